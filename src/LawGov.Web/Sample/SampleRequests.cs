using LawGov.Domain.Assignments;
using LawGov.Domain.Calendar;
using LawGov.Domain.Plans;
using LawGov.Domain.Requests;
using LawGov.Domain.Units;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Sample;

/// <summary>A few requests about tasks with a day of their own: one was granted, the others wait for the office.</summary>
internal sealed class SampleRequests(SampleContext context)
{
    private static readonly string[] Reasons =
    [
        "涉及上级系统统一改造，接口月底才能开放，申请延期一个月。",
        "采购程序尚在公示期，预计下月完成验收，申请延期。",
        "机构改革后该项职责已有调整，正与有关单位衔接，申请延期。",
    ];

    public async Task AddAsync(CancellationToken ct)
    {
        var today = context.Time.Today;
        var office = await context.Db.Units.Where(u => u.Kind == UnitKind.RuleOfLawOffice).OrderBy(u => u.SortOrder).Select(u => u.Id).FirstAsync(ct);
        var due = await (
            from a in context.Db.Assignments
            where a.OwedUntil >= today
            join t in context.Db.Tasks on a.PlanTaskId equals t.Id
            join u in context.Db.Units on a.UnitId equals u.Id
            orderby a.OwedUntil, t.Ordinal, u.SortOrder
            select a
        )
            .Take(Reasons.Length)
            .ToListAsync(ct);
        foreach (var (at, assignment) in due.Index())
            Ask(assignment, Reasons[at], office, isGranted: at == 0);
        await context.Db.SaveChangesAsync(ct);
        context.Db.ChangeTracker.Clear();
    }

    private void Ask(TaskAssignment assignment, string reason, Guid office, bool isGranted)
    {
        var filer = context.People.ByUnit[assignment.UnitId!.Value];
        if (filer.Liaison is not { } clerk)
            return;
        var (unit, until) = (filer.Unit, assignment.OwedUntil!.Value);
        var plan = new PlanStanding(PlanStatus.Published, null);
        var asked = WorkCalendar.Plain.AddWorkdays(context.Time.Today.AddDays(-5), 1);
        var at = context.Time.At(asked, (10 * 60) + 20);
        var about = new RequestedThing(
            RequestSubject.Assignment,
            assignment.Id,
            unit.Id,
            assignment.PlanId,
            assignment.PlanTaskId,
            null,
            until,
            unit.HostsOffice,
            office
        );
        var request = new Request(RequestKind.Extension, about, reason, until.AddMonths(1), null, clerk, asked, WorkCalendar.Plain);
        assignment.Hold(plan, asked);
        context.Db.Requests.Add(request);
        context.Keep(request, clerk, at);
        if (!isGranted)
            return;
        var reviewer = context.People["office"];
        var stage = request.StageFor(unit, reviewer);
        if (stage != Domain.Filings.ReviewStage.Office)
            return;
        request.Decide(unit, stage, isApproved: true, "情况属实，请按期完成。", until.AddMonths(1), reviewer, WorkCalendar.Plain.AddWorkdays(asked, 1));
        assignment.Run(plan, until.AddMonths(1));
        context.Keep(request, reviewer, context.Time.At(WorkCalendar.Plain.AddWorkdays(asked, 1), (15 * 60) + 5));
    }
}
