using System.Globalization;

namespace LawGov.Slow.Checks;

/// <summary>
/// kill -9 at random while a clerk saves: after each start, the last save that was acknowledged, or one that was under way, stands on the page; the
/// audit chain holds.
/// </summary>
internal static class KillCheck
{
    private const string Mark = "slow-";

    public static async Task<bool> RunAsync(Options options)
    {
        using var app = new AppProcess(options.App, options.Password);
        using var acknowledged = new AckLog(Path.Combine(app.Folder, "acknowledged.log"));
        var random = new Random(options.Number("seed", 1));
        var rounds = options.Number("rounds", 20);
        var user = options.Text("user", "township01");
        var place = new Place(options.Text("page", ""), options.Text("field", "Progress"), options.Text("button", "保存"));
        await app.StartAsync();
        using var session = new SiteSession(app.Site);
        await session.SignInAsync(user, options.Password);
        if (place.Page.Length == 0)
            place = place with { Page = await FindAsync(session, place) };
        Console.WriteLine($"{user} saves {place.Field} on {place.Page}, {rounds} kills, seed {options.Number("seed", 1)}");

        int last = 0,
            tried = 0,
            lost = 0;
        for (var round = 1; round <= rounds; round++)
        {
            var kill = KillAfterAsync(app, TimeSpan.FromMilliseconds(random.Next(50, 1500)));
            try
            {
                while (true)
                {
                    var form = place.FormOn(await session.GetAsync(place.Page));
                    var (action, fields) = form.Press(
                        form.Buttons.FirstOrDefault(b => b.Text.Contains(place.Button, StringComparison.Ordinal)),
                        (place.NameOn(form), Mark + ++tried)
                    );
                    var answer = await session.PostAsync(action, fields);
                    if (answer is not { Status: System.Net.HttpStatusCode.OK, IsSignIn: false })
                        throw new InvalidOperationException($"A save was answered with {(int)answer.Status} at {answer.Address}.");
                    acknowledged.Acknowledge(Mark + tried);
                    last = tried;
                }
            }
            catch (HttpRequestException)
            {
                // The site is dead.
            }
            await kill;
            await app.StartAsync();
            var page = await session.GetAsync(place.Page);
            if (page.IsSignIn)
            {
                await session.SignInAsync(user, options.Password);
                page = await session.GetAsync(place.Page);
            }
            var found = place.FormOn(page) is var shown ? shown[place.NameOn(shown)] ?? "" : "";
            if (
                found == "" && last == 0
                || (
                    int.TryParse(found.Replace(Mark, "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number >= last
                    && number <= tried
                )
            )
                continue;
            lost++;
            Console.WriteLine($"round {round}: acknowledged {Mark}{last}, found \"{found}\"");
        }
        app.Kill();
        var (status, said) = await app.RunAsync("verify-audit");
        Console.WriteLine($"{acknowledged.Count} saves acknowledged, {rounds} kills, {lost} lost; verify-audit {status}: {said}");
        return lost == 0 && status == 0 && acknowledged.Count > 0;
    }

    private static async Task KillAfterAsync(AppProcess app, TimeSpan time)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync();
        app.Kill();
    }

    private static async Task<string> FindAsync(SiteSession session, Place place)
    {
        await foreach (var page in Crawl.FromAsync(session, "/", 40))
        {
            if (page.Forms.Any(place.IsOn))
                return page.Address.PathAndQuery;
        }
        throw new UsageException($"No page with a field {place.Field} was found: give --page and --field.");
    }

    private sealed record Place(string Page, string Field, string Button)
    {
        public bool IsOn(PageForm form) => form.Typed.Any(IsField);

        public PageForm FormOn(SitePage page) => page.Forms.First(IsOn);

        public string NameOn(PageForm form) => form.Typed.First(IsField);

        private bool IsField(string name) => name == Field || name.EndsWith("." + Field, StringComparison.Ordinal);
    }
}
