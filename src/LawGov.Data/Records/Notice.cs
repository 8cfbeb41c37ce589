using LawGov.Domain;
using LawGov.Domain.Events;

namespace LawGov.Data.Records;

/// <summary>
/// Somebody is told that something happened (通知): a message, not a duty. Whether it was read is that person's own affair: no time is kept, and nobody
/// else is shown it.
/// </summary>
public sealed class Notice
{
    /// <summary>How long a notice is kept, in days.</summary>
    public const int KeptDays = 400;

    private Notice() { }

    internal Notice(Guid userId, NoticeReason reason, DomainEvent happened, EventSubject subject, Actor actor, DateTime at)
    {
        UserId = userId;
        Reason = reason;
        Act = happened.Act;
        SubjectKind = subject.Kind;
        SubjectId = subject.Id;
        TaskId = happened.TaskId;
        UnitId = happened.UnitId;
        Args = EventJson.Write(happened);
        ActorName = actor.DisplayName;
        At = at;
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Who is told.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Why this person.</summary>
    public NoticeReason Reason { get; private set; }

    /// <summary>What happened.</summary>
    public TimelineAct Act { get; private set; }

    /// <summary>What it opens.</summary>
    public SubjectKind SubjectKind { get; private set; }

    /// <summary>Which one.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>The task; none where it is about several.</summary>
    public Guid? TaskId { get; private set; }

    /// <summary>The unit concerned, if any.</summary>
    public Guid? UnitId { get; private set; }

    /// <summary>The event's arguments, as JSON; of the first where it stands for several.</summary>
    public string Args { get; private set; } = "";

    /// <summary>How many happenings of one save it stands for.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>Whose act it was.</summary>
    public string ActorName { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTime At { get; private set; }

    /// <summary>Whether the person has opened it, or what it is about.</summary>
    public bool IsRead { get; private set; }

    /// <summary>The event.</summary>
    public DomainEvent? Event => EventJson.Read(Act, Args);

    /// <summary>Another happening of the same save about the same thing.</summary>
    internal void Add(DomainEvent happened)
    {
        Count++;
        if (TaskId != happened.TaskId)
            TaskId = null;
    }
}
