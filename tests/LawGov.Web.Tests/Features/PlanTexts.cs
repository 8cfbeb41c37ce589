using System.Text;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features;

/// <summary>An invented plan, and the way from its text to a draft over HTTP.</summary>
internal static class PlanTexts
{
    public const string Title = "示范区法治政府建设实施方案";

    public const string Plan = """
        示范区法治政府建设实施方案（2026—2028年）
        示范委发〔2026〕3号
        为全面推进法治政府建设，结合本区实际，制定本方案。
        一、健全依法行政体系
        （一）规范执法行为
        1.开展行政执法培训，执法人员每人每年接受不少于60学时的培训。（牵头单位：区司法局；责任单位：区财政局、各乡镇（街道））
        2.建立涉企检查计划制度，2026年年底前完成。（牵头单位：区市场监管局；责任单位：区政府有关部门）
        二、化解矛盾纠纷
        （一）建强调解力量
        3.规范人民调解委员会设置，调解成功率达到95%。（牵头单位：区司法局；责任单位：区信访局、各社区矛调中心等单位）
        """;

    /// <summary>Uploads a text as a file.</summary>
    public static async Task<TestPage> UploadAsync(this LawGovSite site, string text, string fileName = "方案.txt", string user = "office") =>
        await site.UploadAsync(Encoding.UTF8.GetBytes(text), fileName, user);

    public static async Task<TestPage> UploadAsync(this LawGovSite site, byte[] bytes, string fileName, string user = "office")
    {
        var page = await (await site.AsAsync(user)).OpenAsync(Routes.ImportPlan);
        return await page.Form("main form").Attach("Input.File", fileName, bytes).SubmitAsync();
    }

    /// <summary>A draft of the invented plan, and its check screen.</summary>
    public static async Task<(Guid PlanId, TestPage Check)> DraftAsync(this LawGovSite site)
    {
        var answer = await site.UploadAsync(Plan);
        var check = await answer.FollowAsync();
        return (Guid.Parse(answer.Location!.Split('/')[2]), check);
    }

    /// <summary>A draft whose names are all settled by the two bulk acts.</summary>
    public static async Task<Guid> SettledDraftAsync(this LawGovSite site)
    {
        var (planId, check) = await site.DraftAsync();
        foreach (var act in new[] { "CreateUnits", "CreateGroups" })
        {
            if (check.Has($"button[value={act}]"))
                check = await (await check.Form($"button[value={act}]").SubmitAsync("Names.Act", act)).FollowAsync();
        }
        return planId;
    }

    public static Task<WorkPlan> PlanOfAsync(this LawGovSite site, Guid planId) =>
        site.WithDbAsync(db =>
            db.Plans.AsNoTracking().Include(p => p.Sections).Include(p => p.Names).Include(p => p.Findings).AsSplitQuery().SingleAsync(p => p.Id == planId)
        );

    public static Task<List<PlanTask>> TasksOfAsync(this LawGovSite site, Guid planId) =>
        site.WithDbAsync(db => db.Tasks.AsNoTracking().Include(t => t.Targets).Where(t => t.PlanId == planId).OrderBy(t => t.Ordinal).ToListAsync());

    /// <summary>The check screen with one task open.</summary>
    public static async Task<TestForm> TaskFormAsync(this LawGovSite site, Guid planId, Guid taskId, string user = "office")
    {
        var page = await (await site.AsAsync(user)).OpenAsync($"{Routes.CheckPlan(planId)}?task={taskId}");
        return page.Form("input[name='TaskInput.TaskId']");
    }
}
