using LawGov.Domain.Filings;
using LawGov.Domain.Lamps;

namespace LawGov.Data.Queries;

/// <summary>
/// Counts of owed reports. Every report is exactly one of waived, on time, late, missing and not yet due; owed are all but the waived. Every one that is in is
/// exactly one of accepted, waiting and returned, and has one self-assessment. Every report has one lamp.
/// </summary>
public sealed record Figures
{
    /// <summary>Nothing.</summary>
    public static Figures None { get; } = new();

    public int OnTime { get; init; }

    public int Late { get; init; }

    public int Missing { get; init; }

    public int NotYetDue { get; init; }

    public int Waived { get; init; }

    public int Accepted { get; init; }

    public int Waiting { get; init; }

    public int Returned { get; init; }

    /// <summary>Of the returned: not mended by the day set.</summary>
    public int Unmended { get; init; }

    public int Red { get; init; }

    public int Yellow { get; init; }

    public int Green { get; init; }

    public int Blue { get; init; }

    public int Grey { get; init; }

    /// <summary>Of those in, by self-assessment.</summary>
    public int AssessedCompleted { get; init; }

    public int AssessedAhead { get; init; }

    public int AssessedOnSchedule { get; init; }

    public int AssessedBehind { get; init; }

    /// <summary>All reports opened.</summary>
    public int All => Owed + Waived;

    /// <summary>应报: the denominator of every rate.</summary>
    public int Owed => OnTime + Late + Missing + NotYetDue;

    /// <summary>In, in time or not.</summary>
    public int Submitted => OnTime + Late;

    /// <summary>Those in that said something else, or nothing, about their progress.</summary>
    public int AssessedOther => Submitted - AssessedCompleted - AssessedAhead - AssessedOnSchedule - AssessedBehind;

    /// <summary>What a unit is urged about: not in, or not mended, although its day has passed.</summary>
    public int Overdue => Missing + Unmended;

    /// <summary>按时报送率 in percent with one decimal, half away from zero as people round; 0 where nothing is owed.</summary>
    public decimal OnTimePercent => Owed == 0 ? 0 : Math.Round(OnTime * 100m / Owed, 1, MidpointRounding.AwayFromZero);

    /// <summary>How many of them a list of that share shows.</summary>
    public int this[OwedShare share] => share switch
    {
        OwedShare.All => All,
        OwedShare.Owed => Owed,
        OwedShare.OnTime => OnTime,
        OwedShare.Late => Late,
        OwedShare.Missing => Missing,
        OwedShare.NotYetDue => NotYetDue,
        OwedShare.Waived => Waived,
        OwedShare.Submitted => Submitted,
        OwedShare.Accepted => Accepted,
        OwedShare.Waiting => Waiting,
        OwedShare.Returned => Returned,
        OwedShare.Unmended => Unmended,
        OwedShare.Overdue => Overdue,
        OwedShare.Behind => AssessedBehind,
        OwedShare.Red => Red,
        OwedShare.Yellow => Yellow,
        OwedShare.Green => Green,
        OwedShare.Blue => Blue,
        OwedShare.Grey => Grey,
        _ => throw new ArgumentOutOfRangeException(nameof(share)),
    };

    public static Figures operator +(Figures a, Figures b) => new()
    {
        OnTime = a.OnTime + b.OnTime,
        Late = a.Late + b.Late,
        Missing = a.Missing + b.Missing,
        NotYetDue = a.NotYetDue + b.NotYetDue,
        Waived = a.Waived + b.Waived,
        Accepted = a.Accepted + b.Accepted,
        Waiting = a.Waiting + b.Waiting,
        Returned = a.Returned + b.Returned,
        Unmended = a.Unmended + b.Unmended,
        Red = a.Red + b.Red,
        Yellow = a.Yellow + b.Yellow,
        Green = a.Green + b.Green,
        Blue = a.Blue + b.Blue,
        Grey = a.Grey + b.Grey,
        AssessedCompleted = a.AssessedCompleted + b.AssessedCompleted,
        AssessedAhead = a.AssessedAhead + b.AssessedAhead,
        AssessedOnSchedule = a.AssessedOnSchedule + b.AssessedOnSchedule,
        AssessedBehind = a.AssessedBehind + b.AssessedBehind,
    };
}

/// <summary>A part of the owed reports that is counted, and listed when somebody asks which they are.</summary>
public enum OwedShare
{
    All,
    Owed,
    OnTime,
    Late,
    Missing,
    NotYetDue,
    Waived,
    Submitted,
    Accepted,
    Waiting,
    Returned,
    Unmended,
    Overdue,
    Behind,
    Red,
    Yellow,
    Green,
    Blue,
    Grey,
}

/// <summary>The lists behind the counts.</summary>
public static class OwedShares
{
    /// <summary>The reports that <see cref="Figures"/> counts under that share.</summary>
    public static IQueryable<OwedReport> Only(this IQueryable<OwedReport> reports, OwedShare share) => share switch
    {
        OwedShare.All => reports,
        OwedShare.Owed => reports.Where(r => !r.IsWaived),
        OwedShare.OnTime => reports.Where(r => r.IsOnTime),
        OwedShare.Late => reports.Where(r => r.IsLate),
        OwedShare.Missing => reports.Where(r => r.IsMissing),
        OwedShare.NotYetDue => reports.Where(r => r.IsNotYetDue),
        OwedShare.Waived => reports.Where(r => r.IsWaived),
        OwedShare.Submitted => reports.Where(r => r.IsOnTime || r.IsLate),
        OwedShare.Accepted => reports.Where(r => r.IsAccepted),
        OwedShare.Waiting => reports.Where(r => r.IsWaiting),
        OwedShare.Returned => reports.Where(r => r.IsReturned),
        OwedShare.Unmended => reports.Where(r => r.IsUnmended),
        OwedShare.Overdue => reports.Where(r => r.IsMissing || r.IsUnmended),
        OwedShare.Behind => reports.Where(r => (r.IsOnTime || r.IsLate) && r.SelfAssessment == SelfAssessment.Behind),
        OwedShare.Red => reports.Where(r => r.Lamp == Lamp.Red),
        OwedShare.Yellow => reports.Where(r => r.Lamp == Lamp.Yellow),
        OwedShare.Green => reports.Where(r => r.Lamp == Lamp.Green),
        OwedShare.Blue => reports.Where(r => r.Lamp == Lamp.Blue),
        OwedShare.Grey => reports.Where(r => r.Lamp == Lamp.Grey),
        _ => throw new ArgumentOutOfRangeException(nameof(share)),
    };
}
