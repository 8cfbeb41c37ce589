namespace LawGov.Documents.Comparing;

/// <summary>What differs between two tasks that belong together.</summary>
internal static class TaskChanges
{
    private const double SameTarget = 0.5;

    /// <param name="one">The earlier task.</param>
    /// <param name="other">The later task.</param>
    /// <param name="headings">Which heading of the later plan stands for which of the earlier.</param>
    public static IReadOnlyList<TaskChange> Between(FoldedTask one, FoldedTask other, IReadOnlyDictionary<string, string> headings)
    {
        var changes = new List<TaskChange>();
        var (before, after) = (one.Task, other.Task);
        if (before.Number != after.Number)
            changes.Add(new TaskChange(ChangeKind.Renumbered, before.Number, after.Number));
        if (one.Heading != other.Heading && headings.GetValueOrDefault(one.Heading, one.Heading) != other.Heading)
            changes.Add(new TaskChange(ChangeKind.Moved, Place(before), Place(after)));
        if (one.Text != other.Text)
            changes.Add(new TaskChange(ChangeKind.Reworded, before.Text, after.Text));
        changes.AddRange(Units(before, after));
        if (Deadline(before, after) is { } deadline)
            changes.Add(deadline);
        changes.AddRange(Targets(before.Targets, after.Targets));
        return changes;
    }

    private static string Place(ComparedTask task) => task.Section.Length > 0 ? task.Section : task.Chapter;

    private static IEnumerable<TaskChange> Units(ComparedTask before, ComparedTask after)
    {
        var (was, now) = (Names(before.Leads.Concat(before.Responsibles)), Names(after.Leads.Concat(after.Responsibles)));
        var added = now.Where(n => !was.ContainsKey(n.Key)).Select(n => n.Value).ToList();
        var dropped = was.Where(n => !now.ContainsKey(n.Key)).Select(n => n.Value).ToList();
        if (added.Count > 0)
            yield return new TaskChange(ChangeKind.UnitsAdded, "", string.Join('、', added));
        if (dropped.Count > 0)
            yield return new TaskChange(ChangeKind.UnitsDropped, string.Join('、', dropped), "");
        var (led, leads) = (Names(before.Leads), Names(after.Leads));
        if (!led.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(leads.Keys) || led.Keys.FirstOrDefault() != leads.Keys.FirstOrDefault())
            yield return new TaskChange(ChangeKind.LeadChanged, string.Join('、', led.Values), string.Join('、', leads.Values));
    }

    private static Dictionary<string, string> Names(IEnumerable<string> names)
    {
        var distinct = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names)
            distinct.TryAdd(FoldedTask.Fold(name), name);
        return distinct;
    }

    private static TaskChange? Deadline(ComparedTask before, ComparedTask after)
    {
        TaskChange Change(ChangeKind kind) => new(kind, Said(before), Said(after));
        return (before.DueOn, after.DueOn) switch
        {
            ({ } was, { } now) when now > was => Change(ChangeKind.DeadlineLater),
            ({ } was, { } now) when now < was => Change(ChangeKind.DeadlineEarlier),
            (null, not null) => Change(ChangeKind.DeadlineAdded),
            (not null, null) => Change(ChangeKind.DeadlineDropped),
            _ when FoldedTask.Fold(before.DeadlineText) == FoldedTask.Fold(after.DeadlineText) => null,
            _ when after.DeadlineText.Length == 0 => Change(ChangeKind.DeadlineDropped),
            _ when before.DeadlineText.Length == 0 => Change(ChangeKind.DeadlineAdded),
            _ => Change(ChangeKind.DeadlineReworded),
        };
    }

    private static string Said(ComparedTask task) =>
        task.DeadlineText.Length > 0 ? task.DeadlineText
        : task.DueOn is { } on ? on.ToString("yyyy年M月d日", System.Globalization.CultureInfo.InvariantCulture)
        : "";

    /// <summary>
    /// Figures of one unit and direction belong together, the most alike words first; the only ones of their kind do however they are worded.
    /// </summary>
    private static IEnumerable<TaskChange> Targets(IReadOnlyList<ComparedTarget> before, IReadOnlyList<ComparedTarget> after)
    {
        List<ComparedTarget> was = [.. before],
            now = [.. after];
        var pairs = (from b in before from a in after where Comparable(b, a) select (b, a, Likeness: Likeness(b, a)))
            .OrderByDescending(p => p.Likeness)
            .ToList();
        foreach (var (b, a, likeness) in pairs)
        {
            if (
                !was.Contains(b)
                || !now.Contains(a)
                || (likeness < SameTarget && (was.Count(x => Comparable(x, a)) > 1 || now.Count(x => Comparable(b, x)) > 1))
            )
                continue;
            was.Remove(b);
            now.Remove(a);
            if (b.Value == a.Value)
                continue;
            var isLower = b.IsCeiling ? a.Value > b.Value : a.Value < b.Value;
            yield return new TaskChange(isLower ? ChangeKind.TargetLowered : ChangeKind.TargetRaised, b.Said, a.Said);
        }
        foreach (var target in was)
            yield return new TaskChange(ChangeKind.TargetDropped, target.Text, "");
        foreach (var target in now)
            yield return new TaskChange(ChangeKind.TargetAdded, "", target.Text);
    }

    private static bool Comparable(ComparedTarget b, ComparedTarget a) => b.IsCeiling == a.IsCeiling && b.Unit == a.Unit && b.Value is null == a.Value is null;

    private static double Likeness(ComparedTarget b, ComparedTarget a) =>
        Shingles.Likeness(WithoutFigures(b.Text), WithoutFigures(a.Text)) + (b.Value == a.Value ? 0.1 : 0);

    private static string WithoutFigures(string text) => string.Concat(FoldedTask.Fold(text).Where(char.IsLetter));
}
