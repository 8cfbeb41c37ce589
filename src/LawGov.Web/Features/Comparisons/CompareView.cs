using LawGov.Data;
using LawGov.Documents.Comparing;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Comparisons;

/// <summary>Something a local plan falls short of, or has beyond the upper one, with what a person said about it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">The line it follows from.</param>
/// <param name="Before">The upper task.</param>
/// <param name="After">The local task.</param>
/// <param name="Was">What the upper plan says.</param>
/// <param name="Is">What the local plan says.</param>
/// <param name="Judgement">What a person said; none while nobody did.</param>
public sealed record Finding(ComparisonFinding Kind, TaskMatch Line, PlanTask? Before, PlanTask? After, string Was, string Is, FindingJudgement? Judgement)
{
    /// <summary>What an address calls it by.</summary>
    public string Key => $"{Kind}-{(Before ?? After)!.Id:N}";
}

/// <summary>An upper and a local plan side by side, and what was found.</summary>
public sealed record CompareView(PlanSides Sides, IReadOnlyList<Finding> Findings)
{
    /// <summary>Findings of a kind, those nobody spoke about first.</summary>
    public IReadOnlyList<Finding> Of(ComparisonFinding kind) => [.. Findings.Where(f => f.Kind == kind)];

    /// <summary>Findings nobody spoke about. What the district added by itself needs no word.</summary>
    public int Open => Findings.Count(f => f.Judgement is null && f.Kind != ComparisonFinding.Added);

    public int Confirmed => Findings.Count(f => f.Judgement?.Verdict == FindingVerdict.Confirmed);

    public int NoProblem => Findings.Count(f => f.Judgement?.Verdict == FindingVerdict.NoProblem);

    /// <summary>Tasks that belong together, in the order of the upper plan.</summary>
    public IReadOnlyList<TaskMatch> Pairs =>
        [.. Sides.Lines.Where(l => l.Before is not null && l.After is not null).OrderBy(l => l.Before).ThenBy(l => l.After)];

    /// <summary>Upper tasks that have a counterpart.</summary>
    public int Matched => Sides.Lines.Where(l => l.After is not null && l.Before is not null).Select(l => l.Before).Distinct().Count();
}

/// <summary>Reads a comparison and what follows from it.</summary>
public sealed class CompareQuery(LawGovDb db, ReadPlanSides sides)
{
    public async Task<CompareView> ReadAsync(Guid comparisonId, CancellationToken ct)
    {
        var comparison =
            await db
                .Comparisons.AsNoTracking()
                .Include(c => c.Pairings)
                .Include(c => c.Judgements)
                .AsSplitQuery()
                .FirstOrDefaultAsync(c => c.Id == comparisonId && c.Kind == ComparisonKind.Adoption, ct)
            ?? throw new NotFoundException();
        var both = await sides.ReadAsync(comparison, isTracked: false, ct);
        var nobody = both.After.Plan.Names.Where(n => n.IsIgnored).Select(n => n.Name).ToHashSet(StringComparer.Ordinal);
        Finding Judged(Finding f) => f with { Judgement = comparison.Judgements.FirstOrDefault(j => j.IsAbout(f.Kind, f.Before?.Id, f.After?.Id)) };
        return new CompareView(
            both,
            [
                .. both
                    .Lines.SelectMany(l => Of(both, l, nobody))
                    .Select(Judged)
                    .OrderBy(f => f.Kind)
                    .ThenBy(f => f.Before?.Ordinal ?? int.MaxValue)
                    .ThenBy(f => f.After?.Ordinal),
            ]
        );
    }

    private static IEnumerable<Finding> Of(PlanSides sides, TaskMatch line, HashSet<string> nobody)
    {
        var (before, after) = (sides.BeforeOf(line), sides.AfterOf(line));
        Finding New(ComparisonFinding kind, string was = "", string now = "") => new(kind, line, before, after, was, now, null);
        if (line.Kind == MatchKind.Dropped)
            yield return New(ComparisonFinding.Dropped);
        if (line.Kind == MatchKind.Added)
            yield return New(ComparisonFinding.Added);
        if (line.Kind != MatchKind.MergedInto && after is not null && !after.Leads.Concat(after.Responsibles).Any(n => !nobody.Contains(n)))
            yield return New(ComparisonFinding.WithoutUnit);
        if (line.Kind != MatchKind.Pair)
            yield break;
        foreach (var group in line.Changes.Select(c => (Kind: KindOf(c, before!), Change: c)).Where(x => x.Kind is not null).GroupBy(x => x.Kind!.Value))
            yield return New(
                group.Key,
                string.Join('；', group.Select(x => x.Change.Before)),
                string.Join('；', group.Select(x => x.Change.After).Where(t => t.Length > 0))
            );
    }

    /// <summary>What a difference is to the upper plan; a date or figure it does not state cannot be missed.</summary>
    private static ComparisonFinding? KindOf(TaskChange change, PlanTask before) =>
        change.Kind switch
        {
            ChangeKind.DeadlineLater => ComparisonFinding.Delayed,
            ChangeKind.DeadlineDropped when before.Deadline.DueOn is not null => ComparisonFinding.DeadlineMissing,
            ChangeKind.TargetLowered => ComparisonFinding.Lowered,
            ChangeKind.TargetDropped when before.Targets.Any(t => t.Text == change.Before && t.Value is not null) => ComparisonFinding.TargetMissing,
            _ => null,
        };
}
