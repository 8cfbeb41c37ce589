using System.Net;
using LawGov.Data.Records;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Hosting;

/// <summary>A form's key belongs to what was typed: the same content counts once, another content is never thrown away.</summary>
public sealed class FormOnceTests(LawGovSite site) : IClassFixture<LawGovSite>, IAsyncLifetime
{
    private const string Typed = "Input.Lines[0].Progress";

    public async Task InitializeAsync()
    {
        if (await site.WithDbAsync(db => db.Plans.AnyAsync()))
            return;
        await site.Given.PlanAsync(new GivenTask("开展人民调解", [SmallDistrict.Justice], [SmallDistrict.Townships], ReportingMode.EachUnit));
        await site.Given.OpenPeriodAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Post_SameKeySameContent_LeadsToTheSamePlaceAndCountsOnce()
    {
        var form = (await OpenAsync("clear", SmallDistrict.Clear)).Form("#filing");
        var before = (await LineAsync(SmallDistrict.Clear)).Version;
        Fill(form, "受理74件。");

        var save = await SaveOfAsync(SmallDistrict.Clear);
        var answers = new[] { await form.SubmitAsync(action: save), await form.SubmitAsync(action: save), await form.SubmitAsync(action: save) };

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.Status));
        Assert.Single(answers.Select(a => a.Location).Distinct());
        Assert.Equal(before + 1, (await LineAsync(SmallDistrict.Clear)).Version);
    }

    /// <summary>Without script: send, stop, write on, send again. What was written later is on the page, beside what the first sending saved.</summary>
    [Fact]
    public async Task Post_SameKeyOtherContentOfAnOldVersion_Answers409WithWhatWasTyped()
    {
        var form = (await OpenAsync("stone", SmallDistrict.Stone)).Form("#filing");
        await Fill(form, "先写的。").SubmitAsync(action: await SaveOfAsync(SmallDistrict.Stone));

        var again = await Fill(form, "先写的，后来又补写的。").SubmitAsync(action: await SaveOfAsync(SmallDistrict.Stone));

        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("您刚才已经送出过一次", again.Text, StringComparison.Ordinal);
        Assert.Equal("先写的，后来又补写的。", again.Form("#filing")[Typed]);
        Assert.Equal("先写的。", (await LineAsync(SmallDistrict.Stone)).Progress);
        var saved = await again.Form("#filing").SubmitAsync(action: await SaveOfAsync(SmallDistrict.Stone));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal("先写的，后来又补写的。", (await LineAsync(SmallDistrict.Stone)).Progress);
    }

    [Fact]
    public async Task Post_SameKeyOtherContentOfThePresentVersion_IsSaved()
    {
        var form = (await OpenAsync("cloud", SmallDistrict.Cloud)).Form("#filing");
        await Fill(form, "先写的。").SubmitAsync(action: await SaveOfAsync(SmallDistrict.Cloud));
        var version = (await LineAsync(SmallDistrict.Cloud)).Version;

        var again = await Fill(form, "后写的。").Fill("Input.Lines[0].Version", $"{version}").SubmitAsync(action: await SaveOfAsync(SmallDistrict.Cloud));

        Assert.Equal(HttpStatusCode.Redirect, again.Status);
        Assert.Equal("后写的。", (await LineAsync(SmallDistrict.Cloud)).Progress);
    }

    /// <summary>The same page has two buttons: what the one did is no answer to the other.</summary>
    [Fact]
    public async Task Post_SameKeyToAnotherHandler_IsCarriedOut()
    {
        var form = (await OpenAsync("justice", SmallDistrict.Justice)).Form("#filing");
        Fill(form, "受理74件。");
        var filing = await site.Given.FilingAsync(SmallDistrict.Justice);

        await form.SubmitAsync(action: $"{Routes.Filing(filing.Id)}?handler=Save");
        var version = (await LineAsync(SmallDistrict.Justice)).Version;
        var check = await form.Fill("Input.Lines[0].Version", $"{version}").SubmitAsync(action: $"{Routes.Filing(filing.Id)}?handler=Check");

        Assert.Equal(Routes.CheckFiling(filing.Id), check.Location);
    }

    [Fact]
    public async Task Post_SameKeyAnotherFile_IsStoredToo()
    {
        var page = await OpenAsync("clear-head", SmallDistrict.Clear);
        var save = await SaveOfAsync(SmallDistrict.Clear);
        TestForm With(string content) =>
            page.Form("#filing")
                .Remove(FormOnce.Field)
                .Add(FormOnce.Field, "0198f0f0f0f07000800000000000aaaa")
                .Attach("Input.Lines[0].Files", "签到表.pdf", System.Text.Encoding.ASCII.GetBytes($"%PDF-1.4 {content}"));

        await With("a").SubmitAsync(action: save);
        await With("a").SubmitAsync(action: save);
        await With("b").SubmitAsync(action: save);

        Assert.Equal(2, (await LineAsync(SmallDistrict.Clear)).Evidence.Count);
    }

    /// <summary>A portal may hang its ticket on the address; a second sending then leads to the page without it.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(SubmissionKey.TargetLength)]
    [InlineData(5000)]
    public async Task Post_AddressOfAnyLength_IsCarriedOutAndFoundAgain(int length)
    {
        var save = $"{await SaveOfAsync(SmallDistrict.Cloud)}&ticket={new string('t', length)}";
        var form = Fill((await OpenAsync("cloud", SmallDistrict.Cloud)).Form("#filing"), $"带票据的地址，长{length}。");

        var first = await form.SubmitAsync(action: save);
        var second = await form.SubmitAsync(action: save);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.Status, second.Status));
        Assert.Equal($"带票据的地址，长{length}。", (await LineAsync(SmallDistrict.Cloud)).Progress);
        var targets = await site.WithDbAsync(db => db.SubmissionKeys.Select(k => k.Target).ToListAsync());
        Assert.All(targets, t => Assert.InRange(t.Length, 1, SubmissionKey.TargetLength));
    }

    /// <summary>The queue remembers its filter where a form leads to; a filter of any length does.</summary>
    [Fact]
    public async Task Post_ToAQueueWithAnEndlessFilter_IsCarriedOut()
    {
        var office = await site.AsAsync("office");
        var url = Routes.ReviewList("waiting", period: new string('9', 2000), handler: "Bulk");
        var once = Guid.CreateVersion7().ToString("N");

        var answers = new[] { await PostAsync(), await PostAsync() };

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.Status));
        Assert.All(answers, a => Assert.InRange(a.Location!.Length, 1, ShortHeaders.LongestLocation));

        Task<TestPage> PostAsync() => office.PostAsync(url, (FormOnce.Field, once), ("Input.Bulk.Picked", $"{Guid.Empty}.1"));
    }

    private static TestForm Fill(TestForm form, string progress) =>
        form.Fill("Input.Lines[0].Choice", "new").Fill(Typed, progress).Fill("Input.Lines[0].SelfAssessment", "OnSchedule");

    private async Task<TestPage> OpenAsync(string userName, string unit) =>
        await (await site.AsAsync(userName)).OpenAsync(Routes.Filing((await site.Given.FilingAsync(unit)).Id));

    private async Task<string> SaveOfAsync(string unit) => $"{Routes.Filing((await site.Given.FilingAsync(unit)).Id)}?handler=Save";

    private async Task<ProgressReport> LineAsync(string unit) => (await site.Given.LinesAsync(unit))[0];
}
