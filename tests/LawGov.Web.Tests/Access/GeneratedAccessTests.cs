using System.Net;
using LawGov.Domain.Accounts;
using LawGov.TestKit;
using LawGov.Web.Access;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace LawGov.Web.Tests.Access;

/// <summary>
/// Every operation, asked by every role of its own unit's thing, of another unit's and of one that does not exist: the site answers what the matrix
/// says.
/// </summary>
public sealed class GeneratedAccessTests(PreparedQuarter site, ITestOutputHelper output) : IClassFixture<PreparedQuarter>
{
    [Fact]
    public void Recipes_Together_AskForEveryOperation()
    {
        var missing = Enum.GetValues<Operation>().Except(Recipe.All.Select(r => r.Operation)).ToList();

        Assert.True(missing.Count == 0, $"Operations without a recipe: {string.Join(", ", missing)}");
    }

    [Fact]
    public async Task EveryRequest_OfEveryRole_IsAnsweredAsTheMatrixSays()
    {
        var unexpected = new List<string>();
        var (requests, let, hidden, forbidden) = (0, 0, 0, 0);
        var before = await VersionsAsync();

        foreach (var role in Enum.GetValues<Role>())
        {
            var browser = await site.AsAsync(role);
            var token = await browser.TokenAsync();
            foreach (var recipe in Recipe.All)
            {
                foreach (var whose in recipe.Reach == Reach.Page ? [Whose.OwnUnit] : Enum.GetValues<Whose>())
                {
                    var expected = recipe.Denial(role, whose);
                    var answer = (int)await SendAsync(browser, recipe, site.Of(whose), token);
                    var isRight = expected is { } code ? answer == code : answer is not (403 or 404) and < 500;
                    if (!isRight)
                        unexpected.Add($"{role} {whose} {recipe}: {answer} instead of {expected?.ToString() ?? "being let in"}");
                    requests++;
                    if (expected is null)
                        let++;
                    else if (expected == 403)
                        forbidden++;
                    else
                        hidden++;
                }
            }
        }

        output.WriteLine(
            $"{Enum.GetValues<Operation>().Length} operations, {Recipe.All.Count} requests x {Enum.GetValues<Role>().Length} roles x "
                + $"{Enum.GetValues<Whose>().Length} cases (1 where nothing is named) = {requests}: "
                + $"{let} let in, {forbidden} forbidden, {hidden} not found; {unexpected.Count} unexpected"
        );
        Assert.True(unexpected.Count == 0, string.Join('\n', unexpected));
        Assert.Equal(before, await VersionsAsync());
    }

    [Fact]
    public async Task EveryPost_WithoutToken_IsRefused()
    {
        var browser = await site.AsAsync(Role.OfficeReviewer);
        var unexpected = new List<string>();

        foreach (var recipe in Recipe.All.Where(r => r.Form is not null))
        {
            var status = await SendAsync(browser, recipe, site.Of(Whose.OwnUnit), token: null);
            if (status != HttpStatusCode.BadRequest)
                unexpected.Add($"{recipe}: {(int)status}");
        }

        Assert.True(unexpected.Count == 0, string.Join('\n', unexpected));
    }

    [Fact]
    public async Task EveryRequest_OfNobodySignedIn_LeadsToTheSignIn()
    {
        var browser = site.Anonymous();
        var login = await browser.OpenAsync("/account/login");
        var token = login.Form("form[method=post]:has(input[name=__RequestVerificationToken])")["__RequestVerificationToken"];
        var unexpected = new List<string>();

        foreach (var recipe in Recipe.All)
        {
            using var answer = await AnswerAsync(browser, recipe, site.Of(Whose.OwnUnit), token);
            if (
                answer.StatusCode != HttpStatusCode.Redirect
                || answer.Headers.Location?.OriginalString.Contains("/account/login", StringComparison.Ordinal) != true
            )
                unexpected.Add($"{recipe}: {(int)answer.StatusCode} {answer.Headers.Location}");
        }

        Assert.True(unexpected.Count == 0, string.Join('\n', unexpected));
    }

    /// <summary>A unit's list shows its own pages alone, whatever is asked for.</summary>
    [Fact]
    public async Task Lists_OfAUnitsPerson_ShowNothingOfOthers()
    {
        var browser = await site.AsAsync(Role.Liaison);
        var other = site.Of(Whose.OtherUnit);

        foreach (var url in (string[])["/filings", $"/filings?period=2026-Q3&unit={other.UnitId}", "/units", "/", $"/plans/{other.PlanId}"])
        {
            var page = await browser.OpenAsync(url);
            if (page.Status == HttpStatusCode.Redirect)
                page = await page.FollowAsync();
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain(other.FilingId.ToString(), page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain($"/units/{other.UnitId}", page.Html, StringComparison.Ordinal);
        }
    }

    private static async Task<HttpStatusCode> SendAsync(TestBrowser browser, Recipe recipe, Things things, string? token)
    {
        using var answer = await AnswerAsync(browser, recipe, things, token);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> AnswerAsync(TestBrowser browser, Recipe recipe, Things things, string? token)
    {
        var url = new Uri(recipe.Url(things), UriKind.Relative);
        if (recipe.Form is null)
            return await browser.Client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
        var fields = recipe.Form(things).Select(f => KeyValuePair.Create(f.Name, f.Value));
        if (token is not null)
            fields = fields.Append(KeyValuePair.Create("__RequestVerificationToken", token));
        using var content = new FormUrlEncodedContent(fields);
        return await browser.Client.PostAsync(url, content);
    }

    /// <summary>Versions of everything the requests are about: none may have changed, or a request found another district than the one before it.</summary>
    private Task<string> VersionsAsync() =>
        site.WithDbAsync(async db =>
            string.Join(
                ' ',
                (await db.Reports.AsNoTracking().OrderBy(r => r.Id).Select(r => r.Version).ToListAsync())
                    .Concat(await db.Filings.AsNoTracking().OrderBy(f => f.Id).Select(f => f.Version).ToListAsync())
                    .Concat(await db.Assignments.AsNoTracking().OrderBy(a => a.Id).Select(a => a.Version).ToListAsync())
                    .Concat(await db.Tasks.AsNoTracking().OrderBy(t => t.Id).Select(t => t.Version).ToListAsync())
                    .Concat(await db.Plans.AsNoTracking().OrderBy(p => p.Id).Select(p => p.Version).ToListAsync())
                    .Concat(await db.Periods.AsNoTracking().OrderBy(p => p.Id).Select(p => p.Version).ToListAsync())
                    .Concat(await db.Settings.AsNoTracking().Select(s => s.Version).ToListAsync())
            )
        );
}
