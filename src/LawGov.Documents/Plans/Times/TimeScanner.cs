namespace LawGov.Documents.Plans.Times;

/// <summary>
/// Finds expressions of time as wholes: 2026年6月18日, 3月1日至31日, 明年上半年. What a time is for is asked later, so that no piece of a day is ever
/// taken for a month or a year.
/// </summary>
internal static class TimeScanner
{
    /// <summary>Without one of these no time stands in a text.</summary>
    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("年月季期末0123456789");

    private const string MonthNumerals = "一二三四五六七八九十";

    /// <summary>Figures behind these are no time: 第3月, 5.6月, A4月.</summary>
    private const string NotBeforeFigures = ".+×/";

    public static bool CanHold(ReadOnlySpan<char> text) => text.ContainsAny(Signs);

    /// <summary>The expressions of a normalized text, in order; none overlaps another.</summary>
    public static List<TimeExpression> Find(string text)
    {
        var found = new List<TimeExpression>();
        if (!CanHold(text))
            return found;
        for (var i = 0; i < text.Length && found.Count < Figures.MostPerTask; i++)
        {
            if (!CanBegin(text, i) || At(text, i) is not { } time)
                continue;
            found.Add(time);
            i = time.To - 1;
        }
        return found;
    }

    /// <summary>The expression that begins at a place.</summary>
    public static TimeExpression? At(string text, int at)
    {
        if (Span(text, at) is { } span)
            return span;
        return Point(text, at, out var end) is { } point && !IsPiece(point, text, end) ? new TimeExpression(at, end, point) : null;
    }

    /// <summary>Figures alone (2026, 202609) are a time only where nothing else stands beside them; their reader asks for that.</summary>
    private static bool IsPiece(TimePoint point, string text, int end) =>
        point is { Precision: TimePrecision.Year, YearIs: TimeYear.Printed, Slice: TimeSlice.Whole }
        && end > 0
        && char.IsAsciiDigit(text[end - 1])
        && end < text.Length;

    private static bool CanBegin(string text, int at)
    {
        var c = text[at];
        if (char.IsAsciiDigit(c))
            return at == 0
                || !(
                    char.IsAsciiLetterOrDigit(text[at - 1])
                    || text[at - 1] is '第' or '年'
                    || (NotBeforeFigures.Contains(text[at - 1]) && at > 1 && char.IsAsciiDigit(text[at - 2]))
                );
        if (c == '年')
            return at == 0 || !(text[at - 1] is '年' or '半' or '全' or '多' || char.IsAsciiDigit(text[at - 1]) || HanNumerals.IsDigit(text[at - 1]));
        if (c == '下' && at > 0 && text[at - 1] == '上')
            return false;
        return "今本当明去上下次翌第一二三四五六七八九十".Contains(c) && !(at > 0 && HanNumerals.IsDigit(c) && HanNumerals.IsDigit(text[at - 1]));
    }

    private static TimeExpression? Span(string text, int at)
    {
        // 3-6月, 1日至15日 behind a month: the first figure has no mark of its own
        if (Unmarked(text, at) is { } unmarked)
            return unmarked;
        if (Point(text, at, out var end) is not { } first)
            return null;
        var next = end;
        if (next < text.Length && text[next] == '起')
            next++;
        else if (next + 1 < text.Length && text[next] == '开' && text[next + 1] == '始')
            next += 2;
        if (next + 1 < text.Length && text[next] == ',' && text[next + 1] is '到' or '至')
            next++;
        var connector = Connector(text, next);
        if (connector == 0)
            return null;
        next += connector;
        if (next >= text.Length)
            return null;
        if (Point(text, next, out var last) is { } second && Fits(first, ref second))
            return new TimeExpression(at, last, second) { Start = first };
        // 3月1日至15日, 2026.3-6
        var figures = Digits(text, next);
        if (figures is 0 or > 2)
            return null;
        var value = Number(text, next, figures);
        last = next + figures;
        if (first.Precision == TimePrecision.Day && last < text.Length && text[last] is '日' or '号' && value > first.Day && value <= 31)
            return new TimeExpression(at, last + 1, first with { Day = value }) { Start = first };
        if (first is { IsDotted: true, Precision: TimePrecision.Month } && value > first.Month && value <= 12 && IsEndOfFigures(text, last))
            return new TimeExpression(at, last, first with { Month = value }) { Start = first };
        return null;
    }

    /// <summary>1-5月, 2026年1-9月, 3月1-15日.</summary>
    private static TimeExpression? Unmarked(string text, int at)
    {
        var (year, from) = YearAt(text, at);
        var digits = Digits(text, from);
        if (digits is 0 or > 2)
            return null;
        var month = Number(text, from, digits);
        var next = from + digits;
        if (next < text.Length && text[next] == '月' && month is >= 1 and <= 12)
        {
            var firstDay = Digits(text, next + 1);
            var behind = next + 1 + firstDay;
            if (firstDay is 0 or > 2 || Connector(text, behind) is not (> 0 and var joint))
                return null;
            var lastDay = Digits(text, behind + joint);
            var end = behind + joint + lastDay;
            if (lastDay is 0 or > 2 || end >= text.Length || text[end] is not ('日' or '号'))
                return null;
            var point = Month(year, month) with { Precision = TimePrecision.Day, Day = Number(text, behind + joint, lastDay) };
            return point.Day <= 31 ? new TimeExpression(at, end + 1, point) { Start = point with { Day = Number(text, next + 1, firstDay) } } : null;
        }
        if (month is < 1 or > 12 || Connector(text, next) is not (> 0 and var connector))
            return null;
        var second = Digits(text, next + connector);
        var at2 = next + connector + second;
        if (second is 0 or > 2 || at2 >= text.Length || text[at2] != '月' || Number(text, next + connector, second) is not (>= 1 and <= 12 and var last))
            return null;
        if (last <= month)
            return null;
        var finish = MonthPart(text, at2, Month(year, last), out var stop);
        return new TimeExpression(at, stop, finish) { Start = Month(year, month) };
    }

    private static TimePoint Month(int? year, int month) =>
        new(TimePrecision.Month, year is null ? TimeYear.Open : TimeYear.Printed) { Year = year, Month = month };

    private static (int? Year, int Next) YearAt(string text, int at) =>
        Digits(text, at) == 4 && text.AsSpan(at).StartsWith("20") && at + 4 < text.Length && text[at + 4] == '年' ? (Number(text, at, 4), at + 5) : (null, at);

    /// <summary>A span runs forward; its end takes the year of its beginning where it has none.</summary>
    private static bool Fits(TimePoint first, ref TimePoint second)
    {
        if (first.Precision == TimePrecision.Year && second.Precision != TimePrecision.Year)
            return false;
        if (second.YearIs == TimeYear.Next && first.Year is { } base1)
            second = second with { Year = base1 + 1, YearIs = TimeYear.Printed };
        else if (second.Year is null && first.Year is { } year && second.YearIs is TimeYear.Open or TimeYear.This)
            second = second with { Year = year, YearIs = TimeYear.Printed };
        else if (second.Year is null && first.YearIs != TimeYear.Printed && second.YearIs == TimeYear.Open)
            second = second with { YearIs = first.YearIs };
        if (first.Year is { } from && second.Year is { } to)
            return from < to || (from == to && IsLater(first, second));
        return second.YearIs == TimeYear.Next || IsLater(first, second);
    }

    private static bool IsLater(TimePoint first, TimePoint second) =>
        first.LastDay(2024, false) is { } a && second.LastDay(2024, false) is { } b && a <= b.AddDays(31);

    private static int Connector(string text, int at) => at < text.Length && text[at] is '到' or '至' or '-' ? 1 : 0;

    /// <summary>One point of time, and where it ends.</summary>
    public static TimePoint? Point(string text, int at, out int end)
    {
        end = at;
        if (at >= text.Length)
            return null;
        if (char.IsAsciiDigit(text[at]))
            return Figured(text, at, out end);
        var relation = text.AsSpan(at) switch
        {
            ['今' or '本' or '当', '年', ..] => TimeYear.This,
            ['明' or '次' or '翌', '年', ..] => TimeYear.Next,
            ['去' or '上', '年', ..] => TimeYear.Last,
            _ => TimeYear.Open,
        };
        if (relation == TimeYear.Open)
            return Worded(text, at, TimeYear.Open, null, out end);
        var next = at + 2;
        if (next < text.Length && text[next] == '度')
            next++;
        if (next < text.Length && Worded(text, next, relation, null, out end) is { } worded)
            return worded;
        if (next < text.Length && char.IsAsciiDigit(text[next]) && Figured(text, next, out end) is { YearIs: TimeYear.Open } figured)
            return figured with { YearIs = relation };
        if (next < text.Length && text[next] is '底' or '末' or '内')
        {
            end = next + 1;
            return new TimePoint(TimePrecision.Year, relation) { Slice = text[next] == '内' ? TimeSlice.Within : TimeSlice.End };
        }
        end = at;
        return null;
    }

    /// <summary>A point that begins with a figure.</summary>
    private static TimePoint? Figured(string text, int at, out int end)
    {
        end = at;
        var digits = Digits(text, at);
        var next = at + digits;
        if (digits == 4 && text.AsSpan(at).StartsWith("20"))
            return OfYear(text, Number(text, at, 4), next, out end);
        if (digits is 6 or 8 && text.AsSpan(at).StartsWith("20") && Number(text, at + 4, 2) is >= 1 and <= 12 and var run)
        {
            end = next;
            var point = new TimePoint(TimePrecision.Month, TimeYear.Printed)
            {
                Year = Number(text, at, 4),
                Month = run,
                IsRun = true,
            };
            return digits == 6 ? point : point with { Precision = TimePrecision.Day, Day = Number(text, at + 6, 2) };
        }
        if (digits is 1 or 2 && next < text.Length && text[next] == '月' && Number(text, at, digits) is >= 1 and <= 12 and var month)
            return MonthPart(text, next, Month(null, month), out end);
        if (digits is 1 or 2 && next + 1 < text.Length && text[next] == '.' && Number(text, at, digits) is >= 1 and <= 12 and var dotted)
        {
            var days = Digits(text, next + 1);
            if (days is 1 or 2 && IsEndOfFigures(text, next + 1 + days) && Number(text, next + 1, days) is >= 1 and <= 31 and var day)
            {
                end = next + 1 + days;
                return Month(null, dotted) with { Precision = TimePrecision.Day, Day = day, IsDotted = true };
            }
        }
        return Worded(text, at, TimeYear.Open, null, out end);
    }

    /// <summary>What follows a printed year.</summary>
    private static TimePoint? OfYear(string text, int year, int next, out int end)
    {
        var whole = new TimePoint(TimePrecision.Year, TimeYear.Printed) { Year = year };
        end = next;
        if (next >= text.Length)
            return whole;
        if (text[next] is '.' or '/' or '-')
            return DottedYear(text, year, next, out end) ?? whole;
        if (text[next] is '底' or '末' or '终')
        {
            end = next + 1;
            return whole with { Slice = TimeSlice.End, IsMended = true };
        }
        if (text[next] != '年')
            return whole;
        next++;
        end = next;
        if (next >= text.Length)
            return whole;
        var after = next < text.Length && text[next] == '年' ? next + 1 : next;
        if (after < text.Length && text[after] is '底' or '末' or '终')
        {
            end = after + 1;
            return whole with { Slice = TimeSlice.End };
        }
        if (char.IsAsciiDigit(text[next]))
        {
            var digits = Digits(text, next);
            if (digits is 1 or 2 && next + digits < text.Length && text[next + digits] == '月' && Number(text, next, digits) is >= 1 and <= 12 and var month)
                return MonthPart(text, next + digits, Month(year, month), out end);
        }
        if (Worded(text, next, TimeYear.Printed, year, out var stop) is { Precision: not TimePrecision.Year } worded)
        {
            end = stop;
            return worded;
        }
        if (text.AsSpan(next).StartsWith("度内"))
            (whole, end) = (whole with { Slice = TimeSlice.Within }, next + 2);
        else if (text[next] == '内' && !(next + 1 < text.Length && TimeWords.NotWithin.Contains(text[next + 1])))
            (whole, end) = (whole with { Slice = TimeSlice.Within }, next + 1);
        return whole;
    }

    private static TimePoint? DottedYear(string text, int year, int next, out int end)
    {
        end = next;
        var mark = text[next];
        var months = Digits(text, next + 1);
        if (months is not (1 or 2) || Number(text, next + 1, months) is not (>= 1 and <= 12 and var month))
            return null;
        end = next + 1 + months;
        var point = Month(year, month) with { IsDotted = true };
        if (end + 1 < text.Length && text[end] == mark && Digits(text, end + 1) is 1 or 2 && IsEndOfFigures(text, end + 1 + Digits(text, end + 1)))
        {
            var days = Digits(text, end + 1);
            var day = Number(text, end + 1, days);
            end += 1 + days;
            return day is >= 1 and <= 31 ? point with { Precision = TimePrecision.Day, Day = day } : null;
        }
        if (end < text.Length && text[end] is '底' or '末')
        {
            end++;
            return point with { Slice = TimeSlice.End };
        }
        // 2026.3-2026.6 goes on with a year, 2026.3.32 is no time
        return IsEndOfFigures(text, end) || (text[end] == '-' && mark != '-') ? point : null;
    }

    /// <summary>Halves, quarters, Chinese months, 年底 and the like.</summary>
    private static TimePoint? Worded(string text, int at, TimeYear relation, int? year, out int end)
    {
        end = at;
        var rest = text.AsSpan(at);
        if (rest.Length < 2)
            return null;
        var point = new TimePoint(TimePrecision.Year, relation) { Year = year };
        if (rest.StartsWith("上半年") || rest.StartsWith("下半年"))
        {
            end = at + 3 + (rest.Length > 3 && rest[3] is '末' or '底' or '内' ? 1 : 0);
            return point with { Precision = TimePrecision.Half, IsFirstHalf = rest[0] == '上' };
        }
        var q = rest[0] == '第' ? 1 : 0;
        if (q + 2 < rest.Length && rest[(q + 1)..].StartsWith("季度") && "一二三四1234".IndexOf(rest[q]) is >= 0 and var ordinal)
        {
            end = at + q + 3 + (q + 3 < rest.Length && rest[q + 3] is '末' or '底' or '内' ? 1 : 0);
            return point with { Precision = TimePrecision.Quarter, Quarter = (ordinal % 4) + 1 };
        }
        if (rest[0] is 'Q' or 'q' && year is not null && rest[1] is >= '1' and <= '4')
        {
            end = at + 2;
            return point with { Precision = TimePrecision.Quarter, Quarter = rest[1] - '0' };
        }
        if (rest[0] == '年' && relation != TimeYear.Printed)
        {
            var length = rest.StartsWith("年度内") ? 3 : 2;
            var sign = rest[length - 1];
            if (sign is '内' && !(rest.Length > length && TimeWords.NotWithin.Contains(rest[length])) || sign is '底' or '末')
            {
                end = at + length;
                return point with { Slice = sign == '内' ? TimeSlice.Within : TimeSlice.End };
            }
            return null;
        }
        var n = 0;
        while (n < rest.Length && n < 2 && MonthNumerals.Contains(rest[n]))
            n++;
        if (n > 0 && n < rest.Length && rest[n] == '月' && HanNumerals.Parse(rest[..n]) is >= 1 and <= 12 and var month)
            return MonthPart(text, at + n, point with { Precision = TimePrecision.Month, Month = month }, out end);
        return null;
    }

    /// <summary>Behind the figure of a month: 月份, a day, 底, 中旬.</summary>
    private static TimePoint MonthPart(string text, int mark, TimePoint point, out int end)
    {
        end = mark + 1;
        if (end < text.Length && text[end] == '份')
            end++;
        var digits = Digits(text, end);
        if (digits is 1 or 2 && end + digits < text.Length && text[end + digits] is '日' or '号' && Number(text, end, digits) is >= 1 and <= 31 and var day)
        {
            end += digits + 1;
            return point with { Precision = TimePrecision.Day, Day = day };
        }
        if (end < text.Length && text[end] is '底' or '末')
        {
            end++;
            return point with { Slice = TimeSlice.End };
        }
        var slice = text.AsSpan(end) switch
        {
            ['上', '旬', ..] => TimeSlice.Early,
            ['中', '旬', ..] => TimeSlice.Middle,
            ['下', '旬', ..] => TimeSlice.End,
            _ => TimeSlice.Whole,
        };
        if (slice != TimeSlice.Whole)
            end += 2;
        else if (end < text.Length && text[end] == '初' && !(end + 1 < text.Length && text[end + 1] is '步' or '级'))
            (slice, end) = (TimeSlice.Early, end + 1);
        return point with { Slice = slice };
    }

    private static bool IsEndOfFigures(string text, int at) =>
        at >= text.Length || !(char.IsAsciiDigit(text[at]) || (text[at] is '.' or '/' or '-' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])));

    private static int Digits(string text, int at)
    {
        var n = at;
        while (n < text.Length && char.IsAsciiDigit(text[n]) && n - at <= 8)
            n++;
        return n - at;
    }

    private static int Number(string text, int at, int digits) =>
        int.Parse(text.AsSpan(at, digits), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
}
