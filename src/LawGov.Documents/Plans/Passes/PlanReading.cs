using LawGov.Documents.Plans.Cover;
using LawGov.Documents.Plans.Findings;
using LawGov.Documents.Plans.Lines;
using LawGov.Documents.Plans.Outlines;
using LawGov.Documents.Plans.Tables;
using LawGov.Documents.Plans.Tasks;
using LawGov.Documents.Plans.Times;
using LawGov.Documents.Plans.Units;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Plans.Passes;

/// <summary>One reading of one document, step by step.</summary>
internal sealed class PlanReading
{
    /// <summary>A running head shorter than this may be many a line that lost a character.</summary>
    private const int ShortestHead = 8;

    /// <summary>The purpose of a plan is said among its first lines.</summary>
    private const int MostOpening = 12;

    /// <summary>The numbering of a line stands within its first characters.</summary>
    private const int LongestHead = 40;

    private readonly SourceText _source;

    private readonly UnitLexicon _lexicon;

    private readonly List<PlanFinding> _findings = [];

    private readonly List<DocumentLine> _lines;

    private readonly Dictionary<DocumentLine, TableRow> _tables;

    private readonly UnitNoteFinder _notes;

    public PlanReading(SourceText source, UnitLexicon lexicon)
    {
        _source = source;
        _lexicon = lexicon;
        _notes = new UnitNoteFinder(lexicon);
        var chapters = source.Lines.Count(l =>
            l.Cells is null
            && l.Text.Length > 0
            && Marker.At(NormalizedText.Of(l.Text.Length <= LongestHead ? l.Text : l.Text[..LongestHead])).Kind is MarkerKind.Chapter or MarkerKind.ChapterWord
        );
        _lines = [.. source.Lines.SelectMany(l => JoinedLines.Part(l, _notes, chapters <= 1)).Select(l => new DocumentLine(l))];
        foreach (var line in _lines)
        {
            if (line.Source.Cells is null && !line.IsBlank && PageLines.IsPageMark(line.Text))
                line.Role = LineRole.PagePart;
            else if (line.Source.Cells is null && PageLines.IsFootnote(line.Source.Text))
                line.Role = LineRole.Note;
            else
                line.Marker = Marker.At(line.NormalizedText);
        }
        SeriesMarks.Apply(_lines);
        LostMarks.Apply(_lines);
        DottedNumbers.Apply(_lines);
        BareHeadings.Apply(_lines, _notes);
        Attachments.ResolveNamed(_lines);
        _tables = TaskTables.Find(_lines);
    }

    public ParsedPlan Read()
    {
        var front = new FrontMatter(_findings, _tables);
        var attached = Attachments.Find(_lines);
        var from = attached.FirstOrDefault(at => Attachments.IsPlanOfNotice(_lines, at) && BodyStart(at) < _lines.Count, -1);
        if (from < 0)
            from = Attachments.BehindPoints(_lines) is { } title && BodyStart(title) < _lines.Count ? title : 0;
        var start = BodyStart(from);
        var to = attached.FirstOrDefault(at => at > start && at > from, _lines.Count);
        var end = front.Read(_lines.GetRange(0, to), start);
        DropRunningHeads(front.Title, start);
        var outline = new Outline(_lines.GetRange(start, end - start), _tables, _notes, _findings);
        var drafts = outline.Read().ToList();
        for (; to < _lines.Count; to = attached.FirstOrDefault(at => at > to, _lines.Count))
            ReadAttachment(drafts, to, attached.FirstOrDefault(at => at > to, _lines.Count));
        DropClosing(drafts);
        var isApart = IsApart(front, drafts) || IsNoticeOfFiles(front, drafts);
        var kind = isApart ? ParsedPlanKind.Notice : Kind(front, drafts);
        if (isApart)
            DropNotice(drafts, start);
        else if (kind is ParsedPlanKind.Other or ParsedPlanKind.AnnualReport)
            DropTasks(drafts, kind);
        if (!isApart && kind is not (ParsedPlanKind.Other or ParsedPlanKind.AnnualReport))
            OutlineNumbers.Restore(drafts, _findings);
        NonTaskParts.Apply(drafts);
        HeadingInheritance.Apply(drafts, _notes);
        if (front.Title.Length == 0 && kind is ParsedPlanKind.ImplementationPlan)
            _findings.Add(new PlanFinding(FindingCode.TitleGuessed, 1, "没有找到标题，任务已读出，请补上标题。"));
        var period = PlanPeriod.Find(
            NormalizedText.Fold(front.Title),
            _lines.Where(l => l.Role is LineRole.Intro or LineRole.Task or LineRole.SectionHeading).Select(l => l.Text)
        );
        var year =
            period.From is { } first && first == period.To
                ? first
                : front.Year ?? PlanPeriod.YearOfOpening(_lines.Take(start).Where(l => l.Role == LineRole.Intro).Select(l => l.Text));
        var earliest = front.StatedYear is { } stated ? Math.Min(period.From ?? stated, stated) : period.From;
        var deadlines = new DeadlineReader(period, year, earliest);
        var tasks = new TaskReader(_notes, new DutyReader(_lexicon), _lexicon, deadlines, _findings)
        {
            LeadRules =
            [
                .. Outside()
                    .Select(l => (l.Number, Rule: DutyReader.RuleIn(l.Text)))
                    .Where(said => said.Rule is not null)
                    .Select(said => (said.Number, said.Rule!.Value)),
            ],
            SignsLead = Outside().Any(l => DutyReader.SaysSignsLead(l.Source.Text)),
        };
        var order = 0;
        var ordinals = drafts.SelectMany(c => c.Sections).SelectMany(s => s.Tasks).Where(t => !t.IsAim).ToDictionary(t => t, _ => ++order);
        OutlineChecks.Numbers(drafts, _findings, t => ordinals.TryGetValue(t, out var ordinal) ? ordinal : null);
        foreach (var section in drafts.SelectMany(c => c.Sections))
            section.Tasks.RemoveAll(t => t.IsAim);
        var chapters = drafts.Select(c => Chapter(c, t => tasks.Read(t, ordinals[t]))).ToList();
        OutlineChecks.Tasks(chapters, outline.TaskKind == MarkerKind.None && _tables.Count == 0, _findings);
        OutlineChecks.CollectivesOf(chapters, _findings);
        if (ordinals.Keys.Any(t => t.NamesUnits || t.HasFields))
            OutlineChecks.TimesOutside(_lines, deadlines, _findings);
        LineAccount.Report(_lines, _notes, _findings);
        return new ParsedPlan
        {
            Source = _source.FileName,
            Title = front.Title,
            DocumentNumber = front.DocumentNumber,
            IssuingBodies = front.IssuingBodies,
            IssuedOn = front.IssuedOn,
            PublishedOn = front.PublishedOn,
            Period = period,
            Kind = kind,
            Chapters = chapters,
            Lines = Lines(ordinals),
            Findings = GatheredFindings.Of(_findings),
        };
    }

    /// <summary>The lines outside the tasks, where a document says what holds for all of them.</summary>
    private IEnumerable<DocumentLine> Outside() => _lines.Where(l => l.Role is not (LineRole.Task or LineRole.UnitNote or LineRole.Blank or LineRole.Prose));

    /// <summary>The title again at the head of a page, and short lines that stand beside page numbers again and again, are no part of the text.</summary>
    private void DropRunningHeads(string title, int start)
    {
        var folded = NormalizedText.Fold(title);
        var beside = new Dictionary<string, int>(StringComparer.Ordinal);
        var candidates = new List<DocumentLine>();
        for (var i = start; i < _lines.Count; i++)
        {
            var line = _lines[i];
            if (line is not { Role: null, Marker.Kind: MarkerKind.None, Source.Cells: null, Text.Length: >= 4 and <= 60 })
                continue;
            if (line.Text == folded || IsLeftOf(line.Text, folded) || IsLeftOf(folded, line.Text))
                line.Role = LineRole.PagePart;
            else if (IsPageMark(i - 1) || IsPageMark(i + 1))
            {
                beside[line.Text] = beside.GetValueOrDefault(line.Text) + 1;
                candidates.Add(line);
            }
        }
        foreach (var line in candidates.Where(l => beside[l.Text] >= 3))
            line.Role = LineRole.PagePart;

        // A scanner loses a character of the head or two
        static bool IsLeftOf(string text, string whole) => text.Length >= ShortestHead && MisreadCharacters.IsLeftOf(text, whole, 2);

        bool IsPageMark(int index) => index >= 0 && index < _lines.Count && _lines[index].Role == LineRole.PagePart;
    }

    /// <summary>An attachment behind the plan: units for the tasks of the text, more tasks, or no tasks at all.</summary>
    private void ReadAttachment(List<ChapterDraft> plan, int at, int end)
    {
        _lines[at].Role = LineRole.Note;
        foreach (var line in Attachments.TitleLines(_lines.GetRange(0, end), at))
            line.Role = LineRole.Note;
        var findings = new List<PlanFinding>();
        var chapters = new Outline(_lines.GetRange(at, end - at), _tables, _notes, findings).Read();
        var own = plan.SelectMany(c => c.Sections.SelectMany(s => s.Tasks.Where(t => !NonTaskParts.IsDoubtful(c, s, t)))).ToList();
        var tasks = chapters.SelectMany(c => c.Sections).SelectMany(s => s.Tasks).ToList();
        var repeated = Attachments.Repeated(own, tasks);
        if (repeated.Count * 2 <= tasks.Count && tasks.Count(t => t.NamesUnits || t.HasFields) * 2 > tasks.Count)
        {
            plan.AddRange(chapters);
            _findings.AddRange(findings);
            return;
        }
        var repeats = repeated.Count * 2 > tasks.Count;
        foreach (var (listed, task) in repeated.Where(_ => repeats))
        {
            if (task.NamesUnits || task.HasFields)
            {
                task.Listed ??= (listed, _lines[at].Source.Text.Trim());
                continue;
            }
            task.Fields.AddRange(listed.Fields);
            if (listed.NamesUnits)
                task.Inherited = (string.Join('\n', listed.Pieces.Select(p => p.Raw)), _lines[at].Source.Text.Trim());
        }
        foreach (var line in _lines.GetRange(at, end - at).Where(l => l.Role is not (LineRole.Blank or LineRole.PagePart) && !l.IsBlank))
        {
            var isLost = repeats && line.Task is not null && !repeated.ContainsKey(line.Task);
            line.Task = null;
            line.Role = isLost ? LineRole.Unread : LineRole.Note;
        }
    }

    private static ParsedChapter Chapter(ChapterDraft draft, Func<TaskDraft, ParsedTask> read)
    {
        var sections = draft.Sections.Select(s => Section(s, [.. s.Tasks.Select(read)])).ToList();
        return new ParsedChapter
        {
            Ordinal = draft.Number is { } number ? HanNumerals.Write(number) : null,
            Title = draft.Title,
            Line = draft.Line?.Number ?? 0,
            Intro = Intro(draft.Intro, draft.Note, sections.SelectMany(s => s.Tasks)),
            Sections = sections,
        };
    }

    private static ParsedSection Section(SectionDraft draft, List<ParsedTask> tasks) =>
        new()
        {
            Ordinal = draft.Number is { } number ? $"({HanNumerals.Write(number)})" : null,
            OrdinalAsPrinted = draft.Printed,
            Title = draft.Title,
            Line = draft.Line?.Number ?? 0,
            Intro = Intro(draft.Intro, draft.Note, tasks),
            Tasks = tasks,
        };

    /// <summary>What stands below a heading before its tasks, with the note of the heading where each task has one of its own.</summary>
    private static string? Intro(List<string> paragraphs, string? note, IEnumerable<ParsedTask> tasks)
    {
        var unused = note?.Trim() is { Length: > 0 } text && !tasks.Any(t => t.UnitNote?.Contains(text, StringComparison.Ordinal) == true) ? text : null;
        return paragraphs.Count > 0 || unused is not null ? string.Join('\n', unused is null ? paragraphs : [unused, .. paragraphs]) : null;
    }

    private List<LineReading> Lines(Dictionary<TaskDraft, int> ordinals)
    {
        var readings = new List<LineReading>(_source.Lines.Count);
        foreach (var line in _lines)
        {
            var role = line.Role ?? (line.IsBlank ? LineRole.Blank : LineRole.Unread);
            int? task = line.Task is not null && ordinals.TryGetValue(line.Task, out var ordinal) ? ordinal : null;
            if (readings.Count == 0 || readings[^1].Line != line.Number)
                readings.Add(new LineReading(line.Number, role, task));
            // A line of several pieces is a task's where one of them is
            else if (readings[^1].Task is null && task is not null)
                readings[^1] = new LineReading(line.Number, role, task);
            if (role == LineRole.Unread)
            {
                var text = line.Source.Text.Trim();
                _findings.Add(
                    new PlanFinding(FindingCode.UnreadLine, line.Number, $"第{line.Number}行没有读入：“{(text.Length <= 40 ? text : text[..38] + "……")}”。")
                    {
                        Subject = text,
                    }
                );
            }
        }
        return readings;
    }

    /// <summary>The first heading, numbered task or row of a table of tasks; what stands before it is title and cover.</summary>
    private int BodyStart(int from)
    {
        var start = FirstOfBody(from);
        // A heading on the same line as the first task belongs to the body, whatever its number
        while (
            start > from
            && start < _lines.Count
            && _lines[start - 1].Number == _lines[start].Number
            && _lines[start - 1].Marker.Kind is MarkerKind.Chapter or MarkerKind.Section
        )
            start--;
        return start;
    }

    private int FirstOfBody(int from)
    {
        var first = FirstNumber(from);
        // A page copied from the middle begins with a number that is not the first
        var earlier = Enumerable.Range(from, Math.Max(0, Math.Min(first, _lines.Count) - from)).FirstOrDefault(i => IsLaterNumber(_lines[i]), first);
        return Math.Min(first, Math.Min(earlier, FirstDuty(from, Math.Min(first, earlier))));
    }

    private static bool IsLaterNumber(DocumentLine line) =>
        line
            is {
                Role: null,
                IsBlank: false,
                Marker:
                {
                    Number: > 1,
                    Kind: MarkerKind.Chapter
                        or MarkerKind.ChapterWord
                        or MarkerKind.Section
                        or MarkerKind.SectionWord
                        or MarkerKind.Arabic
                        or MarkerKind.ArabicBracket
                        or MarkerKind.Circled
                        or MarkerKind.Article
                }
            }
        && !PageLines.IsPagePart(line.Text)
        && !DocumentDates.IsDay(line.Text)
        && PageLabels.At(line.NormalizedText) is null
        && PageLabels.Several(line.NormalizedText).Parts.Count == 0;

    /// <summary>Where no number begins the body, what names units begins it: the paragraph before the first note, or with it on one line.</summary>
    private int FirstDuty(int from, int to)
    {
        if (to < _lines.Count)
            return to;
        var last = from - 1;
        for (var i = from; i < _lines.Count; i++)
        {
            var line = _lines[i];
            if (line.IsBlank || line.Role is not null)
                continue;
            if (!_notes.IsNote(line.NormalizedText) && (line.Marker.Kind == MarkerKind.None || _notes.Find(line.NormalizedText).Count == 0))
            {
                if (_notes.Find(line.NormalizedText).Count > 0 && !PageLines.CanBeTitle(line.Text))
                    return i;
                last = IsOpening(line) ? last : i;
                continue;
            }
            return last < from ? i : FirstOfBlock(from, last);
        }
        return _lines.Count;
    }

    /// <summary>The first of the paragraphs that stand together before a note, behind title, address and purpose.</summary>
    private int FirstOfBlock(int from, int last)
    {
        var first = last;
        for (var i = last - 1; i >= from; i--)
        {
            if (_lines[i].IsBlank)
                continue;
            if (
                _lines[i].Role is not null
                || IsOpening(_lines[i])
                || (IsShortLine(_lines[i].Text) && !_lines.Take(i).Any(l => !l.IsBlank) && !IsShortLine(_lines[first].Text))
            )
                break;
            first = i;
        }
        return first;
    }

    /// <summary>A line without a sentence, as a title is.</summary>
    private static bool IsShortLine(string text) => text.Length <= 40 && text.AsSpan().IndexOfAny("。;:,") < 0;

    private static bool IsOpening(DocumentLine line) =>
        PageLines.CanBeTitle(line.Text)
        || PageLines.IsAddress(line.Text)
        || PageLines.IsPagePart(line.Text)
        || PageLines.Notice(line.Text) is not null
        || PlanKinds.IsPurpose(line.Text)
        || PageLabels.At(line.NormalizedText) is not null
        || DocumentDates.IsDay(line.Text);

    private int FirstNumber(int from)
    {
        for (var i = from; i < _lines.Count; i++)
        {
            if (_tables.ContainsKey(_lines[i]))
                return i;
            var marker = _lines[i].Marker;
            if (_lines[i].Role is not null)
                continue;
            if (marker.Kind is MarkerKind.Bare or MarkerKind.Bullet)
                return i;
            // Where the first number is damaged, what names its units is no cover
            if (
                marker is { Kind: MarkerKind.Chapter or MarkerKind.Arabic, Number: null }
                || (marker.Kind is MarkerKind.Arabic or MarkerKind.ArabicBracket or MarkerKind.Section && _notes.Find(_lines[i].NormalizedText).Count > 0)
            )
                return i;
            if (marker.Number == 1 && marker.Kind is not (MarkerKind.None or MarkerKind.ArabicBare or MarkerKind.SectionWord))
                return i;
            if (marker.Number == 1 && marker.Kind == MarkerKind.ArabicBare && NumberSequence.StartsWithoutMark(_lines, i))
                return i;
        }
        return _lines.Count;
    }

    private bool SaysPurpose() =>
        _lines
            .Where(l => !l.IsBlank && l.Role is LineRole.Intro or LineRole.Cover or LineRole.Task or LineRole.Title)
            .Take(MostOpening)
            .Any(l => PlanKinds.IsPurpose(l.Text));

    private ParsedPlanKind Kind(FrontMatter front, IReadOnlyList<ChapterDraft> drafts)
    {
        if (PlanKinds.IsRegulation(front.Title, drafts.Select(c => NormalizedText.Fold(c.Title))))
            return ParsedPlanKind.Other;
        var tasks = drafts.SelectMany(c => c.Sections).SelectMany(s => s.Tasks).ToList();
        var withUnits = tasks.Count(t => t.NamesUnits || t.HasFields);
        if (
            tasks.FirstOrDefault() is { Number: 1, Pieces: [{ Line.Marker.Kind: MarkerKind.Article, Raw: var first }, ..] }
            && withUnits < PlanKinds.EnoughTasks
            && PlanKinds.IsRegulation(front.Title, NormalizedText.Fold(first))
        )
            return ParsedPlanKind.Other;
        var headings = drafts.Count(c => c.Line is not null) + drafts.SelectMany(c => c.Sections).Count(s => s.Line is not null);
        if (
            front.Lead is { } lead
            && !PlanKinds.IsPlanBehindLead(lead, withUnits, tasks.Count, [.. drafts.Where(c => c.Line is not null).Select(c => c.Title)])
        )
            return ParsedPlanKind.Other;
        if (
            withUnits < PlanKinds.EnoughTasks
            && !PageLines.IsPlanName(NormalizedText.Fold(front.Title))
            && PressReleaseLead.AreOfExplanation([.. drafts.Where(c => c.Line is not null).Select(c => c.Title)])
        )
            return ParsedPlanKind.Other;
        return PlanKinds.Of(front.Title, front.IsNoticeAlone, withUnits, tasks.Count, headings, SaysPurpose());
    }

    /// <summary>
    /// The text is the notice alone, and its points are no tasks: none of them names who does it. Without any number or heading it is the notice's
    /// own words.
    /// </summary>
    private bool IsApart(FrontMatter front, List<ChapterDraft> drafts) =>
        front.TitleIsOfNotice
        && !IsSignedBefore(drafts)
        && drafts.SelectMany(c => c.Sections).SelectMany(s => s.Tasks).Count(t => t.NamesUnits || t.HasFields) < PlanKinds.EnoughTasks
        && (
            Attachments.IsApart(_lines, front.Title)
            || drafts.TrueForAll(c => c.Number is null && c.Sections.TrueForAll(s => s.Number is null && s.Tasks.TrueForAll(t => t.Number is null)))
        );

    /// <summary>A notice that issues nothing itself and sends to its attachments; none of its points names who does it.</summary>
    private bool IsNoticeOfFiles(FrontMatter front, List<ChapterDraft> drafts) =>
        front.IsNoticeAlone
        && drafts.SelectMany(c => c.Sections).SelectMany(s => s.Tasks).Count(t => t.NamesUnits || t.HasFields) == 0
        && _lines.Exists(l => l.Text.Length <= 400 && (l.Text.Contains("见附件", StringComparison.Ordinal) || PageLines.IsAttachment(l.Text)));

    /// <summary>Headings stand behind the signature of the notice and its day: they are the plan's.</summary>
    private bool IsSignedBefore(List<ChapterDraft> drafts)
    {
        if (drafts.Find(c => c.Line is not null)?.Line is not { } heading)
            return false;
        DocumentLine? before = null;
        foreach (var line in _lines.TakeWhile(l => l != heading).Where(l => !l.IsBlank))
        {
            if (before is not null && DocumentDates.IsDay(line.Text) && PageLines.IsOrgan(before.Text))
                return true;
            before = line;
        }
        return false;
    }

    private void DropNotice(List<ChapterDraft> drafts, int start)
    {
        drafts.Clear();
        foreach (var line in _lines.Skip(start))
        {
            line.Task = null;
            if (line.Role is not (LineRole.Blank or LineRole.PagePart or LineRole.Metadata or LineRole.Note) && !line.IsBlank)
                line.Role = LineRole.Cover;
        }
        _findings.RemoveAll(f => f.Code is FindingCode.HeadingGuessed);
        _findings.Add(new PlanFinding(FindingCode.NotAPlan, 0, "这是印发通知，方案或清单是另外的文件，请导入那个文件。没有读出任务。"));
    }

    private void DropTasks(IReadOnlyList<ChapterDraft> drafts, ParsedPlanKind kind)
    {
        foreach (var section in drafts.SelectMany(c => c.Sections))
            section.Tasks.Clear();
        foreach (var line in _lines)
        {
            line.Task = null;
            if (line.Role is LineRole.Task or LineRole.UnitNote or LineRole.Unread or null && !line.IsBlank)
                line.Role = LineRole.Prose;
        }
        _findings.RemoveAll(f => f.Code is FindingCode.HeadingGuessed or FindingCode.TitleGuessed);
        _findings.Add(
            new PlanFinding(
                FindingCode.NotAPlan,
                0,
                kind == ParsedPlanKind.AnnualReport
                    ? "这是一份报告或总结，不是方案，没有读出任务。"
                    : "没有认出方案：标题和正文里都没有任务分工，没有读出任务。"
            )
        );
    }

    /// <summary>The last paragraph of a plan that only calls on everybody is no task.</summary>
    private void DropClosing(IReadOnlyList<ChapterDraft> drafts)
    {
        var tasks = drafts.SelectMany(c => c.Sections).LastOrDefault(s => s.Tasks.Count > 0)?.Tasks;
        if (
            tasks is not null
            && tasks.Count > 1
            && tasks[^1] is { Number: null, Pieces.Count: 1, IsClosed: false } last
            && last.Pieces[0].Line is { Marker.Kind: MarkerKind.None } line
            && FrontMatter.IsClosing(line.Text)
        )
        {
            tasks.RemoveAt(tasks.Count - 1);
            line.Role = LineRole.Intro;
            line.Task = null;
        }
        for (
            var i = _lines.Count - 1;
            i >= 0 && _lines[i].Role is not (LineRole.Task or LineRole.UnitNote or LineRole.SectionHeading or LineRole.ChapterHeading);
            i--
        )
        {
            if (_lines[i].Role == LineRole.Unread && _lines[i].Marker.Kind == MarkerKind.None && _lines[i].Source.Cells is null)
                _lines[i].Role = LineRole.Intro;
        }
    }
}
