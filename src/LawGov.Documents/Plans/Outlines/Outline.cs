using LawGov.Documents.Plans.Lines;
using LawGov.Documents.Plans.Units;

namespace LawGov.Documents.Plans.Outlines;

/// <summary>Builds chapters, sections and tasks from the lines of the body.</summary>
internal sealed class Outline(IReadOnlyList<DocumentLine> lines, Dictionary<DocumentLine, TableRow> tables, UnitNoteFinder notes, List<PlanFinding> findings)
{
    private static readonly System.Buffers.SearchValues<char> EndMarks = System.Buffers.SearchValues.Create("。;:!?");

    private const int MostNoteLines = 12;

    private readonly List<ChapterDraft> _chapters = [];

    private ChapterDraft? _chapter;

    private SectionDraft? _section;

    private TaskDraft? _task;

    /// <summary>Each section is one task: its paragraphs end in one unit note.</summary>
    private bool _blocksAreTasks;

    /// <summary>Nothing but the notes parts the tasks: the paragraphs before a note are one.</summary>
    private bool _notesEndTasks;

    /// <summary>The tasks stand in tables: a paragraph is none.</summary>
    private bool _tablesAreTasks;

    /// <summary>The plan names its units: a paragraph below 工作要求 that names none is no task.</summary>
    private bool _namesUnits;

    /// <summary>Headings or numbers part the body: a paragraph before the first is introduction.</summary>
    private bool _hasHeadings;

    /// <summary>Lines end where the page ended, not where paragraphs do.</summary>
    private bool _isWrapped;

    /// <summary>The numbering that tasks have; None where paragraphs are the tasks.</summary>
    public MarkerKind TaskKind { get; private set; }

    public IReadOnlyList<ChapterDraft> Read()
    {
        var shape = new TaskShape(lines, tables, notes);
        TaskKind = shape.ChooseKind();
        _blocksAreTasks = TaskKind == MarkerKind.None && shape.BlocksEndInNotes(MarkerKind.Section);
        _notesEndTasks = TaskKind == MarkerKind.None && shape.NotesEndTasks();
        _tablesAreTasks = TaskKind == MarkerKind.None && lines.Count(l => tables.TryGetValue(l, out var row) && row.Kind == TableRowKind.Task) >= 2;
        _isWrapped = TaskKind == MarkerKind.None && shape.IsWrapped();
        _hasHeadings = TaskKind != MarkerKind.None || lines.Any(l => l.Role is null && (IsChapter(l) || IsSection(l)));
        _namesUnits = lines.Where(l => l.Role is null && !tables.ContainsKey(l) && notes.Find(l.NormalizedText).Count > 0).Skip(1).Any();
        var tasks = TaskKind == MarkerKind.None ? [] : NumberSequence.Find([.. lines.Where(l => l.Role is null && !tables.ContainsKey(l))], TaskKind);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Role is not null)
                continue;
            if (line.IsBlank)
            {
                line.ReadAs(LineRole.Blank, Pass.Outline);
                continue;
            }
            if (tables.TryGetValue(line, out var row))
                TableLine(line, row);
            else if (tasks.TryGetValue(line, out var marker))
                StartTask(line, marker);
            else if (IsChapter(line))
                StartChapter(line);
            else if (IsSection(line))
                StartSection(line);
            else
                Paragraph(line);
        }
        foreach (var chapter in _chapters)
            TakeChapterAsTask(chapter);
        if (shape.NotesOfSections)
        {
            foreach (var section in _chapters.SelectMany(c => c.Sections))
                ShareNote(section);
        }
        return _chapters;
    }

    /// <summary>The note on lines of its own behind the last task of a section is the section's.</summary>
    private void ShareNote(SectionDraft section)
    {
        if (section.Note is not null || section.Tasks.Count < 2 || section.Tasks.SkipLast(1).Any(t => t.NamesUnits))
            return;
        var behind = section.Tasks[^1].Pieces.Skip(1).Where(p => p.Line.Role == LineRole.UnitNote).Select(p => p.Raw).ToList();
        if (behind.Count > 0)
            section.Note = string.Join('\n', behind);
    }

    /// <summary>A chapter that is nothing but a heading with a note is a task.</summary>
    private void TakeChapterAsTask(ChapterDraft chapter)
    {
        if (chapter is not { Note: { } note, Line: { } line, Intro.Count: 0 } || chapter.Sections.Any(s => s.Tasks.Count > 0))
            return;
        var section = new SectionDraft();
        chapter.Sections.Add(section);
        _task = new TaskDraft();
        section.Tasks.Add(_task);
        AddPiece(line, chapter.Title + note);
        line.ReadAs(LineRole.ChapterHeading, Pass.Outline, "标题本身就是任务");
    }

    private bool IsChapter(DocumentLine line) =>
        line.Marker.Kind is MarkerKind.ChapterWord or MarkerKind.Bare || (line.Marker.Kind == MarkerKind.Chapter && TaskKind != MarkerKind.Chapter);

    private bool IsSection(DocumentLine line) =>
        line.Marker.Kind is MarkerKind.SectionWord or MarkerKind.Group || (line.Marker.Kind == MarkerKind.Section && TaskKind != MarkerKind.Section);

    private void StartChapter(DocumentLine line)
    {
        var (title, body, note) = Heading(line);
        var bare = line.Marker.Kind == MarkerKind.Bare;
        _chapter = new ChapterDraft
        {
            Number = line.Marker.Number,
            Title = title,
            Line = line,
            Note = note,
            IsUncounted = bare,
        };
        _chapters.Add(_chapter);
        _section = null;
        _task = null;
        line.ReadAs(LineRole.ChapterHeading, Pass.Outline);
        if (bare)
            Guessed(line, title, "没有序号，按文意认作标题");
        if (body is null && note is null && LowerPart(line, _chapter.Title) is { } rest)
            _chapter.Title += rest;
        if (body is not null)
            Body(line, body);
    }

    private void StartSection(DocumentLine line)
    {
        var (title, body, note) = Heading(line);
        var group = line.Marker.Kind == MarkerKind.Group;
        _section = new SectionDraft
        {
            Number = line.Marker.Number,
            Printed = group ? null : line.NormalizedText.Quote(line.Marker.Start, line.Marker.End),
            Title = title,
            Line = line,
            Note = note,
            IsUncounted = group,
        };
        Chapter().Sections.Add(_section);
        _task = null;
        line.ReadAs(LineRole.SectionHeading, Pass.Outline);
        if (body is null && note is null && LowerPart(line, _section.Title) is { } rest)
            _section.Title += rest;
        if (body is not null)
            Body(line, body);
        else if (note is not null)
        {
            // A heading that carries its unit note is itself the task, unless tasks follow
            Body(line, line.NormalizedText.Raw[line.NormalizedText.RawStart(line.Marker.End)..]);
            _section.TitleTask = _task;
        }
    }

    /// <summary>Title, body and unit note of a heading's line.</summary>
    private (string Title, string? Body, string? Note) Heading(DocumentLine line)
    {
        var raw = line.NormalizedText.Raw[line.NormalizedText.RawStart(line.Marker.End)..];
        var whole = NormalizedText.Of(raw);
        var found = notes.Find(whole);
        var noteAt = found.Count > 0 && found[0].Span.Start > 0 ? found[0].Span.Start : whole.Length;
        var head = noteAt < whole.Length ? NormalizedText.Of(raw[..whole.RawEnd(noteAt)]) : whole;
        var (titleEnd, bodyStart) = HeadingText.Split(head, 0, out var guessed);
        var title = head.Quote(0, titleEnd);
        if (guessed)
            Guessed(line, title, "的标题与正文连在一起，按文意断为");
        if (bodyStart < head.Length)
            return (title, raw[head.RawStart(bodyStart)..], null);
        return (title, null, noteAt < whole.Length ? raw[whole.RawStart(noteAt)..] : null);
    }

    /// <summary>Tasks follow below a heading that was taken for the task: its note holds for them.</summary>
    private void LeaveTitleTask()
    {
        if (_section?.TitleTask is not { } task || _section.Tasks.Count != 1 || _section.Tasks[0] != task)
            return;
        _section.Tasks.Clear();
        _section.TitleTask = null;
        foreach (var (line, _) in task.Pieces)
        {
            line.Task = null;
            line.ReadAs(line == _section.Line ? LineRole.SectionHeading : LineRole.UnitNote, Pass.Outline, "下面另有任务，只作标题");
        }
        _task = null;
    }

    /// <summary>A unit note right below a heading: the heading is the task.</summary>
    private bool TakesNote(DocumentLine line)
    {
        if (_task is null && _section is null && _chapter is { Sections.Count: 0, Intro.Count: 0, Line: not null })
        {
            _chapter.Note = _chapter.Note is { } above ? above + "\n" + line.Source.Text : line.Source.Text;
            line.ReadAs(LineRole.UnitNote, Pass.Outline);
            return true;
        }
        if (_task is not null || _section is not { Tasks.Count: 0, Intro.Count: 0, Line: { } heading } || _section.Title.Length == 0)
            return false;
        _task = new TaskDraft();
        _section.Tasks.Add(_task);
        _section.TitleTask = _task;
        _section.Note = line.Source.Text;
        AddPiece(heading, _section.Title);
        AddPiece(line, line.Source.Text, LineRole.UnitNote);
        return true;
    }

    /// <summary>
    /// The next line, where a heading is broken over two: the heading cannot end where it does, or a short line without an end mark stands right
    /// before the next heading or number.
    /// </summary>
    private string? LowerPart(DocumentLine heading, string title)
    {
        var next = lines.SkipWhile(l => l != heading).Skip(1).Where(l => !l.IsBlank).Take(2).ToList();
        if (next.Count == 0 || title.Length == 0)
            return null;
        var (lower, text) = (next[0], next[0].Text);
        if (
            lower.Role is not null
            || lower.Marker.Kind != MarkerKind.None
            || text.Length > 24
            || tables.ContainsKey(lower)
            || text.AsSpan().ContainsAny(EndMarks)
            || notes.IsNote(lower.NormalizedText)
        )
            return null;
        var open = "的和与及、,对在为".Contains(title[^1]);
        var before = TaskKind != MarkerKind.None && text.Length <= 15 && next.Count > 1 && next[1].Marker.Kind != MarkerKind.None;
        if (!open && !before)
            return null;
        lower.ReadAs(heading.Role, Pass.Outline);
        Guessed(heading, title + lower.Source.Text.Trim(), "的标题分成两行，合为");
        return lower.Source.Text.Trim();
    }

    private void StartTask(DocumentLine line, Marker marker)
    {
        LeaveTitleTask();
        _task = new TaskDraft { Number = marker.Number, LostMark = marker.Kind == MarkerKind.ArabicBare };
        Section().Tasks.Add(_task);
        AddPiece(line, line.NormalizedText.Raw[line.NormalizedText.RawStart(marker.End)..]);
    }

    /// <summary>A row of a table of tasks.</summary>
    private void TableLine(DocumentLine line, TableRow row)
    {
        switch (row.Kind)
        {
            case TableRowKind.Header:
                line.ReadAs(LineRole.TableHeader, Pass.Outline);
                break;
            case TableRowKind.Empty:
                line.ReadAs(LineRole.Blank, Pass.Outline);
                break;
            case TableRowKind.Heading:
                TableHeading(line, row.Body);
                break;
            case TableRowKind.Continuation when _task is not null && (row.Fields.Count > 0 || row.Body.Length > 0):
                _task.Fields.AddRange(row.Fields.Where(f => !_task.Fields.Contains(f)));
                _task.Fields.AddRange(
                    row.Groups.Where(g => _section?.Group?.Contains(g, StringComparison.Ordinal) != true && _chapter?.Title != Bare(g, out _))
                        .Select(g => new TableField(NoteField.Other, "", g))
                );
                if (row.Body.Length > 0)
                    _task.Pieces.Add((line, row.Body));
                _task.LastLine = line.Number;
                line.Task = _task;
                line.ReadAs(LineRole.Task, Pass.Outline);
                break;
            case TableRowKind.Rest when _task is not null:
                _task.LastLine = line.Number;
                line.Task = _task;
                line.ReadAs(LineRole.Task, Pass.Outline);
                break;
            case TableRowKind.Rest:
                line.ReadAs(LineRole.TableHeader, Pass.Outline);
                break;
            case TableRowKind.Continuation:
                line.ReadAs(LineRole.Unread, Pass.Outline);
                break;
            default:
                Group(row.Groups);
                _task = new TaskDraft
                {
                    Number = row.Number,
                    IsClosed = true,
                    LastLine = line.Number,
                };
                _task.Fields.AddRange(row.Fields);
                Section().Tasks.Add(_task);
                _task.Pieces.Add((line, row.Number is null ? TakeNumber(_task, row.Body) : row.Body));
                line.Task = _task;
                line.ReadAs(LineRole.Task, Pass.Outline);
                break;
        }
    }

    private static string TakeNumber(TaskDraft task, string body)
    {
        var normalized = NormalizedText.Of(body);
        var marker = Marker.At(normalized);
        if (marker.Kind is not (MarkerKind.Arabic or MarkerKind.ArabicBracket or MarkerKind.Circled))
            return body;
        task.Number = marker.Number;
        // The word of 任务1： stays
        return normalized.Text[marker.Start] is >= '\u4E00' and <= '\u9FFF' ? body : body[normalized.RawStart(marker.End)..];
    }

    private void TableHeading(DocumentLine line, string text)
    {
        var normalized = NormalizedText.Of(text);
        var marker = Marker.At(normalized);
        _task = null;
        if (marker.Kind is MarkerKind.Section or MarkerKind.SectionWord)
        {
            _section = new SectionDraft
            {
                Number = marker.Number,
                Printed = normalized.Quote(marker.Start, marker.End),
                Title = normalized.Quote(marker.End, normalized.Length),
                Line = line,
            };
            Chapter().Sections.Add(_section);
            line.ReadAs(LineRole.SectionHeading, Pass.Outline);
            return;
        }
        _chapter = new ChapterDraft
        {
            Number = marker.Number,
            Title = normalized.Quote(marker.End, normalized.Length),
            Line = line,
        };
        _chapters.Add(_chapter);
        _section = null;
        line.ReadAs(LineRole.ChapterHeading, Pass.Outline);
    }

    /// <summary>A change in the columns that repeat over rows begins a chapter or a section.</summary>
    private void Group(IReadOnlyList<string> groups)
    {
        if (groups.Count == 0)
            return;
        if (groups.Count > 1 && _chapter?.Title != Bare(groups[0], out var number))
        {
            _chapter = new ChapterDraft { Number = number, Title = Bare(groups[0], out _) };
            _chapters.Add(_chapter);
            _section = null;
        }
        var title = string.Join(' ', groups.Skip(groups.Count > 1 ? 1 : 0));
        if (_section?.Group == title)
            return;
        _section = new SectionDraft
        {
            Group = title,
            Title = Bare(title, out var ordinal),
            Number = ordinal,
        };
        Chapter().Sections.Add(_section);
    }

    private static string Bare(string title, out int? number)
    {
        var normalized = NormalizedText.Of(title);
        var marker = Marker.At(normalized);
        number = marker.Kind is MarkerKind.Chapter or MarkerKind.Section ? marker.Number : null;
        return number is null ? title.Trim() : normalized.Quote(marker.End, normalized.Length);
    }

    private void Paragraph(DocumentLine line)
    {
        var isNote = notes.IsNote(line.NormalizedText);
        if (isNote && TakesNote(line))
            return;
        if (_task is not null && (isNote || _task.GoesOn || (TaskKind != MarkerKind.None && !_task.IsClosed)))
        {
            AddPiece(line, line.Source.Text, isNote ? LineRole.UnitNote : LineRole.Task);
            if (isNote && _section?.TitleTask == _task)
                _section.Note += "\n" + line.Source.Text;
            return;
        }
        if (_chapter is null && _hasHeadings)
        {
            line.ReadAs(LineRole.Intro, Pass.Outline);
            return;
        }
        Body(line, line.Source.Text);
    }

    /// <summary>A paragraph without a number: a task where paragraphs are the tasks or where it has a unit note of its own, else an introduction.</summary>
    private void Body(DocumentLine line, string raw)
    {
        if (_task is { IsClosed: false, Number: null } && (_blocksAreTasks || _notesEndTasks || (_isWrapped && !TaskShape.EndsSentence(_task.Pieces[^1].Raw))))
        {
            AddPiece(line, raw);
            return;
        }
        var hasNote = notes.Find(NormalizedText.Of(raw)).Count > 0;
        if ((TaskKind == MarkerKind.None && !_tablesAreTasks) || hasNote || IsStep())
        {
            LeaveTitleTask();
            _task = new TaskDraft();
            Section().Tasks.Add(_task);
            AddPiece(line, line.Marker.Kind == MarkerKind.None ? WithoutBullet(raw) : raw);
            return;
        }
        if (_section is not null && _section.Tasks.Count == 0)
            _section.Intro.Add(raw.Trim());
        else if (_section is null && _chapter is not null)
            _chapter.Intro.Add(raw.Trim());
        else if (_chapter is null)
        {
            line.ReadAs(LineRole.Intro, Pass.Outline);
            return;
        }
        else
        {
            line.ReadAs(LineRole.Unread, Pass.Outline);
            return;
        }
        if (line.Role is null)
            line.ReadAs(LineRole.Intro, Pass.Outline);
    }

    /// <summary>What a stage of a plan without units is for is a task, also beside numbered ones.</summary>
    private bool IsStep() => !_namesUnits && _section is { Line: not null, Tasks.Count: 0 } && !_tablesAreTasks && HeadingNames.IsSteps(_chapter?.Title ?? "");

    private void AddPiece(DocumentLine line, string raw, LineRole role = LineRole.Task)
    {
        _task!.Pieces.Add((line, raw));
        line.Task = _task;
        line.ReadAs(role, Pass.Outline, line.Role is LineRole.ChapterHeading or LineRole.SectionHeading ? "标题行里还有任务" : null);
        // A label or a bracket may be broken over lines
        var passage = NormalizedText.Of(_task.Pieces.Count > 1 ? string.Join('\n', _task.Pieces.TakeLast(MostNoteLines).Select(p => p.Raw)) : raw);
        var found = notes.Find(passage);
        _task.NamesUnits |= found.Count > 0;
        if (found.Any(f => !f.Span.IsLeading) || _task.GoesOn)
            _task.IsClosed = true;
        // The list breaks off, or its bracket is still open
        _task.GoesOn =
            _task.IsClosed
            && line.Text.Length > 0
            && (
                "、,:(".Contains(line.Text[^1])
                || (found.Count > 0 && _task.Pieces.Count < MostNoteLines && line.Text[^1] != '。' && found.Any(f => StaysOpen(passage.Text, f.Span.Start)))
            );
    }

    /// <summary>The sign that begins an item of a list is no part of it.</summary>
    private static string WithoutBullet(string raw) => raw.TrimStart(' ', '\u3000', '\t', '-', '—', '─', '•', '·', '●', '■', '◆', '▪', '○', '◇', '□');

    private static bool StaysOpen(string text, int from)
    {
        var depth = 0;
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '(')
                depth++;
            else if (text[i] == ')')
                depth--;
        }
        return text[from] == '(' && depth > 0;
    }

    private ChapterDraft Chapter()
    {
        if (_chapter is not null)
            return _chapter;
        _chapter = new ChapterDraft();
        _chapters.Add(_chapter);
        return _chapter;
    }

    private SectionDraft Section()
    {
        if (_section is not null)
            return _section;
        _section = new SectionDraft();
        Chapter().Sections.Add(_section);
        return _section;
    }

    private void Guessed(DocumentLine line, string title, string how) =>
        findings.Add(new PlanFinding(FindingCode.HeadingGuessed, line.Number, $"第{line.Number}行{how}“{title}”，请核对。", title) { Subject = title });
}
