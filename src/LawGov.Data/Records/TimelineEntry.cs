using LawGov.Domain;
using LawGov.Domain.Events;

namespace LawGov.Data.Records;

/// <summary>A line of the history people read; append-only.</summary>
public sealed class TimelineEntry
{
    /// <summary>Longest words of an old entry, longest arguments of a new one, in characters.</summary>
    public const int DetailLength = 1000,
        ArgsLength = 4000;

    private TimelineEntry() { }

    public TimelineEntry(DomainEvent happened, Actor actor, DateTime at)
    {
        Act = happened.Act;
        PlanId = happened.PlanId;
        TaskId = happened.TaskId;
        UnitId = happened.UnitId;
        Args = EventJson.Write(happened);
        ActorId = actor.UserId;
        ActorName = actor.DisplayName;
        At = at;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public TimelineAct Act { get; private set; }

    public Guid? PlanId { get; private set; }

    public Guid? TaskId { get; private set; }

    public Guid? UnitId { get; private set; }

    /// <summary>The particulars in words, of entries written before events had arguments.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>The event's arguments, as JSON; empty in entries written before.</summary>
    public string Args { get; private set; } = "";

    /// <summary>The event; none in entries written before.</summary>
    public DomainEvent? Event => EventJson.Read(Act, Args);

    public Guid ActorId { get; private set; }

    public string ActorName { get; private set; } = "";

    public DateTime At { get; private set; }
}
