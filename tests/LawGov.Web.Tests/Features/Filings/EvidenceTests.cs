using System.IO.Compression;
using System.Net;
using System.Text;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Filings;

public sealed class EvidenceTests(LawGovSite site) : IClassFixture<LawGovSite>, IAsyncLifetime
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF");

    public async Task InitializeAsync()
    {
        if (await site.WithDbAsync(db => db.Plans.AnyAsync()))
            return;
        await site.Given.PlanAsync(new GivenTask("开展人民调解", [SmallDistrict.Justice], [SmallDistrict.Townships], ReportingMode.EachUnit));
        await site.Given.OpenPeriodAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Upload_Pdf_IsServedAsAttachmentToThoseWhoMaySeeTheReport()
    {
        var answer = await UploadAsync("培训签到表.pdf", Pdf);

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var file = (await site.Given.LinesAsync(SmallDistrict.Clear)).SelectMany(l => l.Evidence).First(e => e.Name == "培训签到表.pdf");
        var own = await (await site.AsAsync("clear")).GetAsync(Routes.Evidence(file.Id));
        Assert.Equal(Pdf, await own.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", own.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Contains("sandbox", string.Join(' ', own.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.AsAsync("stone")).GetAsync(Routes.Evidence(file.Id))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.AsAsync("office")).GetAsync(Routes.Evidence(file.Id))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.AsAsync("admin")).GetAsync(Routes.Evidence(file.Id))).StatusCode);
    }

    public static TheoryData<string, byte[], string> Refused =>
        new()
        {
            { "空.pdf", [], "是空文件" },
            { "脚本.exe", "MZ"u8.ToArray(), "类型不能上传" },
            { "网页.html", "<script>"u8.ToArray(), "类型不能上传" },
            { "伪装.pdf", "MZ\x90\x00 not a pdf"u8.ToArray(), "内容和扩展名不一致" },
            { "伪装.jpg", "<svg onload=alert(1)>"u8.ToArray(), "内容和扩展名不一致" },
            { "压缩包.docx", Zip(("readme.txt", 10)), "内容和扩展名不一致" },
            { "宏.docx", Zip(("word/document.xml", 10), ("word/vbaProject.bin", 10)), "含有宏" },
            { "炸弹.docx", Zip(("word/document.xml", 60_000_000)), "展开后过大" },
            { "坏.xlsx", "PK\x03\x04 broken"u8.ToArray(), "已损坏" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Upload_Forbidden_IsRefusedWithASentenceAndTheTypedTextStays(string name, byte[] bytes, string says)
    {
        var answer = await UploadAsync(name, bytes);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(says, answer.Text, StringComparison.Ordinal);
        Assert.Equal("边写边传。", answer.Form("#filing")["Input.Lines[0].Progress"]);
    }

    [Fact]
    public async Task Upload_NameWithFoldersAndDirectionMarks_IsCleaned()
    {
        await UploadAsync("../../etc/\u202Efdp.passwd.pdf", Pdf);

        Assert.Contains((await site.Given.LinesAsync(SmallDistrict.Clear)).SelectMany(l => l.Evidence), e => e.Name == "fdp.passwd.pdf");
    }

    public static TheoryData<string> OddNames =>
        new() { "附件1." + string.Concat(Enumerable.Repeat("关于报送培训情况", 40)), "没有扩展名", "x." + string.Concat(Enumerable.Repeat("𠀀", 200)) };

    [Theory]
    [MemberData(nameof(OddNames))]
    public async Task Upload_NameWithoutAUsableEnding_IsRefusedWithASentence(string name)
    {
        var answer = await UploadAsync(name, Pdf);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("类型不能上传", answer.Text, StringComparison.Ordinal);
        Assert.Equal("边写边传。", answer.Form("#filing")["Input.Lines[0].Progress"]);
    }

    [Fact]
    public async Task Upload_LongNameOfRareCharacters_IsCutBetweenTwoOfThem()
    {
        var answer = await UploadAsync(new string('甲', 115) + "𠀀𠀀𠀀.pdf", Pdf);

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var files = (await site.Given.LinesAsync(SmallDistrict.Clear)).SelectMany(l => l.Evidence);
        var file = files.Single(e => e.Name.StartsWith("甲甲", StringComparison.Ordinal));
        Assert.Equal(new string('甲', 115) + ".pdf", file.Name);
        Assert.Equal(HttpStatusCode.OK, (await (await site.AsAsync("clear")).GetAsync(Routes.Evidence(file.Id))).StatusCode);
    }

    [Fact]
    public async Task Remove_AWrongFileAfterAReturn_IsGoneFromTheLineAndStaysInItsHistory()
    {
        await UploadAsync("错误的附件.pdf", Pdf);
        var line = (await site.Given.SubmittedAsync("clear", SmallDistrict.Clear)).Single();
        var wrong = line.Evidence.Single(e => e.Name == "错误的附件.pdf");
        var reviewer = await site.Given.ActorAsync("reviewer");
        var decidedAt = new DateTime(2026, 10, 8, 2, 0, 0, DateTimeKind.Utc);
        await site.Given.WithReportAsync(
            line.Id,
            r => r.Return(Domain.Filings.ReviewStage.Office, "附件有误。", new DateOnly(2026, 10, 20), reviewer, decidedAt)
        );
        var clerk = await site.AsAsync("clear");
        var page = await clerk.OpenAsync(Routes.Filing(line.FilingId));

        var answer = await page.Form("#filing").SubmitAsync("Input.RemoveFile", $"{wrong.Id}", $"{Routes.Filing(line.FilingId)}?handler=Save");
        await UploadAsync("正确的附件.pdf", Pdf);
        var right = (await site.Given.LinesAsync(SmallDistrict.Clear)).Single().Evidence.Single(e => e.Name == "正确的附件.pdf");

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.DoesNotContain("错误的附件.pdf", (await clerk.OpenAsync(Routes.Filing(line.FilingId))).Text, StringComparison.Ordinal);
        var office = await site.AsAsync("office");
        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync(Routes.Evidence(wrong.Id))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync(Routes.Evidence(right.Id))).StatusCode);
        Assert.DoesNotContain("正确的附件.pdf", (await office.OpenAsync(Routes.ReviewItem(line.Id))).Text, StringComparison.Ordinal);

        await site.Given.SubmittedAsync("clear", SmallDistrict.Clear, "改好了附件。");

        var review = await office.OpenAsync(Routes.ReviewItem(line.Id));
        Assert.Contains("正确的附件.pdf", review.TextOf(".files"), StringComparison.Ordinal);
        Assert.DoesNotContain("错误的附件.pdf", review.TextOf(".files"), StringComparison.Ordinal);
        Assert.True(review.Has($".timeline a[href='{Routes.Evidence(wrong.Id)}']"));
        await site.WithDbAsync(async db =>
        {
            var submitted = await db.Reports.Include(r => r.Decisions).Include(r => r.Revisions).SingleAsync(r => r.Id == line.Id);
            (await db.Filings.SingleAsync(f => f.Id == line.FilingId)).Reopen(submitted);
            return await db.SaveChangesAsync();
        });
    }

    private static byte[] Zip(params (string Name, int Size)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, size) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(new byte[size]);
            }
        }
        return stream.ToArray();
    }

    private async Task<TestPage> UploadAsync(string name, byte[] bytes)
    {
        var filing = await site.Given.FilingAsync(SmallDistrict.Clear);
        var page = await (await site.AsAsync("clear")).OpenAsync(Routes.Filing(filing.Id));
        return await page.Form("#filing")
            .Fill("Input.Lines[0].Choice", "new")
            .Fill("Input.Lines[0].Progress", "边写边传。")
            .Attach("Input.Lines[0].Files", name, bytes)
            .SubmitAsync(action: $"{Routes.Filing(filing.Id)}?handler=Save");
    }
}
