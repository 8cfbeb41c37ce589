using FluentValidation;
using LawGov.Data;
using LawGov.Domain.Assignments;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using LawGov.Web.Features.Requests;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Plans;

/// <summary>
/// Takes a plan back that was handed down too early (收回): a draft again, as long as nobody has reported. Empty lines and pages of its quarter go with
/// its assignments; history and audit stay.
/// </summary>
public sealed class TakePlanBack(LawGovDb db, AccessCheck access, District district)
{
    public sealed class Command
    {
        public int Version { get; set; }

        public string Reason { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() =>
            RuleFor(c => c.Reason)
                .NotEmpty()
                .WithMessage("请写明收回理由")
                .MaximumLength(TaskAssignment.ReasonLength)
                .WithMessage($"理由不能超过{TaskAssignment.ReasonLength}字");
    }

    public async Task ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        var plan = await db.Plans.FirstOrDefaultAsync(p => p.Id == planId, ct) ?? throw new NotFoundException();
        access.Ensure(Operation.TakePlanBack);
        db.ExpectVersion(plan, command.Version);
        var assignments = await db.Assignments.Where(a => a.PlanId == planId).ToListAsync(ct);
        var lines = await db.Reports.Where(r => db.Tasks.Any(t => t.Id == r.PlanTaskId && t.PlanId == planId)).ToListAsync(ct);
        plan.TakeBack(command.Reason.Trim(), assignments, lines);
        await RemoveAsync(lines, ct);
        db.Assignments.RemoveRange(assignments);
        await db.LapseRequestsAsync(r => r.PlanId == planId, ct);
        await db.SaveChangesAsync(ct);
        district.Forget();
    }

    /// <summary>Lines nobody wrote in, and the pages that held nothing else. A page that stays is open for its other lines.</summary>
    private async Task RemoveAsync(List<ProgressReport> lines, CancellationToken ct)
    {
        var (filingIds, lineIds) = (lines.Select(l => l.FilingId).Distinct().ToList(), lines.Select(l => l.Id).ToList());
        var empty = await db
            .Filings.Where(f => filingIds.Contains(f.Id) && !db.Reports.Any(r => r.FilingId == f.Id && !lineIds.Contains(r.Id)))
            .ToListAsync(ct);
        db.Reports.RemoveRange(lines);
        db.Filings.RemoveRange(empty);
    }
}
