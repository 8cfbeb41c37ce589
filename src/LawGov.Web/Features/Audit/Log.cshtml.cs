using System.Globalization;
using System.Text.Json;
using LawGov.Domain;
using LawGov.Web.Access;
using LawGov.Web.Features.Shared;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace LawGov.Web.Features.Audit;

/// <summary>The auditor's page: every change in its chain, every file that left, and whether the chain holds.</summary>
[Access(Operation.ReadAudit)]
public sealed class LogModel(AuditLog log, AccessLogList accessLog, VerifyAudit verify, NoteAuditRead note, DistrictClock clock) : AppPage
{
    private const int LongestQuery = 60;

    [FromQuery(Name = "tab")]
    public string? TabText { get; set; }

    [FromQuery(Name = "from")]
    public string? FromText { get; set; }

    [FromQuery(Name = "to")]
    public string? ToText { get; set; }

    [FromQuery(Name = "person")]
    public string? Person { get; set; }

    [FromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [FromQuery(Name = "act")]
    public string? Act { get; set; }

    [FromQuery(Name = "below")]
    public string? Below { get; set; }

    [FromQuery(Name = "above")]
    public string? Above { get; set; }

    [FromQuery(Name = "page")]
    public string? PageText { get; set; }

    public bool ShowsAccess => TabText == "access";

    public AuditLog.Result? Changes { get; private set; }

    public AccessLogList.Result? Accesses { get; private set; }

    public Task OnGetAsync() => note.ExecuteAsync(FilterNote(), Ct);

    public async Task<IActionResult> OnPostVerifyAsync()
    {
        var result = await verify.ExecuteAsync(Ct);
        if (result.FirstBad is not { } bad)
            return Done(Routes.Audit, L["校验通过：共{0}条，首尾相连。末条指纹{1}", result.Count, result.LastHash[..Math.Min(16, result.LastHash.Length)]]);
        TempData.Flash(FlashKind.Bad, L["校验不通过：前{0}条完好，从第{1}条起与指纹不符。请立即保全数据库并报告。", result.Count, bad]);
        return LocalRedirect(Routes.Audit);
    }

    public string When(DateTime at) => clock.Local(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The same filter on the other tab, or further along the chain.</summary>
    public string Href(string? tab, string? edge = null, long? seq = null)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("tab", tab), ("from", FromText), ("to", ToText), ("person", Person), ("kind", Kind), ("act", Act) })
        {
            if (!string.IsNullOrEmpty(value))
                query.Add(name, value);
        }
        if (edge is not null)
            query.Add(edge, seq!.Value.ToString(CultureInfo.InvariantCulture));
        return Routes.Audit + query;
    }

    protected override async Task LoadAsync()
    {
        var filter = new AuditFilter(DayOf(FromText), DayOf(ToText), Person, Kind, Act);
        if (ShowsAccess)
            Accesses = await accessLog.ReadAsync(filter, int.TryParse(PageText, CultureInfo.InvariantCulture, out var page) ? page : null, Ct);
        else
            Changes = await log.ReadAsync(filter, SeqOf(Below), SeqOf(Above), Ct);
    }

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200
            ? day
            : null;

    private static long? SeqOf(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;

    private string FilterNote()
    {
        var asked = new[]
        {
            ("tab", TabText),
            ("from", FromText),
            ("to", ToText),
            ("person", Person),
            ("kind", Kind),
            ("act", Act),
            ("below", Below),
            ("above", Above),
        }
            .Where(p => !string.IsNullOrEmpty(p.Item2))
            .ToDictionary(p => p.Item1, p => new[] { StorableText.Cut(p.Item2!, LongestQuery) }, StringComparer.Ordinal);
        return asked.Count == 0 ? "" : JsonSerializer.Serialize(asked);
    }
}
