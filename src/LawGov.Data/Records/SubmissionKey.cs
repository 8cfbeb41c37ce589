namespace LawGov.Data.Records;

/// <summary>A form that was carried out, so that a double click or a retry finds its result instead of doing it again.</summary>
public sealed class SubmissionKey
{
    public const int TargetLength = 300;

    public SubmissionKey(Guid userId, Guid key, string target, DateTime at) => (UserId, Key, Target, At) = (userId, key, target, at);

    public Guid UserId { get; private set; }

    /// <summary>A digest of the form's own key and of what was typed into it: another content under the same key is another form.</summary>
    public Guid Key { get; private set; }

    /// <summary>Where the first one led.</summary>
    public string Target { get; private set; } = "";

    public DateTime At { get; private set; }
}
