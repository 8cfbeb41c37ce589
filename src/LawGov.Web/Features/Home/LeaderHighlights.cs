using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using LawGov.Web.Features.Overdue;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Home;

/// <summary>
/// What a leader should hear in a quarter: problems in the units' own words, and where things go fast. Accepted texts only: drafts stay with their
/// units.
/// </summary>
public sealed class LeaderHighlights(LawGovDb db)
{
    private const int Most = 5;

    public async Task<Highlights> ReadAsync(QuarterBoard board, CancellationToken ct)
    {
        var key = board.Period.Key;
        var accepted =
            from r in db.Reports.AsNoTracking().VisibleTo(board.Reach).Where(r => r.PeriodKey == key).Accepted()
            join u in db.Units on r.UnitId equals u.Id
            join t in db.Tasks on r.PlanTaskId equals t.Id
            select new
            {
                r,
                u,
                t,
            };
        var problems = accepted
            .Where(x => x.r.Problems != "")
            .OrderBy(x => x.r.SelfAssessment == SelfAssessment.Behind ? 0 : 1)
            .ThenByDescending(x => x.r.LagPoints)
            .ThenBy(x => x.u.SortOrder)
            .ThenBy(x => x.t.Ordinal)
            .Take(Most)
            .Select(x => new Highlight
            {
                IsProblem = true,
                Unit = x.u.ShortName,
                TaskId = x.t.Id,
                Number = x.t.Number,
                Title = x.t.Title,
                Text = x.r.Problems,
                SelfAssessment = x.r.SelfAssessment,
            });
        var fast = accepted
            .Where(x => x.r.SelfAssessment == SelfAssessment.Ahead || x.r.SelfAssessment == SelfAssessment.Completed)
            .OrderBy(x => x.r.SelfAssessment == SelfAssessment.Completed ? 0 : 1)
            .ThenBy(x => x.u.SortOrder)
            .ThenBy(x => x.t.Ordinal)
            .Take(Most)
            .Select(x => new Highlight
            {
                IsProblem = false,
                Unit = x.u.ShortName,
                TaskId = x.t.Id,
                Number = x.t.Number,
                Title = x.t.Title,
                Text = x.r.Progress,
                SelfAssessment = x.r.SelfAssessment,
            });
        var rows = await problems.Concat(fast).ToListAsync(ct);
        return new Highlights([.. rows.Where(r => r.IsProblem)], [.. rows.Where(r => !r.IsProblem)]);
    }
}

/// <summary>What stands out.</summary>
public sealed record Highlights(IReadOnlyList<Highlight> Problems, IReadOnlyList<Highlight> Fast);

/// <summary>One accepted report that stands out.</summary>
public sealed class Highlight
{
    public bool IsProblem { get; init; }

    public string Unit { get; init; } = "";

    public Guid TaskId { get; init; }

    public string Number { get; init; } = "";

    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    public SelfAssessment? SelfAssessment { get; init; }
}
