namespace LawGov.Data.Records;

/// <summary>The right to run a job until a moment, so that of several processes one runs it.</summary>
public sealed class JobLease
{
    public const int NameLength = 60;

    public JobLease(string name, Guid holder, DateTime expiresAt) => (Name, Holder, ExpiresAt) = (name, holder, expiresAt);

    public string Name { get; private set; } = "";

    public Guid Holder { get; private set; }

    public DateTime ExpiresAt { get; private set; }
}
