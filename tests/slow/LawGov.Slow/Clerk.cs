using AngleSharp.Html.Dom;

namespace LawGov.Slow;

/// <summary>A clerk at work on his unit's quarter: writes lines, checks, submits, takes back.</summary>
internal sealed class Clerk(SiteSession session, string userName)
{
    private string _page = "";

    public string UserName => userName;

    /// <summary>Signs in and finds the unit's page. Returns how many lines can be written.</summary>
    public async Task<int> ArriveAsync(string password)
    {
        var home = await session.SignInAsync(userName, password);
        _page = home.Address.AbsolutePath;
        return home.Address.AbsolutePath.StartsWith("/filings/", StringComparison.Ordinal) ? LinesOf(home).Count : 0;
    }

    /// <summary>Writes up to so many lines and submits them. Returns the texts the site acknowledged as submitted.</summary>
    /// <exception cref="InvalidOperationException">The site refused.</exception>
    public async Task<IReadOnlyList<string>> SubmitAsync(string mark, int most)
    {
        var page = await OpenAsync(_page);
        var form = page.Forms.First(f => f.Names.Contains("Input.Lines[0].Id"));
        var texts = LinesOf(page).Take(most).ToDictionary(line => line, line => $"{mark}-{line}");
        var fields = texts
            .SelectMany(t =>
                new[] { ($"{t.Key}.Choice", "new"), ($"{t.Key}.Progress", t.Value), ($"{t.Key}.Problems", "无"), ($"{t.Key}.SelfAssessment", "OnSchedule") }
            )
            .ToArray();
        var (action, values) = form.Press(form.Buttons.First(b => b.Text.Contains("核对并报送", StringComparison.Ordinal)), fields);
        var check = Good(await session.PostAsync(action, values));
        var confirm = check.Forms.First(f => f.Names.Contains("Input.Lines[0].Version"));
        var done = Good(await session.PostAsync(confirm.Action, confirm.With()));
        if (!done.Body.Contains("已报送", StringComparison.Ordinal))
            throw new InvalidOperationException($"{userName} heard nothing of a submission.");
        // A line that lacks its evidence is not on the check page
        return [.. texts.Values.Where(t => check.Body.Contains($"{t}</p>", StringComparison.Ordinal))];
    }

    /// <summary>Takes back everything nobody decided on.</summary>
    public async Task WithdrawAsync()
    {
        while ((await OpenAsync(_page)).Forms.FirstOrDefault(f => f.Action.Query.Contains("handler=Withdraw", StringComparison.Ordinal)) is { } form)
            Good(await session.PostAsync(form.Action, form.With()));
    }

    private async Task<SitePage> OpenAsync(string path) => Good(await session.GetAsync(path));

    private SitePage Good(SitePage page) =>
        page is { Status: System.Net.HttpStatusCode.OK, IsSignIn: false }
            ? page
            : throw new InvalidOperationException($"{userName} was answered with {(int)page.Status} at {page.Address.AbsolutePath}.");

    private static List<string> LinesOf(SitePage page) =>
        [.. page.Document.QuerySelectorAll("textarea[name$='.Progress']").Select(e => ((IHtmlTextAreaElement)e).Name![..^".Progress".Length])];
}
