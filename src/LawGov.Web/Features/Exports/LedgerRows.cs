using LawGov.Data.Queries;
using LawGov.Documents.Ledgers;
using LawGov.Domain;
using LawGov.Domain.Assignments;
using LawGov.Domain.Lamps;
using LawGov.Domain.Plans;
using LawGov.Web.Features.Overdue;
using LawGov.Web.Texts;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Features.Exports;

/// <summary>Rows of the printed ledger and of the flat sheet.</summary>
public sealed class LedgerRows(LedgerFacts facts, QuarterBoard board, DistrictClock clock, IStringLocalizer<Text> l)
{
    private readonly ILookup<Guid, LedgerLine> _byTask = facts.Lines.ToLookup(x => x.Owed.PlanTaskId);
    private readonly Dictionary<Guid, PlanSection> _sections = facts.Sections.ToDictionary(s => s.Id);
    private readonly Dictionary<Guid, PlanTask> _tasks = facts.Tasks.ToDictionary(t => t.Id);
    private readonly Dictionary<Guid, string> _plans = facts.Plans.ToDictionary(p => p.Id, p => p.Title);
    private readonly Dictionary<Guid, UnitName> _units = board.Names.Units.ToDictionary(u => u.Id);

    /// <summary>The reports of a task.</summary>
    public IEnumerable<LedgerLine> LinesOf(PlanTask task) => _byTask[task.Id];

    /// <summary>The report that speaks for a task: the consolidating lead's where it is accepted, else the first accepted one.</summary>
    public LedgerLine? Speaker(PlanTask task)
    {
        var primary = facts.Named[task.Id].FirstOrDefault(n => n.IsPrimaryLead)?.UnitId;
        return LinesOf(task).Where(x => x.Text is not null).OrderByDescending(x => x.Unit.Id == primary).FirstOrDefault();
    }

    /// <summary>The consolidating lead.</summary>
    public string? LeadOf(PlanTask task) => facts.Named[task.Id].FirstOrDefault(n => n.IsPrimaryLead)?.UnitId is { } id ? facts.Units[id].Name : null;

    /// <summary>A task of the printed ledger.</summary>
    public LedgerRow Row(PlanTask task)
    {
        var speaker = Speaker(task);
        var worst = LinesOf(task).OrderByDescending(x => x.Owed.Lamp).FirstOrDefault();
        var named = facts.Named[task.Id].OrderByDescending(n => n.IsPrimaryLead).ToList();
        var urged = LinesOf(task).Select(x => _units[x.Unit.Id]).Where(u => u.UrgedTimes > 0).DistinctBy(u => u.Id).ToList();
        return new LedgerRow
        {
            Number = task.Number,
            Chapter = _sections[task.ChapterId].Heading,
            Section = task.SectionId is { } section ? _sections[section].Heading : "",
            Task = task.Title,
            Deliverable = task.Deliverable,
            Leads = [.. named.Where(n => n.Role is UnitRole.Lead or UnitRole.CoLead).Select(NameOf)],
            ResponsibleUnits = [.. named.Where(n => n.Role is not (UnitRole.Lead or UnitRole.CoLead)).Select(NameOf)],
            DeadlineText = task.Deadline.SourceText,
            DueOn = task.Deadline.DueOn,
            Targets = Targets(task, speaker?.Text),
            Progress = speaker?.Text?.Progress ?? "",
            Problems = speaker?.Text?.Problems ?? "",
            NextStep = speaker?.Text?.NextSteps ?? "",
            SelfAssessment = speaker?.Owed.SelfAssessment is { } own ? RuleText.LabelOf(own) : "",
            ReviewOpinion = Opinion(speaker?.Decision),
            Evidence = speaker?.Evidence ?? [],
            Lamp = worst is null ? LedgerLamp.None : LampOf(worst.Owed.Lamp),
            LampText = worst is null ? "" : SayLamp(worst.Owed),
            Supervision = string.Join('\n', urged.Where(u => u.MaySupervise).Select(u => $"{u.Name}催办{u.UrgedTimes}次")),
        };
    }

    /// <summary>A report of the flat sheet.</summary>
    public LedgerDetail Detail(LedgerLine line)
    {
        var task = _tasks[line.Owed.PlanTaskId];
        return new LedgerDetail
        {
            PeriodKey = line.Owed.PeriodKey,
            PlanTitle = _plans[line.Owed.PlanId],
            Chapter = _sections[line.Owed.ChapterId].Heading,
            TaskNumber = task.Number,
            TaskTitle = task.Title,
            UnitName = line.Unit.Name,
            UnitKind = RuleText.LabelOf(line.Unit.Kind),
            Role = line.IsOfGroup ? "集合单位成员" : RuleText.LabelOf(line.Role),
            Status = StatusOf(line.Owed),
            DueOn = line.Owed.DueOn,
            FirstSubmittedOn = line.Owed.FirstSubmittedOn,
            DaysLate = DaysLate(line.Owed),
            ReviewedOn = line.Decision is { } decision ? clock.DayOf(decision.DecidedAt) : null,
            SelfAssessment = line.Text is not null && line.Owed.SelfAssessment is { } own ? RuleText.LabelOf(own) : "",
            Lamp = SayLamp(line.Owed),
            Targets = line.Text is null ? [] : Targets(task, line.Text),
            Progress = line.Text?.Progress ?? "",
            Problems = line.Text?.Problems ?? "",
            NextStep = line.Text?.NextSteps ?? "",
        };
    }

    /// <summary>Measures with what was reported.</summary>
    public static IReadOnlyList<LedgerTarget> Targets(PlanTask task, AcceptedText? text) => [.. Measures(task, text).Select(m => m.Told)];

    /// <summary>Measures of a task, each as the file tells it: those with a figure to reach, and those for which one was reported.</summary>
    public static IEnumerable<(TaskTarget Of, LedgerTarget Told)> Measures(PlanTask task, AcceptedText? text)
    {
        var figures = text?.Actuals.ToDictionary();
        decimal? ActualOf(TaskTarget target) => figures is not null && figures.TryGetValue(target.Id, out var actual) ? Exact(actual) : null;
        return task
            .Targets.OrderBy(t => t.Ordinal)
            .Select(t => (Of: t, Told: new LedgerTarget(t.Text, Exact(t.Value), ActualOf(t), t.Unit)))
            .Where(m => m.Told is not { Target: null, Actual: null });
    }

    /// <summary>Days past the due day: until it came in, or until the day the quarter is seen on; 0 in time, none while it is not due or waived.</summary>
    public int? DaysLate(OwedReport r) =>
        r.IsWaived || r.IsNotYetDue ? null
        : r.FirstSubmittedOn is { } on ? Math.Max(0, on.DayNumber - r.DueOn.DayNumber)
        : board.Day.Today.DayNumber - r.DueOn.DayNumber;

    /// <summary>The figure as files carry it; none where it is no number, or larger than any count is.</summary>
    private static decimal? Exact(double? figure) => figure is { } value && double.IsFinite(value) && Math.Abs(value) < 1e15 ? (decimal)value : null;

    private static string StatusOf(OwedReport r) =>
        r.IsWaived ? "免报"
        : r.IsMissing ? "未报"
        : r.IsNotYetDue ? "未到期"
        : r.IsAccepted ? "审核通过"
        : r.IsWaiting ? "待审核"
        : "退回修改";

    private static string Opinion(LastDecision? decision) =>
        decision switch
        {
            null => "",
            { Comment.Length: 0 } => RuleText.LabelOf(decision.Verdict),
            _ => $"{RuleText.LabelOf(decision.Verdict)}：{decision.Comment}",
        };

    private static LedgerLamp LampOf(Lamp lamp) =>
        lamp switch
        {
            Lamp.Grey => LedgerLamp.Grey,
            Lamp.Blue => LedgerLamp.Blue,
            Lamp.Green => LedgerLamp.Green,
            Lamp.Yellow => LedgerLamp.Yellow,
            Lamp.Red => LedgerLamp.Red,
            _ => LedgerLamp.None,
        };

    private string SayLamp(OwedReport r)
    {
        var reason = LampText.Reason(l, r.Facts, board.Day);
        var word = RuleText.LabelOf(r.Lamp);
        return reason.Length == 0 ? word : $"{word} {reason}";
    }

    private string NameOf(Named named) => named.UnitId is { } unit ? facts.Units[unit].Name : facts.Groups[named.UnitGroupId!.Value];
}
