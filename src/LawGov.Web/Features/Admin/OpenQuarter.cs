using FluentValidation;
using LawGov.Domain.Calendar;
using LawGov.Domain.Rules;
using LawGov.Web.Access;
using LawGov.Web.Features.Filings;
using LawGov.Web.Jobs;
using LawGov.Web.Settings;

namespace LawGov.Web.Features.Admin;

/// <summary>Opens the running quarter, or one that was missed, from today and until a day of the office's choice (手工开启).</summary>
public sealed class OpenQuarter(AccessCheck access, OpenPeriod openPeriod, ClockGuard guard)
{
    public sealed class Command
    {
        public string Period { get; set; } = "";

        public DateOnly? DueOn { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Period).Must(key => ReportingPeriod.TryParse(key, out _)).WithMessage("请选择要开启的季度");
            RuleFor(c => c.DueOn).NotNull().WithMessage("请填写截止日，例如 2026-10-15");
        }
    }

    /// <returns>How many lines were opened.</returns>
    /// <exception cref="RuleException"><see cref="RuleCodes.ClockInDoubt"/>; what <see cref="OpenPeriod.OpenByHandAsync"/> says.</exception>
    public async Task<int> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.ManagePeriods);
        if (guard.Doubt is not null)
            throw new RuleException(RuleCodes.ClockInDoubt); // a quarter opened by a wrong clock cannot be closed again
        return await openPeriod.OpenByHandAsync(ReportingPeriod.Parse(command.Period), command.DueOn!.Value, ct);
    }

    /// <summary>The day to propose for a quarter opened today: the quarter's own by the rule, or that of what is given late.</summary>
    public static DateOnly ProposedDueDay(ReportingPeriod period, DistrictState state)
    {
        var window = new FilingPeriod(period, state.Settings, state.Calendar);
        return window.DueOnOf(state.ReadOn, state.Settings, state.Calendar);
    }
}
