namespace LawGov.Web.Pages;

/// <summary>Addresses of the product in one place; a view or handler that links writes no address of its own.</summary>
public static class Routes
{
    public const string Home = "/",
        Login = "/account/login",
        Plans = "/plans",
        ImportPlan = "/plans/import",
        PlanForms = "/plans/forms",
        Filings = "/filings",
        Workbench = "/workbench",
        Requests = "/requests",
        Notices = "/notices",
        Duties = "/overdue/duties",
        Review = "/review",
        Overdue = "/overdue",
        Exports = "/exports",
        Units = "/units",
        AdminUnits = "/admin/units",
        AdminUsers = "/admin/users",
        AdminPeriods = "/admin/periods",
        AdminSettings = "/admin/settings",
        Audit = "/audit";

    private const int LongestAddress = 2000;

    public const string AdminClock = "/admin/clock";

    public const string AccountMail = "/account/mail";

    public const string AdminChannels = "/admin/channels";

    /// <summary>What was told to whom; all of it, or what waits or failed.</summary>
    public static string Told(string? show = null, string? handler = null) =>
        With("/supervision/told", ("show", show is "failed" or "waiting" ? show : null), ("handler", handler));

    /// <summary>The sign-in page that leads back to what was asked for; after a post, to the page whose form it was.</summary>
    public static string SignInFor(HttpRequest request, bool hasEnded)
    {
        var query = HttpMethods.IsPost(request.Method) ? QueryString.Create(request.Query.Where(q => q.Key != "handler")) : request.QueryString;
        return With(Login, ("returnUrl", request.PathBase.Add(request.Path) + query.ToUriComponent()), ("ended", hasEnded ? "1" : null));
    }

    public static string Plan(Guid id) => $"/plans/{id}";

    public static string CheckPlan(Guid id) => $"/plans/{id}/check";

    public static string PlanBatch(Guid id) => $"/plans/{id}/batch";

    public static string ReadingReport(Guid planId) => $"/plans/{planId}/reading-report.html";

    public static string PlanRules(Guid id) => $"/plans/{id}/rules";

    public static string IssuePlan(Guid id) => $"/plans/{id}/issue";

    public static string AmendPlan(Guid draftId) => $"/plans/{draftId}/amend";

    public const string Comparisons = "/plans/compare";

    /// <summary>A new comparison with the local plan chosen already.</summary>
    public static string CompareWith(Guid localPlan) => $"/plans/compare?local={localPlan}";

    public static string Comparison(Guid id) => $"/plans/compare/{id}";

    public static string ComparisonExcel(Guid id) => $"/plans/compare/{id}/findings.xlsx";

    public static string Amendments(Guid planId) => $"/plans/{planId}/amendments";

    public static string Task(Guid id) => $"/tasks/{id}";

    public static string Request(Guid id) => $"/requests/{id}";

    /// <summary>The form of a new request about a thing.</summary>
    public static string AskRequest(string kind, Guid subject) => $"/requests/new?kind={kind}&subject={subject}";

    public static string Filing(Guid id) => $"/filings/{id}";

    public static string CheckFiling(Guid id) => $"/filings/{id}/check";

    public static string Line(Guid filingId, Guid reportId) => $"/filings/{filingId}#line-{reportId:N}";

    public static string Evidence(Guid fileId) => $"/evidence/{fileId}";

    public static string Unit(Guid id) => $"/units/{id}";

    public static string ReviewItem(Guid reportId) => $"/review?report={reportId}";

    /// <summary>The review queue with its filter, one report opened.</summary>
    public static string ReviewList(
        string? tab = null,
        Guid? unit = null,
        Guid? chapter = null,
        string? period = null,
        Guid? report = null,
        int? page = null,
        string? handler = null
    ) =>
        With(
            Review,
            ("tab", tab),
            ("unit", unit?.ToString()),
            ("chapter", chapter?.ToString()),
            ("period", period),
            ("report", report?.ToString()),
            ("page", page?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("handler", handler)
        );

    public static string AdminUnit(Guid id) => $"/admin/units?unit={id}";

    public static string AdminGroup(Guid id) => $"/admin/units?group={id}";

    public static string AdminUser(Guid id) => $"/admin/users?user={id}";

    /// <summary>A list of owed reports with its filter: every number of a board links to the list it counts.</summary>
    public static string OverdueList(string period, string? show = null, Guid? unit = null, Guid? chapter = null, Guid? plan = null) =>
        With(Overdue, ("period", period), ("show", show), ("unit", unit?.ToString()), ("chapter", chapter?.ToString()), ("plan", plan?.ToString()));

    /// <summary>What is owed beside the quarter's reports.</summary>
    public static string DutyList(string kind, string show, Guid? unit = null) => With(Duties, ("kind", kind), ("show", show), ("unit", unit?.ToString()));

    public static string SummaryWord(string period, Guid? plan = null) => With("/exports/quarterly.docx", ("period", period), ("plan", plan?.ToString()));

    public static string SummaryExcel(string period, Guid? plan = null) => With("/exports/quarterly.xlsx", ("period", period), ("plan", plan?.ToString()));

    public static string SummaryPdf(string period, Guid? plan = null) => With("/exports/quarterly.pdf", ("period", period), ("plan", plan?.ToString()));

    public static string UnitLedger(Guid unit) => $"/exports/ledger.xlsx?unit={unit}";

    /// <summary>
    /// The page to return to that a form or query names, as a header can carry it: an address of this site, its Chinese escaped; the start page for
    /// anything else.
    /// </summary>
    public static string Back(string? url)
    {
        if (!IsLocal(url) || url!.Length > LongestAddress || !Uri.TryCreate(new Uri("http://site"), url, out var target))
            return Home;
        var address = target.GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped);
        return IsLocal(address) && address.All(char.IsAscii) ? address : Home;
    }

    private static bool IsLocal(string? url) => url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(char.IsControl);

    private static string With(string path, params (string Name, string? Value)[] query)
    {
        var given = query.Where(q => q.Value is not null).Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!)}").ToList();
        return given.Count == 0 ? path : $"{path}?{string.Join('&', given)}";
    }
}
