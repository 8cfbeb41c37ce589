using System.Text.RegularExpressions;
using LawGov.Documents.Plans.Lines;
using LawGov.Documents.Plans.Tables;
using LawGov.Documents.Plans.Times;

namespace LawGov.Documents.Plans.Outlines;

/// <summary>
/// Where attachments begin, and what becomes of them: the plan itself behind its notice, a list that repeats the tasks, more tasks, or no tasks at
/// all.
/// </summary>
internal static partial class Attachments
{
    private const int MostTitleLines = 3;

    /// <summary>Two texts that a lost character or two part.</summary>
    private const double AlmostTheSame = 0.66;

    /// <summary>Two texts that say the same in other words.</summary>
    private const double InOtherWords = 0.4;

    private const int NoticeSearch = 40;

    /// <summary>No notice has more points of its own before the plan.</summary>
    private const int MostPoints = 20;

    /// <summary>How many characters of a title a notice may leave out, or add.</summary>
    private const int MostLeftOut = 8;

    /// <summary>现印发给你们,并就有关事项通知如下, 请结合以下要求认真落实: what follows are points of the notice.</summary>
    [GeneratedRegex("^.*(印发|转发|下发|发)给你们.*((通知|要求|意见|强调)如下[:。]?|(以下|如下)(要求|事项).*)$", Pattern.Options)]
    private static partial Regex PointsFollow { get; }

    [GeneratedRegex("^(附件|附表|附)(下载)?[0-9一二三四五六七八九十]{0,2}:?([0-9]{1,2}[.、])?《?(?<name>.{2,70}?)》?(?<type>[.][a-z]{2,4})?$", Pattern.Options)]
    private static partial Regex NamedFile { get; }

    [GeneratedRegex("20[0-9]{2}年度?", Pattern.Options)]
    private static partial Regex Year { get; }

    [GeneratedRegex("^20[0-9]{2}(年|-).*$", Pattern.Options)]
    private static partial Regex StartsWithYear { get; }

    [GeneratedRegex("^(附件|附表|附录)[0-9一二三四五六七八九十]{0,2}:?$", Pattern.Options)]
    private static partial Regex Head { get; }

    [GeneratedRegex("^(附件|附表|附录)[0-9一二三四五六七八九十]{0,2}[:.、]?.{2,50}$", Pattern.Options)]
    private static partial Regex HeadWithTitle { get; }

    /// <summary>
    /// The lines on which attachments begin: the word alone, or with the title of the table that follows, or the day under a notice with the plan it
    /// issues behind it.
    /// </summary>
    public static List<int> Find(IReadOnlyList<DocumentLine> lines)
    {
        var found = new List<int>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Role is not null || lines[i].Text is not { Length: >= 2 and <= 56 } text)
                continue;
            if (DocumentDates.IsDay(text) && IsPlanOfNotice(lines, i))
                found.Add(i);
            if (text[0] != '附')
                continue;
            if (text.Length <= 6 && Head.IsMatch(text))
                found.Add(i);
            else if (HeadWithTitle.IsMatch(text) && lines.Skip(i + 1).FirstOrDefault(l => !l.IsBlank) is { } next && TaskTables.IsHeader(next))
                found.Add(i);
        }
        return found;
    }

    /// <summary>Lines that go on with the list of attachments at the end of a plan (附件:1.… 2.…).</summary>
    public static void ResolveNamed(IReadOnlyList<DocumentLine> lines)
    {
        var next = 0;
        foreach (var line in lines.Where(l => !l.IsBlank))
        {
            if (
                line.Role is null
                && PageLines.IsAttachment(line.Text)
                && line.Text.IndexOf(':') is > 0 and var colon
                && Marker.At(NormalizedText.Of(line.Text[(colon + 1)..])) is { Kind: MarkerKind.Arabic, Number: 1 }
            )
                next = 2;
            else if (next > 0 && line is { Role: null, Text.Length: <= 60, Marker: { Kind: MarkerKind.Arabic, Number: { } number } } && number == next)
            {
                line.ReadAs(LineRole.Note, Pass.NamedAttachments);
                next++;
            }
            else
                next = 0;
        }
    }

    /// <summary>Whether what begins here is the plan that the notice before it issues: its title is the one the notice names.</summary>
    public static bool IsPlanOfNotice(IReadOnlyList<DocumentLine> lines, int at) =>
        Named(lines, at) is var (named, _)
        && Titles(lines, at).Any(t => t.Length >= 6 && PageLines.IsPlanName(t) && (named.Contains(t, StringComparison.Ordinal) || IsNearly(t, named, 0)));

    /// <summary>
    /// The line on which a plan's title begins that follows the points of its notice without a line 附件 or a day between them; null where there is
    /// none.
    /// </summary>
    public static int? BehindPoints(IReadOnlyList<DocumentLine> lines)
    {
        if (Named(lines, lines.Count) is not var (named, last))
            return null;
        var points = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].IsBlank || lines[i].Number <= last)
                continue;
            if (IsPoint(lines[i]))
                points++;
            if (lines[i].Role is null && PageLines.IsPlanName(Title(lines, i, named)))
                return points > 0 ? i : null;
            if (points > MostPoints)
                return null;
        }
        return null;

        static bool IsPoint(DocumentLine line) =>
            line.Marker.Kind is MarkerKind.Chapter or MarkerKind.Section or MarkerKind.Arabic or MarkerKind.ArabicBracket or MarkerKind.Firstly;
    }

    /// <summary>
    /// Whether the text is the notice alone, its plan a file apart: an attachment with the plan's name, or a file, is named, or the opening says that
    /// points of the notice follow.
    /// </summary>
    public static bool IsApart(IReadOnlyList<DocumentLine> lines, string plan)
    {
        var named = NormalizedText.Fold(plan);
        return lines.Any(l => l.Text.Length <= 400 && PointsFollow.IsMatch(l.Text))
            || lines.Any(l =>
                l.Text.Length <= 120
                && NamedFile.Match(l.Text) is { Success: true } file
                && (file.Groups["type"].Success || IsNearly(file.Groups["name"].Value, named))
            );
    }

    /// <summary>The title that begins on a line, over up to three, where it is the one a notice names or nearly so; empty where it is another.</summary>
    private static string Title(IReadOnlyList<DocumentLine> lines, int at, string named)
    {
        if (!CanBeTitleLine(lines[at]) || lines[at].Text.Contains(':'))
            return "";
        var title = "";
        foreach (var line in lines.Skip(at).Where(l => !l.IsBlank).Take(MostTitleLines).TakeWhile(CanBeTitleLine))
        {
            title += line.Text;
            if (IsNearly(title, named))
                return title;
        }
        return "";
    }

    /// <summary>
    /// The same title, brackets behind it and the place of the year aside, or one with words of the other left out: the district's name, the year,
    /// 实施.
    /// </summary>
    private static bool IsNearly(string title, string named, int mostLeftOut = MostLeftOut)
    {
        if (Year.Match(title) is { Success: true } own && Year.Match(named) is { Success: true } its && own.Value[..4] != its.Value[..4])
            return false;
        var (one, other) = (Year.Replace(Bare(title), ""), Year.Replace(Bare(named), ""));
        if (Math.Min(one.Length, other.Length) < 6 || !one.EndsWith(other[^2..], StringComparison.Ordinal))
            return false;
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        return shorter == longer || MisreadCharacters.IsLeftOf(shorter, longer, mostLeftOut);
    }

    private static string Bare(string title)
    {
        var end = title.Length;
        while (end > 0 && title[end - 1] == ')' && title.LastIndexOf('(', end - 1) is > 0 and var open)
            end = open;
        return title[..end];
    }

    /// <summary>The title of an attachment: up to three lines behind its head, joined.</summary>
    public static List<DocumentLine> TitleLines(IReadOnlyList<DocumentLine> lines, int at) =>
        [.. lines.Skip(at + 1).Where(l => !l.IsBlank && l.Role is null && !PageLines.IsPagePart(l.Text)).Take(MostTitleLines).TakeWhile(CanBeTitleLine)];

    /// <summary>A title has no numeral in front but a year.</summary>
    private static bool CanBeTitleLine(DocumentLine line) =>
        line is { Marker.Kind: MarkerKind.None or MarkerKind.ArabicBare, Source.Cells: null, Text.Length: <= 60 }
        && (line.Marker.Kind == MarkerKind.None || StartsWithYear.IsMatch(line.Text))
        && !line.Text.EndsWith('。')
        && !TaskTables.IsHeader(line);

    private static IEnumerable<string> Titles(IReadOnlyList<DocumentLine> lines, int at)
    {
        var title = "";
        foreach (var line in TitleLines(lines, at))
            yield return title += line.Text;
    }

    /// <summary>What the notice before a place says it issues, as a text in which titles can be looked up, and the last line of the notice's title.</summary>
    private static (string Plan, int Last)? Named(IReadOnlyList<DocumentLine> lines, int at)
    {
        var head = lines.Take(Math.Min(at, NoticeSearch)).Where(l => !l.IsBlank).ToList();
        for (var i = 0; i < head.Count; i++)
        {
            var joined = "";
            for (var length = 0; length < 4 && i + length < head.Count; length++)
            {
                joined += head[i + length].Text;
                if (PageLines.Notice(joined) is var (_, _, from, to))
                    return (joined[from..to], head[i + length].Number);
            }
        }
        // The page begins below the notice's own title
        return head.Find(l => PageLines.Announced(l.Text) is not null) is { } line && PageLines.Announced(line.Text) is var (first, end)
            ? (line.Text[first..end], line.Number)
            : null;
    }

    /// <summary>For each task of a list, the task of the plan that it repeats: the same number and nearly the same words, or the same opening.</summary>
    public static Dictionary<TaskDraft, TaskDraft> Repeated(IReadOnlyList<TaskDraft> plan, IReadOnlyList<TaskDraft> list)
    {
        var pairs = new Dictionary<TaskDraft, TaskDraft>();
        var byOpening = new Dictionary<string, TaskDraft>(StringComparer.Ordinal);
        foreach (var task in plan)
            byOpening.TryAdd(Opening(task), task);
        var byNumber = plan.Where(t => t.Number is not null).GroupBy(t => t.Number!.Value).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var task in list)
        {
            var opening = Opening(task);
            if (opening.Length == 0)
                continue;
            if (byOpening.TryGetValue(opening, out var same))
                pairs[task] = same;
            else if (
                task.Number is { } number
                && byNumber.TryGetValue(number, out var candidates)
                && candidates.FirstOrDefault(c => Begin(c, task)) is { } near
            )
                pairs[task] = near;
        }
        // As many, and those found stand in the same places: the list names the others in its own words
        if (
            plan.Count == list.Count
            && plan.All(t => !t.NamesUnits)
            && list.Select((t, i) => !pairs.TryGetValue(t, out var own) || own == plan[i]).All(inPlace => inPlace)
        )
        {
            var alike = plan.Zip(list)
                .Where(p =>
                    !pairs.ContainsKey(p.Second)
                    && Likeness(Whole(p.First), Whole(p.Second)) >= InOtherWords
                    && plan.All(t => t == p.First || Likeness(Whole(t), Whole(p.Second)) < Likeness(Whole(p.First), Whole(p.Second)))
                )
                .ToList();
            foreach (var (own, listed) in alike)
                pairs[listed] = own;
        }
        return pairs;
    }

    private static bool Begin(TaskDraft one, TaskDraft other)
    {
        var (a, b) = (Whole(one), Whole(other));
        var shared = 0;
        while (shared < a.Length && shared < b.Length && a[shared] == b[shared])
            shared++;
        return (shared >= Math.Min(5, Math.Min(a.Length, b.Length)) && shared >= 3) || Likeness(a, b) >= AlmostTheSame;
    }

    /// <summary>Which share of the shorter text's pairs of characters stands in the longer, from 0 to 1.</summary>
    private static double Likeness(string one, string other)
    {
        var (shorter, longer) = one.Length < other.Length ? (one, other) : (other, one);
        var pairs = shorter.Zip(shorter.Skip(1)).Distinct().ToList();
        var whole = longer.Zip(longer.Skip(1)).ToHashSet();
        return pairs.Count < 3 ? 0 : (double)pairs.Count(whole.Contains) / pairs.Count;
    }

    private static string Opening(TaskDraft task) => Whole(task) is var text && text.Length > 8 ? text[..8] : text;

    private static string Whole(TaskDraft task) => task.Pieces.Count == 0 ? "" : NormalizedText.Fold(task.Pieces[0].Raw);
}
