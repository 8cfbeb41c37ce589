using LawGov.Documents.Plans.Cover;
using LawGov.Documents.Plans.Lines;
using LawGov.Documents.Plans.Outlines;
using LawGov.Documents.Plans.Times;

namespace LawGov.Documents.Plans.Passes;

/// <summary>Decides what kind of document it is, and refuses what is no plan: by what it says, never for a missing title or number.</summary>
internal static class Refusal
{
    /// <summary>The purpose of a plan is said among its first lines.</summary>
    private const int MostOpening = 12;

    /// <summary>Settles the kind; a notice alone and what is no plan lose their tasks.</summary>
    public static void Apply(ReadingState state)
    {
        if (IsApart(state, state.Front, state.Drafts) || IsNoticeOfFiles(state, state.Front, state.Drafts))
        {
            state.Kind = ParsedPlanKind.Notice;
            DropNotice(state, state.Drafts, state.Start);
            return;
        }
        state.Kind = Kind(state);
        if (!state.IsPlan)
            DropTasks(state, state.Drafts, state.Kind);
        else if (state.Front.Title.Length == 0)
            state.Findings.Add(new PlanFinding(FindingCode.TitleGuessed, 1, "没有找到标题，任务已读出，请补上标题。"));
    }

    private static bool SaysPurpose(ReadingState state) =>
        state
            .Lines.Where(l => !l.IsBlank && l.Role is LineRole.Intro or LineRole.Cover or LineRole.Task or LineRole.Title)
            .Take(MostOpening)
            .Any(l => PlanKinds.IsPurpose(l.Text));

    private static ParsedPlanKind Kind(ReadingState state)
    {
        var (front, drafts) = (state.Front, state.Drafts);
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
        return PlanKinds.Of(front.Title, front.IsNoticeAlone, withUnits, tasks.Count, headings, SaysPurpose(state));
    }

    private static bool IsApart(ReadingState state, FrontMatter front, List<ChapterDraft> drafts) =>
        front.TitleIsOfNotice
        && !IsSignedBefore(state, drafts)
        && drafts.SelectMany(c => c.Sections).SelectMany(s => s.Tasks).Count(t => t.NamesUnits || t.HasFields) < PlanKinds.EnoughTasks
        && (
            Attachments.IsApart(state.Lines, front.Title)
            || drafts.TrueForAll(c => c.Number is null && c.Sections.TrueForAll(s => s.Number is null && s.Tasks.TrueForAll(t => t.Number is null)))
        );

    private static bool IsNoticeOfFiles(ReadingState state, FrontMatter front, List<ChapterDraft> drafts) =>
        front.IsNoticeAlone
        && drafts.SelectMany(c => c.Sections).SelectMany(s => s.Tasks).All(t => !t.NamesUnits && !t.HasFields)
        && state.Lines.Exists(l => l.Text.Length <= 400 && (l.Text.Contains("见附件", StringComparison.Ordinal) || PageLines.IsAttachment(l.Text)));

    private static bool IsSignedBefore(ReadingState state, List<ChapterDraft> drafts)
    {
        if (drafts.Find(c => c.Line is not null)?.Line is not { } heading)
            return false;
        DocumentLine? before = null;
        foreach (var line in state.Lines.TakeWhile(l => l != heading).Where(l => !l.IsBlank))
        {
            if (before is not null && DocumentDates.IsDay(line.Text) && PageLines.IsOrgan(before.Text))
                return true;
            before = line;
        }
        return false;
    }

    private static void DropNotice(ReadingState state, List<ChapterDraft> drafts, int start)
    {
        drafts.Clear();
        foreach (var line in state.Lines.Skip(start))
        {
            line.Task = null;
            if (line.Role is not (LineRole.Blank or LineRole.PagePart or LineRole.Metadata or LineRole.Note) && !line.IsBlank)
                line.ReadAs(LineRole.Cover, Pass.Refusal, "全文不是方案");
        }
        state.Findings.RemoveAll(f => f.Code is FindingCode.HeadingGuessed);
        state.Findings.Add(new PlanFinding(FindingCode.NotAPlan, 0, "这是印发通知，方案或清单是另外的文件，请导入那个文件。没有读出任务。"));
    }

    private static void DropTasks(ReadingState state, IReadOnlyList<ChapterDraft> drafts, ParsedPlanKind kind)
    {
        foreach (var section in drafts.SelectMany(c => c.Sections))
            section.Tasks.Clear();
        foreach (var line in state.Lines)
        {
            line.Task = null;
            if (line.Role is LineRole.Task or LineRole.UnitNote or LineRole.Unread or null && !line.IsBlank)
                line.ReadAs(LineRole.Prose, Pass.Refusal, "全文不是方案");
        }
        state.Findings.RemoveAll(f => f.Code is FindingCode.HeadingGuessed or FindingCode.TitleGuessed);
        state.Findings.Add(
            new PlanFinding(
                FindingCode.NotAPlan,
                0,
                kind == ParsedPlanKind.AnnualReport
                    ? "这是一份报告或总结，不是方案，没有读出任务。"
                    : "没有认出方案：标题和正文里都没有任务分工，没有读出任务。"
            )
        );
    }
}
