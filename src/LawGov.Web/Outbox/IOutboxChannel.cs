using LawGov.Data.Records;

namespace LawGov.Web.Outbox;

/// <summary>What came of an attempt.</summary>
public enum AttemptEnd
{
    /// <summary>The other side took the message.</summary>
    Delivered,

    /// <summary>It may take it later.</summary>
    Later,

    /// <summary>It will never take this message.</summary>
    Refused,

    /// <summary>It will take no message any more.</summary>
    Gone,
}

/// <summary>One attempt to send.</summary>
/// <param name="End">What came of it.</param>
/// <param name="Error">Why not: one of <see cref="DeliveryErrors"/>, and the number the other side gave.</param>
/// <param name="RetryAfter">How long the other side asks to be left alone.</param>
/// <param name="IsUnreachable">Whether the other side was not reached at all, so that the next message would fare the same.</param>
public sealed record Attempt(AttemptEnd End, string Error = "", TimeSpan? RetryAfter = null, bool IsUnreachable = false)
{
    public static Attempt Delivered { get; } = new(AttemptEnd.Delivered);

    public static Attempt Unreachable(string error) => new(AttemptEnd.Later, error, IsUnreachable: true);
}

/// <summary>Whom and what a message speaks of, beside its own words.</summary>
/// <param name="DistrictName">The district.</param>
/// <param name="UnitName">The unit it concerns.</param>
/// <param name="Site">Under which address people reach the site.</param>
public sealed record Letterhead(string DistrictName, string? UnitName, Uri Site);

/// <summary>A way out of the system: to a mail server, or to one endpoint.</summary>
public interface IOutboxChannel : IAsyncDisposable
{
    OutboxChannel Channel { get; }

    /// <summary>Name of the endpoint; none where the channel serves every address.</summary>
    string? To { get; }

    RetrySchedule Schedule { get; }

    /// <summary>Whether people are disturbed by it.</summary>
    bool HasQuietHours { get; }

    /// <summary>What is sent, at every attempt.</summary>
    string Render(OutboxMessage message, Letterhead head);

    /// <summary>Sends a message; whatever goes wrong is told in the attempt.</summary>
    Task<Attempt> SendAsync(OutboxMessage message, string body, CancellationToken ct);

    /// <summary>Ends the connection of a batch.</summary>
    Task EndBatchAsync();
}
