using System.Linq.Expressions;
using System.Reflection;

namespace LawGov.Data.Queries;

/// <summary>
/// How many owed reports each <see cref="ReportBucket"/> holds. Every report is exactly one of waived, on time, late, missing and not yet due;
/// owed are all but the waived. Every one that is in is exactly one of accepted, waiting and returned. Every report has one lamp.
/// </summary>
public sealed class ReportCounts : IEquatable<ReportCounts>
{
    private readonly int[] _counts;

    /// <param name="counts">One number for each counted bucket, in the order of the table.</param>
    public ReportCounts(int[] counts) => _counts = counts;

    /// <summary>Nothing.</summary>
    public static ReportCounts None { get; } = new(new int[ReportBucket.Counted.Count()]);

    public int OnTime => this[ReportBucket.OnTime];

    public int Late => this[ReportBucket.Late];

    public int Missing => this[ReportBucket.Missing];

    public int NotYetDue => this[ReportBucket.NotYetDue];

    public int Waived => this[ReportBucket.Waived];

    public int Accepted => this[ReportBucket.Accepted];

    public int Waiting => this[ReportBucket.Waiting];

    public int Returned => this[ReportBucket.Returned];

    public int Unmended => this[ReportBucket.Unmended];

    public int Red => this[ReportBucket.Red];

    public int Yellow => this[ReportBucket.Yellow];

    public int Green => this[ReportBucket.Green];

    public int Blue => this[ReportBucket.Blue];

    public int Grey => this[ReportBucket.Grey];

    public int All => this[ReportBucket.All];

    public int Owed => this[ReportBucket.Owed];

    public int Submitted => this[ReportBucket.Submitted];

    public int Overdue => this[ReportBucket.Overdue];

    public int AssessedCompleted => this[ReportBucket.Completed];

    public int AssessedAhead => this[ReportBucket.Ahead];

    public int AssessedOnSchedule => this[ReportBucket.OnSchedule];

    public int AssessedBehind => this[ReportBucket.Behind];

    /// <summary>Those in that said something else, or nothing, about their progress.</summary>
    public int AssessedOther => Submitted - AssessedCompleted - AssessedAhead - AssessedOnSchedule - AssessedBehind;

    /// <summary>按时报送率 in percent with one decimal, half away from zero as people round; 0 where nothing is owed.</summary>
    public decimal OnTimePercent => Owed == 0 ? 0 : Math.Round(OnTime * 100m / Owed, 1, MidpointRounding.AwayFromZero);

    /// <summary>How many reports the list of that bucket shows.</summary>
    public int this[ReportBucket bucket] => bucket.In(_counts);

    /// <summary>The sum of several counts.</summary>
    public static ReportCounts Sum(IEnumerable<ReportCounts> several)
    {
        var sum = new int[None._counts.Length];
        foreach (var one in several)
        {
            for (var i = 0; i < sum.Length; i++)
                sum[i] += one._counts[i];
        }
        return new ReportCounts(sum);
    }

    /// <summary>Counts reports that were read.</summary>
    public static ReportCounts Of(IReadOnlyCollection<OwedReport> reports) => new([.. ReportBucket.Counted.Select(b => reports.Count(b.Has))]);

    /// <inheritdoc/>
    public bool Equals(ReportCounts? other) => other is not null && _counts.AsSpan().SequenceEqual(other._counts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ReportCounts);

    /// <inheritdoc/>
    public override int GetHashCode() => _counts.Sum();

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', ReportBucket.Table.Select(b => $"{b.Name}={this[b]}"));
}

/// <summary>Counts owed reports in the database: one grouped query with a conditional count for each bucket of the table.</summary>
public static class CountQueries
{
    private static readonly ConstructorInfo Counts = typeof(ReportCounts).GetConstructor([typeof(int[])])!;

    private static readonly MethodInfo CountIf = typeof(Enumerable)
        .GetMethods()
        .Single(m => m.Name == nameof(Enumerable.Count) && m.GetParameters().Length == 2)
        .MakeGenericMethod(typeof(OwedReport));

    /// <summary>The reports that <see cref="ReportCounts"/> counts under that bucket.</summary>
    public static IQueryable<OwedReport> Only(this IQueryable<OwedReport> reports, ReportBucket bucket) =>
        bucket == ReportBucket.All ? reports : reports.Where(bucket.Holds);

    /// <summary>The counts of each group.</summary>
    public static IQueryable<TRow> CountBy<TKey, TRow>(
        this IQueryable<OwedReport> reports,
        Expression<Func<OwedReport, TKey>> key,
        Expression<Func<TKey, ReportCounts, TRow>> row
    )
    {
        var group = Expression.Parameter(typeof(IGrouping<TKey, OwedReport>), "g");
        var counts = Expression.New(Counts, Expression.NewArrayInit(typeof(int), ReportBucket.Counted.Select(b => Expression.Call(CountIf, group, b.Holds))));
        var body = new Replacement(row.Parameters[0], Expression.Property(group, nameof(IGrouping<,>.Key)), row.Parameters[1], counts).Visit(row.Body)!;
        return reports.GroupBy(key).Select(Expression.Lambda<Func<IGrouping<TKey, OwedReport>, TRow>>(body, group));
    }

    private sealed class Replacement(Expression first, Expression firstBy, Expression second, Expression secondBy) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) =>
            node == first ? firstBy
            : node == second ? secondBy
            : base.Visit(node);
    }
}
