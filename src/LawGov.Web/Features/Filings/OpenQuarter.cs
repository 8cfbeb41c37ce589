using LawGov.Data;
using LawGov.Domain.Filings;
using LawGov.Domain.Rules;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Filings;

/// <summary>What every act of a unit needs: its quarter is not locked. Pages that were never submitted keep their status when it is, so the quarter is asked and not the page.</summary>
internal static class OpenQuarter
{
    /// <exception cref="RuleException"><see cref="RuleCodes.PeriodLocked"/>.</exception>
    public static async Task EnsureOpenAsync(this LawGovDb db, UnitFiling filing, CancellationToken ct)
    {
        if (await db.Periods.AnyAsync(p => p.Key == filing.PeriodKey && p.LockedAt != null, ct)) throw new RuleException(RuleCodes.PeriodLocked);
    }
}
