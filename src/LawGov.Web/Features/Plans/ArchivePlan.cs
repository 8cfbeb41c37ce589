using FluentValidation;
using LawGov.Data;
using LawGov.Domain.Assignments;
using LawGov.Web.Access;
using LawGov.Web.Features.Filings;
using LawGov.Web.Features.Requests;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Plans;

/// <summary>Puts a plan away (归档): nothing is owed for it any more; what was reported stays.</summary>
public sealed class ArchivePlan(LawGovDb db, AccessCheck access, EndOwedLines endLines)
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
                .WithMessage("请写明归档理由")
                .MaximumLength(TaskAssignment.ReasonLength)
                .WithMessage($"理由不能超过{TaskAssignment.ReasonLength}字");
    }

    public async Task ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        var plan = await db.Plans.FirstOrDefaultAsync(p => p.Id == planId, ct) ?? throw new NotFoundException();
        access.Ensure(Operation.PreparePlan);
        db.ExpectVersion(plan, command.Version);
        plan.Archive(command.Reason.Trim());
        await endLines.ExecuteAsync(db.Reports.Where(r => db.Tasks.Any(t => t.Id == r.PlanTaskId && t.PlanId == planId)), ct);
        await db.LapseRequestsAsync(r => r.PlanId == planId, ct);
        await db.SaveChangesAsync(ct);
    }
}
