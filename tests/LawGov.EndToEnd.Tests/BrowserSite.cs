using LawGov.TestKit;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace LawGov.EndToEnd.Tests;

/// <summary>The site on a real port, with a database of its own for each class.</summary>
public sealed class BrowserSite : LawGovSite
{
    public BrowserSite() => UseKestrel(0);

    /// <summary>Where browsers find it.</summary>
    public string Address { get; private set; } = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        StartServer();
        var addresses = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>() ?? throw new InvalidOperationException("the server has no address");
        Address = new UriBuilder(addresses.Addresses.First()) { Host = "127.0.0.1" }.Uri.GetLeftPart(UriPartial.Authority);
    }
}
