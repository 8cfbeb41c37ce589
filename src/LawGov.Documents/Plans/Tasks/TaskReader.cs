using System.Text.RegularExpressions;
using LawGov.Documents.Plans.Lines;
using LawGov.Documents.Plans.Times;
using LawGov.Documents.Plans.Units;

namespace LawGov.Documents.Plans.Tasks;

/// <summary>Reads one task: parts the body from the unit note and reads both.</summary>
internal sealed partial class TaskReader(UnitNoteFinder notes, DutyReader duties, UnitLexicon lexicon, DeadlineReader deadlines, List<PlanFinding> findings)
{
    private static readonly System.Buffers.SearchValues<char> EndMarks = System.Buffers.SearchValues.Create("。;,、)*.");

    /// <summary>Columns that tell how things stand, or what they are worth.</summary>
    [GeneratedRegex("得分|分值|评分|权重|完成情况|进展|落实情况|完成进度|现状|基数|上年|去年|电话|联系", Pattern.Options)]
    private static partial Regex Told { get; }

    /// <summary>目标值(%): the measure stands in the header.</summary>
    [GeneratedRegex("[(](?<u>%|[\u4E00-\u9FFF]{1,3})[)]$", Pattern.Options)]
    private static partial Regex Measure { get; }

    private LeadRule? _rule;

    private int _rulesRead;

    /// <summary>What the document says outside its tasks about who leads: the first such line holds for all, each further one from its place on.</summary>
    public IReadOnlyList<(int Line, LeadRule Rule)> LeadRules { get; init; } = [];

    /// <summary>The document says that a sign at a name marks those who lead.</summary>
    public bool SignsLead { get; init; }

    /// <summary>A name with the words it came from.</summary>
    private sealed record Named(string Name, UnitItem Item, string? RunTogether);

    public ParsedTask Read(TaskDraft draft, int ordinal)
    {
        var normalized = NormalizedText.Of(string.Join('\n', draft.Pieces.Select(p => p.Raw)));
        var found = notes.Find(normalized);
        var bodyStart = found.Count > 0 && found[0].Span.IsLeading ? found[0].Span.End : 0;
        var trailing = bodyStart > 0 ? found[1..] : found;
        var bodyEnd = trailing.Count > 0 ? LastBlockStart(normalized, trailing) : normalized.Length;
        while (_rulesRead < LeadRules.Count && (_rulesRead == 0 || LeadRules[_rulesRead].Line < draft.Line))
            _rule = LeadRules[_rulesRead++].Rule;
        var parts = PartsOf(draft, normalized, found);
        foreach (var (span, _) in found.Where(f => f.Span.IsDamaged))
        {
            Find(
                FindingCode.UnitNoteDamaged,
                draft.Line,
                ordinal,
                $"任务分工的括号不完整：“{Short(normalized.Quote(span.Start, span.End))}”。",
                null,
                normalized.Quote(span.Start, span.End)
            );
        }
        var cells = OtherCells(draft);
        var inherits = !parts.All.Any() && draft.Inherited is not null && Inherit(draft.Inherited.Value.Note, parts);
        var leadOfHeading = !inherits && draft.Inherited is not null && parts.Leads.Count == 0 && InheritLead(draft.Inherited.Value.Note, parts);
        var task = new ParsedTask
        {
            Ordinal = ordinal,
            Number = draft.Number,
            Text = Trimmed(
                normalized.Raw[
                    (bodyStart > 0 ? normalized.RawStart(bodyStart) : 0)..Math.Max(
                        normalized.RawEnd(bodyEnd),
                        bodyStart > 0 ? normalized.RawStart(bodyStart) : 0
                    )
                ]
            ),
            UnitNote = Note(
                draft,
                trailing.Count > 0 ? (bodyStart > 0 ? normalized.Quote(0, bodyStart) : "") + normalized.Quote(bodyEnd, normalized.Length)
                    : bodyStart > 0 ? normalized.Quote(0, bodyStart)
                    : inherits ? draft.Inherited!.Value.Note.Trim()
                    : null
            ),
            LeadUnits = Names(parts.Leads),
            ResponsibleUnits = Names(parts.Others),
            SupportingUnits = Names(parts.Supporting),
            Persons = parts.Persons,
            Collectives =
            [
                .. parts
                    .All.Where(u => u.Item.IsCollective)
                    .Select(u => new ParsedCollective(u.Name, Collectives.KindOf(u.Item.Folded, u.Item.AfterAndOthers)))
                    .Distinct(),
            ],
            SharedDuty = parts.Shares && parts.Leads.Count == 0,
            Deadlines =
            [
                .. deadlines
                    .InBody(normalized, 0, bodyEnd)
                    .Concat(parts.Deadlines.SelectMany(d => deadlines.InField(d.NormalizedText, d.From, d.To)))
                    .Concat(cells.SelectMany(c => deadlines.InBody(c, 0, c.Length)))
                    .Distinct(),
            ],
            Targets = [.. TargetReader.Find(normalized, 0, bodyEnd).Concat(cells.SelectMany(c => TargetReader.Find(c, 0, c.Length))).Distinct()],
            Recurring = [.. RecurrenceReader.Find(normalized, 0, bodyEnd).Concat(cells.SelectMany(c => RecurrenceReader.Find(c, 0, c.Length))).Distinct()],
            Line = draft.Pieces[0].Line.Number,
            EndLine = Math.Max(draft.Pieces[^1].Line.Number, draft.LastLine),
        };
        task = task with { Title = TaskTitles.Of(task.Text) };
        var ofHeading = task.Deadlines.Count == 0 && draft.InheritedTime is not null;
        if (ofHeading)
            task = task with { Deadlines = [.. TimeOf(draft.InheritedTime!)] };
        if (leadOfHeading)
            Find(
                FindingCode.LeadMissing,
                task.Line,
                ordinal,
                $"该任务没有写明牵头单位，沿用“{Short(draft.Inherited!.Value.Of)}”的：{string.Join("、", task.LeadUnits)}，请核对。",
                string.Join("、", task.LeadUnits),
                task.UnitNote
            );
        if (inherits)
            Find(
                FindingCode.UnitsMissing,
                task.Line,
                ordinal,
                $"该任务没有写明责任单位，沿用“{Short(draft.Inherited!.Value.Of)}”的：{string.Join("、", parts.All.Select(u => u.Name).Distinct())}，请核对。",
                string.Join("、", parts.All.Select(u => u.Name).Distinct()),
                null
            );
        foreach (var (from, to) in found.SelectMany(f => f.Duties.Remarks))
            Find(
                FindingCode.RemarkInNote,
                task.Line,
                ordinal,
                $"责任单位后面的说明没有读入：“{Short(normalized.Quote(from, to))}”，如与本项或其他任务有关，请补上单位和时限。",
                null,
                normalized.Quote(from, to)
            );
        if (LeadsOfParts(normalized, found, parts))
            Find(
                FindingCode.LeadsOfParts,
                task.Line,
                ordinal,
                $"任务的几部分各有牵头单位，都记为整项任务的牵头单位：{string.Join("、", task.LeadUnits)}，请核对或拆成几项。",
                null,
                task.UnitNote
            );
        else if (HasParts(normalized, found, d => d.All))
            Find(
                FindingCode.LeadsOfParts,
                task.Line,
                ordinal,
                $"任务的几部分各有责任单位，都记为整项任务的单位：{string.Join("、", parts.All.Select(u => u.Name).Distinct())}，请核对或拆成几项。",
                null,
                task.UnitNote
            );
        if (deadlines.Unclear(normalized, 0, bodyEnd) is { Count: > 0 } unclear)
            Find(FindingCode.TimeUnclear, task.Line, ordinal, $"“{Short(string.Join("”“", unclear))}”没有认作时限，如果是时限请补上。", null, unclear[0]);
        if (draft.Listed is var (listed, of))
            task = Beside(task, listed, of);
        Report(task, parts, ofHeading);
        return task;
    }

    /// <summary>
    /// The cells that have no field of their own: whatever their column is
    /// called, times and figures in them count; those of scores and progress do not.
    /// </summary>
    private static List<NormalizedText> OtherCells(TaskDraft draft) =>
        [
            .. draft
                .Fields.Where(f => f.Field == NoteField.Other && !Told.IsMatch(f.Header))
                .Select(f =>
                    NormalizedText.Of(Measure.Match(f.Header) is { Success: true } measure && IsFigure(f.Text) ? f.Text + measure.Groups["u"].Value : f.Text)
                ),
        ];

    private static bool IsFigure(string text) => text.Length > 0 && text.All(c => char.IsAsciiDigit(c) || c == '.');

    private Parts PartsOf(TaskDraft draft, NormalizedText normalized, List<(NoteSpan Span, UnitDuties Duties)> found)
    {
        var parts = new Parts(SignsLead);
        foreach (var (_, content) in found)
            parts.Add(normalized, content, RuleOf(content));
        foreach (var field in draft.Fields)
        {
            var cell = NormalizedText.Of(field.Text);
            var content = new UnitDuties();
            if (HasLabel(cell))
                content = duties.ReadLabelled(cell, 0, cell.Length);
            else
                duties.ReadField(cell, 0, cell.Length, field.Field, content);
            parts.Add(cell, content, RuleOf(content));
        }
        return parts;
    }

    /// <summary>Whether several passages of a task have a lead of their own.</summary>
    private static bool LeadsOfParts(NormalizedText normalized, List<(NoteSpan Span, UnitDuties Duties)> found, Parts parts)
    {
        return parts.Leads.Any(l => l.Item.IsOfPart) || HasParts(normalized, found, d => d.Leads);
    }

    /// <summary>Whether notes with text between them name different units.</summary>
    private static bool HasParts(NormalizedText normalized, List<(NoteSpan Span, UnitDuties Duties)> found, Func<UnitDuties, IEnumerable<UnitItem>> named)
    {
        var naming = found.Where(f => named(f.Duties).Any()).ToList();
        return naming
            .Zip(naming.Skip(1))
            .Any(p =>
                normalized.Text.AsSpan(p.First.Span.End, p.Second.Span.Start - p.First.Span.End).ContainsAnyExcept(EndMarks)
                && !named(p.First.Duties).Select(u => u.Folded).ToHashSet().SetEquals(named(p.Second.Duties).Select(u => u.Folded))
            );
    }

    /// <summary>A task of the text beside the one of an attached list that repeats it: the text counts, a time it lacks is taken from the list.</summary>
    private ParsedTask Beside(ParsedTask task, TaskDraft listed, string of)
    {
        var normalized = NormalizedText.Of(string.Join('\n', listed.Pieces.Select(p => p.Raw)));
        var parts = PartsOf(listed, normalized, notes.Find(normalized));
        var (leads, all) = (Names(parts.Leads), Names(parts.All));
        List<ParsedDeadline> times = [.. parts.Deadlines.SelectMany(d => deadlines.InField(d.NormalizedText, d.From, d.To))];
        var otherUnits =
            all.Count > 0
            && ((leads.Count > 0 && !leads.ToHashSet().SetEquals(task.LeadUnits)) || !all.ToHashSet().SetEquals(task.LeadUnits.Concat(task.ResponsibleUnits)));
        var otherTimes = times.Count > 0 && task.Deadlines.Count > 0 && !times.Select(d => d.DueOn).ToHashSet().SetEquals(task.Deadlines.Select(d => d.DueOn));
        if (otherUnits || otherTimes)
        {
            var said = string.Join(
                "；",
                (
                    (string[])
                        [
                            leads.Count > 0 ? "牵头" + string.Join("、", leads) : "",
                            string.Join("、", all.Except(leads)),
                            string.Join("、", times.Select(d => d.Text)),
                        ]
                ).Where(s => s.Length > 0)
            );
            Find(
                FindingCode.ListDiffers,
                task.Line,
                task.Ordinal,
                $"“{Short(of)}”（第{listed.Line}行）写的是{said}，与正文不同，按正文读入，请核对。",
                null,
                task.UnitNote
            );
        }
        return task.Deadlines.Count > 0 ? task : task with { Deadlines = times };
    }

    /// <summary>The note and the cells beside the text, as they stand.</summary>
    private static string? Note(TaskDraft draft, string? note)
    {
        if (draft.Fields.Count == 0)
            return note;
        var cells = string.Join(
            '；',
            draft.Fields.Select(f =>
                (
                    f.Header.Length == 0 ? ""
                    : f.Text.Length == 0 ? f.Header
                    : f.Header + "："
                ) + f.Text.Replace('\n', '、')
            )
        );
        return string.IsNullOrEmpty(note) ? cells : note + '；' + cells;
    }

    private bool Inherit(string note, Parts parts)
    {
        var normalized = NormalizedText.Of(note);
        foreach (var (_, content) in notes.Find(normalized))
            parts.Add(normalized, content, RuleOf(content));
        return parts.All.Any();
    }

    /// <summary>Takes the lead that a heading names for tasks that name only who else answers.</summary>
    private bool InheritLead(string note, Parts parts)
    {
        var heading = new Parts(SignsLead);
        var normalized = NormalizedText.Of(note);
        foreach (var (_, content) in notes.Find(normalized))
            heading.Add(normalized, content, RuleOf(content));
        if (heading.Leads.Count == 0)
            return false;
        parts.Lead(heading.Leads);
        return true;
    }

    private IEnumerable<ParsedDeadline> TimeOf(string heading)
    {
        var normalized = NormalizedText.Of(heading);
        return deadlines
            .InField(normalized, 0, normalized.Length)
            .Where(d => d.Kind is not (ParsedDeadlineKind.TextOnly or ParsedDeadlineKind.Recurring))
            .Select(d => d with { IsInferred = true });
    }

    private static bool HasLabel(NormalizedText cell)
    {
        for (var i = 0; i < cell.Length; i++)
        {
            if (NoteLabels.CanStart(cell.Text[i]) && NoteLabels.At(cell.Text, i, cell.Length) is { HasMark: true } label && cell.Text[label.End - 1] == ':')
                return true;
        }
        return false;
    }

    private LeadRule? RuleOf(UnitDuties content)
    {
        _rule = content.RuleFromHere ?? _rule;
        return content.LeadRule ?? _rule;
    }

    /// <summary>Where the notes begin that end the passage; notes in the middle stay in the text.</summary>
    private static int LastBlockStart(NormalizedText normalized, List<(NoteSpan Span, UnitDuties Duties)> found)
    {
        var start = found[^1].Span.Start;
        if (normalized.Text.AsSpan(found[^1].Span.End).ContainsAnyExcept(EndMarks))
            return normalized.Length;
        for (var i = found.Count - 2; i >= 0; i--)
        {
            if (normalized.Text.AsSpan(found[i].Span.End, start - found[i].Span.End).ContainsAnyExcept(EndMarks))
                break;
            start = found[i].Span.Start;
        }
        return start;
    }

    private static string Trimmed(string text) =>
        string.Join(
            '\n',
            text.Split('\n').Select(l => l.Replace("**", "", StringComparison.Ordinal).Trim().Trim('*').TrimStart('>').Trim()).Where(l => l.Length > 0)
        );

    private static List<string> Names(IEnumerable<Named> units) =>
        [.. units.Where(u => !u.Item.IsOpenEnd).Select(u => u.Name).Distinct(StringComparer.Ordinal)];

    private static string Short(string text) => text.Length <= 40 ? text : text[..38] + "……";

    private void Report(ParsedTask task, Parts parts, bool timeOfHeading)
    {
        foreach (var run in parts.All.Where(u => u.RunTogether is not null).GroupBy(u => u.RunTogether!))
        {
            var names = run.Select(u => u.Name).Distinct(StringComparer.Ordinal).ToList();
            Find(
                FindingCode.UnitsRunTogether,
                task.Line,
                task.Ordinal,
                $"“{run.Key}”像是几个单位连写，拆为{string.Join("、", names)}，请核对。",
                string.Join("、", names),
                run.Key,
                names
            );
        }
        foreach (var unit in parts.All.Where(u => !u.Item.IsCollective && !u.Item.IsLikely).DistinctBy(u => u.Name))
        {
            Find(FindingCode.UnitDoubtful, task.Line, task.Ordinal, $"“{Short(unit.Name)}”不像单位名称，请核对。", null, unit.Name);
        }
        if (parts.All.Any() && task.LeadUnits.Count == 0 && !task.SharedDuty)
        {
            Find(FindingCode.LeadMissing, task.Line, task.Ordinal, "写明了责任单位，没有写明牵头单位。", null, task.UnitNote);
        }
        foreach (var deadline in task.Deadlines.Where(d => d.IsInferred))
        {
            var day = deadline.DueOn is { } due ? $"{due.Year}年{due.Month}月{due.Day}日" : null;
            Find(
                FindingCode.DeadlineInferred,
                task.Line,
                task.Ordinal,
                timeOfHeading
                    ? $"任务没有写时限，按标题中的“{deadline.Text}”定为{day ?? "当年"}，请核对。"
                    : $"时限“{deadline.Text}”没有写全，推断为{day}，请核对。",
                day,
                deadline.Text
            );
        }
        foreach (var deadline in task.Deadlines.Where(d => d is { Kind: ParsedDeadlineKind.InYear, DueOn: null }))
        {
            Find(
                FindingCode.DeadlineInferred,
                task.Line,
                task.Ordinal,
                $"时限“{Short(deadline.Text)}”没有年份，文件里也找不到年份，请填写。",
                null,
                deadline.Text
            );
        }
        foreach (var deadline in task.Deadlines.Where(d => d.Kind == ParsedDeadlineKind.TextOnly && d.Text.Any(char.IsDigit)))
        {
            Find(FindingCode.DateDamaged, task.Line, task.Ordinal, $"时限“{Short(deadline.Text)}”没有认出日期，只保留文字，请核对。", null, deadline.Text);
        }
        if (lexicon.IsEmpty)
            return;
        foreach (var unit in parts.All.Where(u => !u.Item.IsCollective && u.Item.IsLikely && !lexicon.Knows(u.Item.Folded)).DistinctBy(u => u.Name))
        {
            var near = UnitNames.Suggest(unit.Name, lexicon.Names).Select(s => s.Name).ToList();
            Find(FindingCode.UnitUnknown, task.Line, task.Ordinal, $"单位名录里没有“{unit.Name}”。", near.FirstOrDefault(), unit.Name, near);
        }
    }

    private void Find(FindingCode code, int line, int task, string message, string? suggestion, string? subject, IReadOnlyList<string>? proposals = null) =>
        findings.Add(
            new PlanFinding(code, line, message, suggestion)
            {
                Task = task,
                Subject = subject,
                Proposals = proposals ?? [],
            }
        );

    /// <summary>All that the notes and columns of one task say.</summary>
    private sealed class Parts(bool signsLead)
    {
        public List<Named> Leads { get; } = [];

        public List<Named> Responsible { get; } = [];

        public List<Named> Supporting { get; } = [];

        /// <summary>Responsible and supporting ones in the order of the text.</summary>
        public List<Named> Others { get; } = [];

        public List<string> Persons { get; } = [];

        public List<(NormalizedText NormalizedText, int From, int To)> Deadlines { get; } = [];

        public bool Shares { get; private set; }

        public IEnumerable<Named> All => Leads.Concat(Responsible).Concat(Supporting);

        /// <summary>Puts these units in the lead; those named otherwise leave their place.</summary>
        public void Lead(IEnumerable<Named> units)
        {
            Leads.AddRange(units);
            var names = Leads.Select(u => u.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var others in (List<Named>[])[Responsible, Supporting, Others])
                others.RemoveAll(u => names.Contains(u.Name));
        }

        public void Add(NormalizedText normalized, UnitDuties content, LeadRule? rule)
        {
            var open = content.Leads.Count == 0 && content.Responsible.Count > 0;
            var leads = open && signsLead ? content.Responsible.Where(u => u.IsMarked).ToList() : [];
            if (leads.Count == 0 && open)
            {
                leads = rule switch
                {
                    LeadRule.First => content.Responsible[..1],
                    LeadRule.Last => [content.Responsible.FindLast(u => !u.IsOpenEnd) ?? content.Responsible[^1]],
                    LeadRule.All => content.Responsible,
                    _ => [],
                };
            }
            Leads.AddRange(content.Leads.Concat(leads).Select(Named));
            Responsible.AddRange(content.Responsible.Except(leads).Select(Named));
            Supporting.AddRange(content.Supporting.Select(Named));
            Others.AddRange(content.Responsible.Except(leads).Concat(content.Supporting).OrderBy(u => u.From).Select(Named));
            Persons.AddRange(content.Persons);
            Deadlines.AddRange(content.Deadlines.Select(d => (normalized, d.From, d.To)));
            Shares |= content.SharesDuty;

            Named Named(UnitItem item) =>
                new(normalized.NameAt(item.From, item.To), item, item.RunTogether is var (from, to) ? normalized.NameAt(from, to) : null);
        }
    }
}
