using System.Net;
using LawGov.Domain;
using LawGov.Domain.Units;
using LawGov.TestKit;
using LawGov.Web.Features.Shared;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;

namespace LawGov.Web.Tests.Hosting;

/// <summary>What a reverse proxy takes without being told otherwise: four kilobytes of headers, whatever was done to however many.</summary>
public sealed class ShortHeadersTests : IAsyncLifetime
{
    private const int MostBytes = 4096,
        Units = 670;

    private readonly LawGovSite _site = new();

    public async Task InitializeAsync()
    {
        await _site.InitializeAsync();
        await _site.WithDbAsync(async db =>
        {
            for (var i = 1; i <= Units; i++)
                db.Units.Add(new Unit($"N{i}", $"某某街道办事处第{i}", $"某某街道办第{i}", UnitKind.Township, 100 + i));
            return await db.SaveChangesAsync();
        });
        var chunks = Enumerable.Range(1, Units).Select(i => $"某某街道办事处第{i}").Prepend(SmallDistrict.Court).Chunk(20);
        await _site.Given.PlanAsync([.. chunks.Select((units, i) => new GivenTask($"培训{i}", [], units))]);
        await _site.Given.OpenPeriodAsync();
        _site.Time.GoTo(new DateOnly(2026, 10, 12));
    }

    public Task DisposeAsync() => ((IAsyncLifetime)_site).DisposeAsync();

    [Fact]
    public async Task Post_UrgeTenTimesTheUnits_AnswersInShortHeadersAndSaysHowMany()
    {
        var office = await _site.AsAsync("office");

        var answer = await office.PostAsync(Routes.Overdue, ("Input.All", "true"));

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.InRange(HeaderBytes(answer), 1, MostBytes);
        var board = await answer.FollowAsync();
        Assert.Contains($"已催办{Units}个单位", board.Text, StringComparison.Ordinal);
        Assert.Contains("某某街道办第1、某某街道办第2、某某街道办第3", board.Text, StringComparison.Ordinal);
        Assert.Contains("某某街道办第5等。单位登录后第一页就能看到", board.Text, StringComparison.Ordinal);
        Assert.Contains("未催办1个单位：区法院（不在催办范围）", board.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/overdue")]
    [InlineData("/")]
    [InlineData("/filings")]
    public async Task Get_AnEndlessFilter_NeverMakesALongRedirect(string path)
    {
        var url = $"{path}?period={string.Concat(Enumerable.Repeat("%E7%94%B2", 700))}";

        foreach (var browser in new[] { _site.Anonymous(), await _site.AsAsync("office"), await _site.AsAsync("clear") })
        {
            var answer = await browser.OpenAsync(url);
            Assert.InRange(HeaderBytes(answer), 1, MostBytes);
            Assert.InRange((int)answer.Status, 200, 499);
        }
    }

    [Fact]
    public async Task Post_UrgeFromABoardWithAnEndlessFilter_LeadsToTheBoard()
    {
        var office = await _site.AsAsync("office");

        var answer = await office.PostAsync($"{Routes.Overdue}?show={new string('x', 5000)}", ("Input.All", "true"));

        Assert.Equal(Routes.Overdue, answer.Location);
        Assert.InRange(HeaderBytes(answer), 1, MostBytes);
    }

    [Theory]
    [InlineData("/overdue?show=all", "/overdue?show=all")]
    [InlineData("https://x/y#z", "https://x/y#z")]
    public void Shorten_UsualAddresses_AreNotTouched(string location, string expected) =>
        Assert.Equal(expected, location.Length <= ShortHeaders.LongestLocation ? location : ShortHeaders.Shorten(location));

    [Fact]
    public void Shorten_LongAddresses_LoseTheirQueryOrLeadHome()
    {
        Assert.Equal("/overdue", ShortHeaders.Shorten("/overdue?show=" + new string('x', 2000)));
        Assert.Equal("/tasks", ShortHeaders.Shorten("/tasks#" + new string('x', 2000)));
        Assert.Equal("/", ShortHeaders.Shorten("/" + new string('x', 2000)));
    }

    /// <summary>Any number of messages of any length: the cookie stays below half of what a proxy takes.</summary>
    [Theory]
    [InlineData(1, 100_000)]
    [InlineData(9, 500)]
    [InlineData(200, 3000)]
    public void Flash_AnyMessages_StaysShortAndReadable(int messages, int length)
    {
        var store = new Sizes(_site.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test"));
        var tempData = new TempDataDictionary(new DefaultHttpContext(), store);

        var text = string.Concat(Enumerable.Repeat("某某街道办事处𠀀", length / 9));
        for (var i = 0; i < messages; i++)
            tempData.Flash(FlashKind.Warn, text, "/" + new string('x', length), "查看");
        tempData.Save();

        Assert.InRange(store.Bytes, 1, MostBytes * 3 / 4);
        var shown = tempData.TakeFlashes();
        Assert.InRange(shown.Sum(f => f.Text.Length), 1, FlashMessages.MostCharacters);
        Assert.All(shown, f => Assert.True(StorableText.IsStorable(f.Text) && f.Text.EndsWith('…')));
    }

    private static int HeaderBytes(TestPage answer) =>
        answer
            .Response.Headers.Concat(answer.Response.Content.Headers)
            .Sum(h => h.Value.Sum(v => h.Key.Length + System.Text.Encoding.UTF8.GetByteCount(v) + ": \r\n".Length));

    /// <summary>Measures what the framework would put into the cookie.</summary>
    private sealed class Sizes(IDataProtector protector) : ITempDataProvider
    {
        public int Bytes { get; private set; }

        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>(StringComparer.Ordinal);

        public void SaveTempData(HttpContext context, IDictionary<string, object> values) =>
            Bytes = protector.Protect(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(values)).Length * 4 / 3;
    }
}
