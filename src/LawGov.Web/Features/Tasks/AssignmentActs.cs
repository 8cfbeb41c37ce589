using FluentValidation;
using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Assignments;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Domain.Requests;
using LawGov.Domain.Units;
using LawGov.Web.Access;
using LawGov.Web.Features.Filings;
using LawGov.Web.Features.Requests;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Tasks;

/// <summary>An act on one assignment, with the reason, the result or the remark that belongs to it.</summary>
public class AssignmentCommand
{
    public Guid AssignmentId { get; set; }

    public int Version { get; set; }

    public string Text { get; set; } = "";
}

/// <summary>Takes a unit or a collective off a published task (撤销分工): its lines end with it, and who owes them now is asked at once.</summary>
public sealed class WithdrawAssignment(LawGovDb db, AccessCheck access, DistrictClock clock, EndOwedLines endLines, EnsureQuarterOpen ensureQuarterOpen)
{
    public sealed class Command : AssignmentCommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() =>
            RuleFor(c => c.Text)
                .NotEmpty()
                .WithMessage("请写明撤销理由")
                .MaximumLength(TaskAssignment.ReasonLength)
                .WithMessage($"理由不能超过{TaskAssignment.ReasonLength}字");
    }

    public async Task ExecuteAsync(Guid taskId, Command command, CancellationToken ct)
    {
        var assignment = await db.FindAssignmentAsync(taskId, command, ct);
        access.Ensure(Operation.AmendTask);
        assignment.Withdraw(await db.StandingOfAsync(assignment.PlanId, ct), command.Text.Trim(), clock.Today);
        await endLines.ExecuteAsync(db.Reports.Where(r => r.PlanTaskId == taskId), ct);
        await db.SaveChangesAsync(ct);
        await ensureQuarterOpen.ExecuteAsync(ct);
    }
}

/// <summary>A unit takes notice of its duty (签收).</summary>
public sealed class AcknowledgeAssignment(LawGovDb db, AccessCheck access, DistrictClock clock)
{
    public sealed class Command : AssignmentCommand;

    public async Task ExecuteAsync(Guid taskId, Command command, CancellationToken ct)
    {
        var assignment = await db.FindAssignmentAsync(taskId, command, ct);
        access.Ensure(Operation.RequestCompletion, assignment.UnitId ?? Guid.Empty);
        assignment.Acknowledge(await db.StandingOfAsync(assignment.PlanId, ct), clock.Now);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>A unit says that its duty is done (申请办结).</summary>
public sealed class RequestCompletion(LawGovDb db, RequestThings things, AccessCheck access, CurrentUser user, District district, DistrictClock clock)
{
    public sealed class Command : AssignmentCommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() =>
            RuleFor(c => c.Text)
                .NotEmpty()
                .WithMessage("请写明办结成果")
                .MaximumLength(TaskAssignment.ReasonLength)
                .WithMessage($"办结成果不能超过{TaskAssignment.ReasonLength}字");
    }

    public async Task ExecuteAsync(Guid taskId, Command command, CancellationToken ct)
    {
        var assignment = await db.FindAssignmentAsync(taskId, command, ct);
        access.Ensure(Operation.RequestCompletion, assignment.UnitId ?? Guid.Empty);
        var task = await db.Tasks.AsNoTracking().FirstAsync(t => t.Id == taskId, ct);
        var found = await things.FindAsync(RequestKind.Completion, assignment.Id, ct);
        var result = command.Text.Trim();
        assignment.RequestCompletion(await db.StandingOfAsync(assignment.PlanId, ct), task, result, user.Actor, clock.Today);
        var calendar = (await district.GetAsync(ct)).Calendar;
        if (found is not null)
            db.Requests.Add(new Request(RequestKind.Completion, found.Thing, result, null, null, user.Actor, clock.Today, calendar));
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>
/// Agrees that a duty is done (确认办结): the office, or the second reviewer where the office's own unit or the person's own asks. Its lines are owed no more.
/// </summary>
public sealed class ConfirmCompletion(LawGovDb db, AccessCheck access, CurrentUser user, EndOwedLines endLines, DistrictClock clock)
{
    public sealed class Command : AssignmentCommand;

    public async Task ExecuteAsync(Guid taskId, Command command, CancellationToken ct)
    {
        var assignment = await db.FindAssignmentAsync(taskId, command, ct);
        var unit = await db.UnitOfAsync(assignment, ct);
        var stage = TaskAssignment.CompletionStage(unit, user.Actor);
        access.Ensure(stage.OfCompletion());
        assignment.ConfirmCompletion(await db.StandingOfAsync(assignment.PlanId, ct), unit, stage, user.Actor);
        if (unit is not null && await db.OpenCompletionAsync(assignment, ct) is { } request)
            request.Decide(unit, stage, isApproved: true, "", null, user.Actor, clock.Today);
        await endLines.ExecuteAsync(db.Reports.Where(r => r.PlanTaskId == taskId), ct);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>The office does not agree (退回办结申请), or the second reviewer where that decision is theirs; the clock runs again.</summary>
public sealed class ReturnCompletion(LawGovDb db, AccessCheck access, CurrentUser user, District district, DistrictClock clock)
{
    public sealed class Command : AssignmentCommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() =>
            RuleFor(c => c.Text)
                .NotEmpty()
                .WithMessage("请写明退回理由")
                .MaximumLength(TaskAssignment.ReasonLength)
                .WithMessage($"理由不能超过{TaskAssignment.ReasonLength}字");
    }

    public async Task ExecuteAsync(Guid taskId, Command command, CancellationToken ct)
    {
        var assignment = await db.FindAssignmentAsync(taskId, command, ct);
        var unit = await db.UnitOfAsync(assignment, ct);
        var stage = TaskAssignment.CompletionStage(unit, user.Actor);
        access.Ensure(access.Can(stage.OfCompletion()) ? stage.OfCompletion() : Operation.DecideCompletion);
        var plan = await db.StandingOfAsync(assignment.PlanId, ct);
        assignment.ReturnCompletion(plan, command.Text.Trim(), user.Actor);
        if (unit is not null && await db.OpenCompletionAsync(assignment, ct) is { } request)
        {
            request.Decide(unit, stage, isApproved: false, command.Text.Trim(), null, user.Actor, clock.Today);
            var calendar = (await district.GetAsync(ct)).Calendar;
            assignment.Run(plan, request.IsInTime ? calendar.AddWorkdays(clock.Today, RequestThings.GraceWorkdays) : null);
        }
        await db.SaveChangesAsync(ct);
    }
}

internal static class AssignmentLookup
{
    /// <summary>The operation by which a decision on completion is made.</summary>
    public static Operation OfCompletion(this ReviewStage stage) => stage == ReviewStage.Second ? Operation.DecideCompletionSecond : Operation.DecideCompletion;

    /// <summary>The request for completion that waits for its answer.</summary>
    public static Task<Request?> OpenCompletionAsync(this LawGovDb db, TaskAssignment assignment, CancellationToken ct) =>
        db.Requests.FirstOrDefaultAsync(r => r.SubjectId == assignment.Id && r.Kind == RequestKind.Completion && r.Status == RequestStatus.Asked, ct);

    /// <summary>The unit of an assignment; none of a collective's.</summary>
    public static Task<Unit?> UnitOfAsync(this LawGovDb db, TaskAssignment assignment, CancellationToken ct) =>
        db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Id == assignment.UnitId, ct);

    /// <summary>Where a plan stands now.</summary>
    public static Task<PlanStanding> StandingOfAsync(this LawGovDb db, Guid planId, CancellationToken ct) =>
        db.Plans.Where(p => p.Id == planId).Select(p => new PlanStanding(p.Status, p.EndsOn)).FirstAsync(ct);

    /// <summary>The assignment as the person saw it.</summary>
    public static async Task<TaskAssignment> FindAssignmentAsync(this LawGovDb db, Guid taskId, AssignmentCommand command, CancellationToken ct)
    {
        var assignment =
            await db.Assignments.FirstOrDefaultAsync(a => a.Id == command.AssignmentId && a.PlanTaskId == taskId, ct) ?? throw new NotFoundException();
        db.ExpectVersion(assignment, command.Version);
        return assignment;
    }
}
