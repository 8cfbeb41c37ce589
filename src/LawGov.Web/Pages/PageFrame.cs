using LawGov.Domain.Accounts;
using LawGov.Domain.Calendar;
using LawGov.Web.Access;
using LawGov.Web.Features.Shared;
using LawGov.Web.Jobs;
using LawGov.Web.Settings;
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
    ClockGuard guard,
    ChannelOptions channels
) : ILayoutContext
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
            if (!user.IsSignedIn || guard.Doubt is null)
                return null;
            if (ClockHref is not null)
                return l["系统时钟有疑问，自动任务已暂停。"].Value;
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
            if (!user.IsSignedIn || !isPeriodPage)
                return [];
            var chosen = State.PeriodOf(http.HttpContext.Request.Query["period"]);
            return State
                .Periods.Take(9)
                .Select(p => new PeriodItem(l["{0}年", p.Period.Year], l.ShortQuarter(p.Period), $"{path}?period={p.Key}", p.Period == chosen, NoteOf(p)))
                .ToList();
        }
    }

    public IReadOnlyList<NavItem> Navigation => _navigation ??= user.IsSignedIn ? [.. Items().Where(IsShown).Select(row => row.Item())] : [];

    private DistrictState State => _state ??= district.GetAsync(CancellationToken.None).GetAwaiter().GetResult();

    private string? NoteOf(FilingPeriod period) =>
        period.IsLocked ? l["已归档"].Value
        : State.ReadOn <= period.DueOn ? l["填报期"].Value
        : null;

    private bool IsShown((Operation Operation, Scope Scope, Func<NavItem> Item) row) => row.Scope != Scope.None && access.ScopeOf(row.Operation) == row.Scope;

    private bool IsLeader => user.Is(Role.Leader);

    /// <summary>Every line there is, in order; a person sees those whose operation reaches just as far. A leader's day begins with the overview.</summary>
    private IEnumerable<(Operation Operation, Scope Scope, Func<NavItem> Item)> Items() =>
        [
            (Operation.ReadObligations, Scope.Unit, () => new NavItem(Routes.Workbench, "check", l["今天要办"], PhoneLabel: l["要办"])),
            (
                Operation.ReadFilings,
                Scope.Unit,
                () => new NavItem($"/?period={State.Current.Key}", "filing", l["本季填报"], PhoneLabel: l["填报"], Covers: ["/filings"])
            ),
            (Operation.ReadUnits, Scope.Unit, () => new NavItem($"/units/{user.UnitId}", "units", l["本单位任务"], PhoneLabel: l["任务"])),
            (Operation.ReadBoard, IsLeader ? Scope.All : Scope.None, () => new NavItem("/", "board", l["总览"], PhoneLabel: l["总览"])),
            (Operation.ReadBoard, Scope.All, () => new NavItem("/overdue", IsLeader ? "clock" : "board", l["看板"], PhoneLabel: l["看板"])),
            (Operation.ReadReviewQueue, Scope.All, () => new NavItem("/review", "review", l["审核"], PhoneLabel: IsLeader ? null : l["审核"].Value)),
            (Operation.ReadFilings, Scope.All, () => new NavItem("/filings", "filing", l["各单位填报"])),
            (Operation.ReadRequests, access.ScopeOf(Operation.ReadRequests), () => new NavItem(Routes.Requests, "note", l["申请"])),
            (Operation.ReadPlans, Scope.All, () => new NavItem("/plans", "plan", l["方案"], PhoneLabel: l["方案"], Covers: ["/tasks"])),
            (Operation.ReadUnits, Scope.All, () => new NavItem("/units", "units", l["单位"])),
            (Operation.ReadDelivery, channels.Outgoing.IsNothing ? Scope.None : Scope.All, () => new NavItem(Routes.Told(), "bell", l["送达情况"])),
            (Operation.ExportSummary, Scope.All, () => new NavItem("/exports", "export", l["统计导出"], PhoneLabel: l["导出"])),
            (Operation.ManageUnits, Scope.All, () => new NavItem("/admin/units", "units", l["单位"], PhoneLabel: l["单位"])),
            (Operation.ManageUsers, Scope.All, () => new NavItem("/admin/users", "users", l["人员"], PhoneLabel: l["人员"])),
            (Operation.ManagePeriods, Scope.All, () => new NavItem("/admin/periods", "calendar", l["季度与工作日"])),
            (Operation.ManageChannels, Scope.All, () => new NavItem(Routes.AdminChannels, "bell", l["消息通道"])),
            (Operation.ManageSettings, Scope.All, () => new NavItem("/admin/settings", "rule", l["本区设置"])),
            (Operation.ReadAudit, Scope.All, () => new NavItem("/audit", "lock", l["审计日志"], PhoneLabel: l["审计"])),
        ];
}
