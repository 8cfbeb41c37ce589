using LawGov.TestKit;
using LawGov.Web.Features.Shared;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace LawGov.EndToEnd.Tests;

/// <summary>The site on a real port, with a database of its own for each class.</summary>
public class BrowserSite : LawGovSite
{
    private static readonly SitePool OnPorts = new(() => new PortHost());

    /// <summary>Where browsers find it.</summary>
    public string Address => ((PortHost)Host).Address;

    protected override SitePool Pool => OnPorts;

    private sealed class PortHost : SiteHost
    {
        public PortHost() => UseKestrel(0);

        public string Address
        {
            get
            {
                StartServer();
                var address =
                    Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
                    ?? throw new InvalidOperationException("the server has no address");
                return new UriBuilder(address) { Host = "127.0.0.1" }.Uri.GetLeftPart(UriPartial.Authority);
            }
        }

        /// <summary>Scripts wait as they do in production, only shorter.</summary>
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services =>
                services.Configure<PageDelays>(delays =>
                {
                    delays.SaveQuietMs = 1000;
                    delays.SaveLongestMs = 4000;
                    delays.SaveRetryMs = [500, 1000];
                })
            );
        }
    }
}
