namespace LawGov.Data.Records;

/// <summary>Which channels the installation has. What has none is never queued.</summary>
/// <param name="Mail">Whether a mail server is configured.</param>
/// <param name="Endpoints">Names of the configured endpoints.</param>
public sealed record Outgoing(bool Mail, IReadOnlyList<string> Endpoints)
{
    /// <summary>An installation that sends nothing.</summary>
    public static Outgoing Nothing { get; } = new(false, []);

    public bool IsNothing => !Mail && Endpoints.Count == 0;
}

/// <summary>Wakes the senders of this process once something new may be due; other processes look by themselves every few seconds.</summary>
public sealed class OutboxSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends with the next call of <see cref="Wake"/>. Taken before looking what is due, so that no call is missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Wake() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>A channel that is off until an administrator switches it on again, because the other side said that it is gone.</summary>
public sealed class ChannelStop
{
    private ChannelStop() { }

    public ChannelStop(OutboxChannel channel, string to, string error, DateTime at) => (Channel, To, Error, At) = (channel, to, error, at);

    public OutboxChannel Channel { get; private set; }

    /// <summary>Name of the endpoint.</summary>
    public string To { get; private set; } = "";

    public string Error { get; private set; } = "";

    public DateTime At { get; private set; }
}

/// <summary>Queues messages in the save of what they tell.</summary>
public static class OutboxQueue
{
    /// <summary>
    /// Queues news by every channel the installation has: a mail to each address once, a request to each endpoint. The save that follows carries them,
    /// and wakes the senders.
    /// </summary>
    /// <param name="db">The context that is about to save.</param>
    /// <param name="news">What is told; a source is told once to an address.</param>
    /// <param name="readers">Whom to mail; who has no address is left out.</param>
    /// <param name="isToEndpoints">Whether the endpoints are told too.</param>
    /// <returns>How many messages were queued.</returns>
    public static int Queue(this LawGovDb db, OutboxNews news, IEnumerable<(Guid UserId, string? Address)> readers, bool isToEndpoints = true)
    {
        var now = db.Clock.Now;
        var messages = new List<OutboxMessage>();
        if (db.Outgoing.Mail)
        {
            messages.AddRange(
                readers
                    .Select(r => (r.UserId, Address: r.Address?.Trim() ?? ""))
                    .Where(r => r.Address.Length is > 0 and <= OutboxMessage.ToLength)
                    .DistinctBy(r => r.Address, StringComparer.OrdinalIgnoreCase)
                    .Select(r => OutboxMessage.Mail(news, r.UserId, r.Address, now))
            );
        }
        if (isToEndpoints)
            messages.AddRange(db.Outgoing.Endpoints.Select(name => OutboxMessage.Webhook(news, name, now)));
        if (messages.Count == 0)
            return 0;
        db.Outbox.AddRange(messages);
        db.WakeSendersAfterSave();
        return messages.Count;
    }
}
