using System.Net;
using LawGov.TestKit;
using LawGov.Web.Accounts;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Account;

public sealed class SignInUserTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_RightPassword_SignsInAndReturnsToThePageAskedFor()
    {
        var browser = site.Anonymous();
        var asked = await browser.OpenAsync("/account/password");
        var login = await browser.OpenAsync(asked.Location!);

        var answer = await login.Form().Fill("Input.UserName", "office").Fill("Input.Password", SmallDistrict.Password).SubmitAsync();

        Assert.Equal("/account/password", answer.Location);
        Assert.True(await site.WithDbAsync(db => db.Audit.AnyAsync(a => a.Act == "SignIn")));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    public async Task Post_ForeignReturnAddress_LeadsHome(string returnUrl)
    {
        var login = await site.Anonymous().OpenAsync($"{Routes.Login}?returnUrl={Uri.EscapeDataString(returnUrl)}");

        var answer = await login.Form().Fill("Input.UserName", "leader").Fill("Input.Password", SmallDistrict.Password).SubmitAsync();

        Assert.Equal(Routes.Home, answer.Location);
    }

    [Fact]
    public async Task Post_ReturnAddressWithChinese_LeadsThereEscaped()
    {
        var login = await site.Anonymous().OpenAsync($"{Routes.Login}?returnUrl={Uri.EscapeDataString("/audit?person=张三")}");

        var answer = await login.Form().Fill("Input.UserName", "leader").Fill("Input.Password", SmallDistrict.Password).SubmitAsync();

        Assert.Equal("/audit?person=%E5%BC%A0%E4%B8%89", answer.Location);
    }
}

/// <summary>What wrong passwords cost whom. Every test takes accounts and addresses of its own.</summary>
public sealed class SignInDelayTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const string Wrong = "wrong-Password-1";

    /// <summary>An anonymous person on the network cannot keep the office out.</summary>
    [Fact]
    public async Task Post_FiftyWrongPasswordsFromElsewhere_CostTheOwnerNothingWhereHeSignedInBefore()
    {
        var owner = From("10.1.0.1");
        await TryAsync(owner, "office", SmallDistrict.Password);
        await SignOutAsync(owner);
        for (var i = 0; i < 50; i++)
            await TryAsync(From($"10.1.1.{i}"), "office", Wrong);

        var answer = await TryAsync(From("10.1.0.1"), "office", SmallDistrict.Password);

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }

    [Fact]
    public async Task Post_FiftyWrongPasswordsFromOneAddress_DoNotKeepOutWhoSignedInThereBefore()
    {
        await TryAsync(From("10.2.0.1"), "staff", SmallDistrict.Password);
        for (var i = 0; i < 50; i++)
            await TryAsync(From("10.2.0.1"), "staff", Wrong);

        var answer = await TryAsync(From("10.2.0.1"), "staff", SmallDistrict.Password);

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }

    [Fact]
    public async Task Post_FiftyWrongPasswordsFromElsewhere_CostTheOwnerAtANewAddressAMinuteAtMost()
    {
        for (var i = 0; i < 50; i++)
            await TryAsync(From($"10.3.1.{i}"), "reviewer", Wrong);
        var atOnce = await TryAsync(From("10.3.0.1"), "reviewer", SmallDistrict.Password);

        site.Time.Pass(TimeSpan.FromSeconds(60));
        var aMinuteLater = await TryAsync(From("10.3.0.2"), "reviewer", SmallDistrict.Password);

        Assert.Equal(HttpStatusCode.BadRequest, atOnce.Status);
        Assert.Equal(HttpStatusCode.Redirect, aMinuteLater.Status);
    }

    [Fact]
    public async Task Post_WhoeverHoldsASession_WorksOnWhileOthersGuess()
    {
        var browser = From("10.4.0.1");
        await TryAsync(browser, "leader", SmallDistrict.Password);
        for (var i = 0; i < 30; i++)
            await TryAsync(From($"10.4.1.{i}"), "leader", Wrong);

        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/account/password")).Status);
    }

    [Fact]
    public async Task Post_WrongPasswordsHere_WaitLongerEachTime()
    {
        var guesser = From("10.5.0.1");
        for (var i = 0; i < 5; i++)
            await TryAsync(guesser, "stone", Wrong);
        var right = await TryAsync(guesser, "stone", SmallDistrict.Password);
        site.Time.Pass(TimeSpan.FromSeconds(31));
        await TryAsync(guesser, "stone", Wrong);
        site.Time.Pass(TimeSpan.FromSeconds(31));
        var stillWaiting = await TryAsync(guesser, "stone", SmallDistrict.Password);
        site.Time.Pass(TimeSpan.FromSeconds(30));
        var atLast = await TryAsync(guesser, "stone", SmallDistrict.Password);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Redirect), (right.Status, stillWaiting.Status, atLast.Status));
    }

    [Theory]
    [InlineData(5, 30)]
    [InlineData(6, 60)]
    [InlineData(9, 480)]
    [InlineData(10, 900)]
    [InlineData(1000, 900)]
    [InlineData(4, 0)]
    public void WaitAfter_Failures_DoublesUpToAQuarterOfAnHour(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), SignInDelays.WaitAfter(failures, 5, TimeSpan.FromMinutes(15)));

    /// <summary>Wrong password, no such account, switched off, and waiting: nobody learns which accounts there are.</summary>
    [Fact]
    public async Task Post_WhateverIsWrong_SaysTheSame()
    {
        await site.WithDbAsync(db => db.Users.Where(u => u.UserName == "cloud").ExecuteUpdateAsync(s => s.SetProperty(u => u.IsActive, false)));
        var answers = new List<TestPage>
        {
            await TryAsync(From("10.6.0.1"), "water", Wrong),
            await TryAsync(From("10.6.0.2"), "nobody", Wrong),
            await TryAsync(From("10.6.0.3"), "cloud", SmallDistrict.Password),
        };
        foreach (var name in new[] { "water", "nobody", "cloud" })
        {
            for (var i = 0; i < 7; i++)
                answers.Add(await TryAsync(From("10.6.0.4"), name, Wrong));
        }
        answers.Add(await TryAsync(From("10.6.0.4"), "water", SmallDistrict.Password));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.BadRequest, a.Status));
        Assert.Single(answers.Select(a => a.TextOf(".error-summary")).Distinct());
        Assert.Contains("账号或密码不正确", answers[0].Text, StringComparison.Ordinal);
        Assert.All(answers, a => Assert.DoesNotContain(Wrong, a.Html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_ManyGuessesAtOnce_AreAllCounted()
    {
        var browser = From("10.7.0.1");
        var login = await browser.OpenAsync(Routes.Login);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => login.Form().Fill("Input.UserName", "justice").Fill("Input.Password", Wrong).SubmitAsync()));

        var right = await TryAsync(browser, "justice", SmallDistrict.Password);

        Assert.Equal(HttpStatusCode.BadRequest, right.Status);
        Assert.All(await site.WithDbAsync(db => db.SignInAttempts.AsNoTracking().ToListAsync()), a => Assert.InRange(a.Failures, 0, 60));
    }

    /// <summary>A few entries tell what happened; the entry of the next sign-in tells how often.</summary>
    [Fact]
    public async Task Post_ThousandsOfGuesses_WriteAHandfulOfEntries()
    {
        var user = await site.Given.UserAsync("finance");
        for (var i = 0; i < 60; i++)
        {
            await TryAsync(From($"10.8.{i % 6}.1"), "finance", Wrong);
            if (i % 10 == 0)
                site.Time.Pass(TimeSpan.FromMinutes(2));
        }
        var entries = await site.WithDbAsync(db =>
            db.Audit.Where(a => a.EntityId == user.Id && a.Act.StartsWith("SignIn")).OrderBy(a => a.Seq).Select(a => a.Act).ToListAsync()
        );
        site.Time.Pass(TimeSpan.FromMinutes(15));

        var answer = await TryAsync(From("10.8.0.1"), "finance", SmallDistrict.Password);

        var signedIn = await site.WithDbAsync(db => db.Audit.SingleAsync(a => a.EntityId == user.Id && a.Act == "SignIn"));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(["SignInFailed", "SignInFailed", "SignInFailed", "SignInFailed", "SignInDelayed"], entries);
        Assert.Matches("\\{\"AccessFailedCount\":\\[[1-9][0-9]\\]\\}", signedIn.Changes);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(-30)]
    public async Task Post_ClockSetForwardOrBack_NeitherShortensNorProlongsAWait(int days)
    {
        var guesser = From($"10.9.{days + 100}.1");
        var account = days > 0 ? "clear" : "clear-head";
        for (var i = 0; i < 5; i++)
            await TryAsync(guesser, account, Wrong);

        site.Time.SetForward(TimeSpan.FromDays(days));
        var during = await TryAsync(guesser, account, SmallDistrict.Password);
        site.Time.Pass(TimeSpan.FromSeconds(31));
        var after = await TryAsync(guesser, account, SmallDistrict.Password);
        site.Time.SetForward(TimeSpan.FromDays(-days));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Redirect), (during.Status, after.Status));
    }

    /// <summary>Attempts that a process counted while its clock ran a month ahead bind nobody once it is right again.</summary>
    [Fact]
    public async Task Post_WaitWrittenByAClockAhead_IsVoid()
    {
        var guesser = From("10.10.0.1");
        site.Time.Pass(TimeSpan.FromDays(30));
        for (var i = 0; i < 5; i++)
            await TryAsync(guesser, "finance-head", Wrong);
        site.Time.Pass(TimeSpan.FromDays(-30));

        var answer = await TryAsync(guesser, "finance-head", SmallDistrict.Password);

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }

    [Fact]
    public async Task Post_OneAddressTryingEveryName_HasToWaitToo()
    {
        for (var i = 0; i < 60; i++)
            await TryAsync(From("10.11.0.1"), $"guess{i}", Wrong);

        var there = await TryAsync(From("10.11.0.1"), "auditor", SmallDistrict.Password);
        var elsewhere = await TryAsync(From("10.11.0.2"), "auditor", SmallDistrict.Password);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Redirect), (there.Status, elsewhere.Status));
    }

    private TestBrowser From(string address)
    {
        var browser = site.Anonymous();
        browser.Client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return browser;
    }

    private static async Task<TestPage> TryAsync(TestBrowser browser, string userName, string password) =>
        await (await browser.OpenAsync(Routes.Login)).Form().Fill("Input.UserName", userName).Fill("Input.Password", password).SubmitAsync();

    private static async Task SignOutAsync(TestBrowser browser) =>
        await (await browser.OpenAsync("/account/password")).Form("form[action$='/account/logout']").SubmitAsync();
}
