using System.Globalization;
using LawGov.Domain.Events;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Plans;

/// <summary>A numbered task (任务) of a plan: its text as it stands in the document, and what was read from it.</summary>
public sealed class PlanTask : Entity, IInPlan
{
    /// <summary>Longest texts, in characters.</summary>
    public const int NumberLength = 20,
        TitleLength = 100,
        RequirementLength = 8000,
        NoteLength = 2000,
        NamesLength = 2000,
        DeliverableLength = 200;

    private readonly List<TaskTarget> _targets = [];

    private PlanTask() { }

    /// <summary>A task of a draft.</summary>
    public PlanTask(Guid planId, Guid chapterId, Guid? sectionId, int ordinal, string number, string title, string requirement, string responsibilityText)
    {
        PlanId = planId;
        ChapterId = chapterId;
        SectionId = sectionId;
        Ordinal = ordinal;
        Number = number;
        Title = title;
        Requirement = requirement;
        ResponsibilityText = responsibilityText;
    }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>The chapter it stands in; the boards count by it.</summary>
    public Guid ChapterId { get; private set; }

    /// <summary>The section it stands in, where its chapter has sections.</summary>
    public Guid? SectionId { get; private set; }

    /// <summary>Order in the plan.</summary>
    public int Ordinal { get; private set; }

    /// <summary>Number as printed; never used twice.</summary>
    public string Number { get; private set; } = "";

    /// <summary>A short name for lists, taken from the first sentence.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The full text after the number, without the unit note.</summary>
    public string Requirement { get; private set; } = "";

    /// <summary>The unit note, verbatim.</summary>
    public string ResponsibilityText { get; private set; } = "";

    /// <summary>Names of the leads as printed, in order, separated by 、.</summary>
    public string LeadNames { get; private set; } = "";

    /// <summary>Names of the responsible units and collectives as printed, separated by 、.</summary>
    public string ResponsibleNames { get; private set; } = "";

    /// <summary>Whether the document says that each does its own part (按职责分工负责).</summary>
    public bool IsSharedDuty { get; private set; }

    /// <summary>The hard deadline, if there is one.</summary>
    public Deadline Deadline { get; private set; } = Deadline.Undated(DeadlineKind.None);

    /// <summary>Whether it ends.</summary>
    public TaskNature Nature { get; private set; } = TaskNature.Ongoing;

    /// <summary>Who reports.</summary>
    public ReportingMode ReportingMode { get; private set; }

    /// <summary>What must exist at the end (成果形式).</summary>
    public string Deliverable { get; private set; } = "";

    /// <summary>Whether a report needs files; off unless the office asks, so as not to burden units.</summary>
    public bool EvidenceRequired { get; private set; }

    /// <summary>First line in the source, from 1.</summary>
    public int SourceLine { get; private set; }

    /// <summary>Last line in the source.</summary>
    public int SourceEndLine { get; private set; }

    /// <summary>The day a revision of the plan dropped it; none while it is in force.</summary>
    public DateOnly? WithdrawnOn { get; private set; }

    /// <summary>Figures to reach and recurring duties.</summary>
    public IReadOnlyList<TaskTarget> Targets => _targets;

    /// <summary>The leads' names one by one.</summary>
    public IReadOnlyList<string> Leads => UnitNameList.Split(LeadNames);

    /// <summary>The responsible names one by one.</summary>
    public IReadOnlyList<string> Responsibles => UnitNameList.Split(ResponsibleNames);

    /// <summary>Whether nobody leads although the duty is not shared: shown as 待明确牵头.</summary>
    public bool LeadIsOpen => LeadNames.Length == 0;

    /// <summary>Sets who is named; the reporting mode follows the rule (the lead reports; without one each named unit) unless the office set another.</summary>
    public void AssignUnits(IEnumerable<string> leads, IEnumerable<string> responsibles, bool isSharedDuty)
    {
        LeadNames = UnitNameList.Join(leads);
        ResponsibleNames = UnitNameList.Join(responsibles);
        IsSharedDuty = isSharedDuty;
        if (ReportingMode != ReportingMode.EachUnit)
            ReportingMode = LeadNames.Length > 0 ? ReportingMode.LeadOnly : ReportingMode.EachNamedUnit;
    }

    /// <summary>
    /// Names further units, or these instead of those of the same part. Who leads is not also responsible; who was named as shared duty and leads now
    /// ends that.
    /// </summary>
    public void AssignMoreUnits(IReadOnlyList<string> leads, IReadOnlyList<string> responsibles, bool replaces)
    {
        var newLeads = (replaces && leads.Count > 0 ? leads : Leads.Union(leads, StringComparer.Ordinal)).ToList();
        var newResponsibles = (replaces && responsibles.Count > 0 ? responsibles : Responsibles.Union(responsibles, StringComparer.Ordinal)).Except(
            newLeads,
            StringComparer.Ordinal
        );
        AssignUnits(newLeads, newResponsibles, IsSharedDuty && newLeads.Count == 0);
    }

    /// <summary>Says where the task stands in the source.</summary>
    public void LocateInSource(int line, int endLine)
    {
        SourceLine = line;
        SourceEndLine = endLine;
    }

    /// <summary>Changes the texts.</summary>
    public void EditText(string number, string title, string requirement, string responsibilityText)
    {
        Number = number;
        Title = title;
        Requirement = requirement;
        ResponsibilityText = responsibilityText;
    }

    /// <summary>Gives it another number.</summary>
    public void Renumber(int number) => Number = number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes it in another script: all its words, also the names in it.</summary>
    public void Respell(Func<string, string> spell)
    {
        EditText(spell(Number), spell(Title), spell(Requirement), spell(ResponsibilityText));
        AssignUnits(Leads.Select(spell), Responsibles.Select(spell), IsSharedDuty);
        Schedule(Deadline with { SourceText = spell(Deadline.SourceText) }, Nature, spell(Deliverable), EvidenceRequired);
        SetTargets([.. Targets.OrderBy(t => t.Ordinal).Select(t => new TaskTarget(t.Ordinal, spell(t.Text), t.Value, spell(t.Unit), t.Operator, t.Cycle))]);
    }

    /// <summary>Takes over what another task says: text, note, units and figures; the later of two dates binds.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.TaskTooLong"/>.</exception>
    internal void MergeWith(PlanTask next)
    {
        var requirement = $"{Requirement}\n{next.Requirement}";
        var note = next.ResponsibilityText == ResponsibilityText ? ResponsibilityText : ResponsibilityText + next.ResponsibilityText;
        List<string> leads = [.. Leads.Union(next.Leads, StringComparer.Ordinal)];
        List<string> responsibles = [.. Responsibles.Union(next.Responsibles, StringComparer.Ordinal).Except(leads, StringComparer.Ordinal)];
        if (
            requirement.Length > RequirementLength
            || note.Length > NoteLength
            || UnitNameList.Join(leads).Length > NamesLength
            || UnitNameList.Join(responsibles).Length > NamesLength
        )
            throw new RuleException(RuleCodes.TaskTooLong, RequirementLength);
        EditText(Number.Length > 0 ? Number : next.Number, Title, requirement, note);
        AssignUnits(leads, responsibles, leads.Count == 0 && (IsSharedDuty || next.IsSharedDuty));
        var binds = Deadline.Kind == DeadlineKind.None || next.Deadline.DueOn > Deadline.DueOn ? next : this;
        Schedule(
            binds.Deadline with
            { },
            binds == this ? Nature : next.Nature,
            Deliverable.Length > 0 ? Deliverable : next.Deliverable,
            EvidenceRequired || next.EvidenceRequired
        );
        SetTargets([.. Targets, .. next.Targets.OrderBy(t => t.Ordinal).Select((t, i) => t.At(Targets.Count + i))]);
        if (SourceLine == 0)
            LocateInSource(next.SourceLine, next.SourceEndLine);
        else if (next.SourceLine > 0)
            LocateInSource(Math.Min(SourceLine, next.SourceLine), Math.Max(SourceEndLine, next.SourceEndLine));
    }

    /// <summary>Keeps the first part and makes a task of each other.</summary>
    internal IReadOnlyList<PlanTask> Split(IReadOnlyList<(string Title, string Text)> parts)
    {
        var made = parts.Skip(1).Select(p => new PlanTask(PlanId, ChapterId, SectionId, Ordinal, "", p.Title, p.Text, ResponsibilityText)).ToList();
        var goes = Targets
            .OrderBy(t => t.Ordinal)
            .ToLookup(t =>
                parts[0].Text.Contains(t.Text, StringComparison.Ordinal)
                    ? null
                    : made.FirstOrDefault(m => m.Requirement.Contains(t.Text, StringComparison.Ordinal))
            );
        EditText(Number, parts[0].Title, parts[0].Text, ResponsibilityText);
        SetTargets([.. goes[null]]);
        foreach (var task in made)
        {
            task.ReportingMode = ReportingMode;
            task.AssignUnits(Leads, Responsibles, IsSharedDuty);
            task.Schedule(Deadline with { }, Nature, Deliverable, EvidenceRequired);
            task.LocateInSource(SourceLine, SourceEndLine);
            task.SetTargets(goes[task].Select((t, i) => t.At(i)));
        }
        return made;
    }

    /// <summary>Moves the task to another place of the outline.</summary>
    public void MoveTo(Guid chapterId, Guid? sectionId, int ordinal)
    {
        ChapterId = chapterId;
        SectionId = sectionId;
        Ordinal = ordinal;
    }

    /// <summary>Sets deadline, nature and what the office wants of reports.</summary>
    public void Schedule(Deadline deadline, TaskNature nature, string deliverable, bool evidenceRequired)
    {
        Deadline = deadline;
        Nature = nature;
        Deliverable = deliverable;
        EvidenceRequired = evidenceRequired;
    }

    /// <summary>Sets who reports; the office may change it for every quarter not opened yet.</summary>
    public void SetReportingMode(ReportingMode mode) => ReportingMode = mode;

    /// <summary>Replaces the figures to reach.</summary>
    public void SetTargets(IEnumerable<TaskTarget> targets)
    {
        _targets.Clear();
        _targets.AddRange(targets);
        Touch();
    }

    /// <summary>Replaces the figures of a published task; a figure that only changed its value or wording stays the one that was reported on.</summary>
    public void AmendTargets(IReadOnlyCollection<TaskTarget> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var left = _targets.ToList();
        var open = new List<TaskTarget>();
        foreach (var target in targets)
        {
            if (!Take(x => x.Text == target.Text && target.Continues(x), target))
                open.Add(target);
        }
        foreach (var target in open)
        {
            if (!Take(target.Continues, target))
                _targets.Add(target);
        }
        foreach (var gone in left)
            _targets.Remove(gone);
        Touch();

        bool Take(Predicate<TaskTarget> fits, TaskTarget wanted)
        {
            if (left.Find(fits) is not { } there)
                return false;
            there.Become(wanted);
            return left.Remove(there);
        }
    }

    /// <summary>Whether the office can change it, or name a further unit on it: its plan is in force and no revision dropped it.</summary>
    public bool CanAmend(PlanStanding plan) => AmendRefusal(plan) is null;

    /// <summary>Refuses what only a task in force allows.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.PlanNotInForce"/>, <see cref="RuleCodes.TaskIsWithdrawn"/>.</exception>
    public void EnsureCanAmend(PlanStanding plan) => RuleException.ThrowIfAny(AmendRefusal(plan));

    /// <summary>
    /// Changes what the office decides about a published task: who reports, what must exist at the end, whether files are demanded. The document's own
    /// words stay.
    /// </summary>
    /// <exception cref="RuleException">
    /// <see cref="RuleCodes.PlanNotInForce"/>, <see cref="RuleCodes.TaskIsWithdrawn"/>, <see cref="RuleCodes.ReasonRequired"/>.
    /// </exception>
    public void Amend(PlanStanding plan, ReportingMode mode, string deliverable, bool evidenceRequired, string reason)
    {
        EnsureCanAmend(plan);
        NoteAmendment(new TaskAmended(reason));
        ReportingMode = mode;
        Deliverable = deliverable;
        EvidenceRequired = evidenceRequired;
    }

    private RuleException? AmendRefusal(PlanStanding plan) => plan.Refusal ?? (WithdrawnOn is null ? null : new RuleException(RuleCodes.TaskIsWithdrawn));

    internal void WithdrawFromPlan(DateOnly today) => WithdrawnOn = today;

    /// <summary>Notes in the history that a published task was changed.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.ReasonRequired"/> without a reason.</exception>
    public void NoteAmendment(TaskAmended how)
    {
        RuleException.RequireReason(how.Reason);
        Raise(how with { PlanId = PlanId, TaskId = Id, Subject = new(SubjectKind.Task, Id) });
    }
}

/// <summary>A list of names kept in one text, separated by 、.</summary>
public static class UnitNameList
{
    private const char Separator = '、';
    private const string Separators = "、,，;；\n";

    /// <summary>The names one by one, blanks and repeats left out. A separator inside brackets belongs to the name: 各乡镇（街道、园区）.</summary>
    public static IReadOnlyList<string> Split(string names)
    {
        var parts = new List<string>();
        var (start, depth) = (0, 0);
        for (var i = 0; i <= names.Length; i++)
        {
            if (i < names.Length && (names[i] is '(' or '（') && names.AsSpan(i).IndexOfAny(')', '）') > 0)
                depth++;
            if (i < names.Length && (names[i] is ')' or '）') && depth > 0)
                depth--;
            if (i < names.Length && (depth > 0 || !Separators.Contains(names[i])))
                continue;
            parts.Add(names[start..i].Trim());
            start = i + 1;
        }
        return parts.Where(p => p.Length > 0).Distinct(StringComparer.Ordinal).ToList();
    }

    /// <summary>The names in one text.</summary>
    public static string Join(IEnumerable<string> names) =>
        string.Join(Separator, names.Select(n => n.Trim()).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal));
}
