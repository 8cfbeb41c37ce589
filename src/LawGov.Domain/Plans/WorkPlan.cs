using LawGov.Domain.Assignments;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Domain.Rules;
using LawGov.Domain.Units;

namespace LawGov.Domain.Plans;

/// <summary>A plan (方案) from its official document: an outline of chapters and sections, its source text, and how the names in it were settled.</summary>
public sealed class WorkPlan : Entity
{
    /// <summary>Longest texts, in characters.</summary>
    public const int TitleLength = 200,
        DocumentNumberLength = 60,
        BodiesLength = 300,
        FileNameLength = 200,
        SourceLength = 4_000_000;

    private readonly List<PlanSection> _sections = [];
    private readonly List<PlanName> _names = [];
    private readonly List<ImportFinding> _findings = [];

    private WorkPlan() { }

    /// <summary>A draft.</summary>
    public WorkPlan(string title, PlanKind kind, string sourceFileName, string sourceText)
    {
        Title = title;
        Kind = kind;
        SourceFileName = sourceFileName;
        SourceText = sourceText;
    }

    /// <summary>Title of the plan, not of the notice that issues it.</summary>
    public string Title { get; private set; } = "";

    /// <summary>文号, as printed.</summary>
    public string DocumentNumber { get; private set; } = "";

    /// <summary>Who issued it.</summary>
    public string IssuingBodies { get; private set; } = "";

    /// <summary>What kind of plan it is.</summary>
    public PlanKind Kind { get; private set; }

    /// <summary>First day of its term.</summary>
    public DateOnly? StartsOn { get; private set; }

    /// <summary>Last day of its term.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>The document's own date.</summary>
    public DateOnly? IssuedOn { get; private set; }

    /// <summary>When it was handed down here.</summary>
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>Where it stands.</summary>
    public PlanStatus Status { get; private set; }

    /// <summary>Name of the file it was read from.</summary>
    public string SourceFileName { get; private set; } = "";

    /// <summary>The source, line by line, kept for checking.</summary>
    public string SourceText { get; private set; } = "";

    /// <summary>How often it was revised since it was published.</summary>
    public int Amendments { get; private set; }

    /// <summary>Chapters and sections in order.</summary>
    public IReadOnlyList<PlanSection> Sections => _sections;

    /// <summary>Names in the document and what they mean here.</summary>
    public IReadOnlyList<PlanName> Names => _names;

    /// <summary>What the reader noticed.</summary>
    public IReadOnlyList<ImportFinding> Findings => _findings;

    /// <summary>What an act on one of its tasks needs to know of it.</summary>
    public PlanStanding Standing => new(Status, EndsOn);

    /// <summary>Whether it can be edited as a draft.</summary>
    public bool CanEdit => PlanLifecycle.Table.Allows(Status, PlanAct.Edit);

    /// <summary>Whether a revised document can be applied to it.</summary>
    public bool CanAmend => PlanLifecycle.Table.Allows(Status, PlanAct.Amend);

    /// <summary>Whether a plan of this status can be put away; a page holds only these columns.</summary>
    public static bool CanBeArchived(PlanStatus status) => PlanLifecycle.Table.Allows(status, PlanAct.Archive);

    /// <summary>Whether it can be taken back as far as the plan alone says; its lines and assignments are asked when it is.</summary>
    public static bool CanBeTakenBack(PlanStatus status, int amendments) => PlanLifecycle.Table.Allows(status, PlanAct.TakeBack) && amendments == 0;

    /// <summary>Sets what stands at the head of the document.</summary>
    public void Describe(string title, PlanKind kind, string documentNumber, string issuingBodies, DateOnly? startsOn, DateOnly? endsOn, DateOnly? issuedOn)
    {
        EnsureDraft();
        SetHead(title, kind, documentNumber, issuingBodies, startsOn, endsOn, issuedOn);
    }

    private void SetHead(string title, PlanKind kind, string documentNumber, string issuingBodies, DateOnly? startsOn, DateOnly? endsOn, DateOnly? issuedOn)
    {
        Title = title;
        Kind = kind;
        DocumentNumber = documentNumber;
        IssuingBodies = issuingBodies;
        StartsOn = startsOn;
        EndsOn = endsOn;
        IssuedOn = issuedOn;
    }

    /// <summary>Notes where the draft came from.</summary>
    public void NoteImport()
    {
        EnsureDraft();
        Raise(new PlanImported(SourceFileName) { PlanId = Id, Subject = new(SubjectKind.Plan, Id) });
    }

    /// <summary>Adds a chapter at the end.</summary>
    public PlanSection AddChapter(string ordinalText, string title) => Add(new PlanSection(Id, null, SectionLevel.Chapter, NextOrdinal, ordinalText, title));

    /// <summary>Adds a section to a chapter, after the last one added.</summary>
    public PlanSection AddSection(PlanSection chapter, string ordinalText, string title) =>
        Add(new PlanSection(Id, chapter.Id, SectionLevel.Section, NextOrdinal, ordinalText, title));

    /// <summary>Changes a heading.</summary>
    public void RenameSection(Guid sectionId, string ordinalText, string title)
    {
        EnsureDraft();
        _sections.Single(s => s.Id == sectionId).Rename(ordinalText, title);
        Touch();
    }

    /// <summary>
    /// Makes these the headings, in this order. Whoever keeps its order keeps its ordinal; the others get one that was never used, so that no two
    /// ever hold the same, not even while they change places.
    /// </summary>
    internal void Arrange(IReadOnlyList<PlanSection> headings)
    {
        EnsureDraft();
        var (free, last) = (NextOrdinal, 0);
        Guid? chapterId = null;
        _sections.RemoveAll(s => !headings.Contains(s));
        foreach (var heading in headings)
        {
            if (heading.Level == SectionLevel.Chapter)
                chapterId = heading.Id;
            last = heading.Ordinal > last ? heading.Ordinal : free = Math.Max(free, last + 1);
            if (last == free)
                free++;
            heading.Place(heading.Level == SectionLevel.Chapter ? null : chapterId, last);
            if (!_sections.Contains(heading))
                _sections.Add(heading);
        }
        Touch();
    }

    /// <summary>What was doubted about one task is doubted about another from now on.</summary>
    internal void PassFindings(Guid fromTaskId, Guid toTaskId)
    {
        foreach (var finding in _findings.Where(f => f.PlanTaskId == fromTaskId))
            finding.Concern(toTaskId);
    }

    /// <summary>Adds what the reader noticed.</summary>
    public void AddFinding(string code, int line, string message, string suggestion, Guid? taskId)
    {
        EnsureDraft();
        _findings.Add(new ImportFinding(Id, _findings.Count + 1, code, line, message, suggestion, taskId));
    }

    /// <summary>Marks findings as seen and settled, or as open again.</summary>
    public void ConfirmFindings(IEnumerable<Guid> findingIds, bool isSettled)
    {
        EnsureDraft();
        var ids = findingIds.ToHashSet();
        foreach (var finding in _findings.Where(f => ids.Contains(f.Id)))
            finding.Settle(isSettled);
        Touch();
    }

    /// <summary>The name as it occurs in the document; added where it is new.</summary>
    public PlanName NameFor(string name, CollectiveKind? collective)
    {
        EnsureDraft();
        return FindOrAddName(name, collective);
    }

    private PlanName FindOrAddName(string name, CollectiveKind? collective)
    {
        var found = _names.FirstOrDefault(n => n.Name == name);
        if (found is not null)
            return found;
        found = new PlanName(Id, name, collective);
        _names.Add(found);
        Touch();
        return found;
    }

    /// <summary>Makes the list of names follow the tasks: new names are added open, names that occur no more are dropped.</summary>
    public void FollowNames(IEnumerable<string> occurring)
    {
        EnsureDraft();
        var wanted = occurring.ToHashSet(StringComparer.Ordinal);
        if (_names.RemoveAll(n => !wanted.Contains(n.Name)) > 0)
            Touch();
        foreach (var name in wanted)
            NameFor(name, null);
    }

    /// <summary>Names nobody settled yet.</summary>
    public IEnumerable<PlanName> OpenNames => _names.Where(n => !n.IsSettled);

    /// <summary>Hands the plan down (印发并下达): its tasks become assignments, issued at once.</summary>
    /// <returns>The assignments, to be stored.</returns>
    /// <exception cref="RuleException"><see cref="RuleCodes.PlanNotDraft"/>, <see cref="RuleCodes.PlanIsEmpty"/>, or
    /// <see cref="RuleCodes.NamesNotSettled"/> with the names.</exception>
    public IReadOnlyList<TaskAssignment> Publish(IReadOnlyCollection<PlanTask> tasks, DateOnly today)
    {
        EnsureDraft();
        if (tasks.Count == 0)
            throw new RuleException(RuleCodes.PlanIsEmpty);
        var open = tasks
            .SelectMany(t => t.Leads.Concat(t.Responsibles))
            .Distinct(StringComparer.Ordinal)
            .Where(name => !_names.Any(n => n.Name == name && n.IsSettled))
            .ToList();
        if (open.Count > 0)
            throw new RuleException(RuleCodes.NamesNotSettled, string.Join('、', open.Take(5)), open.Count);

        var byName = _names.ToDictionary(n => n.Name, StringComparer.Ordinal);
        var assignments = tasks.SelectMany(t => PlanName.Assign(t, byName)).ToList();
        foreach (var assignment in assignments)
            assignment.Issue(today);
        Status = PlanLifecycle.Table.Next(Status, PlanAct.Publish);
        PublishedOn = today;
        Raise(new PlanPublished(tasks.Count, assignments.Count) { PlanId = Id, Subject = new(SubjectKind.Plan, Id) });
        return assignments;
    }

    /// <summary>
    /// Begins a revision (修订) of the published plan by a draft whose names are settled: head, names and outline become the draft's. The tasks follow
    /// one by one.
    /// </summary>
    /// <returns>The revision, to be stored.</returns>
    /// <exception cref="RuleException"><see cref="RuleCodes.PlanNotPublished"/>, <see cref="RuleCodes.NamesNotSettled"/>,
    /// <see cref="RuleCodes.ReasonRequired"/>.</exception>
    public PlanAmendment Amend(WorkPlan draft, string reason, Actor actor, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(draft);
        EnsureCanAmend();
        draft.EnsureDraft();
        RuleException.RequireReason(reason);
        var open = draft.OpenNames.Select(n => n.Name).ToList();
        if (open.Count > 0)
            throw new RuleException(RuleCodes.NamesNotSettled, string.Join('、', open.Take(5)), open.Count);
        var amendment = new PlanAmendment(this, draft, ++Amendments, reason, actor, today);
        SetHead(draft.Title, draft.Kind, draft.DocumentNumber, draft.IssuingBodies, draft.StartsOn, draft.EndsOn, draft.IssuedOn);
        foreach (var name in draft._names)
            FindOrAddName(name.Name, name.Collective).MeansTheSameAs(name);
        return amendment;
    }

    /// <summary>Ends a revision: the history tells what it came to.</summary>
    /// <param name="amendment">The revision.</param>
    /// <param name="onlyPlaced">How many of the changed tasks only have another number or place.</param>
    /// <exception cref="RuleException"><see cref="RuleCodes.NothingToAmend"/>.</exception>
    public void NoteAmended(PlanAmendment amendment, int onlyPlaced = 0)
    {
        ArgumentNullException.ThrowIfNull(amendment);
        EnsureCanAmend();
        amendment.EnsureSomething();
        Raise(
            new PlanAmended(amendment.Added, amendment.Dropped, amendment.Changed, onlyPlaced, amendment.Reason)
            {
                PlanId = Id,
                Subject = new(SubjectKind.Plan, Id),
            }
        );
    }

    /// <summary>Puts a heading at the end of the revised outline: one there is, renamed and moved, or a new one.</summary>
    public PlanSection AmendSection(PlanSection? present, PlanSection? chapter, PlanSection wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        EnsureCanAmend();
        var ordinal = _sections.Max(s => s.Ordinal) + 1;
        if (present is null)
            _sections.Add(present = new PlanSection(Id, chapter?.Id, wanted.Level, ordinal, wanted.OrdinalText, wanted.Title));
        present.Rename(wanted.OrdinalText, wanted.Title);
        present.Place(chapter?.Id, ordinal, isDropped: false);
        Touch();
        return present;
    }

    /// <summary>Leaves headings out that the revision no longer has.</summary>
    public void DropSections(IReadOnlySet<Guid> kept)
    {
        EnsureCanAmend();
        foreach (var section in _sections.Where(s => !kept.Contains(s.Id)))
            section.Place(section.ChapterId, section.Ordinal, isDropped: true);
    }

    /// <summary>Whom the names of a task oblige, as assignments that are not stored.</summary>
    public IReadOnlyList<TaskAssignment> Naming(PlanTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var names = _names.ToDictionary(n => n.Name, StringComparer.Ordinal);
        return task.Leads.Concat(task.Responsibles).All(names.ContainsKey) ? [.. PlanName.Assign(task, names)] : [];
    }

    /// <summary>Keeps an upper organ's plan for comparing only.</summary>
    public void KeepForReference()
    {
        EnsureDraft();
        Status = PlanLifecycle.Table.Next(Status, PlanAct.KeepForReference);
    }

    /// <summary>
    /// Takes a plan back that was handed down too early (收回): it is a draft again. Its assignments are to be removed with their lines, none of which
    /// may hold anything yet.
    /// </summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.TransitionNotAllowed"/>, <see cref="RuleCodes.ReasonRequired"/>,
    /// <see cref="RuleCodes.PlanIsAmended"/>, or <see cref="RuleCodes.ReportsExist"/> with their number.</exception>
    public void TakeBack(string reason, IReadOnlyCollection<TaskAssignment> assignments, IReadOnlyCollection<ProgressReport> lines)
    {
        var next = PlanLifecycle.Table.Next(Status, PlanAct.TakeBack);
        RuleException.RequireReason(reason);
        if (Amendments > 0)
            throw new RuleException(RuleCodes.PlanIsAmended);
        var begun =
            lines.Count(l => l.Status != ReportStatus.NotStarted || l.EvidenceCount > 0)
            + assignments.Count(a => a.Status is AssignmentStatus.CompletionRequested or AssignmentStatus.Completed);
        if (begun > 0)
            throw new RuleException(RuleCodes.ReportsExist, begun);
        Status = next;
        PublishedOn = null;
        Raise(new PlanTakenBack(reason) { PlanId = Id, Subject = new(SubjectKind.Plan, Id) });
    }

    /// <summary>Writes headings, title and names in another script; the source stays as it is. A name keeps what it was settled to mean.</summary>
    public void Respell(Func<string, string> spell)
    {
        EnsureDraft();
        Title = spell(Title);
        DocumentNumber = spell(DocumentNumber);
        IssuingBodies = spell(IssuingBodies);
        foreach (var section in _sections)
            section.Rename(spell(section.OrdinalText), spell(section.Title));
        foreach (var same in _names.GroupBy(n => spell(n.Name), StringComparer.Ordinal).ToList())
        {
            var kept = same.FirstOrDefault(n => n.IsSettled) ?? same.First();
            _names.RemoveAll(n => n != kept && same.Contains(n));
            kept.Respell(same.Key);
        }
        Touch();
    }

    /// <summary>Puts the plan away; nothing is opened for it any more.</summary>
    public void Archive(string reason)
    {
        var next = PlanLifecycle.Table.Next(Status, PlanAct.Archive);
        RuleException.RequireReason(reason);
        Status = next;
        Raise(new PlanArchived(reason) { PlanId = Id, Subject = new(SubjectKind.Plan, Id) });
    }

    /// <summary>Refuses what only a draft allows.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.PlanNotDraft"/>.</exception>
    public void EnsureDraft()
    {
        if (!CanEdit)
            throw new RuleException(RuleCodes.PlanNotDraft);
    }

    private void EnsureCanAmend()
    {
        if (!CanAmend)
            throw new RuleException(RuleCodes.PlanNotPublished);
    }

    /// <summary>Marks the draft as changed although only its tasks were, so that two people editing one draft notice each other.</summary>
    public void TouchDraft()
    {
        EnsureDraft();
        Touch();
    }

    private int NextOrdinal => _sections.Select(s => s.Ordinal).DefaultIfEmpty(0).Max() + 1;

    private PlanSection Add(PlanSection section)
    {
        EnsureDraft();
        _sections.Add(section);
        Touch();
        return section;
    }
}
