using Microsoft.Playwright;

namespace LawGov.EndToEnd.Tests;

/// <summary>One headless browser for all classes; every person in it has a context of his own, as on a computer of his own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>The first that is there. The headless shell has the same engine without windows, and costs a quarter less.</summary>
    private static readonly string[] Programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    /// <summary>One process draws what one person sees: nothing here is animated, and two runs share the machine.</summary>
    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-gpu-compositing",
        "--disable-gpu-rasterization",
        "--disable-software-rasterizer",
        "--in-process-gpu",
        "--num-raster-threads=1",
        "--disable-site-isolation-trials",
        "--renderer-process-limit=1",
        "--disable-quic",
        "--disable-smooth-scrolling",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IBrowser Browser => _browser ?? throw new InvalidOperationException("the browser was not started");

    public async Task InitializeAsync()
    {
        var program =
            Programs.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                $"None of {string.Join(", ", Programs)} is there; install one: sudo apt-get install -y --no-install-recommends chromium-headless-shell "
                    + $"fonts-noto-cjk"
            );
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = program,
                Headless = true,
                Args = Flags,
            }
        );
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>Classes that share the browser; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}
