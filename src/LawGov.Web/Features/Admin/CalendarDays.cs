using System.Globalization;
using System.Text.Json;
using FluentValidation;
using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Calendar;
using LawGov.Web.Access;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Admin;

/// <summary>A line of a pasted list: 2026-10-01 休 国庆节.</summary>
public sealed record CalendarLine(DateOnly Day, bool IsWorkday, string Note)
{
    private const int EarliestYear = 2000,
        LatestYear = 2199;

    /// <summary>Reads a line; none where it is not one.</summary>
    public static CalendarLine? Parse(string line)
    {
        var parts = line.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (
            parts.Length < 2
            || !DateOnly.TryParseExact(parts[0], ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        )
            return null;
        if (parts[1] is not ("休" or "班") || day.Year is < EarliestYear or > LatestYear)
            return null;
        var note = parts.Length > 2 ? parts[2] : "";
        return note.Length > CalendarDay.NoteLength ? null : new CalendarLine(day, parts[1] == "班", note);
    }
}

/// <summary>
/// Adds days that differ from Monday to Friday, from a list; a day that is there already takes the new meaning. Quarters opened before keep their due
/// days.
/// </summary>
public sealed class AddCalendarDays(LawGovDb db, AccessCheck access, District district)
{
    public const int TextLength = 20_000;

    public sealed class Command
    {
        public string Text { get; set; } = "";

        /// <summary>The lines that say something.</summary>
        public IReadOnlyList<string> Lines => Text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Text).NotEmpty().WithMessage("请填写日期，一行一天").MaximumLength(TextLength).WithMessage("一次最多粘贴2万字，请分批");
            RuleFor(c => c)
                .Custom(
                    (c, context) =>
                    {
                        if (c.Text.Length > TextLength)
                            return;
                        foreach (var bad in c.Lines.Where(l => CalendarLine.Parse(l) is null).Take(5))
                            context.AddFailure(
                                nameof(Command.Text),
                                $"看不懂“{(bad.Length > 40 ? StorableText.Cut(bad, 40) + "…" : bad)}”，请写成：2026-10-01 休 国庆节"
                            );
                    }
                );
        }
    }

    /// <returns>How many days were set.</returns>
    public async Task<int> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.ManagePeriods);
        var lines = command.Lines.Select(l => CalendarLine.Parse(l)!).GroupBy(l => l.Day).Select(g => g.Last()).ToList();
        var days = lines.ConvertAll(l => l.Day);
        var present = await db.CalendarDays.Where(d => days.Contains(d.Day)).ToDictionaryAsync(d => d.Day, ct);
        foreach (var line in lines)
        {
            var day = new CalendarDay(line.Day, line.IsWorkday, line.Note);
            if (present.TryGetValue(line.Day, out var old))
                db.Entry(old).CurrentValues.SetValues(day);
            else
                db.CalendarDays.Add(day);
        }
        db.Note("CalendarSet", nameof(CalendarDay), Guid.Empty, CalendarNote.Of(lines));
        await db.SaveChangesAsync(ct);
        district.Forget();
        return lines.Count;
    }
}

/// <summary>Lets a day follow the rule Monday to Friday again.</summary>
public sealed class RemoveCalendarDay(LawGovDb db, AccessCheck access, District district)
{
    public sealed class Command
    {
        public DateOnly Day { get; set; }
    }

    public async Task<DateOnly> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.ManagePeriods);
        var day = await db.CalendarDays.FirstOrDefaultAsync(d => d.Day == command.Day, ct) ?? throw new NotFoundException();
        db.CalendarDays.Remove(day);
        db.Note("CalendarRemoved", nameof(CalendarDay), Guid.Empty, CalendarNote.Of([new CalendarLine(day.Day, day.IsWorkday, "")]));
        await db.SaveChangesAsync(ct);
        district.Forget();
        return command.Day;
    }
}

/// <summary>Days as the audit shows fields.</summary>
internal static class CalendarNote
{
    public static string Of(IEnumerable<CalendarLine> lines) =>
        JsonSerializer.Serialize(
            lines.ToDictionary(
                l => l.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                l => new[] { l.IsWorkday ? "workday" : "free" },
                StringComparer.Ordinal
            )
        );
}
