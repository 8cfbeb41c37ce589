using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Calendar;
using LawGov.Domain.Lamps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LawGov.Web.Settings;

/// <summary>
/// The district's own rules, working days and quarters: a few rows that every page needs, read at most every thirty seconds and at once after a
/// change here.
/// </summary>
public sealed class District(LawGovDb db, DistrictClock clock, IMemoryCache cache)
{
    private const string CacheKey = "district";

    private DistrictState? _state;

    /// <summary>Today in the district.</summary>
    public DateOnly Today => clock.Today;

    /// <summary>The state, read once a request.</summary>
    public async Task<DistrictState> GetAsync(CancellationToken ct) => _state ??= await ReadAsync(ct);

    /// <summary>Forgets what was read, after a change.</summary>
    public void Forget()
    {
        _state = null;
        cache.Remove(CacheKey);
    }

    private async Task<DistrictState> ReadAsync(CancellationToken ct)
    {
        if (cache.TryGetValue<DistrictState>(CacheKey, out var known) && known!.ReadOn == clock.Today)
            return known;
        var settings = await db.Settings.AsNoTracking().FirstOrDefaultAsync(ct) ?? new DistrictSettings("本区", "依法治区办");
        var days = await db.CalendarDays.AsNoTracking().ToListAsync(ct);
        var periods = await db.Periods.AsNoTracking().OrderByDescending(p => p.Key).ToListAsync(ct);
        var calendar = new WorkCalendar(days);
        var state = new DistrictState(
            clock.Today,
            settings,
            calendar,
            periods,
            new LampDay(clock.Today, calendar.AddWorkdays(clock.Today, settings.YellowWorkdays))
        );
        cache.Set(CacheKey, state, TimeSpan.FromSeconds(30));
        return state;
    }
}

/// <summary>The district's rules as of a day.</summary>
/// <param name="ReadOn">The day they were read on.</param>
/// <param name="Settings">What the district decided.</param>
/// <param name="Calendar">Working days.</param>
/// <param name="Periods">Quarters that were opened, newest first.</param>
/// <param name="LampDay">The day lamps are read on.</param>
public sealed record DistrictState(DateOnly ReadOn, DistrictSettings Settings, WorkCalendar Calendar, IReadOnlyList<FilingPeriod> Periods, LampDay LampDay)
{
    /// <summary>The quarter people work on: the newest opened; the calendar's last ended one before any was opened.</summary>
    public ReportingPeriod Current => Periods.Count > 0 ? Periods[0].Period : ReportingPeriod.Of(ReadOn).Previous;

    /// <summary>The quarter asked for by key, or the current one.</summary>
    public ReportingPeriod PeriodOf(string? key) => ReportingPeriod.TryParse(key, out var period) ? period : Current;

    /// <summary>The opened quarter, if it was.</summary>
    public FilingPeriod? Find(ReportingPeriod period) => Periods.FirstOrDefault(p => p.Key == period.Key);
}
