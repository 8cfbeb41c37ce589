using LawGov.Domain;
using LawGov.Domain.Rules;

namespace LawGov.Data.Records;

/// <summary>By which way a message leaves the system.</summary>
public enum OutboxChannel
{
    /// <summary>A mail to one person.</summary>
    Mail,

    /// <summary>A signed request to an endpoint of the configuration.</summary>
    Webhook,
}

/// <summary>Where a message stands; follows from its columns.</summary>
public enum OutboxStatus
{
    /// <summary>Waits for its next attempt.</summary>
    Queued,

    /// <summary>A sender has it in hand.</summary>
    Claimed,

    /// <summary>The other side took it.</summary>
    Delivered,

    /// <summary>No further attempt is made.</summary>
    Failed,
}

/// <summary>
/// A message to be sent after the commit of what it tells, at least once and always under the same id. The sender alone moves it, by conditional updates: it
/// is no aggregate, and nothing in it is a record of the district.
/// </summary>
public sealed class OutboxMessage
{
    public const int ToLength = 254,
        EventLength = 60,
        SubjectLength = 200,
        DetailsLength = 2000,
        UrlLength = 300,
        UnitCodeLength = 20,
        BodyLength = 4000,
        ErrorLength = 60;

    /// <summary>An administrator's test of a channel.</summary>
    public const string TestEvent = "channel.test";

    /// <summary>A unit's digest.</summary>
    public const string DigestEvent = "unit.digest";

    private OutboxMessage() { }

    private OutboxMessage(OutboxChannel channel, string to, OutboxNews news, DateTime at)
    {
        Channel = channel;
        To = to.Length is > 0 and <= ToLength ? to : throw new ArgumentException("an address has 1 to 254 characters", nameof(to));
        SourceId = news.SourceId;
        Event = news.Event;
        Subject = StorableText.Cut(OneLine(news.Subject), SubjectLength);
        Details = StorableText.Cut(StorableText.Clean(news.Details), DetailsLength);
        Url =
            news.Url is ['/', not ('/' or '\\'), ..] or "/" && news.Url.Length <= UrlLength && news.Url.All(char.IsAscii)
                ? news.Url
                : throw new ArgumentException("a message leads to an address of this site", nameof(news));
        DueOn = news.DueOn;
        UnitId = news.UnitId;
        UnitCode = news.UnitCode;
        IsUrgent = news.IsUrgent;
        CreatedAt = at;
        NextAttemptAt = at;
    }

    /// <summary>Also the id the other side knows it by.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public OutboxChannel Channel { get; private set; }

    /// <summary>The address of the person, or the name of the endpoint.</summary>
    public string To { get; private set; } = "";

    /// <summary>What it tells of: one message for each channel, address and source.</summary>
    public Guid SourceId { get; private set; }

    /// <summary>Name of what happened, such as <c>unit.urged</c>.</summary>
    public string Event { get; private set; } = "";

    public string Subject { get; private set; } = "";

    /// <summary>Further lines of a mail; a webhook does not carry them.</summary>
    public string Details { get; private set; } = "";

    public DateOnly? DueOn { get; private set; }

    /// <summary>The page it leads to, from the root of the site.</summary>
    public string Url { get; private set; } = "";

    public Guid? UnitId { get; private set; }

    public string UnitCode { get; private set; } = "";

    /// <summary>Whom a mail addresses.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>Whether a mail goes out at night and on days off too.</summary>
    public bool IsUrgent { get; private set; }

    /// <summary>What is sent, made at the first claim; every further attempt sends the same.</summary>
    public string? Body { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>When it is due; none once it is delivered or has failed.</summary>
    public DateTime? NextAttemptAt { get; private set; }

    /// <summary>Until when the sender that has it in hand may be at work; afterwards any sender takes it again.</summary>
    public DateTime? LeaseUntil { get; private set; }

    /// <summary>Attempts begun.</summary>
    public int Attempts { get; private set; }

    /// <summary>When the last attempt began.</summary>
    public DateTime? TriedAt { get; private set; }

    public DateTime? DeliveredAt { get; private set; }

    public DateTime? FailedAt { get; private set; }

    /// <summary>Why the last attempt failed: a word, and the number the other side gave; never its text.</summary>
    public string LastError { get; private set; } = "";

    public OutboxStatus Status =>
        DeliveredAt is not null ? OutboxStatus.Delivered
        : FailedAt is not null ? OutboxStatus.Failed
        : LeaseUntil is not null ? OutboxStatus.Claimed
        : OutboxStatus.Queued;

    /// <summary>A mail to a person.</summary>
    public static OutboxMessage Mail(OutboxNews news, Guid userId, string address, DateTime at) =>
        new(OutboxChannel.Mail, address, news, at) { UserId = userId };

    /// <summary>A request to an endpoint, by the name it has in the configuration.</summary>
    public static OutboxMessage Webhook(OutboxNews news, string endpoint, DateTime at) => new(OutboxChannel.Webhook, endpoint, news, at);

    /// <summary>Whether a failed message may be queued again.</summary>
    public bool CanResend() => Status == OutboxStatus.Failed;

    /// <summary>Queues a failed message again, with all its attempts before it and under the same id.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.MessageNotFailed"/>.</exception>
    public void Resend(DateTime now)
    {
        if (!CanResend())
            throw new RuleException(RuleCodes.MessageNotFailed);
        (FailedAt, NextAttemptAt, LeaseUntil, Attempts) = (null, now, null, 0);
    }

    private static string OneLine(string text) => string.Concat(StorableText.Clean(text).Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}

/// <summary>What a message tells.</summary>
/// <param name="SourceId">The event, notice or digest it comes from.</param>
/// <param name="Event">Name of what happened, such as <c>unit.urged</c>.</param>
/// <param name="Subject">One line, without the text of any report.</param>
/// <param name="Url">The page it leads to, from the root of the site.</param>
/// <param name="UnitId">The unit it concerns.</param>
/// <param name="UnitCode">That unit's code.</param>
/// <param name="DueOn">The day by which something is to be done.</param>
/// <param name="IsUrgent">Whether a mail goes out at night and on days off too.</param>
/// <param name="Details">Further lines of a mail.</param>
public sealed record OutboxNews(
    Guid SourceId,
    string Event,
    string Subject,
    string Url,
    Guid? UnitId = null,
    string UnitCode = "",
    DateOnly? DueOn = null,
    bool IsUrgent = false,
    string Details = ""
);
