using LawGov.Data;
using LawGov.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Drafts;

/// <summary>Marks what the reader doubted as seen: one, or all of a kind.</summary>
public sealed class ConfirmFindings(LawGovDb db, AccessCheck access)
{
    public sealed class Command
    {
        /// <summary>One of them.</summary>
        public Guid? FindingId { get; set; }

        /// <summary>All of this kind, where no single one is named.</summary>
        public string? Code { get; set; }
    }

    /// <returns>How many were settled.</returns>
    public async Task<int> ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        var plan = await db.Plans.Include(p => p.Findings).FirstOrDefaultAsync(p => p.Id == planId, ct) ?? throw new NotFoundException();
        access.Ensure(Operation.PreparePlan);
        var open = plan.Findings.Where(f => !f.IsSettled && (command.FindingId is { } id ? f.Id == id : f.Code == command.Code)).Select(f => f.Id).ToList();
        plan.ConfirmFindings(open, true);
        await db.SaveChangesAsync(ct);
        return open.Count;
    }
}
