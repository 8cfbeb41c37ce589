using LawGov.Data;
using LawGov.Documents.Comparing;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Features.Comparisons;

/// <summary>One plan of a comparison: its outline and the tasks in force.</summary>
public sealed record PlanSide(WorkPlan Plan, IReadOnlyList<PlanTask> Tasks)
{
    private readonly Dictionary<Guid, PlanSection> _sections = Plan.Sections.ToDictionary(s => s.Id);

    /// <summary>Where a task stands, as a reader says it.</summary>
    public string PlaceOf(PlanTask task) =>
        string.Join(' ', new[] { task.ChapterId, task.SectionId ?? Guid.Empty }.Where(_sections.ContainsKey).Select(id => _sections[id].Heading));

    internal PlanSection ChapterOf(PlanTask task) => _sections[task.ChapterId];

    internal PlanSection? SectionOf(PlanTask task) => task.SectionId is { } id ? _sections[id] : null;
}

/// <summary>Two plans and how their tasks stand to each other.</summary>
public sealed record PlanSides(PlanComparison Comparison, PlanSide Before, PlanSide After, IReadOnlyList<TaskMatch> Lines)
{
    public PlanTask? BeforeOf(TaskMatch line) => line.Before is { } b ? Before.Tasks[b] : null;

    public PlanTask? AfterOf(TaskMatch line) => line.After is { } a ? After.Tasks[a] : null;

    /// <summary>What a form shows it was written against: any change of a task on either side makes it stale.</summary>
    public int ContentStamp => Before.Tasks.Sum(t => t.Version) + After.Tasks.Sum(t => t.Version) + Before.Tasks.Count + After.Tasks.Count;
}

/// <summary>Reads the two plans of a comparison and aligns them; the lines follow from the texts each time.</summary>
public sealed class ReadPlanSides(LawGovDb db)
{
    /// <param name="comparison">The comparison with its pairings.</param>
    /// <param name="isTracked">Whether the plans are to be changed.</param>
    /// <param name="ct">Ends with the request.</param>
    public async Task<PlanSides> ReadAsync(PlanComparison comparison, bool isTracked, CancellationToken ct)
    {
        var ids = new[] { comparison.BeforePlanId, comparison.AfterPlanId };
        var tracking = isTracked ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTrackingWithIdentityResolution;
        var plans = await db
            .Plans.AsTracking(tracking)
            .Include(p => p.Sections)
            .Include(p => p.Names)
            .Include(p => p.Findings)
            .AsSplitQuery()
            .Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, ct);
        var tasks = (
            await db
                .Tasks.AsTracking(tracking)
                .Include(t => t.Targets)
                .Where(t => ids.Contains(t.PlanId) && t.WithdrawnOn == null)
                .OrderBy(t => t.Ordinal)
                .ToListAsync(ct)
        ).ToLookup(t => t.PlanId);
        if (plans.Count < ids.Distinct().Count())
            throw new NotFoundException();
        PlanSide Side(Guid id) => new(plans[id], [.. tasks[id]]);
        var (before, after) = (Side(ids[0]), Side(ids[1]));
        return new PlanSides(comparison, before, after, Align(comparison, before, after));
    }

    private static IReadOnlyList<TaskMatch> Align(PlanComparison comparison, PlanSide before, PlanSide after)
    {
        var one = before.Tasks.Select((t, i) => (t.Id, i)).ToDictionary(x => x.Id, x => x.i);
        var other = after.Tasks.Select((t, i) => (t.Id, i)).ToDictionary(x => x.Id, x => x.i);
        int? At(Dictionary<Guid, int> places, Guid? id) => id is { } task && places.TryGetValue(task, out var at) ? at : null;
        var pairs = comparison.Pairings.Select(p => new FixedPair(At(one, p.BeforeTaskId), At(other, p.AfterTaskId))).ToList();
        var spoken = comparison.Kind == ComparisonKind.Revision ? Spoken(before.Plan, after.Plan) : [];
        var lines = PlanAligner.Align(
            [.. before.Tasks.Select(t => Of(before, t, spoken))],
            [.. after.Tasks.Select(t => Of(after, t, spoken))],
            comparison.Kind == ComparisonKind.Revision ? AlignmentDemands.Revision : AlignmentDemands.Adoption,
            pairs
        );
        return comparison.Kind == ComparisonKind.Revision
            ? [.. lines.Select(l => l.Kind == MatchKind.Pair ? WithoutReadings(l, before.Tasks[l.Before!.Value], after.Tasks[l.After!.Value]) : l)]
            : lines;
    }

    /// <summary>
    /// Where the document's words stayed, what was read from them did not change either: the office had corrected the reading, and its correction
    /// stays unless it corrected the draft too.
    /// </summary>
    private static TaskMatch WithoutReadings(TaskMatch line, PlanTask before, PlanTask after)
    {
        if (after.Version > 1)
            return line;
        var isSaidTheSame = !line.Has(ChangeKind.Reworded);
        var isNotedTheSame = before.ResponsibilityText == after.ResponsibilityText;
        return line with
        {
            Changes = [.. line.Changes.Where(c => !(isSaidTheSame && ChangeText.IsOfReading(c.Kind)) && !(isNotedTheSame && ChangeText.IsOfUnits(c.Kind)))],
        };
    }

    /// <summary>One way of saying each unit: two names that were settled to mean the same are the same.</summary>
    private static Dictionary<string, string> Spoken(WorkPlan before, WorkPlan after)
    {
        var first = new Dictionary<Guid, string>();
        var spoken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in before.Names.Concat(after.Names))
        {
            if ((name.UnitId ?? name.UnitGroupId) is not { } meaning)
                continue;
            first.TryAdd(meaning, name.Name);
            spoken.TryAdd(name.Name, first[meaning]);
        }
        return spoken;
    }

    private static ComparedTask Of(PlanSide side, PlanTask task, Dictionary<string, string> spoken) =>
        new()
        {
            Number = task.Number,
            Chapter = side.ChapterOf(task).Title,
            Section = side.SectionOf(task)?.Title ?? "",
            Text = task.Requirement,
            Leads = [.. task.Leads.Select(n => spoken.GetValueOrDefault(n, n))],
            Responsibles = [.. task.Responsibles.Select(n => spoken.GetValueOrDefault(n, n))],
            DueOn = task.Deadline.DueOn,
            DeadlineText = task.Deadline.SourceText,
            Targets = [.. task.Targets.OrderBy(t => t.Ordinal).Select(t => new ComparedTarget(t.Text, t.Value, t.Unit, t.Operator == TargetOperator.AtMost))],
        };
}

/// <summary>Chinese words for what differs; they are keys of the table of texts.</summary>
public static class ChangeText
{
    private static readonly string[] PlaceWords = [.. Enum.GetValues<ChangeKind>().Where(IsOfPlace).Select(Of)];

    public static string Of(ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Renumbered => "序号变动",
            ChangeKind.Moved => "移到别的章节",
            ChangeKind.Reworded => "文字修改",
            ChangeKind.UnitsAdded => "增加单位",
            ChangeKind.UnitsDropped => "减少单位",
            ChangeKind.LeadChanged => "牵头变动",
            ChangeKind.DeadlineLater => "时限推后",
            ChangeKind.DeadlineEarlier => "时限提前",
            ChangeKind.DeadlineAdded => "新写时限",
            ChangeKind.DeadlineDropped => "去掉时限",
            ChangeKind.DeadlineReworded => "时限改写",
            ChangeKind.TargetLowered => "指标降低",
            ChangeKind.TargetRaised => "指标提高",
            ChangeKind.TargetAdded => "新增指标",
            ChangeKind.TargetDropped => "去掉指标",
            _ => "修改",
        };

    /// <summary>Whether it is about where a task stands and under which number, not about what it says.</summary>
    public static bool IsOfPlace(ChangeKind kind) => kind is ChangeKind.Renumbered or ChangeKind.Moved;

    /// <summary>How many of the tasks that a revision changed only have another number or place.</summary>
    public static int OnlyPlaced(PlanAmendment amendment) =>
        amendment.Revisions.Count(r => !r.IsDropped && r.What.Length > 0 && r.What.Split('、').All(PlaceWords.Contains));

    /// <summary>
    /// How many tasks a revision changes, and how many of these only have another number or place; the same words before it is applied and after.
    /// </summary>
    public static string Changed(IStringLocalizer<Text> l, int changed, int onlyPlaced) =>
        onlyPlaced == 0 ? l["修改{0}项", changed] : l["修改{0}项（其中{1}项只改序号或位置）", changed, onlyPlaced];

    /// <summary>Whether it is about who is named.</summary>
    public static bool IsOfUnits(ChangeKind kind) => kind is ChangeKind.UnitsAdded or ChangeKind.UnitsDropped or ChangeKind.LeadChanged;

    /// <summary>Whether it is about the deadline.</summary>
    public static bool IsOfDeadline(ChangeKind kind) =>
        kind is ChangeKind.DeadlineLater or ChangeKind.DeadlineEarlier or ChangeKind.DeadlineAdded or ChangeKind.DeadlineDropped or ChangeKind.DeadlineReworded;

    /// <summary>Whether it is about a figure.</summary>
    public static bool IsOfTargets(ChangeKind kind) =>
        kind is ChangeKind.TargetLowered or ChangeKind.TargetRaised or ChangeKind.TargetAdded or ChangeKind.TargetDropped;

    /// <summary>Whether it was read from the requirement's words.</summary>
    public static bool IsOfReading(ChangeKind kind) => IsOfDeadline(kind) || IsOfTargets(kind);

    /// <summary>All that differs, for a history.</summary>
    public static string Of(TaskMatch line) => string.Join('、', line.Changes.Select(c => Of(c.Kind)).Distinct(StringComparer.Ordinal));
}
