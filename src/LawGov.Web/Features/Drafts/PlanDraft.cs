using LawGov.Documents.Plans;
using LawGov.Documents.Reading;
using LawGov.Domain;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;
using LawGov.Web.Features.Drafts.NameResolution;

namespace LawGov.Web.Features.Drafts;

/// <summary>A plan as read becomes a draft: the outline, the tasks, the names and what the reader doubted.</summary>
public sealed record PlanDraft(WorkPlan Plan, IReadOnlyList<PlanTask> Tasks)
{
    /// <summary>Doubts about names stand in the list of names, once for each name instead of once for each task.</summary>
    private static readonly HashSet<FindingCode> AboutNames = [FindingCode.UnitUnknown, FindingCode.CollectiveUnresolved];

    /// <summary>Doubts about one task's own words; the others are about its place among the tasks.</summary>
    private static readonly HashSet<FindingCode> AboutContent =
    [
        FindingCode.UnitsRunTogether,
        FindingCode.UnitDoubtful,
        FindingCode.UnitNoteDamaged,
        FindingCode.RemarkInNote,
        FindingCode.LeadMissing,
        FindingCode.UnitsMissing,
        FindingCode.DeadlineInferred,
        FindingCode.DateDamaged,
        FindingCode.TimeUnclear,
    ];

    public static PlanDraft From(ParsedPlan parsed, SourceText source, UnitNameTable names)
    {
        var title = parsed.Title.Length > 0 ? parsed.Title : Path.GetFileNameWithoutExtension(source.FileName);
        var plan = new WorkPlan(
            Clip(title, WorkPlan.TitleLength),
            KindOf(parsed.Kind),
            Clip(Path.GetFileName(source.FileName), WorkPlan.FileNameLength),
            TextOf(source)
        );
        plan.Describe(
            plan.Title,
            plan.Kind,
            Clip(parsed.DocumentNumber ?? "", WorkPlan.DocumentNumberLength),
            Clip(string.Join('、', parsed.IssuingBodies), WorkPlan.BodiesLength),
            StartOf(parsed),
            Day(parsed.Period.To, 12, 31),
            parsed.IssuedOn ?? parsed.PublishedOn
        );
        var tasks = Outline(parsed, plan);
        foreach (var finding in parsed.Findings.Where(f => !AboutNames.Contains(f.Code)))
        {
            // One finding may speak of several tasks: each keeps its own doubt on the check screen
            foreach (var ordinal in finding.Tasks.Count > 0 ? finding.Tasks.Select(t => (int?)t) : [finding.Task])
            {
                var task = ordinal is { } own ? tasks.FirstOrDefault(t => t.Ordinal == own) : null;
                Note(plan, finding, finding.Tasks.Count > 0 && task is not null ? task.SourceLine : finding.Line, task?.Id);
            }
        }
        NoteNames(plan, parsed.Tasks, tasks);
        names.Settle(plan);
        plan.NoteImport();
        return new PlanDraft(plan, tasks);
    }

    /// <summary>
    /// One task as a person found or typed it, read like a task of the document: its number, units, deadline and figures. Words that cannot be read
    /// so are all of it.
    /// </summary>
    /// <returns>The task, and what was doubted about it.</returns>
    public static (PlanTask Task, IReadOnlyList<PlanFinding> Findings) TaskFrom(string text, WorkPlan plan, Guid placeId, int ordinal, UnitNameTable names)
    {
        var isNumbered = char.IsAsciiDigit(text[0]);
        var parsed = PlanParser.Parse(
            SourceText.FromText($"{plan.Title}\n{plan.DocumentNumber}\n一、各项任务\n{(isNumbered ? "" : "1.")}{text}"),
            names.Lexicon
        );
        if (parsed.Tasks.ToList() is not [{ Text.Length: > 0 } read])
        {
            var plain = new PlanTask(plan.Id, placeId, null, ordinal, "", TitleOf(text), text, "");
            plain.AssignUnits([], [], false);
            return (plain, []);
        }
        var task = TaskOf(read, plan.Id, placeId, null, ordinal, isNumbered && read.Number is { } number ? $"{number}" : "");
        task.LocateInSource(0, 0);
        NoteNames(plan, [read], [task]);
        return (task, [.. parsed.Findings.Where(f => f.Task == read.Ordinal && AboutContent.Contains(f.Code))]);
    }

    private static void NoteNames(WorkPlan plan, IEnumerable<ParsedTask> read, IEnumerable<PlanTask> tasks)
    {
        var collectives = read.SelectMany(t => t.Collectives)
            .GroupBy(c => c.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Kind, StringComparer.Ordinal);
        foreach (var name in tasks.SelectMany(t => t.Leads.Concat(t.Responsibles)).Distinct(StringComparer.Ordinal))
            plan.NameFor(name, collectives.TryGetValue(name, out var kind) ? KindOf(kind) : null);
    }

    private static CollectiveKind KindOf(ParsedCollectiveKind kind) =>
        kind switch
        {
            ParsedCollectiveKind.All => CollectiveKind.All,
            ParsedCollectiveKind.Relevant => CollectiveKind.Relevant,
            ParsedCollectiveKind.OpenEnded => CollectiveKind.OpenEnded,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>The first sentence or clause, for lists.</summary>
    public static string TitleOf(string requirement)
    {
        var end = requirement.AsSpan().IndexOfAny("。；;\n");
        var sentence = end > 0 ? requirement[..end] : requirement;
        if (sentence.Length <= 30)
            return sentence.Trim();
        var clause = sentence.AsSpan(0, 30).LastIndexOfAny("，,、");
        return (clause > 8 ? sentence[..clause] : StorableText.Cut(sentence, 30)).Trim();
    }

    /// <summary>Keeps a doubt with the draft.</summary>
    public static void Note(WorkPlan plan, PlanFinding finding, int line, Guid? taskId) =>
        plan.AddFinding(
            finding.Code.ToString(),
            line,
            Clip(finding.Message, ImportFinding.MessageLength),
            Clip(finding.Suggestion ?? "", ImportFinding.MessageLength),
            taskId
        );

    private static List<PlanTask> Outline(ParsedPlan parsed, WorkPlan plan)
    {
        var tasks = new List<PlanTask>();
        var printed = parsed.Tasks.Where(t => t.Number is not null).Select(t => t.Number!.Value).ToHashSet();
        foreach (var chapter in parsed.Chapters)
        {
            var ofChapter = plan.AddChapter(chapter.Ordinal ?? "", chapter.Title.Length > 0 ? Clip(chapter.Title, PlanSection.TitleLength) : "各项任务");
            foreach (var section in chapter.Sections)
            {
                var isReal = section.Ordinal is not null || section.Title.Length > 0;
                var ofSection = isReal ? plan.AddSection(ofChapter, FullWidth(section.Ordinal ?? ""), Clip(section.Title, PlanSection.TitleLength)) : null;
                foreach (var task in section.Tasks)
                {
                    var number = task.Number ?? (printed.Contains(task.Ordinal) ? null : task.Ordinal);
                    tasks.Add(TaskOf(task, plan.Id, ofChapter.Id, ofSection?.Id, tasks.Count + 1, $"{number}"));
                }
            }
        }
        return tasks;
    }

    private static PlanTask TaskOf(ParsedTask read, Guid planId, Guid chapterId, Guid? sectionId, int ordinal, string number)
    {
        var title = read.Title.Length > 0 ? read.Title : TitleOf(read.Text);
        var task = new PlanTask(
            planId,
            chapterId,
            sectionId,
            ordinal,
            number,
            Clip(title, PlanTask.TitleLength),
            Clip(read.Text, PlanTask.RequirementLength),
            Clip(read.UnitNote ?? "", PlanTask.NoteLength)
        );
        task.AssignUnits(read.LeadUnits.Select(Name), read.ResponsibleUnits.Select(Name), read.SharedDuty);
        task.LocateInSource(read.Line, read.EndLine);
        task.SetTargets(TargetsOf(read));
        var deadline = DeadlineOf(read);
        task.Schedule(deadline, NatureOf(read, deadline), "", evidenceRequired: false);
        return task;
    }

    /// <summary>The last dated deadline binds the task; the others stay quoted with it.</summary>
    private static Deadline DeadlineOf(ParsedTask read)
    {
        if (read.Deadlines.Count == 0)
            return Deadline.Undated(DeadlineKind.None);
        var text = Clip(string.Join('；', read.Deadlines.Select(d => d.Text).Distinct(StringComparer.Ordinal)), Deadline.TextLength);
        var dated = read.Deadlines.Where(d => d.DueOn is not null && d.Kind is ParsedDeadlineKind.ByDate or ParsedDeadlineKind.InYear).ToList();
        if (dated.Count > 0)
            return Deadline.By(dated.Max(d => d.DueOn!.Value), text);
        return Deadline.Undated(
            read.Deadlines[0].Kind switch
            {
                ParsedDeadlineKind.PlanEnd => DeadlineKind.PlanEnd,
                ParsedDeadlineKind.Recurring => DeadlineKind.Recurring,
                _ => DeadlineKind.TextOnly,
            },
            text
        );
    }

    private static TaskNature NatureOf(ParsedTask read, Deadline deadline) =>
        read.Recurring.Count > 0 ? TaskNature.Recurring
        : deadline.Kind == DeadlineKind.ByDate ? TaskNature.OneOff
        : TaskNature.Ongoing;

    private static IEnumerable<TaskTarget> TargetsOf(ParsedTask read)
    {
        var ordinal = 0;
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var series in read.Targets.GroupBy(t => t.Year is null ? (object)t : t.Text))
        {
            // A figure for each year (20%、50%、80%) is one target: the last year's, growing over the plan.
            var target = series.OrderBy(t => t.Year).Last();
            var isGrowing = series.Count() > 1;
            if (!texts.Add($"{target.Text} {target.Value} {target.Unit}"))
                continue;
            var cycle =
                isGrowing ? TargetCycle.Plan
                : target.Per is { } per && PerYear(per) is not null ? TargetCycle.Year
                : target.Unit is "%" or "％" ? TargetCycle.Level
                : TargetCycle.Plan;
            var factor = cycle == TargetCycle.Year ? PerYear(target.Per!.Value)!.Value : 1;
            yield return new TaskTarget(
                ordinal++,
                Clip(target.Text, TaskTarget.TextLength),
                target.Value * factor,
                Clip(target.Unit, TaskTarget.UnitLength),
                Of(target.Operator),
                cycle
            );
        }
        foreach (var duty in read.Recurring)
        {
            if (texts.Any(t => t.StartsWith(duty.Text, StringComparison.Ordinal)))
                continue;
            var perYear = PerYear(duty.Frequency);
            double? value = duty.Count is { } count && perYear is { } times ? count * times : null;
            yield return new TaskTarget(
                ordinal++,
                Clip(duty.Text, TaskTarget.TextLength),
                value,
                value is null ? "" : "次",
                Of(duty.Operator),
                perYear is null ? TargetCycle.Plan : TargetCycle.Year
            );
        }
    }

    /// <summary>How often a year; none where it is rarer than a year or goes on every day.</summary>
    private static int? PerYear(ParsedFrequency frequency) =>
        frequency switch
        {
            ParsedFrequency.Yearly => 1,
            ParsedFrequency.HalfYearly => 2,
            ParsedFrequency.Quarterly => 4,
            ParsedFrequency.Monthly => 12,
            ParsedFrequency.Weekly => 52,
            _ => null,
        };

    private static TargetOperator Of(ParsedOperator comparison) => comparison == ParsedOperator.AtMost ? TargetOperator.AtMost : TargetOperator.AtLeast;

    private static PlanKind KindOf(ParsedPlanKind kind) =>
        kind switch
        {
            ParsedPlanKind.AnnualWorkPlan => PlanKind.AnnualPlan,
            ParsedPlanKind.DemonstrationScheme => PlanKind.SpecialPlan,
            _ => PlanKind.ImplementationPlan,
        };

    /// <summary>A plan that states only its end begins with its own date.</summary>
    private static DateOnly? StartOf(ParsedPlan parsed)
    {
        var endsOn = Day(parsed.Period.To, 12, 31);
        return Day(parsed.Period.From, 1, 1) ?? (endsOn is not null && parsed.IssuedOn < endsOn ? parsed.IssuedOn : null);
    }

    private static DateOnly? Day(int? year, int month, int day) => year is >= 1950 and <= 2199 ? new DateOnly(year.Value, month, day) : null;

    private static string TextOf(SourceText source) => Clip(string.Join('\n', source.Lines.Select(l => l.Text.ReplaceLineEndings(" "))), WorkPlan.SourceLength);

    private static string FullWidth(string ordinal) => Clip(ordinal.Replace('(', '（').Replace(')', '）'), PlanSection.OrdinalTextLength);

    private static string Name(string name) => Clip(name, PlanName.NameLength);

    private static string Clip(string text, int length) => StorableText.Cut(StorableText.Clean(text), length);
}
