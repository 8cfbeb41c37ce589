using LawGov.Domain.Events;

namespace LawGov.Domain;

/// <summary>An aggregate root: identified, versioned, and able to report what happened to it for the timeline.</summary>
public abstract class Entity
{
    private readonly List<DomainEvent> _events = [];

    /// <summary>Identity, ordered by time of creation (UUID version 7).</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Raised by one on every saved change; forms carry it so that a stale edit is noticed.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Whether a method changed only children, so that the root itself must count as changed.</summary>
    public bool IsTouched { get; private set; }

    /// <summary>What happened since the last save, oldest first.</summary>
    public IReadOnlyList<DomainEvent> Events => _events;

    /// <summary>Forgets the events, once they are written.</summary>
    public void ClearEvents()
    {
        _events.Clear();
        IsTouched = false;
    }

    /// <summary>Marks the root as changed although only a child was.</summary>
    protected void Touch() => IsTouched = true;

    /// <summary>Notes what happened, for the history and for those it concerns.</summary>
    protected void Raise(DomainEvent happened) => _events.Add(happened);
}

/// <summary>Who acts: the person, the unit the person belongs to, and the name shown in histories.</summary>
/// <param name="UserId">The account; empty for the system itself.</param>
/// <param name="UnitId">The person's unit, if any.</param>
/// <param name="DisplayName">The name people read.</param>
public sealed record Actor(Guid UserId, Guid? UnitId, string DisplayName)
{
    /// <summary>Jobs and commands act under this name.</summary>
    public static Actor System { get; } = new(Guid.Empty, null, "系统");
}
