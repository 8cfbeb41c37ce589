using FluentValidation;
using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Accounts;
using LawGov.Domain.Assignments;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Filings;

/// <summary>Submits every line that is ready, in one act: all of them or none. A line edited since the person checked it stops the whole act.</summary>
public sealed class SubmitFiling(LawGovDb db, AccessCheck access, CurrentUser user, District district, DistrictClock clock)
{
    public sealed class Command
    {
        public int Version { get; set; }

        /// <summary>The lines as they were checked.</summary>
        public List<CheckedLine> Lines { get; set; } = [];
    }

    public sealed class CheckedLine
    {
        public Guid Id { get; set; }

        public int Version { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() =>
            RuleFor(c => c.Lines).Must(l => l.DistinctBy(x => x.Id).Count() == l.Count).WithMessage("同一项填报在表单里出现了两次，请刷新页面后再报送");
    }

    /// <returns>How many lines were submitted.</returns>
    public async Task<int> ExecuteAsync(Guid filingId, Command command, CancellationToken ct)
    {
        var filing = await db.Filings.FirstOrDefaultAsync(f => f.Id == filingId, ct) ?? throw new NotFoundException();
        access.Ensure(Operation.SubmitFiling, filing.UnitId);
        db.ExpectVersion(filing, command.Version);
        var lines = await db.Reports.Where(r => r.FilingId == filingId).ToListAsync(ct);
        var seen = command.Lines.ToDictionary(l => l.Id, l => l.Version);
        foreach (var line in lines)
        {
            if (seen.TryGetValue(line.Id, out var version))
                db.ExpectVersion(line, version);
            else if (line.IsReady)
                throw new DbUpdateConcurrencyException("a line became ready after the page was checked");
        }
        var taskIds = lines.Select(l => l.PlanTaskId).ToList();
        var tasks = await db.Tasks.Include(t => t.Targets).AsNoTracking().Where(t => taskIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct);
        var planIds = tasks.Values.Select(t => t.PlanId).Distinct().ToList();
        var plans = await db
            .Plans.Where(p => planIds.Contains(p.Id))
            .Select(p => new
            {
                p.Id,
                p.Status,
                p.StartsOn,
                p.EndsOn,
            })
            .ToDictionaryAsync(p => p.Id, ct);
        var terms = plans.ToDictionary(p => p.Key, p => new PlanTerm(p.Value.StartsOn, p.Value.EndsOn));
        var settings = (await district.GetAsync(ct)).Settings;
        var submitted = filing.Submit(lines, tasks, terms, settings.UnitSigning, user.Is(Role.UnitReviewer), user.Actor, clock.Today, clock.Now);
        await AcknowledgeAsync(submitted, plans.ToDictionary(p => p.Key, p => new PlanStanding(p.Value.Status, p.Value.EndsOn)), ct);
        await db.SaveChangesAsync(ct);
        return submitted.Count;
    }

    /// <summary>A first report is also the unit's notice of the duty.</summary>
    private async Task AcknowledgeAsync(IReadOnlyList<ProgressReport> submitted, Dictionary<Guid, PlanStanding> plans, CancellationToken ct)
    {
        var ids = submitted.Select(l => l.AssignmentId).Distinct().ToList();
        var waiting = await db.Assignments.Where(a => ids.Contains(a.Id) && a.Status == AssignmentStatus.Issued).ToListAsync(ct);
        foreach (var assignment in waiting.Where(a => a.CanAcknowledge(plans[a.PlanId])))
            assignment.Acknowledge(plans[assignment.PlanId], clock.Now);
    }
}
