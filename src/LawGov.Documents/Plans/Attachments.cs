using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans;

/// <summary>Where attachments begin, and what becomes of them: the plan itself behind its notice, a list that repeats the tasks, more tasks, or no tasks at all.</summary>
internal static class Attachments
{
    private const int MostTitleLines = 3;

    private const int NoticeSearch = 40;

    private static readonly Regex Head = Pattern.Of("^(附件|附表|附录)[0-9一二三四五六七八九十]{0,2}:?$");

    private static readonly Regex HeadWithTitle = Pattern.Of("^(附件|附表|附录)[0-9一二三四五六七八九十]{0,2}[:.、]?.{2,50}$");

    /// <summary>The lines on which attachments begin: the word alone, or with the title of the table that follows, or the day under a notice with the plan it issues behind it.</summary>
    public static List<int> Find(IReadOnlyList<DocumentLine> lines)
    {
        var found = new List<int>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Role is not null || lines[i].Text is not { Length: >= 2 and <= 56 } text) continue;
            if (DocumentDates.IsDay(text) && IsPlanOfNotice(lines, i)) found.Add(i);
            if (text[0] != '附') continue;
            if (text.Length <= 6 && Head.IsMatch(text)) found.Add(i);
            else if (HeadWithTitle.IsMatch(text) && lines.Skip(i + 1).FirstOrDefault(l => !l.IsBlank) is { } next && TaskTables.IsHeader(next)) found.Add(i);
        }
        return found;
    }

    /// <summary>Lines that go on with the list of attachments at the end of a plan (附件:1.… 2.…).</summary>
    public static void SettleNamed(IReadOnlyList<DocumentLine> lines)
    {
        var next = 0;
        foreach (var line in lines.Where(l => !l.IsBlank))
        {
            if (line.Role is null && PageLines.IsAttachment(line.Text) && line.Text.IndexOf(':') is > 0 and var colon && Marker.At(Shadow.Of(line.Text[(colon + 1)..])) is { Kind: MarkerKind.Arabic, Number: 1 }) next = 2;
            else if (next > 0 && line is { Role: null, Text.Length: <= 60, Marker: { Kind: MarkerKind.Arabic, Number: { } number } } && number == next)
            {
                line.Role = LineRole.Note;
                next++;
            }
            else next = 0;
        }
    }

    /// <summary>Whether what begins here is the plan that the notice before it issues: its title is the one the notice names.</summary>
    public static bool IsPlanOfNotice(IReadOnlyList<DocumentLine> lines, int at)
    {
        var named = Named(lines, at);
        return named is not null && Titles(lines, at).Any(t => t.Length >= 6 && named.Contains(t, StringComparison.Ordinal) && PageLines.IsPlanName(t));
    }

    /// <summary>The title of an attachment: up to three lines behind its head, joined.</summary>
    public static List<DocumentLine> TitleLines(IReadOnlyList<DocumentLine> lines, int at) =>
        [.. lines.Skip(at + 1).Where(l => !l.IsBlank && l.Role is null && !PageLines.IsFurniture(l.Text)).Take(MostTitleLines).TakeWhile(l => l is { Marker.Kind: MarkerKind.None, Source.Cells: null, Text.Length: <= 60 } && !l.Text.EndsWith('。') && !TaskTables.IsHeader(l))];

    private static IEnumerable<string> Titles(IReadOnlyList<DocumentLine> lines, int at)
    {
        var title = "";
        foreach (var line in TitleLines(lines, at)) yield return title += line.Text;
    }

    /// <summary>What the notice before a place says it issues, as a text in which titles can be looked up.</summary>
    private static string? Named(IReadOnlyList<DocumentLine> lines, int at)
    {
        var head = lines.Take(Math.Min(at, NoticeSearch)).Where(l => !l.IsBlank).ToList();
        for (var i = 0; i < head.Count; i++)
        {
            var joined = "";
            for (var length = 0; length < 4 && i + length < head.Count; length++)
            {
                joined += head[i + length].Text;
                if (PageLines.Notice(joined) is var (_, from, to)) return joined[from..to];
            }
        }
        return null;
    }

    /// <summary>For each task of a list, the task of the plan that it repeats: the same number and nearly the same words, or the same opening.</summary>
    public static Dictionary<TaskDraft, TaskDraft> Repeated(IReadOnlyList<TaskDraft> plan, IReadOnlyList<TaskDraft> list)
    {
        var pairs = new Dictionary<TaskDraft, TaskDraft>();
        var byOpening = new Dictionary<string, TaskDraft>(StringComparer.Ordinal);
        foreach (var task in plan) byOpening.TryAdd(Opening(task), task);
        var byNumber = plan.Where(t => t.Number is not null).GroupBy(t => t.Number!.Value).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var task in list)
        {
            var opening = Opening(task);
            if (opening.Length == 0) continue;
            if (byOpening.TryGetValue(opening, out var same)) pairs[task] = same;
            else if (task.Number is { } number && byNumber.TryGetValue(number, out var candidates) && candidates.FirstOrDefault(c => Begin(c, task)) is { } near) pairs[task] = near;
        }
        // As many, and those that were found stand in the same places: the list names the tasks in its own words
        if (plan.Count == list.Count && pairs.Count * 2 >= list.Count && plan.All(t => !t.NamesUnits) && list.Select((t, i) => !pairs.TryGetValue(t, out var own) || own == plan[i]).All(inPlace => inPlace))
        {
            for (var i = 0; i < list.Count; i++) pairs[list[i]] = plan[i];
        }
        return pairs;
    }

    private static bool Begin(TaskDraft one, TaskDraft other)
    {
        var (a, b) = (Whole(one), Whole(other));
        var shared = 0;
        while (shared < a.Length && shared < b.Length && a[shared] == b[shared]) shared++;
        return (shared >= Math.Min(5, Math.Min(a.Length, b.Length)) && shared >= 3) || IsWithin(a, b);
    }

    /// <summary>Whether nearly all of the shorter text's pairs of characters stand in the longer: the two differ by a lost character.</summary>
    private static bool IsWithin(string one, string other)
    {
        var (shorter, longer) = one.Length < other.Length ? (one, other) : (other, one);
        var pairs = shorter.Zip(shorter.Skip(1)).Distinct().ToList();
        var whole = longer.Zip(longer.Skip(1)).ToHashSet();
        return pairs.Count >= 3 && pairs.Count(whole.Contains) * 3 >= pairs.Count * 2;
    }

    private static string Opening(TaskDraft task) => Whole(task) is var text && text.Length > 8 ? text[..8] : text;

    private static string Whole(TaskDraft task) => task.Pieces.Count == 0 ? "" : Shadow.Fold(task.Pieces[0].Raw);
}
