namespace LawGov.Data.Accounts;

/// <summary>A sign-in that is still good. A session that ends loses its row: no history of anybody's sign-ins is kept.</summary>
public sealed class UserSession
{
    private UserSession() { }

    public UserSession(Guid userId, DateTime startedAt) => (UserId, StartedAt, LastSeenAt) = (userId, startedAt, startedAt);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid UserId { get; private set; }

    public DateTime StartedAt { get; private set; }

    /// <summary>Last request that counts as work, to the minute: only what the end of an idle session needs.</summary>
    public DateTime LastSeenAt { get; private set; }
}
