using LawGov.Data;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Drafts;

/// <summary>Throws a draft away; a plan handed down stays for good.</summary>
public sealed class DeletePlan(LawGovDb db, AccessCheck access)
{
    public sealed class Command
    {
        public int Version { get; set; }
    }

    public async Task ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        var plan =
            await db.Plans.Include(p => p.Sections).Include(p => p.Names).Include(p => p.Findings).AsSplitQuery().FirstOrDefaultAsync(p => p.Id == planId, ct)
            ?? throw new NotFoundException();
        access.Ensure(Operation.PreparePlan);
        plan.EnsureDraft();
        db.ExpectVersion(plan, command.Version);
        db.Comparisons.RemoveRange(
            await db
                .Comparisons.Include(c => c.Pairings)
                .Include(c => c.Judgements)
                .AsSplitQuery()
                .Where(c => c.BeforePlanId == planId || c.AfterPlanId == planId)
                .ToListAsync(ct)
        );
        db.Tasks.RemoveRange(await db.Tasks.Include(t => t.Targets).Where(t => t.PlanId == planId).ToListAsync(ct));
        db.Plans.Remove(plan);
        await db.SaveChangesAsync(ct);
    }
}
