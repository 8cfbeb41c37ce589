using LawGov.TestKit;
using LawGov.Web.Features.Drafts;
using LawGov.Web.Pages;

namespace LawGov.Web.Tests.Features.Drafts;

public sealed class HeadingPlaceTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Theory]
    [InlineData("一", "二")]
    [InlineData("（九）", "（十）")]
    [InlineData("十", "十一")]
    [InlineData("（十九）", "（二十）")]
    [InlineData("二十九", "三十")]
    [InlineData("第三章", "第四章")]
    [InlineData("(9)", "(10)")]
    [InlineData("", "")]
    public void After_APrintedNumber_GoesOnInTheSameWay(string printed, string next) => Assert.Equal(next, HeadingPlace.After(printed, "一"));

    [Fact]
    public void After_NothingAbove_BeginsWithTheFirst() => Assert.Equal("一", HeadingPlace.After(null, "一"));

    [Fact]
    public async Task Get_NewHeading_FitsItsPlace()
    {
        var (planId, _) = await site.DraftAsync();
        var plan = await site.PlanOfAsync(planId);
        var tasks = await site.TasksOfAsync(planId);
        var second = plan.Sections.Single(s => s.OrdinalText == "二");

        Assert.Equal(("Section", "（二）", ""), await OpenAsync(planId, null));
        Assert.Equal(("Section", "（二）", tasks[1].Id.ToString()), await OpenAsync(planId, tasks[1].Id));
        Assert.Equal(("Section", "（一）", $"{tasks[0].SectionId}"), await OpenAsync(planId, tasks[0].SectionId));
        Assert.Equal(("Chapter", "二", second.Id.ToString()), await OpenAsync(planId, second.Id));
    }

    [Fact]
    public async Task Get_PlanWithoutSections_ProposesAChapter()
    {
        var answer = await site.UploadAsync(
            "示范区二〇二六年法治政府建设工作计划\n一、依法决策\n1.规范决策程序。\n2.公开决策目录。\n二、执法监督\n3.开展执法检查。\n"
        );
        var planId = Guid.Parse(answer.Location!.Split('/')[2]);

        Assert.Equal(("Chapter", "三", ""), await OpenAsync(planId, null));
        Assert.Equal(("Chapter", "二", $"{(await site.TasksOfAsync(planId))[1].Id}"), await OpenAsync(planId, (await site.TasksOfAsync(planId))[1].Id));
    }

    private async Task<(string?, string?, string?)> OpenAsync(Guid planId, Guid? at)
    {
        var form = (await (await site.AsAsync("office")).OpenAsync($"{Routes.CheckPlan(planId)}?open=heading{(at is null ? "" : $"&at={at}")}")).Form(
            "#heading"
        );
        return (form["HeadingInput.Level"], form["HeadingInput.OrdinalText"], form["HeadingInput.BeforeId"]);
    }
}
