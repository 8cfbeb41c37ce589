using LawGov.Domain;

namespace LawGov.Data.Records;

/// <summary>A line of the history people read; append-only.</summary>
public sealed class TimelineEntry
{
    public const int DetailLength = 1000;

    private TimelineEntry() { }

    public TimelineEntry(TimelineEvent happened, Actor actor, DateTime at)
    {
        Act = happened.Act;
        PlanId = happened.PlanId;
        TaskId = happened.TaskId;
        UnitId = happened.UnitId;
        Detail = StorableText.Cut(happened.Detail ?? "", DetailLength);
        ActorId = actor.UserId;
        ActorName = actor.DisplayName;
        At = at;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public TimelineAct Act { get; private set; }

    public Guid? PlanId { get; private set; }

    public Guid? TaskId { get; private set; }

    public Guid? UnitId { get; private set; }

    public string Detail { get; private set; } = "";

    public Guid ActorId { get; private set; }

    public string ActorName { get; private set; } = "";

    public DateTime At { get; private set; }
}
