using FluentValidation;
using LawGov.Data;
using LawGov.Domain.Calendar;
using LawGov.Domain.Rules;
using LawGov.Web.Access;
using LawGov.Web.Features.Filings;
using LawGov.Web.Features.Requests;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Admin;

/// <summary>Closes a quarter (归档): from then on no save touches its pages, lines and urges; what was never accepted stays as it is, and shows.</summary>
public sealed class LockPeriod(LawGovDb db, AccessCheck access, District district)
{
    public sealed class Command
    {
        public Guid Id { get; set; }

        public int Version { get; set; }

        public bool IsConfirmed { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.IsConfirmed).Equal(true).WithMessage("请勾选确认后再归档");
    }

    public async Task<FilingPeriod> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.ManagePeriods);
        var period = await db.Periods.FirstOrDefaultAsync(p => p.Id == command.Id, ct) ?? throw new NotFoundException();
        db.ExpectVersion(period, command.Version);
        period.Lock(db.Clock.Now);
        await db.LapseRequestsAsync(r => r.PeriodKey == period.Key, ct);
        await db.SaveChangesAsync(ct);
        district.Forget();
        return period;
    }
}

/// <summary>Opens a closed quarter again (重开), for a stated reason. Pages and lines are where they stood, but for duties that ended since.</summary>
public sealed class UnlockPeriod(LawGovDb db, AccessCheck access, District district, EndOwedLines endLines)
{
    public const int ReasonLength = 500;

    public sealed class Command
    {
        public Guid Id { get; set; }

        public int Version { get; set; }

        public string Reason { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() =>
            RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明重开的理由").MaximumLength(ReasonLength).WithMessage("重开理由不超过500字，请精简");
    }

    /// <exception cref="RuleException">The quarter is open, or no reason is given.</exception>
    public async Task<FilingPeriod> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.ManagePeriods);
        var period = await db.Periods.FirstOrDefaultAsync(p => p.Id == command.Id, ct) ?? throw new NotFoundException();
        db.ExpectVersion(period, command.Version);
        period.Unlock(command.Reason.Trim());
        await endLines.ExecuteAsync(db.Reports.Where(r => r.PeriodKey == period.Key), ct);
        await db.SaveChangesAsync(ct);
        district.Forget();
        return period;
    }
}
