using FluentValidation;
using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Rules;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Admin;

/// <summary>
/// Moves the due day of an open quarter (调整截止日), for all units or for one, for a stated reason: what is not in is due on the new day, what is in
/// stays as it was judged.
/// </summary>
public sealed class MoveDueDay(LawGovDb db, AccessCheck access, District district, DistrictClock clock)
{
    public const int ReasonLength = 500;

    public sealed class Command
    {
        public Guid Id { get; set; }

        public int Version { get; set; }

        /// <summary>The one unit that is meant; none for all.</summary>
        public Guid? UnitId { get; set; }

        public DateOnly? DueOn { get; set; }

        public string Reason { get; set; } = "";
    }

    /// <summary>What was moved.</summary>
    /// <param name="Period">The quarter.</param>
    /// <param name="Units">How many units have something due on another day now.</param>
    public sealed record Moved(FilingPeriod Period, int Units);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.DueOn).NotNull().WithMessage("请填写新的截止日，例如 2026-10-15");
            RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明调整的理由").MaximumLength(ReasonLength).WithMessage("调整理由不超过500字，请精简");
        }
    }

    /// <exception cref="RuleException">The quarter is locked, the day cannot be a due day, or nothing is left to move.</exception>
    public async Task<Moved> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.ManagePeriods);
        var period = await db.Periods.FirstOrDefaultAsync(p => p.Id == command.Id, ct) ?? throw new NotFoundException();
        var calendar = (await district.GetAsync(ct)).Calendar;
        var (to, reason) = (command.DueOn!.Value, command.Reason.Trim());
        var filings = db.Filings.Where(f => f.PeriodKey == period.Key);
        int moved;
        if (command.UnitId is { } unitId)
        {
            if (period.Version != command.Version)
                throw new DbUpdateConcurrencyException("The quarter changed since its form was read.");
            var filing = await filings.FirstOrDefaultAsync(f => f.UnitId == unitId, ct) ?? throw new NotFoundException();
            var lines = await db.Reports.Where(r => r.FilingId == filing.Id).ToListAsync(ct);
            filing.MoveDue(period, lines, to, reason, calendar, clock.Today);
            moved = 1;
        }
        else
        {
            db.ExpectVersion(period, command.Version);
            var from = period.MoveDue(to, reason, calendar, clock.Today);
            moved = await FollowAsync(period, from, await filings.ToListAsync(ct), reason, ct);
        }
        await db.SaveChangesAsync(ct);
        district.Forget();
        return new Moved(period, moved);
    }

    private async Task<int> FollowAsync(FilingPeriod period, DateOnly from, List<UnitFiling> filings, string reason, CancellationToken ct)
    {
        var lines = (await db.Reports.Where(r => r.PeriodKey == period.Key && r.ClockStoppedOn == null).ToListAsync(ct)).ToLookup(r => r.FilingId);
        return filings.Count(f => f.FollowDue(period, from, lines[f.Id], reason));
    }
}
