using LawGov.TestKit;
using LawGov.Web.Pages;

namespace LawGov.EndToEnd.Tests;

/// <summary>What the office does with a second document: try how it is read, lay it beside the published plan, hold the plan against an upper one.</summary>
public sealed class RevisionTests(Chromium chromium, BrowserSite site) : Journey(chromium, site)
{
    [Fact]
    public async Task Office_ComparesARevision_SeesWhatIsNewAndWhatIsMissing()
    {
        var plan = await Given.PlanAsync(new GivenTask("推进依法行政", [SmallDistrict.Water]), new GivenTask("加强行政执法监督", [SmallDistrict.Finance]));
        Site.Time.GoTo(new DateOnly(2026, 10, 12));
        var office = await ComesAsync("office");
        await office.OpenAsync(Routes.ImportPlan);
        await office.Page.Locator("#Input_Text").FillAsync(TypedPlan.Text);
        await office.PressAsync("读取并核对");
        await office.SeesAsync(TypedPlan.UnknownUnit);
        var draft = new Uri(office.Page.Url).Segments[2].TrimEnd('/');

        await office.OpenAsync(Routes.PlanForms);
        await office.Page.Locator("form textarea").FillAsync(TypedPlan.Text);
        await office.PressAsync("看看怎么读");
        await office.SeesAsync("下载读取情况报告");

        await office.OpenAsync(Routes.AmendPlan(Guid.Parse(draft)));
        await office.Page.Locator("#PlanInput_PlanId").SelectOptionAsync(plan.Id.ToString());
        await office.PressAsync("对照");
        await office.SeesAsync("新增的任务");
        await CheckOnBothAsync(office);
        await office.FollowAsync("更正对应");
        await CheckOnBothAsync(office);

        await office.OpenAsync(Routes.Comparisons);
        await office.Page.Locator("#Input_UpperPlanId").SelectOptionAsync(draft);
        await office.Page.Locator("#Input_LocalPlanId").SelectOptionAsync(plan.Id.ToString());
        await office.PressAsync("开始对照");
        await office.SeesAsync("未见对应任务");
        await CheckOnBothAsync(office);
    }

    private static async Task CheckOnBothAsync(Person person)
    {
        foreach (var screen in new[] { Screen.Phone, Screen.Desk })
        {
            await person.Page.SetViewportSizeAsync(screen.Width, screen.Height);
            await person.CheckPageAsync();
        }
    }
}
