using LawGov.Documents.Plans.Findings;
using LawGov.Documents.Plans.Lines;
using LawGov.Documents.Plans.Outlines;
using LawGov.Documents.Plans.Tables;
using LawGov.Documents.Plans.Tasks;
using LawGov.Documents.Plans.Times;
using LawGov.Documents.Plans.Units;

namespace LawGov.Documents.Plans.Passes;

/// <summary>The passes of a reading, in their order: the whole reader in one list.</summary>
internal static class PlanPasses
{
    /// <summary>The numbering of a line stands within its first characters.</summary>
    private const int LongestHead = 40;

    public static IReadOnlyList<(Pass Pass, Action<ReadingState> Run)> All { get; } =
    [
        (Pass.JoinedLines, PartLines),
        (Pass.PageMarks, PageMarks),
        (Pass.Series, s => SeriesMarks.Apply(s.Lines)),
        (Pass.LostMarks, s => LostMarks.Apply(s.Lines)),
        (Pass.DottedNumbers, s => DottedNumbers.Apply(s.Lines)),
        (Pass.BareHeadings, s => BareHeadings.Apply(s.Lines, s.Notes)),
        (Pass.BareUnits, s => BareUnitLines.Apply(s.Lines, s.Notes)),
        (Pass.NamedAttachments, s => Attachments.ResolveNamed(s.Lines)),
        (Pass.Tables, s => TaskTables.Find(s.Lines, s.Tables)),
        (Pass.Body, FindBody),
        (Pass.Cover, s => s.End = s.Front.Read(s.Lines.GetRange(0, s.To), s.Start)),
        (Pass.RunningHeads, RunningHeads.Drop),
        (Pass.Outline, ReadOutline),
        (Pass.Attachments, AttachedLists.ReadAll),
        (Pass.Closing, ClosingCall.Drop),
        (Pass.Refusal, Refusal.Apply),
        (Pass.Numerals, s => OutlineNumbers.Restore(s.IsPlan ? s.Drafts : [], s.Findings)),
        (Pass.NonTaskParts, s => NonTaskParts.Apply(s.Drafts)),
        (Pass.Inheritance, s => HeadingInheritance.Apply(s.Drafts, s.Notes)),
        (Pass.Years, FindYears),
        (Pass.Tasks, ReadTasks),
        (Pass.Checks, Check),
        (Pass.Account, s => LineAccount.Report(s.Lines, s.Notes, s.Findings)),
    ];

    private static void PartLines(ReadingState state)
    {
        var chapters = state.Source.Lines.Count(l =>
            l.Cells is null
            && l.Text.Length > 0
            && Marker.At(NormalizedText.Of(l.Text.Length <= LongestHead ? l.Text : l.Text[..LongestHead])).Kind is MarkerKind.Chapter or MarkerKind.ChapterWord
        );
        state.Lines.AddRange(state.Source.Lines.SelectMany(l => JoinedLines.Part(l, state.Notes, chapters <= 1)).Select(l => new DocumentLine(l)));
    }

    private static void PageMarks(ReadingState state)
    {
        foreach (var line in state.Lines)
        {
            if (line.Source.Cells is null && !line.IsBlank && PageLines.IsPageMark(line.Text))
                line.ReadAs(LineRole.PagePart, Pass.PageMarks);
            else if (line.Source.Cells is null && PageLines.IsFootnote(line.Source.Text))
                line.ReadAs(LineRole.Note, Pass.PageMarks);
            else
                line.Marker = Marker.At(line.NormalizedText);
        }
    }

    private static void FindBody(ReadingState state)
    {
        var search = new BodySearch(state);
        state.Attached = Attachments.Find(state.Lines);
        var from = state.Attached.FirstOrDefault(at => Attachments.IsPlanOfNotice(state.Lines, at) && search.From(at) < state.Lines.Count, -1);
        if (from < 0)
            from = Attachments.BehindPoints(state.Lines) is { } title && search.From(title) < state.Lines.Count ? title : 0;
        state.Start = search.From(from);
        state.To = state.AttachmentBehind(Math.Max(state.Start, from));
    }

    private static void ReadOutline(ReadingState state)
    {
        var outline = new Outline(state.Lines.GetRange(state.Start, state.End - state.Start), state.Tables, state.Notes, state.Findings);
        state.Drafts = [.. outline.Read()];
        state.TaskKind = outline.TaskKind;
    }

    private static void FindYears(ReadingState state)
    {
        var front = state.Front;
        var period = PlanPeriod.Find(
            NormalizedText.Fold(front.Title),
            state.Lines.Where(l => l.Role is LineRole.Intro or LineRole.Task or LineRole.SectionHeading).Select(l => l.Text)
        );
        var year =
            period.From is { } first && first == period.To
                ? first
                : front.Year ?? PlanPeriod.YearOfOpening(state.Lines.Take(state.Start).Where(l => l.Role == LineRole.Intro).Select(l => l.Text));
        state.Period = period;
        state.Deadlines = new DeadlineReader(period, year, front.StatedYear is { } stated ? Math.Min(period.From ?? stated, stated) : period.From);
    }

    private static void ReadTasks(ReadingState state)
    {
        // The lines outside the tasks, where a document says what holds for all of them
        var outside = state.Lines.Where(l => l.Role is not (LineRole.Task or LineRole.UnitNote or LineRole.Blank or LineRole.Prose)).ToList();
        var tasks = new TaskReader(state.Notes, new DutyReader(state.Lexicon), state.Lexicon, state.Deadlines, state.Findings)
        {
            LeadRules =
            [
                .. outside
                    .Select(l => (l.Number, Rule: DutyReader.RuleIn(l.Text)))
                    .Where(said => said.Rule is not null)
                    .Select(said => (said.Number, said.Rule!.Value)),
            ],
            SignsLead = outside.Exists(l => DutyReader.SaysSignsLead(l.Source.Text)),
        };
        var order = 0;
        state.Ordinals = state.Drafts.SelectMany(c => c.Sections).SelectMany(s => s.Tasks).Where(t => !t.IsAim).ToDictionary(t => t, _ => ++order);
        OutlineChecks.Numbers(state.Drafts, state.Findings, t => state.Ordinals.TryGetValue(t, out var ordinal) ? ordinal : null);
        foreach (var section in state.Drafts.SelectMany(c => c.Sections))
            section.Tasks.RemoveAll(t => t.IsAim);
        state.Chapters = state.Drafts.ConvertAll(c => PlanAssembly.Chapter(c, t => tasks.Read(t, state.Ordinals[t])));
    }

    private static void Check(ReadingState state)
    {
        OutlineChecks.Tasks(state.Chapters, state.TaskKind == MarkerKind.None && state.Tables.Count == 0, state.Findings);
        OutlineChecks.CollectivesOf(state.Chapters, state.Findings);
        if (state.Ordinals.Keys.Any(t => t.NamesUnits || t.HasFields))
            OutlineChecks.TimesOutside(state.Lines, state.Deadlines, state.Findings);
    }
}
