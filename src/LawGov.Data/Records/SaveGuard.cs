using LawGov.Domain;
using LawGov.Domain.Calendar;
using LawGov.Domain.Plans;
using LawGov.Domain.Rules;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Data.Records;

/// <summary>
/// What a save must find open: the quarters of the reports, pages and urges it touches, and the plans of the tasks and assignments.
/// It is asked once the audit chain's lock is held: whoever locked the quarter or put the plan away committed before, or waits until this save is committed.
/// </summary>
internal sealed class SaveGuard
{
    private readonly List<string> _periods;
    private readonly List<Guid> _plans;

    private SaveGuard(IEnumerable<string> periods, IEnumerable<Guid> plans) => (_periods, _plans) = ([.. periods.Distinct()], [.. plans.Distinct()]);

    /// <summary>Reads from the tracked changes what the save touches. A quarter or plan that the same save changes does not count.</summary>
    public static SaveGuard Of(LawGovDb db)
    {
        var changed = db
            .ChangeTracker.Entries<Entity>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted || e.Entity.IsTouched)
            .Select(e => e.Entity)
            .ToList();
        var ownPeriods = changed.OfType<FilingPeriod>().Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        var ownPlans = changed.OfType<WorkPlan>().Select(p => p.Id).ToHashSet();
        return new SaveGuard(
            changed.OfType<IInPeriod>().Select(r => r.PeriodKey).Where(k => !ownPeriods.Contains(k)),
            changed.Where(IsActOfAPlanInForce).OfType<IInPlan>().Select(r => r.PlanId).Where(id => !ownPlans.Contains(id))
        );
    }

    /// <summary>An assignment exists in a plan in force alone. A task of a draft is edited without a line in the history; of a published plan never.</summary>
    private static bool IsActOfAPlanInForce(Entity root) => root is not PlanTask || root.Events.Count > 0;

    /// <summary>Refuses a save that belongs to a locked quarter, or to a plan that is not in force.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.PeriodLocked"/>, <see cref="RuleCodes.PlanNotInForce"/>.</exception>
    public async Task EnsureOpenAsync(LawGovDb db, CancellationToken ct)
    {
        if (_periods.Count > 0 && await db.Periods.AnyAsync(p => _periods.Contains(p.Key) && p.LockedAt != null, ct))
            throw new RuleException(RuleCodes.PeriodLocked);
        if (_plans.Count > 0 && await db.Plans.AnyAsync(p => _plans.Contains(p.Id) && p.Status != PlanStatus.Published, ct))
            throw new RuleException(RuleCodes.PlanNotInForce);
    }
}
