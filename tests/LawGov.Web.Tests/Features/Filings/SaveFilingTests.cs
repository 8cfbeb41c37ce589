using System.Net;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Filings;

public sealed class SaveFilingTests(LawGovSite site) : IClassFixture<LawGovSite>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        if (await site.WithDbAsync(db => db.Plans.AnyAsync()))
            return;
        await site.Given.PlanAsync(
            new GivenTask(
                "开展人民调解",
                [SmallDistrict.Justice],
                [SmallDistrict.Townships],
                ReportingMode.EachUnit,
                [new(0, "调解成功率不低于95%", 95, "%", TargetOperator.AtLeast, TargetCycle.Level)]
            ),
            new GivenTask("培训执法人员", [SmallDistrict.Justice], [SmallDistrict.Townships], ReportingMode.EachUnit)
        );
        await site.Given.OpenPeriodAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Post_TypedLine_IsKeptAsDraftAndUntouchedLinesStayUntouched()
    {
        var filing = await site.Given.FilingAsync(SmallDistrict.Clear);
        var page = await (await site.AsAsync("clear")).OpenAsync(Routes.Filing(filing.Id));

        var answer = await Fill(page.Form("#filing"), 0, "受理74件，成功71件。")
            .Fill("Input.Lines[0].Figures[0].Value", "95.9")
            .SubmitAsync(action: $"{Routes.Filing(filing.Id)}?handler=Save");

        Assert.Equal(Routes.Filing(filing.Id), answer.Location);
        var lines = await site.Given.LinesAsync(SmallDistrict.Clear);
        Assert.Contains(lines, l => l.Progress == "受理74件，成功71件。" && l.Status == ReportStatus.Draft && l.Actuals.ToDictionary().Values.Contains(95.9));
        Assert.Contains(lines, l => l is { Status: ReportStatus.NotStarted, Version: 1 });
    }

    [Fact]
    public async Task Post_Autosave_AnswersTimeAndNewVersions()
    {
        var filing = await site.Given.FilingAsync(SmallDistrict.Stone);
        var browser = await site.AsAsync("stone");
        var page = await browser.OpenAsync(Routes.Filing(filing.Id));
        var form = Fill(page.Form("#filing"), 0, "自动保存的内容。");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Routes.Filing(filing.Id)}?handler=Save")
        {
            Content = new FormUrlEncodedContent(form.Names.Select(n => KeyValuePair.Create(n, form[n] ?? ""))),
        };
        request.Headers.Add("X-Autosave", "1");

        var answer = await TestPage.ReadAsync(browser, await browser.Client.SendAsync(request));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("\"savedAt\":\"09:00:00\"", answer.Html, StringComparison.Ordinal);
        Assert.Contains("\"Input.Lines[0].Version\":2", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_StaleLine_Answers409AndKeepsBothTexts()
    {
        var filing = await site.Given.FilingAsync(SmallDistrict.Justice);
        var mine = await (await site.AsAsync("justice")).OpenAsync(Routes.Filing(filing.Id));
        var theirs = await (await site.AsAsync("justice-head")).OpenAsync(Routes.Filing(filing.Id));
        await Fill(theirs.Form("#filing"), 0, "负责人先写的内容。").SubmitAsync(action: $"{Routes.Filing(filing.Id)}?handler=Save");

        var answer = await Fill(mine.Form("#filing"), 0, "填报人后写的内容。").SubmitAsync(action: $"{Routes.Filing(filing.Id)}?handler=Save");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("填报人后写的内容。", answer.Text, StringComparison.Ordinal);
        Assert.Contains("负责人先写的内容。", answer.Text, StringComparison.Ordinal);
        var again = await answer.Form("#filing").SubmitAsync(action: $"{Routes.Filing(filing.Id)}?handler=Save");
        Assert.Equal(HttpStatusCode.Redirect, again.Status);
        Assert.Contains(await site.Given.LinesAsync(SmallDistrict.Justice), l => l.Progress == "填报人后写的内容。");
    }

    [Theory]
    [InlineData("Progress", ReportText.ProgressLength)]
    [InlineData("Problems", ReportText.ProblemsLength)]
    [InlineData("NextSteps", ReportText.NextStepsLength)]
    public async Task Post_TextAtItsLimitIsKept_OverItIsRefusedAndShownAgain(string field, int limit)
    {
        var filing = await site.Given.FilingAsync(SmallDistrict.Cloud);
        var browser = await site.AsAsync("cloud");
        var url = Routes.Filing(filing.Id);
        TestForm Typed(TestPage page, int length) => Fill(page.Form("#filing"), 0, "进展。").Fill($"Input.Lines[0].{field}", new string('法', length));

        var atLimit = await Typed(await browser.OpenAsync(url), limit).SubmitAsync(action: $"{url}?handler=Save");
        var over = await Typed(await browser.OpenAsync(url), limit + 1).SubmitAsync(action: $"{url}?handler=Save");

        Assert.Equal(HttpStatusCode.Redirect, atLimit.Status);
        Assert.Equal(HttpStatusCode.BadRequest, over.Status);
        Assert.Contains($"不能超过{limit}字", over.Text, StringComparison.Ordinal);
        Assert.Equal(limit + 1, over.Form("#filing")[$"Input.Lines[0].{field}"]!.Length);
    }

    [Fact]
    public async Task Post_FigureThatIsNoNumber_IsRefusedBesideItsField()
    {
        var filing = await site.Given.FilingAsync(SmallDistrict.Cloud);
        var page = await (await site.AsAsync("cloud")).OpenAsync(Routes.Filing(filing.Id));

        var answer = await Fill(page.Form("#filing"), 0, "进展。")
            .Fill("Input.Lines[0].Figures[0].Value", "很多")
            .SubmitAsync(action: $"{Routes.Filing(filing.Id)}?handler=Save");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请填写数字", answer.Text, StringComparison.Ordinal);
        Assert.Equal("很多", answer.Form("#filing")["Input.Lines[0].Figures[0].Value"]);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("-NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("∞")]
    [InlineData("1000000000001")]
    [InlineData("1e5")]
    public async Task Post_FigureThatIsNoFiniteNumber_IsRefusedBesideItsField(string figure)
    {
        var filing = await site.Given.FilingAsync(SmallDistrict.Cloud);
        var page = await (await site.AsAsync("cloud")).OpenAsync(Routes.Filing(filing.Id));

        var form = Fill(page.Form("#filing"), 0, "进展。").Fill("Input.Lines[0].Figures[0].Value", figure);
        var answer = await form.SubmitAsync(action: $"{Routes.Filing(filing.Id)}?handler=Save");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请填写数字", answer.Text, StringComparison.Ordinal);
        Assert.Equal(figure, answer.Form("#filing")["Input.Lines[0].Figures[0].Value"]);
    }

    /// <summary>Sixty of them would not even fit into a report.</summary>
    [Fact]
    public async Task Post_FiguresForMeasuresOfOtherTasks_AreIgnored()
    {
        var filing = await site.Given.FilingAsync(SmallDistrict.Cloud);
        var page = await (await site.AsAsync("cloud")).OpenAsync(Routes.Filing(filing.Id));
        var form = Fill(page.Form("#filing"), 0, "带着别的指标。").Fill("Input.Lines[0].Figures[0].Value", "95.9");
        for (var i = 1; i <= 60; i++)
        {
            form.Add($"Input.Lines[0].Figures[{i}].Target", $"{Guid.CreateVersion7()}").Add($"Input.Lines[0].Figures[{i}].Value", $"{i}.123456789");
        }

        var answer = await form.SubmitAsync(action: $"{Routes.Filing(filing.Id)}?handler=Save");

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var line = (await site.Given.LinesAsync(SmallDistrict.Cloud)).Single(l => l.Progress == "带着别的指标。");
        Assert.Equal([95.9], line.Actuals.ToDictionary().Values);
    }

    [Fact]
    public async Task Post_FigureOfTheOtherLinesMeasure_IsIgnored()
    {
        var filing = await site.Given.FilingAsync(SmallDistrict.Cloud);
        var page = await (await site.AsAsync("cloud")).OpenAsync(Routes.Filing(filing.Id));
        var form = Fill(page.Form("#filing"), 1, "没有指标的一项。");
        form.Add("Input.Lines[1].Figures[0].Target", form["Input.Lines[0].Figures[0].Target"]!).Add("Input.Lines[1].Figures[0].Value", "95.9");

        await form.SubmitAsync(action: $"{Routes.Filing(filing.Id)}?handler=Save");

        Assert.Empty((await site.Given.LinesAsync(SmallDistrict.Cloud)).Single(l => l.Progress == "没有指标的一项。").Actuals.ToDictionary());
    }

    [Fact]
    public async Task Post_SameLineTwice_IsRefusedWithASentence()
    {
        var filing = await site.Given.FilingAsync(SmallDistrict.Cloud);
        var page = await (await site.AsAsync("cloud")).OpenAsync(Routes.Filing(filing.Id));
        var form = Fill(page.Form("#filing"), 0, "第一次。");

        Fill(form, 1, "第二次。").Fill("Input.Lines[1].Id", form["Input.Lines[0].Id"]!);
        var answer = await form.SubmitAsync(action: $"{Routes.Filing(filing.Id)}?handler=Save");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("出现了两次", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SameMeasureTwice_IsRefusedWithASentence()
    {
        var filing = await site.Given.FilingAsync(SmallDistrict.Cloud);
        var page = await (await site.AsAsync("cloud")).OpenAsync(Routes.Filing(filing.Id));
        var form = Fill(page.Form("#filing"), 0, "进展。").Fill("Input.Lines[0].Figures[0].Value", "95");

        form.Add("Input.Lines[0].Figures[1].Target", form["Input.Lines[0].Figures[0].Target"]!).Add("Input.Lines[0].Figures[1].Value", "96");
        var answer = await form.SubmitAsync(action: $"{Routes.Filing(filing.Id)}?handler=Save");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("同一项指标在表单里出现了两次", answer.Text, StringComparison.Ordinal);
    }

    private static TestForm Fill(TestForm form, int line, string progress) =>
        form.Fill($"Input.Lines[{line}].Choice", "new")
            .Fill($"Input.Lines[{line}].Progress", progress)
            .Fill($"Input.Lines[{line}].SelfAssessment", "OnSchedule");
}
