using LawGov.Domain.Accounts;
using LawGov.Domain.Calendar;
using LawGov.Web.Access;
using LawGov.Web.Features.Shared;
using LawGov.Web.Settings;
using LawGov.Web.Startup;
using LawGov.Web.Texts;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Pages;

/// <summary>The frame around every page for the person of this request.</summary>
internal sealed class PageFrame(
    CurrentUser user,
    AccessCheck access,
    District district,
    IHttpContextAccessor http,
    IStringLocalizer<Text> l,
    LawGov.Domain.DistrictClock clock,
    ClockGuard guard) : ILayoutContext
{
    private DistrictState? _state;
    private IReadOnlyList<NavItem>? _navigation;

    public string DistrictName => State.Settings.DistrictName;

    public string? UserName => user.IsSignedIn ? user.DisplayName : null;

    public string? UnitName => user.UnitName;

    public string? RoleLabel => user.IsSignedIn ? string.Join('、', user.Roles.Order().Take(1).Select(r => l.Label(r))) : null;

    public string? OfficeName => State.Settings.OfficeName;

    public string? Banner => State.Settings.IsSample ? l["演示数据：示范区及其方案、单位、人员均为虚构。"].Value : null;

    public string? ClockNotice
    {
        get
        {
            if (!user.IsSignedIn || guard.Doubt is null) return null;
            if (ClockHref is not null) return l["系统时钟有疑问，自动任务已暂停。"].Value;
            return access.Can(Operation.ManagePeriods) ? l["系统时钟有疑问，新季度暂不开启，请系统管理员核对。"].Value : null;
        }
    }

    public string? ClockHref => access.Can(Operation.ConfirmClock) ? Routes.AdminClock : null;

    public string? DataAsOf => user.IsSignedIn ? l.ShortTime(clock.Local(clock.Now)) : null;

    public string? AccountHref => "/account/password";

    public IReadOnlyList<PeriodItem> Periods
    {
        get
        {
            var path = http.HttpContext!.Request.Path;
            var isPeriodPage = path == "/" || path.StartsWithSegments("/overdue") || path == "/filings" || path == "/exports";
            if (!user.IsSignedIn || !isPeriodPage) return [];
            var chosen = State.PeriodOf(http.HttpContext.Request.Query["period"]);
            return State.Periods.Take(9).Select(p => new PeriodItem(
                l["{0}年", p.Period.Year], l.ShortQuarter(p.Period), $"{path}?period={p.Key}", p.Period == chosen, NoteOf(p))).ToList();
        }
    }

    public IReadOnlyList<NavItem> Navigation => _navigation ??= user.IsSignedIn ? [.. Items()] : [];

    private DistrictState State => _state ??= district.GetAsync(CancellationToken.None).GetAwaiter().GetResult();

    private string? NoteOf(FilingPeriod period) => period.IsLocked ? l["已归档"].Value : State.ReadOn <= period.DueOn ? l["填报期"].Value : null;

    private IEnumerable<NavItem> Items()
    {
        if (user.UnitId is { } unitId && access.ScopeOf(Operation.ReadFilings) == Scope.Unit)
        {
            yield return new NavItem("/", "filing", l["本季填报"], PhoneLabel: l["填报"], Covers: ["/filings"]);
            yield return new NavItem($"/units/{unitId}", "units", l["本单位任务"], PhoneLabel: l["任务"]);
        }
        else if (access.Can(Operation.ReadBoard) && !user.Is(Role.Leader))
        {
            yield return new NavItem("/overdue", "board", l["看板"], PhoneLabel: l["看板"]);
            if (access.Can(Operation.ReadReviewQueue)) yield return new NavItem("/review", "review", l["审核"], PhoneLabel: l["审核"]);
            yield return new NavItem("/filings", "filing", l["各单位填报"]);
        }
        else if (user.Is(Role.Leader))
        {
            yield return new NavItem("/", "board", l["总览"], PhoneLabel: l["总览"]);
            yield return new NavItem("/overdue", "clock", l["看板"], PhoneLabel: l["看板"]);
            if (access.Can(Operation.ReadReviewQueue)) yield return new NavItem("/review", "review", l["审核"]);
            yield return new NavItem("/filings", "filing", l["各单位填报"]);
        }
        if (access.Can(Operation.ReadPlans)) yield return new NavItem("/plans", "plan", l["方案"], PhoneLabel: l["方案"], Covers: ["/tasks"]);
        if (access.ScopeOf(Operation.ReadUnits) == Scope.All) yield return new NavItem("/units", "units", l["单位"]);
        if (access.Can(Operation.ExportSummary)) yield return new NavItem("/exports", "export", l["统计导出"], PhoneLabel: l["导出"]);
        if (access.Can(Operation.ManageUnits)) yield return new NavItem("/admin/units", "units", l["单位"], PhoneLabel: l["单位"]);
        if (access.Can(Operation.ManageUsers)) yield return new NavItem("/admin/users", "users", l["人员"], PhoneLabel: l["人员"]);
        if (access.Can(Operation.ManagePeriods)) yield return new NavItem("/admin/periods", "calendar", l["季度与工作日"]);
        if (access.Can(Operation.ManageSettings)) yield return new NavItem("/admin/settings", "rule", l["本区设置"]);
        if (access.Can(Operation.ReadAudit)) yield return new NavItem("/audit", "lock", l["审计日志"], PhoneLabel: l["审计"]);
    }
}
