using LawGov.Documents.Reading;

namespace LawGov.Documents.Plans;

/// <summary>One reading of one document, step by step.</summary>
internal sealed class PlanReading
{
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
        _lines = [.. source.Lines.Select(l => new DocumentLine(l))];
        foreach (var line in _lines)
        {
            if (line.Source.Cells is null && !line.IsBlank && PageLines.IsPageMark(line.Text)) line.Role = LineRole.Furniture;
            else line.Marker = Marker.At(line.Shadow);
        }
        _notes = new UnitNoteFinder(lexicon);
        _tables = TaskTables.Find(_lines);
    }

    public ParsedPlan Read()
    {
        var front = new FrontMatter(_findings);
        var start = BodyStart();
        var end = front.Read(_lines, start);
        var outline = new Outline(_lines.GetRange(start, end - start), _tables, _notes, _findings);
        var drafts = outline.Read();
        DropClosing(drafts);
        var kind = Kind(front, drafts);
        if (kind is ParsedPlanKind.Other or ParsedPlanKind.AnnualReport) DropTasks(drafts, kind);
        OutlineNumbers.Restore(drafts, _findings);
        var period = PlanPeriod.Find(Shadow.Fold(front.Title), _lines.Where(l => l.Role is LineRole.Intro or LineRole.Task or LineRole.SectionHeading).Select(l => l.Text));
        var year = period.From is { } first && first == period.To ? first : front.IssuedOn?.Year ?? front.PublishedOn?.Year;
        var tasks = new TaskReader(_notes, new DutyReader(_lexicon), _lexicon, new DeadlineReader(period, year), _findings);
        var order = 0;
        var ordinals = drafts.SelectMany(c => c.Sections).SelectMany(s => s.Tasks).ToDictionary(t => t, _ => ++order);
        OutlineChecks.Numbers(drafts, _findings, t => ordinals[t]);
        var chapters = drafts.Select(c => Chapter(c, t => tasks.Read(t, ordinals[t]))).ToList();
        OutlineChecks.Tasks(chapters, outline.TaskKind == MarkerKind.None && _tables.Count == 0, _findings);
        OutlineChecks.CollectivesOf(chapters, _findings);
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
            Findings = [.. _findings.OrderBy(f => f.Line)],
        };
    }

    private static ParsedChapter Chapter(ChapterDraft draft, Func<TaskDraft, ParsedTask> read) => new()
    {
        Ordinal = draft.Number is { } number ? HanNumerals.Write(number) : null,
        Title = draft.Title,
        Line = draft.Line?.Number ?? 0,
        Intro = draft.Intro.Count > 0 ? string.Join('\n', draft.Intro) : null,
        Sections =
        [
            .. draft.Sections.Select(s => new ParsedSection
            {
                Ordinal = s.Number is { } n ? $"({HanNumerals.Write(n)})" : null,
                OrdinalAsPrinted = s.Printed,
                Title = s.Title,
                Line = s.Line?.Number ?? 0,
                Intro = s.Intro.Count > 0 ? string.Join('\n', s.Intro) : null,
                Tasks = [.. s.Tasks.Select(read)],
            }),
        ],
    };

    private List<LineReading> Lines(Dictionary<TaskDraft, int> ordinals)
    {
        var readings = new List<LineReading>(_lines.Count);
        foreach (var line in _lines)
        {
            var role = line.Role ?? (line.IsBlank ? LineRole.Blank : LineRole.Unread);
            readings.Add(new LineReading(line.Number, role, line.Task is not null && ordinals.TryGetValue(line.Task, out var ordinal) ? ordinal : null));
            if (role == LineRole.Unread)
            {
                var text = line.Source.Text.Trim();
                _findings.Add(new PlanFinding(FindingCode.UnreadLine, line.Number, $"第{line.Number}行没有读入：“{(text.Length <= 40 ? text : text[..38] + "……")}”。") { Subject = text });
            }
        }
        return readings;
    }

    /// <summary>The first heading, numbered task or row of a table of tasks; what stands before it is title and cover.</summary>
    private int BodyStart()
    {
        for (var i = 0; i < _lines.Count; i++)
        {
            if (_tables.ContainsKey(_lines[i])) return i;
            var marker = _lines[i].Marker;
            if (marker.Number == 1 && marker.Kind is not (MarkerKind.None or MarkerKind.ArabicBare or MarkerKind.SectionWord)) return i;
            if (marker.Number == 1 && marker.Kind == MarkerKind.ArabicBare && NumberSequence.StartsWithoutMark(_lines, i)) return i;
        }
        return _lines.Count;
    }

    private static ParsedPlanKind Kind(FrontMatter front, IReadOnlyList<ChapterDraft> drafts)
    {
        var tasks = drafts.SelectMany(c => c.Sections).SelectMany(s => s.Tasks).ToList();
        var headings = drafts.Count(c => c.Line is not null) + drafts.SelectMany(c => c.Sections).Count(s => s.Line is not null);
        return PlanKinds.Of(front.Title, front.IsNoticeAlone, tasks.Count(t => t.IsClosed || t.Fields.Count > 0), tasks.Count, headings);
    }

    private void DropTasks(IReadOnlyList<ChapterDraft> drafts, ParsedPlanKind kind)
    {
        foreach (var section in drafts.SelectMany(c => c.Sections)) section.Tasks.Clear();
        foreach (var line in _lines)
        {
            line.Task = null;
            if (line.Role is LineRole.Task or LineRole.UnitNote or LineRole.Unread or null && !line.IsBlank) line.Role = LineRole.Prose;
        }
        _findings.RemoveAll(f => f.Code is FindingCode.HeadingGuessed or FindingCode.TitleGuessed);
        _findings.Add(new PlanFinding(FindingCode.NotAPlan, 0, kind == ParsedPlanKind.AnnualReport ? "这是一份报告或总结，不是方案，没有读出任务。" : "没有认出方案：标题和正文里都没有任务分工，没有读出任务。"));
    }

    /// <summary>The last paragraph of a plan that only calls on everybody is no task.</summary>
    private void DropClosing(IReadOnlyList<ChapterDraft> drafts)
    {
        var tasks = drafts.SelectMany(c => c.Sections).LastOrDefault(s => s.Tasks.Count > 0)?.Tasks;
        if (tasks is not null && tasks.Count > 1 && tasks[^1] is { Number: null, Pieces.Count: 1, IsClosed: false } last && last.Pieces[0].Line is { Marker.Kind: MarkerKind.None } line && FrontMatter.IsClosing(line.Text))
        {
            tasks.RemoveAt(tasks.Count - 1);
            line.Role = LineRole.Intro;
            line.Task = null;
        }
        for (var i = _lines.Count - 1; i >= 0 && _lines[i].Role is not (LineRole.Task or LineRole.UnitNote or LineRole.SectionHeading or LineRole.ChapterHeading); i--)
        {
            if (_lines[i].Role == LineRole.Unread && _lines[i].Marker.Kind == MarkerKind.None && _lines[i].Source.Cells is null) _lines[i].Role = LineRole.Intro;
        }
    }
}
