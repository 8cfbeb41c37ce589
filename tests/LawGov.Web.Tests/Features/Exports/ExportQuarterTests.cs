using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using LawGov.Documents.Official;
using LawGov.Domain.Accounts;
using LawGov.TestKit;
using LawGov.Web.Features.Exports;
using LawGov.Web.Features.Overdue;
using LawGov.Web.Pages;
using LawGov.Web.Tests.Features.Overdue;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Exports;

public sealed class ExportQuarterTests(GeneratedQuarters site) : IClassFixture<GeneratedQuarters>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Numbers_OnTheBoardInWordAndInExcel_AreTheSame(bool ofOnePlan)
    {
        var office = await site.AsAsync("office");
        var board = await site.BoardAsync();
        Guid? plan = ofOnePlan ? board.Names.Plans[1].Id : null;
        var page = await office.OpenAsync(Routes.OverdueList(GeneratedQuarters.Period, plan: plan));
        var numbers = page.Document.QuerySelectorAll(".basis a").Select(a => int.Parse(a.TextContent)).ToList();
        var lamps = page.Document.QuerySelectorAll("a.card-num .big").Select(b => int.Parse(b.TextContent)).ToList();

        var words = WordsOf(await BytesAsync(office, Routes.SummaryWord(GeneratedQuarters.Period, plan)));
        var book = await BytesAsync(office, Routes.SummaryExcel(GeneratedQuarters.Period, plan));

        var (owed, onTime, late, missing, notYetDue, waived, submitted, accepted, waiting, returned) = (
            numbers[0],
            numbers[1],
            numbers[2],
            numbers[3],
            numbers[4],
            numbers[5],
            numbers[6],
            numbers[7],
            numbers[8],
            numbers[9]
        );
        string Percent(int n) => $"{Math.Round(n * 100m / owed, 1, MidpointRounding.AwayFromZero):0.0}%";
        Assert.Contains($"本季度应报{owed}项。", words, StringComparison.Ordinal);
        foreach (var (name, n) in new[] { ("按时报送", onTime), ("补报", late), ("未报", missing) })
            Assert.Contains($"{name}{n}项，占{owed}项的{Percent(n)}；", words, StringComparison.Ordinal);
        Assert.Contains($"{onTime}＋{late}＋{missing}＝{owed}项", words, StringComparison.Ordinal);
        Assert.Contains($"另有{waived}项经批准免报", words, StringComparison.Ordinal);
        Assert.Contains(
            $"审核通过{accepted}项，待审核{waiting}项，退回修改{returned}项；{accepted}＋{waiting}＋{returned}＝{submitted}项",
            words,
            StringComparison.Ordinal
        );
        Assert.Contains(page.TextOf(".lede").Split("（")[1].Split("%")[0] + "%", words, StringComparison.Ordinal);
        var details = SheetOf(book, 2);
        Assert.Equal(owed + waived, details.Count - 1);
        int Rows(string column, Func<string, bool> fits) => details.Skip(1).Count(row => fits(row[details[0].IndexOf(column)]));
        Assert.Equal(
            (missing, waived, accepted, waiting, returned, notYetDue),
            (
                Rows("填报状态", s => s == "未报"),
                Rows("填报状态", s => s == "免报"),
                Rows("填报状态", s => s == "审核通过"),
                Rows("填报状态", s => s == "待审核"),
                Rows("填报状态", s => s == "退回修改"),
                Rows("填报状态", s => s == "未到期")
            )
        );
        Assert.Equal(
            late,
            details
                .Skip(1)
                .Count(r =>
                    int.TryParse(r[details[0].IndexOf("首次报送日期")], out var on)
                    && on > int.Parse(r[details[0].IndexOf("应报日期")])
                    && r[details[0].IndexOf("填报状态")] != "免报"
                )
        );
        Assert.Equal(
            lamps,
            new[] { "红灯", "黄灯", "绿灯", "已办结", "未到期" }.Select(lamp => Rows("亮灯", s => s.StartsWith(lamp, StringComparison.Ordinal)))
        );
        Assert.Contains(
            SheetOf(book, 3),
            row => row.Any(cell => cell == $"应报{owed}项＝按时{onTime}＋补报{late}＋未报{missing}＋未到期{notYetDue}；另有免报{waived}项。")
        );
        Assert.Equal(ofOnePlan ? 15 : 30, SheetOf(book, 1).Count - 3);
    }

    [Fact]
    public async Task Files_OfAQuarter_HoldAcceptedWordsAndNoOthers()
    {
        var leader = await site.AsAsync("leader");

        var word = WordsOf(await BytesAsync(leader, Routes.SummaryWord(GeneratedQuarters.Period)));
        var book = await BytesAsync(leader, Routes.SummaryExcel(GeneratedQuarters.Period));
        var excel = string.Join('\n', Enumerable.Range(1, 3).SelectMany(n => SheetOf(book, n)).SelectMany(r => r));

        foreach (var text in new[] { word, excel })
        {
            Assert.Contains(GeneratedQuarters.AcceptedText, text, StringComparison.Ordinal);
            Assert.DoesNotContain(GeneratedQuarters.Draft, text, StringComparison.Ordinal);
            Assert.DoesNotContain(GeneratedQuarters.Waiting, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Lists_OfTheLate_CountUnitsThatMayNotBeSupervisedWithoutNamingThem()
    {
        var board = await site.BoardAsync();
        var f = board.Within(BoardScope.Everything);
        var court = board.ByUnit(BoardScope.Everything).Single(u => u.Unit.Name == SmallDistrict.Court).Counts;

        var summary = await site.WithAsync<SummaryComposer, QuarterlySummary>(
            Role.OfficeStaff,
            compose => compose.ReadAsync(GeneratedQuarters.Period, null, CancellationToken.None)
        );

        Assert.True(court.Missing > 0);
        Assert.Equal(f.Missing - court.Missing, summary.Missing.Count);
        Assert.Equal(f.Late - court.Late, summary.Late.Count);
        Assert.DoesNotContain(summary.Missing.Concat(summary.Late), d => d.UnitName == SmallDistrict.Court);
        Assert.All(summary.Missing, d => Assert.Equal(12, d.DaysLate));
        Assert.NotEmpty(summary.LastPromises);
        Assert.Contains(summary.LastPromises, p => p.Reported is null);
    }

    [Fact]
    public async Task Download_EveryFile_IsOnRecord()
    {
        var leader = await site.AsAsync("leader");
        var user = await site.Given.UserAsync("leader");

        using var answer = await leader.GetAsync(Routes.SummaryWord(GeneratedQuarters.Before));

        Assert.Equal(ExportQuarter.WordType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("测试区2026年第二季度法治政府建设任务推进情况总结.docx", answer.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.True(
            await site.WithDbAsync(db => db.AccessLog.AnyAsync(a => a.UserId == user.Id && a.What == "测试区2026年第二季度法治政府建设任务推进情况总结.docx"))
        );
    }

    [Fact]
    public async Task Word_UntilTheQuarterIsLocked_IsADraft()
    {
        var office = await site.AsAsync("office");

        var bytes = await BytesAsync(office, Routes.SummaryWord(GeneratedQuarters.Period));

        using var package = new ZipArchive(new MemoryStream(bytes));
        Assert.Contains(package.Entries, e => e.FullName.Contains("header", StringComparison.Ordinal));
        Assert.Contains("草稿：尚未归档", (await office.OpenAsync($"/exports?period={GeneratedQuarters.Period}")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/exports/quarterly.docx?period=2031-Q1")]
    [InlineData("/exports/quarterly.xlsx?period=nonsense")]
    [InlineData("/exports/quarterly.docx")]
    public async Task Download_AnyQuarter_GivesAFile(string url)
    {
        var office = await site.AsAsync("office");

        using var answer = await office.GetAsync(url);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/exports/quarterly.docx")]
    [InlineData("/exports/quarterly.xlsx")]
    [InlineData("/exports/quarterly.pdf")]
    [InlineData("/exports")]
    public async Task Download_ByOthers_IsDenied(string url)
    {
        foreach (var userName in new[] { "clear", "finance-head", "admin", "auditor" })
        {
            using var answer = await (await site.AsAsync(userName)).GetAsync(url);

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
        using var stranger = await site.Anonymous().GetAsync(url);
        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
    }

    [Fact]
    public async Task Pdf_OfAQuarter_IsAPdfOrSaysWhatToInstall()
    {
        var office = await site.AsAsync("office");

        using var answer = await office.GetAsync($"/exports/quarterly.pdf?period={GeneratedQuarters.Period}");

        if (PdfConverter.Program is null)
            Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
        else
            Assert.Equal("%PDF-"u8.ToArray(), (await answer.Content.ReadAsByteArrayAsync())[..5]);
    }

    [Fact]
    public async Task Plan_ThatDoesNotExist_IsNotFound()
    {
        var office = await site.AsAsync("office");

        using var answer = await office.GetAsync($"/exports/quarterly.docx?plan={Guid.CreateVersion7()}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    internal static async Task<byte[]> BytesAsync(TestBrowser browser, string url)
    {
        using var answer = await browser.GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    internal static string WordsOf(byte[] docx)
    {
        using var package = new ZipArchive(new MemoryStream(docx));
        using var part = package.GetEntry("word/document.xml")!.Open();
        return string.Concat(XDocument.Load(part).Descendants().Where(e => e.Name.LocalName == "t").Select(e => e.Value));
    }

    /// <summary>The cells of a sheet as texts, row by row.</summary>
    internal static List<List<string>> SheetOf(byte[] xlsx, int number)
    {
        using var package = new ZipArchive(new MemoryStream(xlsx));
        var entry = package
            .Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && e.Name.EndsWith(".xml", StringComparison.Ordinal))
            .OrderBy(e => e.FullName, StringComparer.Ordinal)
            .ElementAt(number - 1);
        using var part = entry.Open();
        return XDocument.Load(part).Descendants().Where(e => e.Name.LocalName == "row").Select(r => r.Elements().Select(c => c.Value).ToList()).ToList();
    }
}
