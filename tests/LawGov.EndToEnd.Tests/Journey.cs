using LawGov.TestKit;
using Microsoft.Playwright;

namespace LawGov.EndToEnd.Tests;

/// <summary>People come to the site, do their work and leave; nothing may be left on any console.</summary>
[Collection(BrowserCollection.Name)]
public abstract class Journey(Chromium chromium, BrowserSite site) : IClassFixture<BrowserSite>, IAsyncLifetime
{
    private readonly List<Person> _people = [];

    protected BrowserSite Site => site;

    protected Given Given => site.Given;

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var person in _people)
            await person.DisposeAsync();
        foreach (var person in _people)
            person.Errors.AssertNone();
    }

    /// <summary>Somebody who has not signed in.</summary>
    private protected async Task<Person> SomebodyAsync(ViewportSize? screen = null, bool javaScript = true)
    {
        var person = await Person.ComeAsync(chromium.Browser, site.Address, screen ?? Screen.Desk, javaScript);
        _people.Add(person);
        return person;
    }

    /// <summary>A person of the small district, signed in.</summary>
    private protected async Task<Person> ComesAsync(string userName, ViewportSize? screen = null, bool javaScript = true)
    {
        var person = await SomebodyAsync(screen, javaScript);
        await person.SignInAsync(userName);
        return person;
    }
}
