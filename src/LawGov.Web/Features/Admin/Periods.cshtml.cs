using FluentValidation;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Admin;

/// <summary>Quarters with their windows, counts and locks; the days that differ from Monday to Friday.</summary>
[Access(Operation.ManagePeriods)]
public sealed class PeriodsModel(
    LockPeriod lockPeriod,
    UnlockPeriod unlockPeriod,
    AddCalendarDays addDays,
    RemoveCalendarDay removeDay,
    OpenQuarter openQuarter,
    MoveDueDay moveDueDay,
    IValidator<LockPeriod.Command> lockForm,
    IValidator<UnlockPeriod.Command> unlockForm,
    IValidator<AddCalendarDays.Command> daysForm,
    IValidator<OpenQuarter.Command> openForm,
    IValidator<MoveDueDay.Command> moveForm
) : AppPage
{
    public sealed record Count(string PeriodKey, int Owed, int NotIn, int Waiting, int Returned, int Accepted, int Waived);

    public sealed record Row(FilingPeriod Period, Count Count);

    /// <summary>The forms of this page; a post fills one of them.</summary>
    public sealed class Forms
    {
        public LockPeriod.Command Lock { get; set; } = new();

        public UnlockPeriod.Command Unlock { get; set; } = new();

        public AddCalendarDays.Command Days { get; set; } = new();

        public RemoveCalendarDay.Command Remove { get; set; } = new();

        public OpenQuarter.Command Open { get; set; } = new();

        public MoveDueDay.Command Move { get; set; } = new();
    }

    [BindProperty]
    public Forms Input { get; set; } = new();

    [FromQuery(Name = "year")]
    public string? YearText { get; set; }

    /// <summary>The quarter whose due day is to be moved.</summary>
    [FromQuery(Name = "move")]
    public string? MoveText { get; set; }

    /// <summary>The open quarter whose due day is to be moved; none where none was asked for.</summary>
    public FilingPeriod? ToMove { get; private set; }

    /// <summary>All units, or one that has a page in the quarter.</summary>
    public IReadOnlyList<SelectListItem> MoveUnits { get; private set; } = [];

    /// <summary>Quarters that can be opened by hand, the running one first.</summary>
    public IReadOnlyList<SelectListItem> Openable { get; private set; } = [];

    public int Year { get; private set; }

    public IReadOnlyList<int> Years { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<CalendarDay> Days { get; private set; } = [];

    public int DueAfterWorkdays { get; private set; }

    /// <summary>Which quarter's form was refused.</summary>
    public Guid? RefusedId =>
        ModelState.IsValid ? null
        : Input.Lock.Id != Guid.Empty ? Input.Lock.Id
        : Input.Unlock.Id != Guid.Empty ? Input.Unlock.Id
        : null;

    public async Task OnGetAsync()
    {
        if (Openable.Count > 0)
            Input.Open.DueOn = OpenQuarter.ProposedDueDay(ReportingPeriod.Parse(Openable[0].Value), await District.GetAsync(Ct));
    }

    public async Task<IActionResult> OnPostOpenAsync()
    {
        if (!await openForm.EnsureAsync(Input.Open, ModelState, "Input.Open", Ct))
            return Invalid();
        var lines = await openQuarter.ExecuteAsync(Input.Open, Ct);
        return Done(Routes.AdminPeriods, L["{0}已开启，共{1}项，{2}截止。", QuarterOf(Input.Open.Period), lines, L.Day(Input.Open.DueOn!.Value)]);
    }

    public async Task<IActionResult> OnPostMoveAsync()
    {
        if (!await moveForm.EnsureAsync(Input.Move, ModelState, "Input.Move", Ct))
            return Invalid();
        var (period, units) = await moveDueDay.ExecuteAsync(Input.Move, Ct);
        return Done(
            Routes.AdminPeriods,
            L["{0}截止日已调整为{1}，{2}个单位还有未报送的事项，已通知。", L.Quarter(period.Period), L.Day(Input.Move.DueOn!.Value), units]
        );
    }

    public async Task<IActionResult> OnPostLockAsync()
    {
        if (!await lockForm.EnsureAsync(Input.Lock, ModelState, "Input.Lock", Ct))
            return Invalid();
        var period = await lockPeriod.ExecuteAsync(Input.Lock, Ct);
        return Done(Routes.AdminPeriods, L["{0}已归档。", L.Quarter(period.Period)]);
    }

    public async Task<IActionResult> OnPostUnlockAsync()
    {
        if (!await unlockForm.EnsureAsync(Input.Unlock, ModelState, "Input.Unlock", Ct))
            return Invalid();
        var period = await unlockPeriod.ExecuteAsync(Input.Unlock, Ct);
        return Done(Routes.AdminPeriods, L["{0}已重开。", L.Quarter(period.Period)]);
    }

    public async Task<IActionResult> OnPostDaysAsync()
    {
        if (!await daysForm.EnsureAsync(Input.Days, ModelState, "Input.Days", Ct))
            return Invalid();
        return Done(Here, L["已设置{0}天。", await addDays.ExecuteAsync(Input.Days, Ct)]);
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        var day = await removeDay.ExecuteAsync(Input.Remove, Ct);
        return Done(Here, L["{0}已恢复为按周一至周五计算。", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)]);
    }

    public string PostTo(string handler) => $"{Here}&handler={handler}";

    /// <summary>The page with the form that moves a quarter's due day.</summary>
    public string MoveHref(FilingPeriod period) => $"{Here}&move={period.Key}";

    protected override async Task LoadAsync()
    {
        var periods = await Db.Periods.AsNoTracking().OrderByDescending(p => p.Key).Take(40).ToListAsync(Ct);
        var owed = Db
            .Reports.AsNoTracking()
            .VisibleTo(Access, Operation.ManagePeriods)
            .Where(r => r.Status != ReportStatus.Ended || r.FirstSubmittedOn != null);
        var counts = await owed.GroupBy(r => r.PeriodKey)
            .Select(g => new Count(
                g.Key,
                g.Count(),
                g.Count(r => r.Status == ReportStatus.NotStarted || r.Status == ReportStatus.Draft),
                g.Count(r => r.Status == ReportStatus.Submitted),
                g.Count(r => r.Status == ReportStatus.Returned || r.Status == ReportStatus.Ended),
                g.Count(r => r.Status == ReportStatus.Accepted),
                g.Count(r => r.WaiveReason != "")
            ))
            .ToDictionaryAsync(c => c.PeriodKey, Ct);
        Rows = periods.ConvertAll(p => new Row(p, counts.GetValueOrDefault(p.Key) ?? new Count(p.Key, 0, 0, 0, 0, 0, 0)));
        var days = await Db.CalendarDays.AsNoTracking().OrderBy(d => d.Day).ToListAsync(Ct);
        Year =
            int.TryParse(YearText, System.Globalization.CultureInfo.InvariantCulture, out var year) && year is >= 1900 and < 2200 ? year : District.Today.Year;
        Years = [.. days.Select(d => d.Day.Year).Append(District.Today.Year).Append(District.Today.Year + 1).Append(Year).Distinct().Order()];
        Days = [.. days.Where(d => d.Day.Year == Year)];
        DueAfterWorkdays = (await District.GetAsync(Ct)).Settings.DueAfterWorkdays;
        Openable =
        [
            .. FilingPeriod.OpenableOn(District.Today).Where(o => periods.TrueForAll(p => p.Key != o.Key)).Select(o => new SelectListItem(L.Quarter(o), o.Key)),
        ];
        ToMove = periods.Find(p => p.Key == MoveText && (p.CanMoveDue || HttpMethods.IsPost(Request.Method)));
        if (ToMove is not null)
            MoveUnits = [new(L["全部单位"], ""), .. await UnitsAsync(ToMove.Key)];
    }

    private async Task<List<SelectListItem>> UnitsAsync(string periodKey)
    {
        var units = await (
            from f in Db.Filings.AsNoTracking().VisibleTo(Access, Operation.ManagePeriods)
            join u in Db.Units on f.UnitId equals u.Id
            where f.PeriodKey == periodKey
            orderby u.SortOrder
            select new { u.Id, u.ShortName }
        ).ToListAsync(Ct);
        return units.ConvertAll(u => new SelectListItem(u.ShortName, u.Id.ToString()));
    }

    private string QuarterOf(string key) => L.Quarter(ReportingPeriod.Parse(key));

    private string Here => $"{Routes.AdminPeriods}?year={Year}";
}
