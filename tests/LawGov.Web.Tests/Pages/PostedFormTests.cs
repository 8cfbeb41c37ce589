using System.Net;
using System.Text;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Hosting;

/// <summary>Forms as no browser of ours sends them, or as a hurried person does: a status that says what it is, a sentence that says what to do.</summary>
public sealed class PostedFormTests(LawGovSite site) : IClassFixture<LawGovSite>, IAsyncLifetime
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4 test");

    public async Task InitializeAsync()
    {
        if (await site.WithDbAsync(db => db.Plans.AnyAsync()))
            return;
        await site.Given.PlanAsync(new GivenTask("开展人民调解", [SmallDistrict.Justice], [SmallDistrict.Townships], ReportingMode.EachUnit));
        await site.Given.OpenPeriodAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_NulInAFiling_IsSavedWithoutItAndNothingElseIsLost(bool isMultipart)
    {
        var (form, save) = await OpenAsync("clear", SmallDistrict.Clear);
        form.Fill("Input.Lines[0].Choice", "new").Fill("Input.Lines[0].Progress", $"受理\u000074件，\uFFFE成功71件{(isMultipart ? "。" : "！")}");
        if (isMultipart)
            form.Attach("Input.Lines[0].Files", "签到\u0000表.pdf", Pdf);

        var answer = await form.SubmitAsync(action: save);

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var line = (await site.Given.LinesAsync(SmallDistrict.Clear))[0];
        Assert.StartsWith("受理74件，成功71件", line.Progress, StringComparison.Ordinal);
        if (isMultipart)
            Assert.Contains(line.Evidence, e => e.Name == "签到表.pdf");
    }

    [Fact]
    public async Task Post_NulInARefusedForm_IsShownAgainWithTheRest()
    {
        var (form, save) = await OpenAsync("stone", SmallDistrict.Stone);

        form.Fill("Input.Lines[0].Choice", "new").Fill("Input.Lines[0].Progress", "甲\u0000乙" + new string('法', 2001));
        var answer = await form.SubmitAsync(action: save);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith("甲乙法", answer.Form("#filing")["Input.Lines[0].Progress"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=1&b=%00&c=%0", "a=1&b=&c=%0")]
    [InlineData("%00%00%00", "")]
    [InlineData("%%00%0%00%01%", "%%0%01%")]
    [InlineData("x%2500y", "x%2500y")]
    public async Task NulFreeStream_AnyPieces_DropsEveryEscapedNul(string body, string kept)
    {
        for (var piece = 1; piece <= 8; piece++)
        {
            await using var stream = new NulFreeStream(new Pieces(Encoding.ASCII.GetBytes(body), piece));
            using var target = new MemoryStream();
            await stream.CopyToAsync(target);
            Assert.Equal(kept, Encoding.ASCII.GetString(target.ToArray()));
        }
    }

    [Fact]
    public async Task Post_MoreThanAFormMayHold_Is413AndSaysHowMuchFits()
    {
        var (form, save) = await OpenAsync("clear", SmallDistrict.Clear);
        var photo = new byte[19 * 1024 * 1024];
        for (var i = 0; i < 11; i++)
            form.Attach("Input.Lines[0].Files", $"照片{i}.jpg", photo);

        var answer = await form.Fill("Input.Lines[0].Progress", "边写边传。").SubmitAsync(action: save);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Contains("每个附件不超过20MB", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("停留太久", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>The token in a header must not make another answer of it, nor a draft that is kept while it is written.</summary>
    [Theory]
    [InlineData("X-Antiforgery", HttpStatusCode.RequestEntityTooLarge, "每个附件不超过20MB")]
    [InlineData(Autosave.Header, HttpStatusCode.RequestEntityTooLarge, "message")]
    public async Task Post_MoreThanAFormMayHold_WithAHeader_IsTheSame(string header, HttpStatusCode expected, string says)
    {
        var browser = await site.AsAsync("office");
        using var content = new MultipartFormDataContent { { new ByteArrayContent(new byte[41 * 1024 * 1024]), "Input.File", "方案.docx" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, Routes.ImportPlan) { Content = content };
        request.Headers.Add(header, header == Autosave.Header ? "1" : await browser.TokenAsync());

        var answer = await TestPage.ReadAsync(browser, await browser.Client.SendAsync(request));

        Assert.Equal(expected, answer.Status);
        Assert.Contains(says, answer.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Lines[2000].Progress", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("Input.Lines[99999999999999999999].Id", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("Input.Lines[1999].Progress", HttpStatusCode.Redirect)]
    [InlineData("Input.Lines[-1].Progress", HttpStatusCode.Redirect)]
    [InlineData("Input.Lines[x].Progress", HttpStatusCode.Redirect)]
    public async Task Post_ALineFarDown_IsRefusedOrIgnored(string field, HttpStatusCode expected)
    {
        var (form, save) = await OpenAsync("cloud", SmallDistrict.Cloud);

        var answer = await form.Add(field, "1").SubmitAsync(action: save);

        Assert.Equal(expected, answer.Status);
    }

    [Fact]
    public async Task Post_ManyLines_IsNoFault()
    {
        var (form, save) = await OpenAsync("cloud", SmallDistrict.Cloud);
        for (var i = 1; i < 2500; i++)
            form.Add($"Input.Lines[{i}].Choice", "");

        var answer = await form.SubmitAsync(action: save);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    [Fact]
    public async Task Post_TooManyFields_Is413()
    {
        var office = await site.AsAsync("office");
        var fields = Enumerable.Range(0, 5000).Select(i => ("Input.UnitIds", $"{i}")).ToArray();

        var answer = await office.PostAsync(Routes.Overdue, fields);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb")]
    [InlineData("multipart/form-data", "--x")]
    [InlineData("multipart/form-data; boundary=\"\"", "")]
    public async Task Post_ABrokenBody_Is400(string type, string body)
    {
        var browser = await site.AsAsync("office");
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await browser.Client.PostAsync(new Uri(Routes.Overdue, UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task<(TestForm Form, string Save)> OpenAsync(string userName, string unit)
    {
        var url = Routes.Filing((await site.Given.FilingAsync(unit)).Id);
        return ((await (await site.AsAsync(userName)).OpenAsync(url)).Form("#filing"), $"{url}?handler=Save");
    }

    /// <summary>A body that arrives in small pieces.</summary>
    private sealed class Pieces(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
