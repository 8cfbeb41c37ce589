using LawGov.Data;
using LawGov.Data.Accounts;
using LawGov.Domain;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Web.Features.Drafts.NameResolution;
using LawGov.Web.Files;
using LawGov.Web.Settings;
using Microsoft.AspNetCore.Identity;

namespace LawGov.Web.Sample;

/// <summary>
/// Fills an empty database with the invented district: units, people, a plan read by the product's own reader, and eight quarters of work on it by
/// the domain's own methods,
/// the last of them the one now current. Everything is relative to the day of loading and otherwise always the same.
/// <para>
/// A scale above 1 adds earlier, archived plans with eight locked quarters each, placed in turn into four slots of eight quarters that reach back
/// eight years before the current plan:
/// ten times the data on file is what a district has after years of use, while the current quarter stays what people see every day.
/// </para>
/// </summary>
public sealed class SampleDistrict(LawGovDb db, DistrictClock clock, LawGovOptions options, IPasswordHasher<User> hasher, FileStore files, District district)
{
    private const int Slots = 4;

    private static readonly string[] Accounts = ["office", "office2", "justice", "township01", "township01-head", "dept01", "leader", "admin", "auditor"];

    /// <summary>Loads the district.</summary>
    /// <param name="scale">How many plans are on file in all.</param>
    /// <param name="password">Of every account; nobody has to change it.</param>
    /// <param name="ct">Ends the load; what was stored until then stays.</param>
    /// <returns>The accounts to try the product with.</returns>
    public async Task<IReadOnlyList<string>> LoadAsync(int scale, string password, CancellationToken ct)
    {
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        (db.IsBulkLoading, db.ChangeTracker.AutoDetectChangesEnabled) = (true, false);
        try
        {
            var current = FilingPeriod.CurrentOn(clock.Today, new DistrictSettings("", ""));
            var first = Back(current, SamplePlan.Quarters - 1);
            var context = await PrepareAsync(password, Back(first, (Slots * SamplePlan.Quarters) + 4).StartsOn, ct);
            for (var slot = Slots; slot > 0; slot--)
            {
                var plans = Enumerable.Range(0, scale - 1).Count(i => i % Slots == slot - 1);
                if (plans > 0)
                    await RunQuartersAsync(context, Back(first, slot * SamplePlan.Quarters), plans, slot * SamplePlan.Quarters, ct);
            }
            await RunQuartersAsync(context, first, 1, 0, ct);
            await new SampleRequests(context).AddAsync(ct);
            await TellAsync(context, ct);
            db.Note("SampleLoaded", nameof(DistrictSettings), context.Settings.Id, $"{scale}");
            await db.SaveChangesAsync(ct);
            district.Forget();
            return Accounts;
        }
        finally
        {
            (db.IsBulkLoading, db.ChangeTracker.AutoDetectChangesEnabled) = (false, detects);
        }
    }

    private async Task<SampleContext> PrepareAsync(string password, DateOnly membersFrom, CancellationToken ct)
    {
        var settings = new DistrictSettings("示范区", "示范区委全面依法治区委员会办公室");
        settings.MarkSample();
        db.Settings.Add(settings);
        var people = await SamplePeople.AddAsync(db, hasher.HashPassword(new User(), password), membersFrom, ct);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        var names = new UnitNameTable([.. people.Filers.Select(f => f.Unit)], people.Groups);
        return new SampleContext(db, people, new SampleTime(clock.Now, options.Zone), settings, names, await SampleFile.StoreAsync(files, ct));
    }

    /// <summary>Lets plans that ran at the same time run through their eight quarters.</summary>
    private async Task RunQuartersAsync(SampleContext context, ReportingPeriod first, int count, int quartersAgo, CancellationToken ct)
    {
        var plans = Enumerable.Range(0, count).Select(series => SamplePlan.Add(context, first, series, isPast: quartersAgo > 0)).ToList();
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        IReadOnlyDictionary<(Guid, Guid), ProgressReport> reports = new Dictionary<(Guid, Guid), ProgressReport>();
        var period = first;
        for (var age = SamplePlan.Quarters - 1; age >= 0; age--, period = period.Next)
        {
            var window = new FilingPeriod(period, context.Settings, WorkCalendar.Plain);
            foreach (var plan in plans)
                plan.Complete(context, window);
            var quarter = new SampleQuarter(context, window, plans, reports, age + quartersAgo);
            await quarter.RunQuartersAsync(ct);
            reports = quarter.Reports;
        }
        if (quartersAgo == 0)
            return;
        foreach (var plan in plans)
            plan.Archive(context, period);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>The people of the sample find what happened lately among their notices.</summary>
    private async Task TellAsync(SampleContext context, CancellationToken ct)
    {
        foreach (var act in context.Lately.GroupBy(l => (l.Actor, l.At)).OrderBy(g => g.Key.At))
            await db.TellAsync([.. act.Select(l => l.Event)], act.Key.Actor, act.Key.At, ct);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private static ReportingPeriod Back(ReportingPeriod period, int quarters)
    {
        for (; quarters > 0; quarters--)
            period = period.Previous;
        return period;
    }
}
