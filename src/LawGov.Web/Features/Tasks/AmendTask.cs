using FluentValidation;
using LawGov.Data;
using LawGov.Domain.Assignments;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Features.Filings;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Tasks;

/// <summary>
/// Changes a published task: who reports, who consolidates, what must exist at the end. The document's own words stay as they are. Who reports no more owes
/// no more.
/// </summary>
public sealed class AmendTask(LawGovDb db, AccessCheck access, EndOwedLines endLines, EnsureQuarterOpen ensureQuarterOpen)
{
    public sealed class Command
    {
        public int Version { get; set; }

        public ReportingMode ReportingMode { get; set; }

        /// <summary>The assignment that consolidates; none where nobody does.</summary>
        public Guid? PrimaryId { get; set; }

        public string Deliverable { get; set; } = "";

        public bool EvidenceRequired { get; set; }

        public string Reason { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.ReportingMode).IsInEnum().WithMessage("请选择填报方式");
            RuleFor(c => c.Deliverable).MaximumLength(PlanTask.DeliverableLength).WithMessage($"成果形式不能超过{PlanTask.DeliverableLength}字");
            RuleFor(c => c.Reason)
                .NotEmpty()
                .WithMessage("请写明变更说明")
                .MaximumLength(TaskAssignment.ReasonLength)
                .WithMessage($"变更说明不能超过{TaskAssignment.ReasonLength}字");
        }
    }

    public async Task ExecuteAsync(Guid taskId, Command command, CancellationToken ct)
    {
        var task = await db.Tasks.FirstOrDefaultAsync(t => t.Id == taskId, ct) ?? throw new NotFoundException();
        access.Ensure(Operation.AmendTask);
        db.ExpectVersion(task, command.Version);
        var plan = await db.StandingOfAsync(task.PlanId, ct);
        task.Amend(plan, command.ReportingMode, command.Deliverable.Trim(), command.EvidenceRequired, command.Reason.Trim());
        var assignments = await db.Assignments.Where(a => a.PlanTaskId == taskId && a.Status != AssignmentStatus.Withdrawn).ToListAsync(ct);
        var before = assignments.FirstOrDefault(a => a.IsPrimaryLead);
        var after = assignments.FirstOrDefault(a => a.Id == command.PrimaryId && a.UnitId is not null);
        if (command.PrimaryId is not null && after is null)
            throw new NotFoundException();
        if (before?.Id == after?.Id)
            await SaveAsync(taskId, ct);
        else
            await ChangeLeadAsync(plan, taskId, before, after, ct);
        await ensureQuarterOpen.ExecuteAsync(ct);
    }

    /// <summary>One consolidating lead a task is a unique index: the old one steps back before the new one steps up, in one transaction.</summary>
    private async Task ChangeLeadAsync(PlanStanding plan, Guid taskId, TaskAssignment? before, TaskAssignment? after, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        before?.SetPrimaryLead(plan, false);
        await db.SaveChangesAsync(ct);
        after?.SetPrimaryLead(plan, true);
        await SaveAsync(taskId, ct);
        await transaction.CommitAsync(ct);
    }

    private async Task SaveAsync(Guid taskId, CancellationToken ct)
    {
        await endLines.ExecuteAsync(db.Reports.Where(r => r.PlanTaskId == taskId), ct);
        await db.SaveChangesAsync(ct);
    }
}
