using LawGov.Data;
using LawGov.Documents.Comparing;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Features.Comparisons;
using LawGov.Web.Features.Review;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Revisions;

/// <summary>A draft beside the published plan it revises; without one, the plans it could revise.</summary>
public sealed record AmendView(WorkPlan Draft, PlanSides? Sides, IReadOnlyList<(Guid Id, string Title, string DocumentNumber)> Published)
{
    /// <summary>Names nobody settled: they must be, before units can be named.</summary>
    public int OpenNames => Draft.OpenNames.Count();

    public int OpenFindings => Draft.Findings.Count(f => !f.IsSettled);

    /// <summary>Tasks only the revision has, a further part of a split task among them.</summary>
    public IReadOnlyList<AmendLine> Added => [.. Lines.Where(l => l.Match.Kind is MatchKind.Added or MatchKind.SplitOff)];

    /// <summary>Tasks the revision has no longer, those that went into another among them.</summary>
    public IReadOnlyList<AmendLine> Dropped => [.. Lines.Where(l => l.Match.Kind is MatchKind.Dropped or MatchKind.MergedInto)];

    /// <summary>Tasks that say something else now.</summary>
    public IReadOnlyList<AmendLine> Changed => [.. Lines.Where(l => l.Match.Kind == MatchKind.Pair && l.Match.Changes.Any(c => !ChangeText.IsOfPlace(c.Kind)))];

    /// <summary>Tasks that only stand elsewhere or under another number.</summary>
    public IReadOnlyList<AmendLine> Placed =>
        [.. Lines.Where(l => l.Match.Kind == MatchKind.Pair && l.Match.Changes.Count > 0 && l.Match.Changes.All(c => ChangeText.IsOfPlace(c.Kind)))];

    public IReadOnlyList<AmendLine> Same => [.. Lines.Where(l => l.Match.IsUnchanged)];

    /// <summary>Whether applying would change anything.</summary>
    public bool HasSomething => Added.Count + Dropped.Count + Changed.Count + Placed.Count > 0;

    private IEnumerable<AmendLine> Lines => Sides is { } sides ? sides.Lines.Select(l => new AmendLine(sides, l)) : [];
}

/// <summary>A line of the comparison with its tasks.</summary>
public sealed record AmendLine(PlanSides Sides, TaskMatch Match)
{
    public PlanTask? Before => Sides.BeforeOf(Match);

    public PlanTask? After => Sides.AfterOf(Match);

    /// <summary>The task the line is named by: the revision's, or the one it has no longer.</summary>
    public PlanTask Task => Match.Kind is MatchKind.MergedInto ? Before! : After ?? Before!;

    public string Place => ReferenceEquals(Task, Before) ? Sides.Before.PlaceOf(Task) : Sides.After.PlaceOf(Task);

    /// <summary>The requirement with what was taken away and added.</summary>
    public IReadOnlyList<IReadOnlyList<DiffPart>> Texts =>
        Match.Kind == MatchKind.Pair
            ? TextDiff.CompareLines(Before!.Requirement, After!.Requirement)
            :
            [
                [new DiffPart(DiffKind.Same, Task.Requirement)],
            ];

    /// <summary>What differs beside the wording and the number.</summary>
    public IEnumerable<TaskChange> Facts => Match.Changes.Where(c => c.Kind is not (ChangeKind.Reworded or ChangeKind.Renumbered));
}

/// <summary>Reads what a draft changes against the plan it revises.</summary>
public sealed class AmendPage(LawGovDb db, ReadPlanSides sides)
{
    public async Task<AmendView> ReadAsync(Guid draftId, CancellationToken ct)
    {
        var comparison = await db
            .Comparisons.AsNoTracking()
            .Include(c => c.Pairings)
            .FirstOrDefaultAsync(c => c.Kind == ComparisonKind.Revision && c.AfterPlanId == draftId, ct);
        var published = await db
            .Plans.AsNoTracking()
            .Where(p => p.Status == PlanStatus.Published)
            .OrderByDescending(p => p.Id)
            .Select(p => new
            {
                p.Id,
                p.Title,
                p.DocumentNumber,
            })
            .ToListAsync(ct);
        var both = comparison is null ? null : await sides.ReadAsync(comparison, isTracked: false, ct);
        var draft =
            both?.After.Plan
            ?? await db.Plans.AsNoTracking().Include(p => p.Names).Include(p => p.Findings).AsSplitQuery().FirstOrDefaultAsync(p => p.Id == draftId, ct)
            ?? throw new NotFoundException();
        return new AmendView(draft, both, [.. published.Select(p => (p.Id, p.Title, p.DocumentNumber))]);
    }
}
