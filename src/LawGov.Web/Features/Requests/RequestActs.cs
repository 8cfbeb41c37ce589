using System.Linq.Expressions;
using FluentValidation;
using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Assignments;
using LawGov.Domain.Requests;
using LawGov.Domain.Rules;
using LawGov.Web.Access;
using LawGov.Web.Features.Tasks;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Requests;

/// <summary>A unit asks the office for something (提出申请).</summary>
public sealed class AskRequest(LawGovDb db, RequestThings things, AccessCheck access, CurrentUser user, District district, DistrictClock clock)
{
    public sealed class Command
    {
        public RequestKind Kind { get; set; }

        /// <summary>What it is about.</summary>
        public Guid SubjectId { get; set; }

        public string Reason { get; set; } = "";

        /// <summary>The day asked for, of an extension.</summary>
        public DateOnly? ProposedOn { get; set; }

        /// <summary>The unit named instead, of a dispute.</summary>
        public Guid? ProposedUnitId { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsInEnum().WithMessage("请选择申请的种类");
            RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明理由").MaximumLength(Request.ReasonLength).WithMessage("理由不能超过1000字");
            RuleFor(c => c.Reason)
                .MaximumLength(TaskAssignment.ReasonLength)
                .When(c => c.Kind == RequestKind.Completion)
                .WithMessage($"办结成果不能超过{TaskAssignment.ReasonLength}字");
            RuleFor(c => c.ProposedOn).NotEmpty().When(c => c.Kind == RequestKind.Extension).WithMessage("请写明申请延到哪一天");
        }
    }

    public async Task<Request> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.AskRequest);
        access.Ensure(Operation.AskRequest, await things.UnitOfAsync(command.Kind, command.SubjectId, ct) ?? throw new NotFoundException());
        if (await db.Requests.AnyAsync(r => r.SubjectId == command.SubjectId && r.Kind == command.Kind && r.Status == RequestStatus.Asked, ct))
            throw new RuleException(RuleCodes.AlreadyAsked);
        var found = await things.FindAsync(command.Kind, command.SubjectId, ct) ?? throw new RuleException(RuleCodes.NothingToAsk);
        if (command.ProposedUnitId is { } other && !await db.Units.AnyAsync(u => u.Id == other && u.IsActive, ct))
            throw new NotFoundException();
        var state = await district.GetAsync(ct);
        var reason = command.Reason.Trim();
        var request = new Request(command.Kind, found.Thing, reason, command.ProposedOn, command.ProposedUnitId, user.Actor, clock.Today, state.Calendar);
        db.Requests.Add(request);
        if (command.Kind == RequestKind.Completion)
        {
            var assignment = await db.Assignments.FirstAsync(a => a.Id == command.SubjectId, ct);
            var task = await db.Tasks.AsNoTracking().FirstAsync(t => t.Id == assignment.PlanTaskId, ct);
            assignment.RequestCompletion(await db.StandingOfAsync(assignment.PlanId, ct), task, reason, user.Actor, clock.Today);
        }
        await things.HoldAsync(request, ct);
        await db.SaveChangesAsync(ct);
        return request;
    }
}

/// <summary>The office answers (答复申请), or the second reviewer for the office's own unit; what it does to the thing happens in the same save.</summary>
public sealed class DecideRequest(LawGovDb db, RequestThings things, AccessCheck access, CurrentUser user, DistrictClock clock)
{
    public sealed class Command
    {
        public int Version { get; set; }

        public bool IsApproved { get; set; }

        public string Reason { get; set; } = "";

        /// <summary>The new day, of an extension that is granted.</summary>
        public DateOnly? GrantedOn { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Reason).NotEmpty().When(c => !c.IsApproved).WithMessage("不同意的，请写明理由");
            RuleFor(c => c.Reason).MaximumLength(TaskAssignment.ReasonLength).WithMessage($"理由不能超过{TaskAssignment.ReasonLength}字");
        }
    }

    public async Task<Request> ExecuteAsync(Guid id, Command command, CancellationToken ct)
    {
        var request = await db.Requests.FirstOrDefaultAsync(r => r.Id == id, ct) ?? throw new NotFoundException();
        var unit = await db.Units.AsNoTracking().FirstAsync(u => u.Id == request.UnitId, ct);
        var stage = request.StageFor(unit, user.Actor);
        access.Ensure(OperationOf(stage));
        db.ExpectVersion(request, command.Version);
        request.Decide(unit, stage, command.IsApproved, command.Reason.Trim(), command.GrantedOn, user.Actor, clock.Today);
        await things.ApplyAsync(request, unit, stage, ct);
        await db.SaveChangesAsync(ct);
        return request;
    }

    /// <summary>The operation by which a decision of that stage is made.</summary>
    public static Operation OperationOf(Domain.Filings.ReviewStage stage) =>
        stage == Domain.Filings.ReviewStage.Second ? Operation.DecideRequestSecond : Operation.DecideRequest;
}

/// <summary>The unit takes its request back before anybody answered (撤回申请).</summary>
public sealed class TakeRequestBack(LawGovDb db, RequestThings things, AccessCheck access, CurrentUser user)
{
    public sealed class Command
    {
        public int Version { get; set; }
    }

    public async Task ExecuteAsync(Guid id, Command command, CancellationToken ct)
    {
        var request = await db.Requests.FirstOrDefaultAsync(r => r.Id == id, ct) ?? throw new NotFoundException();
        access.Ensure(Operation.AskRequest, request.UnitId);
        db.ExpectVersion(request, command.Version);
        request.Withdraw(user.Actor);
        await things.ReleaseAsync(request, ct);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Requests about things that end need no answer any more; they lapse in the save in which the thing ends.</summary>
internal static class LapsedRequests
{
    /// <param name="db">The context of the save.</param>
    /// <param name="which">Which requests the act concerns; of them those that still wait.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task LapseRequestsAsync(this LawGovDb db, Expression<Func<Request, bool>> which, CancellationToken ct)
    {
        var waiting = await db.Requests.Where(r => r.Status == RequestStatus.Asked).Where(which).ToListAsync(ct);
        foreach (var request in waiting.Where(r => r.Status == RequestStatus.Asked))
            request.Lapse();
    }
}
