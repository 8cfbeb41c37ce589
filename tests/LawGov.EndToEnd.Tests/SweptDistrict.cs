using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Domain.Requests;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.EndToEnd.Tests;

/// <summary>A page of the sweep.</summary>
/// <param name="Account">Who looks; nobody signed in where it is empty.</param>
/// <param name="Url">The address.</param>
/// <param name="Act">What the person does on the page before looking.</param>
/// <param name="Status">The answer.</param>
internal sealed record SweptPage(string Account, string Url, Func<Person, Task>? Act = null, int Status = 200);

/// <summary>
/// A district in which every page has something to show: a plan at work, a quarter after its due day with reports filed, late, returned and accepted,
/// an imported draft, one that names no units, a revision of the plan and a comparison.
/// </summary>
internal sealed class SweptDistrict(BrowserSite site)
{
    private Guid _plan,
        _task,
        _assignment,
        _draft,
        _section,
        _draftTask,
        _bare,
        _comparison,
        _unit,
        _group,
        _user,
        _filing,
        _request,
        _review,
        _second;

    /// <summary>Whoever has pages here.</summary>
    public static IReadOnlyList<string> Accounts { get; } =
    ["", "clear", "clear-head", "stone", "staff", "office", "office2", "reviewer", "leader", "admin", "auditor"];

    /// <summary>Every page, some in more than one state.</summary>
    public IReadOnlyList<SweptPage> Pages =>
        [
            new("", Routes.Login),
            new("", "/no-such-page", Status: 404),
            new("clear", Routes.Home, FillLinesAsync),
            new("clear", Routes.Workbench),
            new("clear", Routes.Notices),
            new("clear", Routes.Requests),
            new("clear", Routes.AskRequest("Extension", _filing)),
            new("clear", Routes.AskRequest("Dispute", _assignment)),
            new("office", Routes.Requests),
            new("office", Routes.Request(_request)),
            new("clear", $"{Routes.Unit(_unit)}?tab=due"),
            new("clear", Routes.CheckFiling(_filing)),
            new("clear", Routes.Filings),
            new("clear", Routes.Plans),
            new("clear", Routes.Plan(_plan)),
            new("clear", Routes.Task(_task)),
            new("clear", $"{Routes.Task(_task)}?act=request&assignment={_assignment}"),
            new("clear", Routes.Unit(_unit)),
            new("clear", $"{Routes.Unit(_unit)}?tab=history"),
            new("clear", $"{Routes.Unit(_unit)}?tab=people"),
            new("clear", $"{Routes.Unit(_unit)}?tab=urges"),
            new("clear", "/account/password"),
            new("clear", Routes.AccountMail),
            new("clear", Routes.Audit, Status: 403),
            new("stone", Routes.Home),
            new("clear-head", Routes.Home),
            new("staff", Routes.Home),
            new("staff", Routes.Overdue, person => person.UnfoldAsync("催办全部")),
            new("staff", Routes.OverdueList(Quarter, "all")),
            new("staff", Routes.OverdueList(Quarter, "waived")),
            new("staff", Routes.OverdueList(Quarter, "missing"), person => person.Page.Keyboard.PressAsync("?")),
            new("staff", Routes.DutyList("Debts", "All")),
            new("staff", Routes.DutyList("Deadlines", "All")),
            new("staff", Routes.Notices),
            new("staff", Routes.Filing(_filing)),
            new("staff", Routes.Filings),
            new("staff", Routes.Units),
            new("staff", $"{Routes.Units}?kind=Township"),
            new("staff", Routes.Exports),
            new("staff", Routes.Told()),
            new("office", Routes.Plans),
            new("office", Routes.ImportPlan),
            new("office", Routes.PlanForms, ReadInventedPlanAsync),
            new("office", Routes.Plan(_plan)),
            new("office", Routes.CheckPlan(_draft)),
            new("office", $"{Routes.CheckPlan(_draft)}?task={_draftTask}"),
            new("office", $"{Routes.CheckPlan(_draft)}?section={_section}"),
            new("office", $"{Routes.CheckPlan(_draft)}?open=head"),
            new("office", $"{Routes.CheckPlan(_draft)}?open=add"),
            new("office", $"{Routes.CheckPlan(_draft)}?open=heading"),
            new("office", Routes.PlanBatch(_bare)),
            new("office", $"{Routes.PlanBatch(_bare)}?show=units"),
            new("office", $"{Routes.PlanBatch(_bare)}?show=lead"),
            new("office", $"{Routes.PlanBatch(_bare)}?show=all"),
            new("office", Routes.PlanRules(_draft)),
            new("office", Routes.IssuePlan(_draft)),
            new("office", Routes.AmendPlan(_draft)),
            new("office", $"{Routes.AmendPlan(_draft)}?task={_draftTask}"),
            new("office", Routes.Amendments(_plan)),
            new("office", Routes.Comparisons),
            new("office", Routes.Comparison(_comparison)),
            new("office", $"{Routes.Task(_task)}?act=amend"),
            new("office", $"{Routes.Task(_task)}?act=add"),
            new("office", Routes.Review),
            new("office", Routes.ReviewItem(_review), person => person.Page.Keyboard.PressAsync("r")),
            new("office", Routes.ReviewList("returned")),
            new("office2", Routes.ReviewItem(_second)),
            new("reviewer", Routes.AdminPeriods, person => person.UnfoldAsync("归档")),
            new("reviewer", Routes.AdminSettings),
            new("leader", Routes.Home, person => person.UnfoldAsync("导出季度总结")),
            new("leader", Routes.Overdue),
            new("leader", Routes.Exports),
            new("leader", Routes.Units),
            new("admin", Routes.AdminUnits),
            new("admin", Routes.AdminUnit(_unit)),
            new("admin", Routes.AdminGroup(_group)),
            new("admin", $"{Routes.AdminUnits}?new=unit"),
            new("admin", $"{Routes.AdminUnits}?new=group"),
            new("admin", Routes.AdminUsers),
            new("admin", $"{Routes.AdminUsers}?new=1"),
            new("admin", Routes.AdminUser(_user)),
            new("admin", Routes.AdminSettings),
            new("admin", Routes.AdminClock),
            new("admin", Routes.AdminChannels),
            new("auditor", Routes.Audit),
            new("auditor", $"{Routes.Audit}?tab=access"),
        ];

    private const string Quarter = "2026-Q3";

    /// <summary>Prepares what the pages show; the office imports and compares in the browser.</summary>
    public async Task PrepareAsync(Person office)
    {
        var given = site.Given;
        site.Time.GoTo(new DateOnly(2026, 9, 22));
        var plan = await given.PlanAsync([
            new GivenTask("规范执法程序", [SmallDistrict.Clear, SmallDistrict.Justice], [SmallDistrict.Townships]),
            new GivenTask("开展法治宣传", [SmallDistrict.Clear], EvidenceRequired: true, Targets: [Trainings]),
            new GivenTask("健全调解组织", [SmallDistrict.Clear], [SmallDistrict.Departments]),
            .. Others.Select(unit => new GivenTask($"健全{unit}的决策程序", [unit])),
        ]);
        await given.OpenPeriodAsync(Quarter);
        var reviewer = await given.ActorAsync("reviewer");
        var returned = (await given.SubmittedAsync("stone", SmallDistrict.Stone))[0];
        await given.WithReportAsync(returned.Id, r => r.Return(ReviewStage.Office, "请写明数量。", new DateOnly(2026, 9, 30), reviewer, At));
        var ofHost = await given.SubmittedAsync("justice", SmallDistrict.Justice);
        await given.WithReportAsync(ofHost[0].Id, r => r.Accept(ReviewStage.Office, "", null, reviewer, At));
        site.Time.GoTo(new DateOnly(2026, 10, 12));
        var late = await given.SubmittedAsync("finance", SmallDistrict.Finance);
        (_plan, _review, _second) = (plan.Id, late[0].Id, ofHost[0].Id);
        _unit = (await given.UnitAsync(SmallDistrict.Clear)).Id;
        _user = (await given.UserAsync("clear")).Id;
        _filing = (await given.FilingAsync(SmallDistrict.Clear, Quarter)).Id;
        _draft = await ImportAsync(office, TypedPlan.Text);
        _bare = await ImportAsync(office, TypedPlan.WithoutUnits);
        await ReviseAsync(office);
        await CompareAsync(office);
        await site.WithDbAsync(async db =>
        {
            _task = await db.Tasks.Where(t => t.PlanId == _plan).OrderBy(t => t.Ordinal).Select(t => t.Id).FirstAsync();
            _assignment = await db.Assignments.Where(a => a.PlanTaskId == _task && a.UnitId == _unit).Select(a => a.Id).FirstAsync();
            _draftTask = await db.Tasks.Where(t => t.PlanId == _draft).OrderBy(t => t.Ordinal).Select(t => t.Id).FirstAsync();
            _section = await db.Tasks.Where(t => t.Id == _draftTask).Select(t => t.SectionId).FirstAsync() ?? Guid.Empty;
            var about = new RequestedThing(RequestSubject.Assignment, _assignment, _unit, _plan, _task, null, null, false, _unit);
            var request = new Request(
                RequestKind.Withdrawal,
                about,
                "职责已划转。",
                null,
                null,
                await given.ActorAsync("clear"),
                new DateOnly(2026, 10, 12),
                WorkCalendar.Plain
            );
            db.Requests.Add(request);
            await db.SaveChangesAsync();
            _request = request.Id;
            _group = await db.UnitGroups.Select(g => g.Id).FirstAsync();
            return true;
        });
    }

    private static TaskTarget Trainings => new(0, "培训2期", 2, "期", TargetOperator.AtLeast, TargetCycle.Year);

    private static string[] Others => [SmallDistrict.Stone, SmallDistrict.Justice, SmallDistrict.Finance, SmallDistrict.Water];

    private static DateTime At => new(2026, 9, 23, 2, 0, 0, DateTimeKind.Utc);

    private static async Task<Guid> ImportAsync(Person office, string text)
    {
        await office.OpenAsync(Routes.ImportPlan);
        await office.Page.Locator("#Input_Text").FillAsync(text);
        await office.PressAsync("读取并核对");
        await office.SeesAsync("读出的结构");
        return Guid.Parse(new Uri(office.Page.Url).Segments[2].TrimEnd('/'));
    }

    private async Task ReviseAsync(Person office)
    {
        await office.OpenAsync(Routes.AmendPlan(_draft));
        await office.Page.Locator("#PlanInput_PlanId").SelectOptionAsync(_plan.ToString());
        await office.PressAsync("对照");
        await office.SeesAsync("新增的任务");
    }

    private async Task CompareAsync(Person office)
    {
        await office.OpenAsync(Routes.Comparisons);
        await office.Page.Locator("#Input_UpperPlanId").SelectOptionAsync(_bare.ToString());
        await office.Page.Locator("#Input_LocalPlanId").SelectOptionAsync(_plan.ToString());
        await office.PressAsync("开始对照");
        await office.SeesAsync("未见对应任务");
        _comparison = Guid.Parse(new Uri(office.Page.Url).Segments[^1]);
    }

    private static async Task FillLinesAsync(Person clerk)
    {
        await clerk.FillLineAsync("1", new string('长', 300));
        await clerk.LineOf("1").Locator("summary").Filter(new() { HasText = "存在问题" }).ClickAsync();
        await clerk.ReadsSaveStateAsync("已自动保存");
    }

    private static async Task ReadInventedPlanAsync(Person office)
    {
        await office.Page.Locator("form textarea").FillAsync(TypedPlan.Text);
        await office.PressAsync("看看怎么读");
        await office.SeesAsync("下载读取情况报告");
    }
}
