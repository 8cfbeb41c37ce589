using FluentValidation;
using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Assignments;
using LawGov.Domain.Rules;
using LawGov.Web.Access;
using LawGov.Web.Features.Filings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Tasks;

/// <summary>Names one more unit on a published task (增列单位); if the quarter's window is open, what it owes is opened at once.</summary>
public sealed class AddAssignment(LawGovDb db, AccessCheck access, DistrictClock clock, EndOwedLines endLines, EnsureQuarterOpen ensureQuarterOpen)
{
    public sealed class Command
    {
        public Guid? UnitId { get; set; }

        public UnitRole Role { get; set; } = UnitRole.Responsible;

        public string Reason { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.UnitId).NotNull().WithMessage("请选择要增列的单位");
            RuleFor(c => c.Role).IsInEnum().WithMessage("请选择单位的职责");
            RuleFor(c => c.Reason)
                .NotEmpty()
                .WithMessage("请写明增列理由")
                .MaximumLength(TaskAssignment.ReasonLength)
                .WithMessage($"理由不能超过{TaskAssignment.ReasonLength}字");
        }
    }

    public async Task ExecuteAsync(Guid taskId, Command command, CancellationToken ct)
    {
        var task = await db.Tasks.FirstOrDefaultAsync(t => t.Id == taskId, ct) ?? throw new NotFoundException();
        access.Ensure(Operation.AmendTask);
        var plan = await db.StandingOfAsync(task.PlanId, ct);
        task.EnsureCanAmend(plan);
        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Id == command.UnitId && u.IsActive, ct) ?? throw new NotFoundException();
        var present = await db.Assignments.AsNoTracking().Where(a => a.PlanTaskId == taskId).Select(a => new { a.UnitId, a.IsPrimaryLead }).ToListAsync(ct);
        if (present.Any(a => a.UnitId == unit.Id))
            throw new RuleException(RuleCodes.AlreadyAssigned);
        var isPrimary = command.Role == UnitRole.Lead && !present.Any(a => a.IsPrimaryLead);
        var role = command.Role == UnitRole.Lead && !isPrimary ? UnitRole.CoLead : command.Role;
        var assignment = TaskAssignment.ForUnit(task, unit.Id, role, isPrimary);
        assignment.AddToPublishedTask(plan, clock.Today, command.Reason.Trim());
        db.Assignments.Add(assignment);
        await endLines.ExecuteAsync(db.Reports.Where(r => r.PlanTaskId == taskId), ct);
        await db.SaveChangesAsync(ct);
        await ensureQuarterOpen.ExecuteAsync(ct);
    }
}
