using System.Linq.Expressions;
using LawGov.Domain.Filings;
using LawGov.Domain.Lamps;

namespace LawGov.Data.Queries;

/// <summary>
/// A part of the owed reports that is counted, and listed when somebody asks which they are. The properties below are the whole table: counts,
/// lists, the word on the screen and the choices of a filter follow from one entry each.
/// </summary>
public sealed class ReportBucket
{
    private static readonly List<ReportBucket> Entries = [];

    private readonly string[] _partNames;
    private readonly Lazy<Func<OwedReport, bool>> _has;
    private ReportBucket[]? _parts;

    private ReportBucket(string name, string label, Expression<Func<OwedReport, bool>> holds, string[] partNames)
    {
        (Name, Label, Holds, _partNames) = (name, label, holds, partNames);
        _has = new Lazy<Func<OwedReport, bool>>(() => holds.Compile());
        if (!IsSum)
            Place = Counted.Count();
        Entries.Add(this);
    }

    /// <summary>Every report opened.</summary>
    public static ReportBucket All { get; } = SumOf("all", "全部", r => true, "owed", "waived");

    /// <summary>The denominator of every rate.</summary>
    public static ReportBucket Owed { get; } = SumOf("owed", "应报", r => !r.IsWaived, "ontime", "late", "missing", "notyetdue");

    public static ReportBucket OnTime { get; } = Of("ontime", "按时报送", r => r.IsOnTime);

    public static ReportBucket Late { get; } = Of("late", "补报", r => r.IsLate);

    public static ReportBucket Missing { get; } = Of("missing", "逾期未报", r => r.IsMissing);

    public static ReportBucket NotYetDue { get; } = Of("notyetdue", "未到期未报", r => r.IsNotYetDue);

    public static ReportBucket Waived { get; } = Of("waived", "免报", r => r.IsWaived);

    /// <summary>In, in time or not.</summary>
    public static ReportBucket Submitted { get; } = SumOf("submitted", "已报送", r => r.IsOnTime || r.IsLate, "ontime", "late");

    public static ReportBucket Accepted { get; } = Of("accepted", "审核通过", r => r.IsAccepted);

    public static ReportBucket Waiting { get; } = Of("waiting", "待审核", r => r.IsWaiting);

    public static ReportBucket Returned { get; } = Of("returned", "退回修改", r => r.IsReturned);

    /// <summary>Of the returned: not mended by the day set.</summary>
    public static ReportBucket Unmended { get; } = Of("unmended", "退回逾期未改", r => r.IsUnmended);

    /// <summary>What a unit is urged about: not in, or not mended, although its day has passed.</summary>
    public static ReportBucket Overdue { get; } = SumOf("overdue", "逾期未报、未改", r => r.IsMissing || r.IsUnmended, "missing", "unmended");

    public static ReportBucket Behind { get; } = Of("behind", "自评欠进度", r => (r.IsOnTime || r.IsLate) && r.SelfAssessment == SelfAssessment.Behind);

    public static ReportBucket OnSchedule { get; } =
        Of("onschedule", "自评达进度", r => (r.IsOnTime || r.IsLate) && r.SelfAssessment == SelfAssessment.OnSchedule);

    public static ReportBucket Ahead { get; } = Of("ahead", "自评超进度", r => (r.IsOnTime || r.IsLate) && r.SelfAssessment == SelfAssessment.Ahead);

    public static ReportBucket Completed { get; } =
        Of("completed", "自评已完成", r => (r.IsOnTime || r.IsLate) && r.SelfAssessment == SelfAssessment.Completed);

    public static ReportBucket Red { get; } = Of("red", "红灯", r => r.Lamp == Lamp.Red);

    public static ReportBucket Yellow { get; } = Of("yellow", "黄灯", r => r.Lamp == Lamp.Yellow);

    public static ReportBucket Green { get; } = Of("green", "绿灯", r => r.Lamp == Lamp.Green);

    public static ReportBucket Blue { get; } = Of("blue", "已办结", r => r.Lamp == Lamp.Blue);

    public static ReportBucket Grey { get; } = Of("grey", "未到期、免报", r => r.Lamp == Lamp.Grey);

    /// <summary>The whole table in the order filters offer it.</summary>
    public static IReadOnlyList<ReportBucket> Table => Entries;

    /// <summary>Those the database counts; the others are sums of them.</summary>
    internal static IEnumerable<ReportBucket> Counted => Entries.Where(e => !e.IsSum);

    /// <summary>Its name in addresses.</summary>
    public string Name { get; }

    /// <summary>Its word on the screen, in Chinese.</summary>
    public string Label { get; }

    /// <summary>Which reports belong to it; both databases translate it.</summary>
    public Expression<Func<OwedReport, bool>> Holds { get; }

    private bool IsSum => _partNames.Length > 0;

    /// <summary>Its place among the counted ones.</summary>
    private int Place { get; }

    /// <summary>The entry of that name, none where there is none.</summary>
    public static ReportBucket? Find(string? name) => Entries.Find(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a report that was read belongs to it.</summary>
    public bool Has(OwedReport report) => _has.Value(report);

    /// <summary>Its count among the counts of all counted ones.</summary>
    internal int In(int[] counts)
    {
        if (!IsSum)
            return counts[Place];
        var sum = 0;
        foreach (var part in _parts ??= [.. _partNames.Select(n => Find(n)!)])
            sum += part.In(counts);
        return sum;
    }

    private static ReportBucket Of(string name, string label, Expression<Func<OwedReport, bool>> holds) => new(name, label, holds, []);

    /// <summary>A bucket that is the sum of others, no report in two of them.</summary>
    private static ReportBucket SumOf(string name, string label, Expression<Func<OwedReport, bool>> holds, params string[] parts) =>
        new(name, label, holds, parts);
}
