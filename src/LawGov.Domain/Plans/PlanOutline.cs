using LawGov.Domain.Rules;

namespace LawGov.Domain.Plans;

/// <summary>
/// A draft's headings and tasks in one row, as they stand in the document. Every rearrangement changes the row; where a task or a section belongs
/// follows from what stands above it.
/// </summary>
public sealed class PlanOutline
{
    private readonly WorkPlan _plan;
    private readonly List<Entry> _entries = [];

    /// <summary>The row of a draft.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.PlanNotDraft"/>.</exception>
    public PlanOutline(WorkPlan plan, IEnumerable<PlanTask> tasks)
    {
        plan.EnsureDraft();
        _plan = plan;
        var byPlace = tasks.OrderBy(t => t.Ordinal).ToLookup(t => t.SectionId ?? t.ChapterId);
        var order = plan.Sections.ToDictionary(s => s.Id, s => s.Ordinal);
        foreach (var heading in plan.Sections.OrderBy(s => order[s.ChapterId ?? s.Id]).ThenBy(s => s.Level).ThenBy(s => s.Ordinal))
        {
            _entries.Add(new Entry(heading, null));
            _entries.AddRange(byPlace[heading.Id].Select(t => new Entry(null, t)));
        }
    }

    /// <summary>The tasks in order.</summary>
    public IReadOnlyList<PlanTask> Tasks => [.. _entries.Where(e => e.Task is not null).Select(e => e.Task!)];

    /// <summary>The task that would be joined to this one: the next under the same heading.</summary>
    public PlanTask? Next(Guid taskId) => IndexOf(taskId) is var at && at >= 0 && at + 1 < _entries.Count ? _entries[at + 1].Task : null;

    /// <summary>Whether there is such a heading or task.</summary>
    public bool Has(Guid id) => IndexOf(id) >= 0;

    /// <summary>Joins a task and the next one; what was doubted about that one is now about the first.</summary>
    /// <returns>The task that is gone; its number is free.</returns>
    /// <exception cref="RuleException"><see cref="RuleCodes.NothingToMerge"/>, <see cref="RuleCodes.TaskTooLong"/>.</exception>
    public PlanTask Merge(Guid taskId)
    {
        var next = Next(taskId) ?? throw new RuleException(RuleCodes.NothingToMerge);
        _entries[IndexOf(taskId)].Task!.MergeWith(next);
        _plan.PassFindings(next.Id, taskId);
        _entries.RemoveAt(IndexOf(next.Id));
        Arrange();
        return next;
    }

    /// <summary>
    /// Cuts a task into parts: the first keeps the number, the others have none yet; all keep units, deadline and place in the source, a figure goes
    /// where its words stand.
    /// </summary>
    /// <returns>The new tasks.</returns>
    public IReadOnlyList<PlanTask> Split(Guid taskId, IReadOnlyList<(string Title, string Text)> parts)
    {
        if (parts.Count < 2)
            throw new ArgumentException("a task is cut into two parts or more", nameof(parts));
        var at = IndexOf(taskId);
        var made = _entries[at].Task!.Split(parts);
        _entries.InsertRange(at + 1, made.Select(t => new Entry(null, t)));
        Arrange();
        return made;
    }

    /// <summary>Numbers a task and all that follow anew, to the end of the plan or of the chapter.</summary>
    /// <returns>How many tasks were numbered.</returns>
    public int Renumber(Guid fromTaskId, int first, bool withinChapter)
    {
        var chapterId = _entries[IndexOf(fromTaskId)].Task!.ChapterId;
        var tasks = _entries
            .Skip(IndexOf(fromTaskId))
            .Where(e => e.Task is not null && (!withinChapter || e.Task.ChapterId == chapterId))
            .Select(e => e.Task!)
            .ToList();
        for (var i = 0; i < tasks.Count; i++)
            tasks[i].Renumber(first + i);
        _plan.TouchDraft();
        return tasks.Count;
    }

    /// <summary>Puts tasks last under a heading, in the order they had.</summary>
    public void Move(IReadOnlyCollection<Guid> taskIds, Guid placeId)
    {
        var moved = _entries.Where(e => e.Task is not null && taskIds.Contains(e.Id)).ToList();
        _entries.RemoveAll(moved.Contains);
        _entries.InsertRange(EndOfTasks(IndexOf(placeId)), moved);
        Arrange();
    }

    /// <summary>Puts a new task under a heading: where its line belongs, or last.</summary>
    public void Add(PlanTask task, Guid placeId)
    {
        var at = IndexOf(placeId) + 1;
        var end = EndOfTasks(at - 1);
        if (task.SourceLine == 0)
            at = end;
        while (at < end && _entries[at].Task!.SourceLine <= task.SourceLine)
            at++;
        _entries.Insert(at, new Entry(null, task));
        Arrange();
    }

    /// <summary>Puts a heading before a heading or a task, or last.</summary>
    public PlanSection AddHeading(SectionLevel level, string ordinalText, string title, Guid? beforeId)
    {
        var heading = new PlanSection(_plan.Id, null, level, 0, ordinalText, title);
        _entries.Insert(beforeId is { } before ? IndexOf(before) : _entries.Count, new Entry(heading, null));
        Arrange();
        return heading;
    }

    /// <summary>Makes a chapter of a section or a section of a chapter; what stands below follows.</summary>
    public void ChangeLevel(Guid headingId, SectionLevel level)
    {
        if (_entries[IndexOf(headingId)].Heading!.Level == level)
            return;
        if (level == SectionLevel.Section && IndexOf(headingId) == 0)
            throw new RuleException(RuleCodes.ChapterComesFirst);
        _entries[IndexOf(headingId)].Heading!.SetLevel(level);
        Arrange();
    }

    /// <summary>Moves a heading with all that stands under it before another heading, or to the end. A chapter goes before the other's chapter.</summary>
    public void MoveHeading(Guid headingId, Guid? beforeId)
    {
        var block = BlockOf(IndexOf(headingId));
        if (beforeId is { } target && block.Exists(e => e.Id == target))
            return;
        var isChapter = block[0].Heading!.Level == SectionLevel.Chapter;
        _entries.RemoveAll(block.Contains);
        var at = beforeId is { } before ? IndexOf(before) : _entries.Count;
        while (isChapter && at < _entries.Count && at > 0 && _entries[at].Heading?.Level != SectionLevel.Chapter)
            at--;
        _entries.InsertRange(at, block);
        Arrange();
    }

    /// <summary>Takes a heading out. What stands under it joins the heading above, or goes with it.</summary>
    /// <returns>The tasks that went with it.</returns>
    public IReadOnlyList<PlanTask> RemoveHeading(Guid headingId, bool withTasks)
    {
        var at = IndexOf(headingId);
        List<Entry> gone = withTasks ? BlockOf(at) : [_entries[at]];
        _entries.RemoveAll(gone.Contains);
        Arrange();
        return [.. gone.Where(e => e.Task is not null).Select(e => e.Task!)];
    }

    /// <summary>A heading that is a task after all: its words become the task's.</summary>
    public PlanTask TurnIntoTask(Guid headingId, string title)
    {
        var at = IndexOf(headingId);
        var heading = _entries[at].Heading!;
        var task = new PlanTask(_plan.Id, heading.ChapterId ?? heading.Id, null, 0, "", title, heading.Title, "");
        task.AssignUnits([], [], false);
        _entries[at] = new Entry(null, task);
        Arrange();
        return task;
    }

    /// <summary>A task that is a heading after all.</summary>
    /// <returns>The task that is gone.</returns>
    /// <exception cref="RuleException"><see cref="RuleCodes.HeadingTooLong"/>.</exception>
    public PlanTask TurnIntoHeading(Guid taskId, SectionLevel level)
    {
        var at = IndexOf(taskId);
        var task = _entries[at].Task!;
        var title = task.Requirement.TrimEnd('。', '；', '\n', ' ');
        if (title.Length > PlanSection.TitleLength)
            throw new RuleException(RuleCodes.HeadingTooLong, PlanSection.TitleLength);
        _entries[at] = new Entry(new PlanSection(_plan.Id, null, level, 0, "", title), null);
        _plan.ConfirmFindings(_plan.Findings.Where(f => f.PlanTaskId == taskId).Select(f => f.Id), true);
        Arrange();
        return task;
    }

    private int IndexOf(Guid id) => _entries.FindIndex(e => e.Id == id);

    /// <summary>Behind the tasks that stand right under a heading.</summary>
    private int EndOfTasks(int heading)
    {
        var end = heading + 1;
        while (end < _entries.Count && _entries[end].Task is not null)
            end++;
        return end;
    }

    /// <summary>A heading and all that stands under it.</summary>
    private List<Entry> BlockOf(int heading)
    {
        var level = _entries[heading].Heading!.Level;
        var end = heading + 1;
        while (end < _entries.Count && (_entries[end].Heading is not { } other || other.Level > level))
            end++;
        return _entries.GetRange(heading, end - heading);
    }

    private void Arrange()
    {
        if (_entries.Count > 0 && _entries[0].Heading?.Level != SectionLevel.Chapter)
            throw new RuleException(RuleCodes.ChapterComesFirst);
        _plan.Arrange([.. _entries.Where(e => e.Heading is not null).Select(e => e.Heading!)]);
        PlanSection? chapter = null,
            section = null;
        var ordinal = 0;
        foreach (var (heading, task) in _entries)
        {
            if (heading is not null)
                (chapter, section) = heading.Level == SectionLevel.Chapter ? (heading, null) : (chapter, heading);
            else
                task!.MoveTo(chapter!.Id, section?.Id, ++ordinal);
        }
    }

    private readonly record struct Entry(PlanSection? Heading, PlanTask? Task)
    {
        public Guid Id => Heading?.Id ?? Task!.Id;
    }
}
