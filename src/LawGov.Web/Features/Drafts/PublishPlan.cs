using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Features.Filings;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Drafts;

/// <summary>Hands a plan down (印发并下达): its tasks become assignments in one save. If the quarter's window is open, its lines are opened at once.</summary>
public sealed class PublishPlan(LawGovDb db, AccessCheck access, DistrictClock clock, EnsureQuarterOpen ensureQuarterOpen)
{
    public sealed class Command
    {
        public int Version { get; set; }
    }

    /// <returns>How many assignments were made.</returns>
    public async Task<int> ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        var plan = await db.Plans.Include(p => p.Names).FirstOrDefaultAsync(p => p.Id == planId, ct) ?? throw new NotFoundException();
        access.Ensure(Operation.PreparePlan);
        db.ExpectVersion(plan, command.Version);
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.PlanId == planId).OrderBy(t => t.Ordinal).ToListAsync(ct);
        var assignments = plan.Publish(tasks, clock.Today);
        db.Assignments.AddRange(assignments);
        await db.SaveChangesAsync(ct);
        await ensureQuarterOpen.ExecuteAsync(ct);
        return assignments.Count;
    }
}

/// <summary>What handing down would make, for the last look before it is done.</summary>
public sealed class PublishPreview(LawGovDb db, DistrictClock clock)
{
    /// <param name="Chapters">Chapters.</param>
    /// <param name="Sections">Sections.</param>
    /// <param name="Tasks">Tasks.</param>
    /// <param name="Assignments">Assignments it would make; none while names are open.</param>
    /// <param name="Units">Different units and collectives among them.</param>
    /// <param name="OpenNames">Names nobody settled.</param>
    /// <param name="OpenFindings">Doubts nobody looked at.</param>
    /// <param name="WithoutLead">Tasks with units, but without a lead.</param>
    /// <param name="WithoutUnits">Tasks that nobody would own.</param>
    /// <param name="EachUnit">Tasks that every member of a collective reports.</param>
    public sealed record Result(
        int Chapters,
        int Sections,
        int Tasks,
        int Assignments,
        int Units,
        int OpenNames,
        int OpenFindings,
        int WithoutLead,
        int WithoutUnits,
        int EachUnit
    );

    public async Task<Result> ReadAsync(Guid planId, CancellationToken ct)
    {
        // Read without tracking: the domain's own act is tried on a copy that is never saved.
        var plan =
            await db
                .Plans.AsNoTracking()
                .Include(p => p.Names)
                .Include(p => p.Sections)
                .Include(p => p.Findings)
                .AsSplitQuery()
                .FirstOrDefaultAsync(p => p.Id == planId, ct)
            ?? throw new NotFoundException();
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.PlanId == planId).ToListAsync(ct);
        var openNames = plan.OpenNames.Count();
        var assignments = plan.Status == PlanStatus.Draft && openNames == 0 && tasks.Count > 0 ? plan.Publish(tasks, clock.Today) : [];
        var owned = assignments.Select(a => a.PlanTaskId).ToHashSet();
        return new Result(
            plan.Sections.Count(s => s.Level == SectionLevel.Chapter),
            plan.Sections.Count(s => s.Level == SectionLevel.Section),
            tasks.Count,
            assignments.Count,
            assignments.Select(a => a.UnitId ?? a.UnitGroupId).Distinct().Count(),
            openNames,
            plan.Findings.Count(f => !f.IsSettled),
            tasks.Count(t => t.LeadIsOpen && !BatchCommand.IsWithoutUnits(t)),
            openNames == 0 ? tasks.Count(t => !owned.Contains(t.Id)) : 0,
            tasks.Count(t => t.ReportingMode == ReportingMode.EachUnit)
        );
    }
}
