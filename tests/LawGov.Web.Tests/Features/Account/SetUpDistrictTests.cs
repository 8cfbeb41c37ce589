using System.Net;
using LawGov.Domain.Accounts;
using LawGov.TestKit;
using LawGov.Web.Pages;
using LawGov.Web.Startup;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawGov.Web.Tests.Features.Account;

public sealed class SetUpDistrictTests(EmptySite site) : IClassFixture<EmptySite>
{
    [Fact]
    public async Task Post_OneTimeLink_NamesTheDistrictAndMakesTheFirstAdministratorOnce()
    {
        var token = site.Services.GetRequiredService<SetupLink>().Create();
        var without = await site.Anonymous().OpenAsync("/account/setup?token=0000");
        var page = await site.Anonymous().OpenAsync($"/account/setup?token={token}");
        var weak = await Fill(page, "short").SubmitAsync();

        var made = await Fill(page, "Right-Horse-7").SubmitAsync();
        var again = await Fill(page, "Right-Horse-7").SubmitAsync();

        Assert.Equal(HttpStatusCode.NotFound, without.Status);
        Assert.Equal((HttpStatusCode.BadRequest, "新区"), (weak.Status, weak.Form("main form")["Input.DistrictName"]));
        Assert.Equal(Routes.Login, made.Location);
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
        Assert.Equal("新区", await site.WithDbAsync(db => db.Settings.Select(s => s.DistrictName).SingleAsync()));
        Assert.True(
            await site.WithAsync<UserManager<Data.Accounts.User>, bool>(async users =>
                await users.IsInRoleAsync((await users.FindByNameAsync("root1"))!, nameof(Role.SystemAdmin))
            )
        );
    }

    [Fact]
    public async Task Link_AfterAnHour_IsDead()
    {
        var token = site.Services.GetRequiredService<SetupLink>().Create();
        site.Time.GoTo(new DateOnly(2026, 10, 8), 11);

        var page = await site.Anonymous().OpenAsync($"/account/setup?token={token}");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    private static TestForm Fill(TestPage page, string password) =>
        page.Form("main form")
            .Fill("Input.DistrictName", "新区")
            .Fill("Input.OfficeName", "新区依法治区办")
            .Fill("Input.UserName", "root1")
            .Fill("Input.Password", password);
}

/// <summary>A new installation: the schema and nothing in it.</summary>
public sealed class EmptySite : LawGovSite
{
    protected override bool IsEmpty => true;
}
