using FluentValidation;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Admin;

/// <summary>Quarters with their windows, counts and locks; the days that differ from Monday to Friday.</summary>
[Access(Operation.ManagePeriods)]
public sealed class PeriodsModel(
    LockPeriod lockPeriod,
    UnlockPeriod unlockPeriod,
    AddCalendarDays addDays,
    RemoveCalendarDay removeDay,
    IValidator<LockPeriod.Command> lockForm,
    IValidator<UnlockPeriod.Command> unlockForm,
    IValidator<AddCalendarDays.Command> daysForm
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
    }

    [BindProperty]
    public Forms Input { get; set; } = new();

    [FromQuery(Name = "year")]
    public string? YearText { get; set; }

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

    public void OnGet() { }

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
    }

    private string Here => $"{Routes.AdminPeriods}?year={Year}";
}
