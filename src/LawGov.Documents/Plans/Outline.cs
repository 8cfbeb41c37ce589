namespace LawGov.Documents.Plans;

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

    /// <summary>Lines end where the page ended, not where paragraphs do.</summary>
    private bool _isWrapped;

    /// <summary>The numbering that tasks have; None where paragraphs are the tasks.</summary>
    public MarkerKind TaskKind { get; private set; }

    public IReadOnlyList<ChapterDraft> Read()
    {
        TaskKind = ChooseTaskKind();
        _blocksAreTasks = TaskKind == MarkerKind.None && BlocksEndInNotes(MarkerKind.Section);
        _isWrapped = TaskKind == MarkerKind.None && IsWrapped();
        var tasks = TaskKind == MarkerKind.None ? [] : NumberSequence.Find([.. lines.Where(l => l.Role is null && !tables.ContainsKey(l))], TaskKind);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Role is not null) continue;
            if (line.IsBlank) { line.Role = LineRole.Blank; continue; }
            if (tables.TryGetValue(line, out var row)) TableLine(line, row);
            else if (tasks.TryGetValue(line, out var marker)) StartTask(line, marker);
            else if (IsChapter(line)) StartChapter(line);
            else if (IsSection(line)) StartSection(line);
            else Paragraph(line);
        }
        return _chapters;
    }

    private MarkerKind ChooseTaskKind()
    {
        var counts = new Dictionary<MarkerKind, int>();
        foreach (var line in lines)
        {
            if (line.Role is null && !line.IsBlank && !tables.ContainsKey(line)) counts[line.Marker.Kind] = counts.GetValueOrDefault(line.Marker.Kind) + 1;
        }
        if (counts.GetValueOrDefault(MarkerKind.Article) >= 2) return MarkerKind.Article;
        var arabic = NumberSequence.Find([.. lines.Where(l => l.Role is null && !tables.ContainsKey(l))], MarkerKind.Arabic).Count;
        if (arabic >= 2 || (arabic == 1 && counts.GetValueOrDefault(MarkerKind.ArabicBracket) < 2)) return MarkerKind.Arabic;
        foreach (var kind in (MarkerKind[])[MarkerKind.ArabicBracket, MarkerKind.Circled, MarkerKind.Firstly])
        {
            if (counts.GetValueOrDefault(kind) >= 2) return kind;
        }
        return counts.GetValueOrDefault(MarkerKind.Section) == 0 && BlocksEndInNotes(MarkerKind.Chapter) ? MarkerKind.Chapter : MarkerKind.None;
    }

    /// <summary>Whether the parts that such headings begin are tasks themselves: nothing stands below them, and most end in a unit note.</summary>
    private bool BlocksEndInNotes(MarkerKind kind)
    {
        var blocks = 0;
        var noted = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Marker.Kind != kind || lines[i].Role is not null) continue;
            blocks++;
            var last = i;
            var paragraphs = 0;
            for (var j = i + 1; j < lines.Count && lines[j].Marker.Kind != kind && lines[j].Marker.Kind is not (MarkerKind.Chapter or MarkerKind.ChapterWord); j++)
            {
                if (lines[j].IsBlank || lines[j].Role is not null) continue;
                last = j;
                paragraphs++;
            }
            if (paragraphs <= 6 && notes.Find(lines[last].Shadow).Count > 0) noted++;
        }
        return blocks >= 2 && noted * 2 > blocks;
    }

    /// <summary>Text pasted from a page with fixed line ends: most longer lines stop in the middle of a sentence.</summary>
    private bool IsWrapped()
    {
        var all = lines.Where(l => l.Role is null && l.Text.Length >= 15 && l.Marker.Kind == MarkerKind.None && !tables.ContainsKey(l)).ToList();
        return all.Count >= 4 && all.Count(l => !EndsSentence(l.Source.Text)) * 10 >= all.Count * 5;
    }

    private static bool EndsSentence(string raw)
    {
        var text = raw.AsSpan().TrimEnd();
        return text.IsEmpty || "。！？；：.!?;:”』」）)〕】".Contains(text[^1]);
    }

    private bool IsChapter(DocumentLine line) => line.Marker.Kind is MarkerKind.ChapterWord || (line.Marker.Kind == MarkerKind.Chapter && TaskKind != MarkerKind.Chapter);

    private static bool IsSection(DocumentLine line) => line.Marker.Kind is MarkerKind.Section or MarkerKind.SectionWord;

    private void StartChapter(DocumentLine line)
    {
        var (titleEnd, bodyStart) = HeadingText.Split(line.Shadow, line.Marker.End, out var guessed);
        _chapter = new ChapterDraft { Number = line.Marker.Number, Title = line.Shadow.Quote(line.Marker.End, titleEnd), Line = line };
        _chapters.Add(_chapter);
        _section = null;
        _task = null;
        line.Role = LineRole.ChapterHeading;
        if (guessed) Guessed(line, _chapter.Title);
        if (titleEnd == line.Shadow.Length && LowerPart(line, _chapter.Title) is { } rest) _chapter.Title += rest;
        if (bodyStart < line.Shadow.Length) Body(line, line.Shadow.Raw[line.Shadow.RawStart(bodyStart)..]);
    }

    private void StartSection(DocumentLine line)
    {
        var (titleEnd, bodyStart) = HeadingText.Split(line.Shadow, line.Marker.End, out var guessed);
        _section = new SectionDraft
        {
            Number = line.Marker.Number,
            Printed = line.Shadow.Quote(line.Marker.Start, line.Marker.End),
            Title = line.Shadow.Quote(line.Marker.End, titleEnd),
            Line = line,
        };
        Chapter().Sections.Add(_section);
        _task = null;
        line.Role = LineRole.SectionHeading;
        if (guessed) Guessed(line, _section.Title);
        if (titleEnd == line.Shadow.Length && LowerPart(line, _section.Title) is { } rest) _section.Title += rest;
        if (bodyStart < line.Shadow.Length) Body(line, line.Shadow.Raw[line.Shadow.RawStart(bodyStart)..]);
        else TitleWithNote(line);
    }

    /// <summary>A heading that carries its unit note is itself the task.</summary>
    private void TitleWithNote(DocumentLine line)
    {
        var raw = line.Shadow.Raw[line.Shadow.RawStart(line.Marker.End)..];
        var found = notes.Find(Shadow.Of(raw));
        if (found.Count == 0 || found[0].Span.Start == 0) return;
        _section!.Title = line.Shadow.Quote(line.Marker.End, line.Marker.End + found[0].Span.Start).TrimEnd('。', '，', ',');
        Body(line, raw);
    }

    /// <summary>A unit note right below a heading: the heading is the task.</summary>
    private bool TakesNote(DocumentLine line)
    {
        if (_task is not null || _section is not { Tasks.Count: 0, Intro.Count: 0, Line: { } heading } || _section.Title.Length == 0) return false;
        _task = new TaskDraft();
        _section.Tasks.Add(_task);
        AddPiece(heading, _section.Title);
        AddPiece(line, line.Source.Text);
        line.Role = LineRole.UnitNote;
        return true;
    }

    /// <summary>The next line, where a heading is broken over two: the heading cannot end where it does, or a short line without an end mark stands right before the next heading or number.</summary>
    private string? LowerPart(DocumentLine heading, string title)
    {
        var next = lines.Where(l => l.Number > heading.Number && !l.IsBlank).Take(2).ToList();
        if (next.Count == 0 || title.Length == 0) return null;
        var (lower, text) = (next[0], next[0].Text);
        if (lower.Role is not null || lower.Marker.Kind != MarkerKind.None || text.Length > 24 || tables.ContainsKey(lower) || text.AsSpan().ContainsAny(EndMarks) || notes.IsNote(lower.Shadow)) return null;
        var open = "的和与及、,对在为".Contains(title[^1]);
        var before = TaskKind != MarkerKind.None && text.Length <= 15 && next.Count > 1 && next[1].Marker.Kind != MarkerKind.None;
        if (!open && !before) return null;
        lower.Role = heading.Role;
        Guessed(heading, title + lower.Source.Text.Trim());
        return lower.Source.Text.Trim();
    }

    private void StartTask(DocumentLine line, Marker marker)
    {
        _task = new TaskDraft { Number = marker.Number, LostMark = marker.Kind == MarkerKind.ArabicBare };
        Section().Tasks.Add(_task);
        AddPiece(line, line.Shadow.Raw[line.Shadow.RawStart(marker.End)..]);
    }

    /// <summary>A row of a table of tasks.</summary>
    private void TableLine(DocumentLine line, TableRow row)
    {
        switch (row.Kind)
        {
            case TableRowKind.Header: line.Role = LineRole.TableHeader; break;
            case TableRowKind.Empty: line.Role = LineRole.Blank; break;
            case TableRowKind.Heading: TableHeading(line, row.Body); break;
            case TableRowKind.Continuation when _task is not null && (row.Fields.Count > 0 || row.Body.Length > 0):
                _task.Fields.AddRange(row.Fields.Where(f => !_task.Fields.Contains(f)));
                if (row.Body.Length > 0) _task.Pieces.Add((line, row.Body));
                _task.LastLine = line.Number;
                (line.Task, line.Role) = (_task, LineRole.Task);
                break;
            case TableRowKind.Continuation: line.Role = LineRole.Unread; break;
            default:
                Group(row.Groups);
                _task = new TaskDraft { Number = row.Number, IsClosed = true, LastLine = line.Number };
                _task.Fields.AddRange(row.Fields);
                Section().Tasks.Add(_task);
                _task.Pieces.Add((line, row.Number is null ? TakeNumber(_task, row.Body) : row.Body));
                (line.Task, line.Role) = (_task, LineRole.Task);
                break;
        }
    }

    private static string TakeNumber(TaskDraft task, string body)
    {
        var shadow = Shadow.Of(body);
        var marker = Marker.At(shadow);
        if (marker.Kind is not (MarkerKind.Arabic or MarkerKind.ArabicBracket or MarkerKind.Circled)) return body;
        task.Number = marker.Number;
        return body[shadow.RawStart(marker.End)..];
    }

    private void TableHeading(DocumentLine line, string text)
    {
        var shadow = Shadow.Of(text);
        var marker = Marker.At(shadow);
        _task = null;
        if (marker.Kind is MarkerKind.Section or MarkerKind.SectionWord)
        {
            _section = new SectionDraft { Number = marker.Number, Printed = shadow.Quote(marker.Start, marker.End), Title = shadow.Quote(marker.End, shadow.Length), Line = line };
            Chapter().Sections.Add(_section);
            line.Role = LineRole.SectionHeading;
            return;
        }
        _chapter = new ChapterDraft { Number = marker.Number, Title = shadow.Quote(marker.End, shadow.Length), Line = line };
        _chapters.Add(_chapter);
        _section = null;
        line.Role = LineRole.ChapterHeading;
    }

    /// <summary>A change in the columns that repeat over rows begins a chapter or a section.</summary>
    private void Group(IReadOnlyList<string> groups)
    {
        if (groups.Count == 0) return;
        if (groups.Count > 1 && _chapter?.Title != Bare(groups[0], out var number))
        {
            _chapter = new ChapterDraft { Number = number, Title = Bare(groups[0], out _) };
            _chapters.Add(_chapter);
            _section = null;
        }
        var title = string.Join(' ', groups.Skip(groups.Count > 1 ? 1 : 0));
        if (_section?.Group == title) return;
        _section = new SectionDraft { Group = title, Title = Bare(title, out var ordinal), Number = ordinal };
        Chapter().Sections.Add(_section);
    }

    private static string Bare(string title, out int? number)
    {
        var shadow = Shadow.Of(title);
        var marker = Marker.At(shadow);
        number = marker.Kind is MarkerKind.Chapter or MarkerKind.Section ? marker.Number : null;
        return number is null ? title.Trim() : shadow.Quote(marker.End, shadow.Length);
    }

    private void Paragraph(DocumentLine line)
    {
        var isNote = notes.IsNote(line.Shadow);
        if (isNote && TakesNote(line)) return;
        if (_task is not null && (isNote || _task.GoesOn || (TaskKind != MarkerKind.None && !_task.IsClosed)))
        {
            AddPiece(line, line.Source.Text);
            if (isNote) line.Role = LineRole.UnitNote;
            return;
        }
        if (_chapter is null)
        {
            line.Role = LineRole.Intro;
            return;
        }
        Body(line, line.Source.Text);
    }

    /// <summary>A paragraph without a number: a task where paragraphs are the tasks or where it has a unit note of its own, else an introduction.</summary>
    private void Body(DocumentLine line, string raw)
    {
        if (_task is { IsClosed: false, Number: null } && (_blocksAreTasks || (_isWrapped && !EndsSentence(_task.Pieces[^1].Raw))))
        {
            AddPiece(line, raw);
            return;
        }
        var hasNote = notes.Find(Shadow.Of(raw)).Count > 0;
        if (TaskKind == MarkerKind.None || hasNote)
        {
            _task = new TaskDraft();
            Section().Tasks.Add(_task);
            AddPiece(line, raw);
            return;
        }
        if (_section is not null && _section.Tasks.Count == 0) _section.Intro.Add(raw.Trim());
        else if (_section is null && _chapter is not null) _chapter.Intro.Add(raw.Trim());
        else { line.Role = LineRole.Unread; return; }
        line.Role ??= LineRole.Intro;
    }

    private void AddPiece(DocumentLine line, string raw)
    {
        _task!.Pieces.Add((line, raw));
        line.Task = _task;
        line.Role = LineRole.Task;
        var passage = Shadow.Of(_task.GoesOn ? string.Join('\n', _task.Pieces.Select(p => p.Raw)) : raw);
        var found = notes.Find(passage);
        if (found.Count > 0 || _task.GoesOn) _task.IsClosed = true;
        // The list breaks off, or its bracket is still open
        _task.GoesOn = _task.IsClosed && line.Text.Length > 0 && ("、,:(".Contains(line.Text[^1]) || (found.Count > 0 && _task.Pieces.Count < MostNoteLines && line.Text[^1] != '。' && found.Any(f => StaysOpen(passage.Text, f.Span.Start))));
    }

    private static bool StaysOpen(string text, int from)
    {
        var depth = 0;
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '(') depth++;
            else if (text[i] == ')') depth--;
        }
        return text[from] == '(' && depth > 0;
    }

    private ChapterDraft Chapter()
    {
        if (_chapter is not null) return _chapter;
        _chapter = new ChapterDraft();
        _chapters.Add(_chapter);
        return _chapter;
    }

    private SectionDraft Section()
    {
        if (_section is not null) return _section;
        _section = new SectionDraft();
        Chapter().Sections.Add(_section);
        return _section;
    }

    private void Guessed(DocumentLine line, string title) =>
        findings.Add(new PlanFinding(FindingCode.HeadingGuessed, line.Number, $"第{line.Number}行的标题与正文连在一起，按文意断为“{title}”，请核对。", title) { Subject = title });
}
