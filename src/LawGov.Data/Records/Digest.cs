namespace LawGov.Data.Records;

/// <summary>
/// That a unit's digest of a day was made (每日提醒), also where there was nothing to tell. One for each unit and day: of two processes that make it, one
/// does. No record of the district, and kept for a while only.
/// </summary>
public sealed class Digest
{
    /// <summary>How long it is kept, in days.</summary>
    public const int KeptDays = 90;

    private Digest() { }

    public Digest(Guid unitId, DateOnly on, DateTime cutOffAt) => (UnitId, On, CutOffAt) = (unitId, on, cutOffAt);

    /// <summary>Identity, and source of its mails.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Of which unit.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>The district's day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>As of when it tells.</summary>
    public DateTime CutOffAt { get; private set; }

    /// <summary>To how many addresses it went; none where there was nothing to tell, or nobody asked to be told by mail.</summary>
    public int Mails { get; private set; }

    /// <summary>It went to so many addresses.</summary>
    public void SentTo(int mails) => Mails = mails;
}
