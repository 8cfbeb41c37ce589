using System.Net;

namespace LawGov.Slow.Checks;

/// <summary>
/// Hostile input on every form and address a person can reach, one field at a time: never a fault of the server, never its inner words on a page,
/// never markup of the input,
/// nothing without the antiforgery token.
/// </summary>
internal static class BadInputCheck
{
    private const string Injected = "lawgov-injected";

    private static readonly string[] Hostile =
    [
        "",
        " ",
        "\0",
        "\u202Egnp.exe",
        "𠮷😀",
        "'; DROP TABLE users; --",
        "%_\\",
        "../../etc/passwd",
        "{{7*7}}",
        "=cmd|' /C calc'!A0",
        "-1",
        "99999999999999999999",
        "1e308",
        "NaN",
        "0001-01-01",
        "2026-02-30",
        "00000000-0000-0000-0000-000000000000",
        "2026-Q9",
        "//evil.example/",
        "\r\nX-Injected: 1",
        $"<b id={Injected}>x</b>",
        $"\"><b id={Injected}>",
        $"</textarea><b id={Injected}>",
        new string('长', 100_000),
    ];

    private static readonly string[] InnerWords =
    [
        "   at LawGov.",
        "   at Microsoft.",
        "SqliteException",
        "Npgsql.",
        "PostgresException",
        "DbUpdateException",
        "SELECT ",
    ];

    private static readonly (string, string)[] Extra =
    [
        ("Input.Id", Guid.Empty.ToString()),
        ("Input.UnitId", Guid.Empty.ToString()),
        ("Input.Status", "Accepted"),
        ("Input.IsActive", "true"),
        ("Input.Role", "SystemAdmin"),
    ];

    public static async Task<bool> RunAsync(Uri site, Options options)
    {
        var findings = new SortedSet<string>(StringComparer.Ordinal);
        var requests = 0;
        foreach (var user in options.Users)
        {
            using var session = new SiteSession(site);
            await session.SignInAsync(user, options.Password);
            var forms = new Dictionary<string, PageForm>(StringComparer.Ordinal);
            var addresses = new HashSet<string>(StringComparer.Ordinal);
            await foreach (var page in Crawl.FromAsync(session, "/", options.Number("pages", 60)))
            {
                requests++;
                Judge(page, $"GET {page.Address.PathAndQuery} as {user}");
                foreach (var form in page.Forms.Where(f => f.Action.AbsolutePath != "/account/logout"))
                    forms.TryAdd(form.Signature, form);
                addresses.UnionWith(Spoiled(page.Address));
            }
            foreach (var address in addresses.Take(options.Number("addresses", 300)))
            {
                requests++;
                Judge(await session.GetAsync(address), $"GET {address} as {user}");
            }
            foreach (var form in forms.Values)
                await AttackAsync(session, form, user);
            Console.WriteLine($"{user}: {forms.Count} forms, {addresses.Count} spoiled addresses, {findings.Count} findings so far");
        }
        foreach (var finding in findings)
            Console.WriteLine(finding);
        Console.WriteLine($"{requests} requests, {findings.Count} findings");
        return findings.Count == 0;

        async Task AttackAsync(SiteSession session, PageForm form, string user)
        {
            var where = $"POST {form.Action.AbsolutePath} as {user}";
            requests++;
            var open = await session.PostAsync(form.Action, form.WithoutToken());
            if (open.Status != HttpStatusCode.BadRequest)
                findings.Add($"{where} without token: {(int)open.Status}");
            foreach (var fields in form.Names.SelectMany(name => Hostile.Select(value => form.With((name, value)))).Append(form.With(Extra)))
            {
                requests++;
                var page = await session.PostAsync(form.Action, fields);
                Judge(page, where);
                if (page.IsSignIn)
                    return;
            }
        }

        void Judge(SitePage page, string where)
        {
            if ((int)page.Status >= 500)
                findings.Add($"{where}: status {(int)page.Status}");
            foreach (var word in InnerWords.Where(w => page.IsHtml && page.Body.Contains(w, StringComparison.Ordinal)))
                findings.Add($"{where}: the page says \"{word.Trim()}\"");
            if (page.IsHtml && page.Body.Contains(Injected, StringComparison.Ordinal) && page.Document.GetElementById(Injected) is not null)
                findings.Add($"{where}: markup of the input is on the page");
        }
    }

    private static IEnumerable<string> Spoiled(Uri address)
    {
        var segments = address.AbsolutePath.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            if (!Guid.TryParse(segments[i], out _))
                continue;
            foreach (var id in new[] { Guid.Empty.ToString(), "x", "-1", "%00", new string('9', 400) })
                yield return string.Join('/', segments.Select((s, n) => n == i ? id : s)) + address.Query;
        }
        var query = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in query.Select(q => q.Split('=')[0]))
        {
            foreach (var value in Hostile.Where(v => v.Length < 1000))
                yield return $"{address.AbsolutePath}?{name}={Uri.EscapeDataString(value)}";
        }
    }
}
