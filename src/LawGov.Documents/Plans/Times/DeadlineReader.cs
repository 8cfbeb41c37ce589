using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans.Times;

/// <summary>
/// Reads deadlines: every expression of time is found whole, a rule says what it is for, and a relative one resolves by its sentence's or the
/// document's year; where no year is known it stays words.
/// </summary>
/// <param name="period">The years of the plan.</param>
/// <param name="documentYear">The year that relative times count from.</param>
/// <param name="earliest">The first year it can ask for; null where nothing but a page says when it was written.</param>
internal sealed partial class DeadlineReader(PlanYears period, int? documentYear, int? earliest = null)
{
    [GeneratedRegex(
        "(?<n>[二两三四五2-5])年(之)?内|(本)?(规划|方案|纲要|计划|实施)期(末|内|满前)|\"?(?<plan>十[三四五六七])五\"?(规划)?(期|时期)?末",
        Pattern.Options
    )]
    private static partial Regex Years { get; }

    /// <summary>Both halves of a year, in a field.</summary>
    [GeneratedRegex("^((?<y>20[0-9]{2})年|今年|本年度?)?(?<first>上(半年)?)(、|和|及|与|以及|,)?下半年(各|分别)?[\u4E00-\u9FFF0-9]{0,8}$", Pattern.Options)]
    private static partial Regex Halves { get; }

    [GeneratedRegex("任期(之)?内", Pattern.Options)]
    private static partial Regex Term { get; }

    /// <summary>Behind a bare year nothing else may say when: 2026年国庆节前 stays words.</summary>
    private static readonly string[] BehindYear = ["度", "全年", "完成", "内", "年"];

    /// <summary>The deadlines in a body.</summary>
    public List<ParsedDeadline> InBody(NormalizedText normalized, int from, int to) => Find(normalized, from, to, false);

    /// <summary>Times of a body that no rule gives a meaning: a person should look.</summary>
    public List<string> Unclear(NormalizedText normalized, int from, int to)
    {
        var text = Clauses.WithoutNames(normalized.Text[from..to]);
        var times = TimeScanner.Find(text).ConvertAll(t => Context(text, t, false));
        var uses = times.ConvertAll(TimeRules.UseOf);
        Join(text, times, uses);
        return
        [
            .. times
                .Zip(uses)
                .Where(t => t.Second == TimeUse.Unclear)
                .Select(t => normalized.Quote(from + t.First.Time.From, from + t.First.Time.To))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>The deadlines in a labelled field or a column, where even a bare month or year is one and words stand for themselves.</summary>
    public List<ParsedDeadline> InField(NormalizedText normalized, int from, int to)
    {
        if (to <= from)
            return [];
        var text = normalized.Quote(from, to).Trim();
        var folded = normalized.Text[from..to];
        if (folded.Contains("下半年", StringComparison.Ordinal) && Halves.Match(folded) is { Success: true } halves)
        {
            var isInferred = !halves.Groups["y"].Success;
            if ((isInferred ? documentYear : HanNumerals.Parse(halves.Groups["y"].Value)) is not { } year)
                return [new ParsedDeadline(text, null, ParsedDeadlineKind.TextOnly)];
            return
            [
                new ParsedDeadline(text, new DateOnly(year, 6, 30), ParsedDeadlineKind.ByDate) { IsInferred = isInferred },
                new ParsedDeadline(text, new DateOnly(year, 12, 31), ParsedDeadlineKind.ByDate) { IsInferred = isInferred },
            ];
        }
        var found = Find(normalized, from, to, true);
        if (found.Count > 0)
            return found;
        if (folded is "无" or "-" or "--" or "/")
            return [];
        var kind =
            folded.Contains("任期", StringComparison.Ordinal) && Term.IsMatch(folded) ? ParsedDeadlineKind.PerTerm
            : folded.StartsWith("每", StringComparison.Ordinal) ? ParsedDeadlineKind.Recurring
            : folded is "全年" or "当年" && documentYear is not null ? ParsedDeadlineKind.InYear
            : ParsedDeadlineKind.TextOnly;
        return [new ParsedDeadline(text, kind == ParsedDeadlineKind.InYear && documentYear is { } own ? new DateOnly(own, 12, 31) : null, kind)];
    }

    private List<ParsedDeadline> Find(NormalizedText normalized, int from, int to, bool isField, bool isWhole = false)
    {
        if (!TimeScanner.CanHold(normalized.Text.AsSpan(from, to - from)))
            return [];
        var text = Clauses.WithoutNames(normalized.Text[from..to]);
        var taken = new bool[text.Length + 1];
        var found = new List<(int At, ParsedDeadline Deadline)>();
        var times = TimeScanner.Find(text).ConvertAll(t => Context(text, t, isField));
        var uses = times.ConvertAll(t => isField ? (IsField(t, text) ? TimeUse.Deadline : TimeUse.Name) : TimeRules.UseOf(t));
        if (!isField)
            Join(text, times, uses);
        foreach (var (context, use) in times.Zip(uses))
        {
            var time = context.Time;
            if (use != TimeUse.Deadline)
                continue;
            var (start, end) = (time.From - Leading(context), time.To + context.By + context.Within);
            if (Deadline(context, normalized.Quote(from + start, from + end), text) is not { } deadline)
                continue;
            taken.AsSpan(start, end - start).Fill(true);
            found.Add((start, MisreadCharacters.IsIn(deadline.Text) ? deadline with { IsInferred = true } : deadline));
        }
        if (text.AsSpan().ContainsAny('年', '期', '末'))
            PlanEnds();
        if (!isWhole && text.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
            Damaged();
        return [.. found.OrderBy(f => f.At).Select(f => f.Deadline).Distinct().Take(Figures.MostPerTask)];

        void PlanEnds()
        {
            foreach (Match match in Years.Matches(text))
            {
                if (taken[match.Index] || (match.Index > 0 && (char.IsAsciiDigit(text[match.Index - 1]) || HanNumerals.IsDigit(text[match.Index - 1]))))
                    continue;
                taken.AsSpan(match.Index, match.Length).Fill(true);
                found.Add((match.Index, PlanEnd(match, normalized.Quote(from + match.Index, from + match.Index + match.Length))));
            }
        }

        void Damaged()
        {
            foreach (var (start, length, whole) in DamagedTimes.In(text, isField, period, documentYear))
            {
                if (taken.AsSpan(start, length).Contains(true))
                    continue;
                var quoted = normalized.Quote(from + start, from + start + length);
                var due =
                    whole is not null && NormalizedText.Of(whole) is var repaired
                        ? Find(repaired, 0, repaired.Length, true, true).FirstOrDefault()?.DueOn
                        : null;
                taken.AsSpan(start, length).Fill(true);
                found.Add(
                    (
                        start,
                        due is null
                            ? new ParsedDeadline(quoted, null, ParsedDeadlineKind.TextOnly)
                            : new ParsedDeadline(quoted, due, ParsedDeadlineKind.ByDate) { IsInferred = true }
                    )
                );
            }
        }
    }

    /// <summary>Times of one list are for the same: 于6月和9月各举办一期.</summary>
    private static void Join(string text, List<TimeContext> times, List<TimeUse> uses)
    {
        for (var i = 1; i < times.Count; i++)
        {
            var (before, next) = (times[i - 1], times[i]);
            var gap = text[(before.Time.To + before.By + before.Within)..next.Time.From];
            if (Array.IndexOf(TimeWords.Joints, gap) < 0 || before.End.Precision != next.End.Precision || next.End.YearIs == TimeYear.Last)
                continue;
            if (uses[i - 1] == TimeUse.Deadline && uses[i] is TimeUse.Unclear or TimeUse.Name)
                uses[i] = TimeUse.Deadline;
            else if (
                uses[i] == TimeUse.Deadline
                && uses[i - 1] is TimeUse.Unclear or TimeUse.Name
                && before.End.Precision is TimePrecision.Month or TimePrecision.Day
            )
                uses[i - 1] = TimeUse.Deadline;
        }
    }

    private TimeContext Context(string text, TimeExpression time, bool isField) => new(text, time, isField, earliest, documentYear, period);

    /// <summary>The words before it that belong to a deadline with its own year.</summary>
    private static int Leading(TimeContext time) => time.IsPrinted ? Math.Max(time.UpTo, Math.Max(time.In, time.Time.IsSpan ? time.Since : 0)) : 0;

    /// <summary>In a field a time is the deadline unless it comes back, begins something, or is only a piece of other words.</summary>
    private static bool IsField(TimeContext time, string text)
    {
        var end = time.Time.To;
        if (time.End is { Precision: TimePrecision.Year, Slice: TimeSlice.Whole, YearIs: TimeYear.Printed } && time.By == 0)
        {
            for (var length = 1; length > 0 && end < text.Length; end += length)
                length = TimeWords.StartingAt(text, end, BehindYear);
            if (end < text.Length && !"、,;。)".Contains(text[end]))
                return time.Time.IsSpan && TimeRules.UseOf(time) == TimeUse.Deadline;
            return TimeRules.UseOf(time) is not (TimeUse.Beginning or TimeUse.Cycle or TimeUse.About);
        }
        if (time.End.IsRun)
            return time.IsWhole || (time.Time.From == 0 && text[end..] is "底" or "末" or "前" or "底前");
        if (time.End is { IsDotted: true, YearIs: TimeYear.Open })
            return time.By > 0 || time.IsWhole;
        if (time.End.IsDotted)
            return TimeRules.UseOf(time) is not (TimeUse.Beginning or TimeUse.About);
        return TimeRules.UseOf(time) == TimeUse.Deadline;
    }

    private ParsedDeadline? Deadline(TimeContext time, string quoted, string text)
    {
        var end = time.End;
        int? year = end.YearIs switch
        {
            TimeYear.Printed => end.Year,
            TimeYear.Next => documentYear + 1,
            TimeYear.Open => YearOfSentence(text, time.Time.From) ?? documentYear,
            _ => documentYear,
        };
        if (end is { IsDotted: true, YearIs: TimeYear.Open } && year is null)
            return null;
        if (year is not { } known)
            return new ParsedDeadline(quoted, null, ParsedDeadlineKind.InYear);
        if (end.LastDay(known, time.By > 0) is not { } day)
            return null;
        var isCut = time.By > 0 && end.Slice == TimeSlice.Whole && end.Precision is TimePrecision.Year or TimePrecision.Month;
        return new ParsedDeadline(quoted, day, end is { Slice: TimeSlice.Within, Year: null } ? ParsedDeadlineKind.InYear : ParsedDeadlineKind.ByDate)
        {
            IsInferred = !time.IsPrinted || end.IsMended || end.IsRun || isCut,
        };
    }

    /// <summary>
    /// The year that a sentence opens with counts for the times behind it that have none: 2027年建设二期,6月底前动工. Years before the plan, and
    /// those something is measured by, do not.
    /// </summary>
    private int? YearOfSentence(string text, int at)
    {
        var from = at > 0 ? text.LastIndexOfAny(['。', ';', '!', '?'], at - 1) + 1 : 0;
        int? year = null;
        foreach (var time in TimeScanner.Find(text[from..at]))
        {
            var opens = time.From == 0 || ",:、".Contains(text[from + time.From - 1]);
            if (time.End is { YearIs: TimeYear.Printed, Year: { } printed } && opens && !time.IsSpan && !(printed < earliest))
                year = TimeRules.UseOf(Context(text, time with { From = from + time.From, To = from + time.To }, false)) is TimeUse.Past or TimeUse.Comparison
                    ? year
                    : printed;
            else if (time.End.YearIs is TimeYear.This or TimeYear.Next)
                year = null;
        }
        return year;
    }

    private ParsedDeadline PlanEnd(Match match, string quoted)
    {
        if (match.Groups["plan"].Success)
        {
            var end = 2020 + (((HanNumerals.Parse(match.Groups["plan"].Value) ?? 13) - 13) * 5);
            return new ParsedDeadline(quoted, new DateOnly(end, 12, 31), ParsedDeadlineKind.PlanEnd);
        }
        var last = period.To is { } to ? new DateOnly(to, 12, 31) : (DateOnly?)null;
        if (match.Groups["n"].Success)
        {
            var years = HanNumerals.Parse(match.Groups["n"].Value);
            var fits = last is not null && period.From is { } first && period.To - first + 1 == years;
            return new ParsedDeadline(quoted, fits ? last : null, ParsedDeadlineKind.PlanEnd) { IsInferred = fits };
        }
        return new ParsedDeadline(quoted, last, ParsedDeadlineKind.PlanEnd) { IsInferred = true };
    }
}
