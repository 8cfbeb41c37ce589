using System.Text.RegularExpressions;
using LawGov.Web.Pages;
using LawGov.Web.Startup;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LawGov.EndToEnd.Tests;

/// <summary>Every page of the site, each with the people who use it, once in each look: no barrier, no sideways scrolling, no error in the browser.</summary>
public sealed partial class AccessibilitySweepTests(Chromium chromium, SweptSite site) : Journey(chromium, site), IClassFixture<SweptSite>
{
    /// <summary>Routes that lead to no page: files, and the end of a session.</summary>
    private static readonly string[] NoPages =
    [
        "/plans/{id:guid}/reading-report.html",
        "/plans/compare/{id:guid}/findings.xlsx",
        "/evidence/{id:guid}",
        "/exports/quarterly.docx",
        "/exports/quarterly.xlsx",
        "/exports/quarterly.pdf",
        "/exports/ledger.xlsx",
        "/account/logout",
    ];

    /// <summary>Shown by <see cref="SetupPageTests.SetupPage_OfANewInstallation_HasNoBarrier"/> and for an address that is not there.</summary>
    private static readonly string[] ShownOtherwise = ["/account/setup", "/error"];

    public static TheoryData<string> Accounts => new(SweptDistrict.Accounts);

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Pages_OfAPerson_HaveNoBarrierInAnyLook(string account)
    {
        var district = await DistrictAsync();
        var person = account.Length == 0 ? await SomebodyAsync() : await ComesAsync(account);

        foreach (var (at, page) in district.Pages.Where(p => p.Account == account).Index())
        {
            if (page.Status != 200)
                person.Errors.Expect($"status of {page.Status}");
            var answer = await person.Page.GotoAsync(page.Url);
            Assert.Equal(page.Status, answer!.Status);
            if (page.Url != Routes.Home)
                Assert.Equal(page.Url, new Uri(person.Page.Url).PathAndQuery); // the start leads each person to the day's work
            if (page.Act is { } act)
                await act(person);
            await person.CheckEveryLookAsync(isFirst: at == 0);
        }
    }

    /// <summary>A page that is missing here needs a row in <see cref="SweptDistrict"/>.</summary>
    [Fact]
    public async Task Pages_OfTheSweep_AreAllPagesOfTheSite()
    {
        var district = await DistrictAsync();
        var swept = district.Pages.Where(p => p.Status == 200).Select(p => p.Url.Split('?')[0]).ToHashSet(StringComparer.Ordinal);
        var endpoints = Site.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();
        var pages = endpoints.Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null);
        var routes = pages.Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct(StringComparer.Ordinal).ToList();

        var missing = routes.Except(NoPages).Except(ShownOtherwise).Where(route => !swept.Any(url => Addresses(route).IsMatch(url))).ToList();

        Assert.True(missing.Count == 0, $"Pages no one sweeps: {string.Join(", ", missing)}");
        Assert.Empty(NoPages.Concat(ShownOtherwise).Except(routes));
        Assert.Empty(district.Pages.Select(p => p.Account).Except(SweptDistrict.Accounts));
    }

    private static Regex Addresses(string route) =>
        new($"^{Parameter().Replace(route, "[0-9a-f-]{36}")}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private async Task<SweptDistrict> DistrictAsync() => site.District ??= await PreparedAsync();

    private async Task<SweptDistrict> PreparedAsync()
    {
        var district = new SweptDistrict(Site);
        Site.Time.GoTo(new DateOnly(2026, 9, 22));
        await district.PrepareAsync(await ComesAsync("office"));
        return district;
    }

    [GeneratedRegex(@"\{\w+:guid\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parameter();
}

/// <summary>The site of the sweep, prepared once.</summary>
public sealed class SweptSite : BrowserSite
{
    internal SweptDistrict? District { get; set; }
}

/// <summary>A new installation shows one page.</summary>
public sealed class SetupPageTests(Chromium chromium, NewInstallation site) : Journey(chromium, site), IClassFixture<NewInstallation>
{
    [Fact]
    public async Task SetupPage_OfANewInstallation_HasNoBarrier()
    {
        var visitor = await SomebodyAsync();
        await visitor.OpenAsync($"/account/setup?token={Site.Services.GetRequiredService<SetupLink>().Create()}");
        Assert.Equal("/account/setup", new Uri(visitor.Page.Url).AbsolutePath);
        await visitor.CheckEveryLookAsync();

        visitor.Errors.Expect("status of 400");
        await visitor.Page.Locator("main form button[type=submit]").ClickAsync();
        await visitor.Page.Locator(".error-summary, [data-error-summary]").First.WaitForAsync();
        await visitor.CheckEveryLookAsync();
    }
}

/// <summary>The schema and nothing in it.</summary>
public sealed class NewInstallation : BrowserSite
{
    protected override bool IsEmpty => true;
}
