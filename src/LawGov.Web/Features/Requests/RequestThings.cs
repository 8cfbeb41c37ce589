using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Assignments;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Requests;
using LawGov.Domain.Units;
using LawGov.Web.Access;
using LawGov.Web.Features.Filings;
using LawGov.Web.Features.Tasks;
using LawGov.Web.Settings;
using LawGov.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Features.Requests;

/// <summary>
/// What requests are about: what can be asked of a thing as it stands, what asking does to it, and what the answer does. Every effect is a method of the
/// thing itself; this class loads them, in the save of the request.
/// </summary>
public sealed class RequestThings(LawGovDb db, District district, CurrentUser user, DistrictClock clock, EndOwedLines endLines, IStringLocalizer<Text> l)
{
    /// <summary>Working days a unit keeps when the office answers late.</summary>
    public const int GraceWorkdays = 3;

    /// <summary>What is asked about, as its page shows it.</summary>
    /// <param name="Thing">The thing.</param>
    /// <param name="Unit">The unit that asks.</param>
    /// <param name="Title">How a person names it.</param>
    public sealed record Found(RequestedThing Thing, Unit Unit, string Title);

    /// <summary>Which things a kind can be asked about.</summary>
    public static IReadOnlyList<RequestSubject> SubjectsOf(RequestKind kind) =>
        kind switch
        {
            RequestKind.Extension => [RequestSubject.Assignment, RequestSubject.Filing],
            RequestKind.Waiver => [RequestSubject.Report],
            _ => [RequestSubject.Assignment],
        };

    /// <summary>Reads the thing; none where there is none of that kind, or nothing of the sort can be asked about it now.</summary>
    public async Task<Found?> FindAsync(RequestKind kind, Guid id, CancellationToken ct)
    {
        var office = await db.Units.Where(u => u.Kind == UnitKind.RuleOfLawOffice).OrderBy(u => u.SortOrder).Select(u => u.Id).FirstOrDefaultAsync(ct);
        foreach (var subject in SubjectsOf(kind))
        {
            var found = subject switch
            {
                RequestSubject.Assignment => await AssignmentAsync(kind, id, office, ct),
                RequestSubject.Filing => await FilingAsync(id, office, ct),
                _ => await ReportAsync(id, office, ct),
            };
            if (found is not null)
                return found;
        }
        return null;
    }

    /// <summary>Whose thing it is; none where there is no such thing.</summary>
    public async Task<Guid?> UnitOfAsync(RequestKind kind, Guid id, CancellationToken ct)
    {
        var units = db.Assignments.Where(a => a.Id == id).Select(a => a.UnitId);
        if (SubjectsOf(kind).Contains(RequestSubject.Filing))
            units = units.Concat(db.Filings.Where(f => f.Id == id).Select(f => (Guid?)f.UnitId));
        if (SubjectsOf(kind).Contains(RequestSubject.Report))
            units = db.Reports.Where(r => r.Id == id).Select(r => (Guid?)r.UnitId);
        return await units.FirstOrDefaultAsync(ct);
    }

    /// <summary>Holds the clock where the request does.</summary>
    public async Task HoldAsync(Request request, CancellationToken ct)
    {
        if (!request.Holds)
            return;
        if (request.Subject == RequestSubject.Assignment)
        {
            var assignment = await db.Assignments.FirstAsync(a => a.Id == request.SubjectId, ct);
            assignment.Hold(await db.StandingOfAsync(assignment.PlanId, ct), clock.Today);
            return;
        }
        foreach (var line in await db.Reports.Where(r => r.FilingId == request.SubjectId).ToListAsync(ct))
            line.Hold(clock.Today);
    }

    /// <summary>Does what the decision says.</summary>
    /// <param name="request">The request, decided in the same save.</param>
    /// <param name="unit">The unit that asked.</param>
    /// <param name="stage">Whose decision it was.</param>
    /// <param name="ct">Cancels.</param>
    public async Task ApplyAsync(Request request, Unit unit, ReviewStage stage, CancellationToken ct)
    {
        var isApproved = request.Status == RequestStatus.Approved;
        switch (request.Kind)
        {
            case RequestKind.Completion:
                await CompleteAsync(request, unit, stage, isApproved, ct);
                break;
            case RequestKind.Extension:
                await RunAsync(request, isApproved ? request.GrantedOn : await GraceAsync(request, ct), ct);
                break;
            case RequestKind.Waiver when isApproved:
                var line = await db.Reports.Include(r => r.Revisions).Include(r => r.Decisions).FirstAsync(r => r.Id == request.SubjectId, ct);
                line.Waive(stage, request.Reason[..Math.Min(request.Reason.Length, ReviewDecision.CommentLength)], user.Actor, clock.Today);
                await CloseAsync(line.FilingId, ct);
                break;
            case RequestKind.Dispute or RequestKind.Withdrawal when isApproved:
                await WithdrawAsync(request, ct);
                break;
            case RequestKind.Dispute:
                await RunAsync(request, await GraceAsync(request, ct), ct);
                break;
        }
    }

    /// <summary>The unit took the request back: the clock runs as before.</summary>
    public async Task ReleaseAsync(Request request, CancellationToken ct)
    {
        if (request.Kind == RequestKind.Completion)
            await ReopenAsync(request, ct);
        else if (request.Holds)
            await RunAsync(request, null, ct);
    }

    private async Task<Found?> AssignmentAsync(RequestKind kind, Guid id, Guid office, CancellationToken ct)
    {
        var found = await (
            from a in db.Assignments.AsNoTracking()
            where a.Id == id && a.UnitId != null
            join t in db.Tasks.AsNoTracking() on a.PlanTaskId equals t.Id
            join u in db.Units.AsNoTracking() on a.UnitId equals u.Id
            select new
            {
                Assignment = a,
                Task = t,
                Unit = u,
            }
        ).FirstOrDefaultAsync(ct);
        if (found is null)
            return null;
        var (assignment, unit) = (found.Assignment, found.Unit);
        var plan = await db.StandingOfAsync(assignment.PlanId, ct);
        var canAsk = kind switch
        {
            RequestKind.Completion => assignment.CanRequestCompletion(plan, found.Task, clock.Today),
            RequestKind.Extension => plan.IsInForce && assignment is { OwedUntil: not null, HeldOn: null },
            RequestKind.Dispute => assignment.HeldOn is null && assignment.CanWithdraw(plan),
            _ => assignment.CanWithdraw(plan),
        };
        var thing = new RequestedThing(
            RequestSubject.Assignment,
            id,
            unit.Id,
            assignment.PlanId,
            assignment.PlanTaskId,
            null,
            assignment.OwedUntil,
            unit.HostsOffice,
            office
        );
        return canAsk ? new Found(thing, unit, l["第{0}项　{1}", found.Task.Number, found.Task.Title]) : null;
    }

    private async Task<Found?> FilingAsync(Guid id, Guid office, CancellationToken ct)
    {
        var filing = await db.Filings.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, ct);
        if (filing is null)
            return null;
        var state = await district.GetAsync(ct);
        var until = await db.Reports.Where(r => r.FilingId == id && r.OwedUntil != null).MinAsync(r => r.OwedUntil, ct);
        if (until is null || state.Periods.Any(p => p.Key == filing.PeriodKey && p.IsLocked))
            return null;
        var unit = await db.Units.AsNoTracking().FirstAsync(u => u.Id == filing.UnitId, ct);
        var thing = new RequestedThing(RequestSubject.Filing, id, unit.Id, null, null, filing.PeriodKey, until, unit.HostsOffice, office);
        return new Found(thing, unit, l["{0}填报", l.Quarter(ReportingPeriod.Parse(filing.PeriodKey))]);
    }

    private async Task<Found?> ReportAsync(Guid id, Guid office, CancellationToken ct)
    {
        var line = await db.Reports.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct);
        var state = await district.GetAsync(ct);
        if (line is null || !line.IsEditable || state.Periods.Any(p => p.Key == line.PeriodKey && p.IsLocked))
            return null;
        var unit = await db.Units.AsNoTracking().FirstAsync(u => u.Id == line.UnitId, ct);
        var task = await db.Tasks.AsNoTracking().FirstAsync(t => t.Id == line.PlanTaskId, ct);
        var thing = new RequestedThing(
            RequestSubject.Report,
            id,
            unit.Id,
            task.PlanId,
            task.Id,
            line.PeriodKey,
            line.OwedUntil,
            unit.HostsOffice || line.NeedsSecondReview,
            office
        );
        return new Found(thing, unit, l["第{0}项　{1}", task.Number, task.Title]);
    }

    private async Task CompleteAsync(Request request, Unit unit, ReviewStage stage, bool isApproved, CancellationToken ct)
    {
        var assignment = await db.Assignments.FirstAsync(a => a.Id == request.SubjectId, ct);
        var plan = await db.StandingOfAsync(assignment.PlanId, ct);
        if (isApproved)
        {
            assignment.ConfirmCompletion(plan, unit, stage, user.Actor);
            await endLines.ExecuteAsync(db.Reports.Where(r => r.PlanTaskId == assignment.PlanTaskId), ct);
            return;
        }
        assignment.ReturnCompletion(plan, request.DecisionReason, user.Actor);
        assignment.Run(plan, await GraceAsync(request, ct));
    }

    private async Task ReopenAsync(Request request, CancellationToken ct)
    {
        var assignment = await db.Assignments.FirstAsync(a => a.Id == request.SubjectId, ct);
        assignment.TakeBackCompletion(await db.StandingOfAsync(assignment.PlanId, ct));
    }

    private async Task WithdrawAsync(Request request, CancellationToken ct)
    {
        var assignment = await db.Assignments.FirstAsync(a => a.Id == request.SubjectId, ct);
        var plan = await db.StandingOfAsync(assignment.PlanId, ct);
        var reason = request.DecisionReason.Length > 0 ? request.DecisionReason : request.Reason;
        assignment.Withdraw(plan, reason[..Math.Min(reason.Length, TaskAssignment.ReasonLength)], clock.Today);
        if (request is { Kind: RequestKind.Dispute, ProposedUnitId: { } other })
        {
            var isNamed = await db.Assignments.AnyAsync(a => a.PlanTaskId == assignment.PlanTaskId && a.UnitId == other, ct);
            if (!isNamed)
            {
                var task = await db.Tasks.FirstAsync(t => t.Id == assignment.PlanTaskId, ct);
                var added = TaskAssignment.ForUnit(task, other, assignment.Role, isPrimaryLead: false);
                added.AddToPublishedTask(plan, clock.Today, reason[..Math.Min(reason.Length, TaskAssignment.ReasonLength)]);
                db.Assignments.Add(added);
            }
        }
        await endLines.ExecuteAsync(db.Reports.Where(r => r.PlanTaskId == assignment.PlanTaskId), ct);
    }

    private async Task RunAsync(Request request, DateOnly? until, CancellationToken ct)
    {
        if (request.Subject == RequestSubject.Assignment)
        {
            var assignment = await db.Assignments.FirstAsync(a => a.Id == request.SubjectId, ct);
            assignment.Run(await db.StandingOfAsync(assignment.PlanId, ct), until);
            return;
        }
        var lines = await db.Reports.Where(r => r.FilingId == request.SubjectId).ToListAsync(ct);
        foreach (var line in lines)
            line.Run(until, request.AskedOn);
        (await db.Filings.FirstAsync(f => f.Id == request.SubjectId, ct)).FollowLines(lines);
    }

    /// <summary>The office's time is not the unit's: some working days after the answer, where the request was made in time.</summary>
    private async Task<DateOnly?> GraceAsync(Request request, CancellationToken ct) =>
        request.IsInTime ? (await district.GetAsync(ct)).Calendar.AddWorkdays(clock.Today, GraceWorkdays) : null;

    private async Task CloseAsync(Guid filingId, CancellationToken ct)
    {
        var lines = await db.Reports.Where(r => r.FilingId == filingId).ToListAsync(ct);
        (await db.Filings.FirstAsync(f => f.Id == filingId, ct)).CloseIfDone(lines);
    }
}
