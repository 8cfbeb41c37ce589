using FluentValidation;
using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Domain;
using LawGov.Domain.Filings;
using LawGov.Domain.Obligations;
using LawGov.Domain.Rules;
using LawGov.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Overdue;

/// <summary>Why a unit was not urged.</summary>
public enum UrgeSkipReason
{
    NotSupervised,
    UrgedToday,
    NothingOverdue,
}

/// <summary>The office urges units about what is overdue (催办): each at most once a day, each logged; whoever is skipped is named with the reason.</summary>
public sealed class UrgeUnits(LawGovDb db, QuarterBoardQuery boards, AccessCheck access, CurrentUser user, DistrictClock clock)
{
    public sealed class Command
    {
        /// <summary>The quarter.</summary>
        public string Period { get; set; } = "";

        /// <summary>Every unit with something overdue.</summary>
        public bool All { get; set; }

        /// <summary>Otherwise these.</summary>
        public List<Guid> UnitIds { get; set; } = [];

        public string Note { get; set; } = "";

        /// <summary>How the units are told; a call or a letter is only noted.</summary>
        public UrgeChannel Channel { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.UnitIds).NotEmpty().When(c => !c.All).WithMessage("请先勾选要催办的单位");
            RuleFor(c => c.Channel).IsInEnum().WithMessage("请选择催办方式");
            RuleFor(c => c.Note).MaximumLength(Urge.NoteLength).WithMessage($"催办的话不能超过{Urge.NoteLength}字");
        }
    }

    /// <summary>A unit that was skipped.</summary>
    public sealed record Skipped(string Unit, UrgeSkipReason Reason);

    /// <summary>Who was urged about how many lines in all, and who was not.</summary>
    /// <param name="Urged">Who was urged.</param>
    /// <param name="Lines">About how many lines in all.</param>
    /// <param name="Skipped">Who was not.</param>
    /// <param name="Unreachable">Of the urged in the program, those without an account that could read it.</param>
    public sealed record Result(IReadOnlyList<string> Urged, int Lines, IReadOnlyList<Skipped> Skipped, IReadOnlyList<string> Unreachable);

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.UrgeUnits);
        var board = await boards.ReadAsync(Operation.UrgeUnits, command.Period, ct);
        var overdue = board.Overdue().ToDictionary(u => u.Unit.Id, u => u.Counts.Overdue);
        var wanted = command.All ? overdue.Keys.ToHashSet() : command.UnitIds.ToHashSet();
        var asked = board.Names.Units.Where(u => wanted.Contains(u.Id)).ToList();

        var today = clock.Today;
        var urged = await UrgedTodayAsync(board.Period.Key, command.Channel, today, ct);
        var skipped = asked
            .Select(u => (Unit: u, Reason: ReasonToSkip(u.MaySupervise, urged.Contains(u.Id), overdue.ContainsKey(u.Id))))
            .Where(x => x.Reason is not null)
            .ToList();
        var ids = asked.Select(u => u.Id).Except(skipped.Select(s => s.Unit.Id)).ToList();
        if (ids.Count == 0)
            throw Refusal([.. skipped.Select(s => (s.Unit.Name, s.Reason!.Value))]);

        var units = await db.Units.AsNoTracking().Where(u => ids.Contains(u.Id)).OrderBy(u => u.SortOrder).ToListAsync(ct);
        var late = await LateAsync(board.Period.Key, ids, today, ct);
        foreach (var unit in units)
        {
            access.Ensure(Operation.UrgeUnits, unit.Id);
            db.Urges.Add(new Urge(unit, board.Period.Key, [.. late[unit.Id]], command.Note, command.Channel, user.Actor, today));
        }
        await db.SaveChangesAsync(ct);
        var reachable = await db.Users.Where(u => u.IsActive && u.UnitId != null && ids.Contains(u.UnitId.Value)).Select(u => u.UnitId!.Value).ToListAsync(ct);
        return new Result(
            [.. units.Select(u => u.ShortName)],
            units.Sum(u => late[u.Id].Count()),
            [.. skipped.Select(s => new Skipped(s.Unit.Name, s.Reason!.Value))],
            command.Channel == UrgeChannel.System ? [.. units.Where(u => !reachable.Contains(u.Id)).Select(u => u.ShortName)] : []
        );
    }

    private async Task<HashSet<Guid>> UrgedTodayAsync(string periodKey, UrgeChannel channel, DateOnly today, CancellationToken ct) =>
        [.. await db.Urges.Where(u => u.PeriodKey == periodKey && u.UrgedOn == today && u.Channel == channel).Select(u => u.UnitId).ToListAsync(ct)];

    /// <summary>The lines that are late now, by unit.</summary>
    private async Task<ILookup<Guid, (ObligationKind, Guid)>> LateAsync(string periodKey, List<Guid> unitIds, DateOnly today, CancellationToken ct)
    {
        var lines = await db.Obligations()
            .Where(o => o.PeriodKey == periodKey && unitIds.Contains(o.UnitId) && o.Until < today)
            .Select(o => new
            {
                o.UnitId,
                o.KindNo,
                o.Id,
            })
            .ToListAsync(ct);
        return lines.ToLookup(o => o.UnitId, o => ((ObligationKind)o.KindNo, o.Id));
    }

    private static UrgeSkipReason? ReasonToSkip(bool maySupervise, bool urgedToday, bool isOverdue) =>
        !maySupervise ? UrgeSkipReason.NotSupervised
        : !isOverdue ? UrgeSkipReason.NothingOverdue
        : urgedToday ? UrgeSkipReason.UrgedToday
        : null;

    private static RuleException Refusal(IReadOnlyList<(string Name, UrgeSkipReason Reason)> skipped) =>
        skipped.Any(s => s.Reason == UrgeSkipReason.UrgedToday) ? new RuleException(RuleCodes.UrgedToday)
        : skipped is [{ Reason: UrgeSkipReason.NotSupervised, Name: var name }] ? new RuleException(RuleCodes.UnitNotSupervised, name)
        : new RuleException(RuleCodes.NobodyToUrge);
}
