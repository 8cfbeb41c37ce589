using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Documents.Ledgers;
using LawGov.Documents.Official;
using LawGov.Domain;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Features.Overdue;
using LawGov.Web.Settings;
using LawGov.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Features.Exports;

/// <summary>
/// Composes what the quarterly files say: the numbers of the board and the texts the office accepted, read in one snapshot, so that no list
/// contradicts its number. Units that may not be supervised count in every figure and stand in no list of the late.
/// </summary>
public sealed class SummaryComposer(LawGovDb db, QuarterBoardQuery boards, LedgerQuery ledger, DistrictClock clock, LawGovOptions options, CurrentUser user)
{
    /// <summary>A file is the district's paper: Chinese, whatever language the screen has.</summary>
    private static readonly IStringLocalizer<Text> L = ChineseTexts.Instance;

    /// <summary>The quarterly summary.</summary>
    public async Task<QuarterlySummary> ReadAsync(string? periodKey, Guid? planId, CancellationToken ct)
    {
        var scope = new BoardScope(Plan: planId);
        await using var snapshot = await db.BeginSnapshotAsync(ct);
        var board = await boards.ReadInSnapshotAsync(Operation.ExportSummary, periodKey, ct);
        var facts = await ledger.ReadAsync(board, scope, ct);
        var rows = new LedgerRows(facts, board, clock, L);
        var figures = board.Within(scope);
        var tasks = facts.Tasks.ToDictionary(t => t.Id);
        var named = facts.Lines.Where(x => x.Unit.MaySupervise).ToList();
        var before = board.BeforeWithin(scope);
        return new QuarterlySummary
        {
            DistrictName = board.State.Settings.DistrictName,
            OrganName = board.State.Settings.OfficeName,
            PeriodLabel = board.Period.Label,
            PreviousPeriodLabel = board.Period.Previous.Label,
            NextPeriodLabel = board.Period.Next.Label,
            PlanTitles = [.. facts.Plans.Select(p => p.Title)],
            Figures = Count(figures),
            PreviousFigures = before is null ? null : Count(before),
            FiguresByKind = ByKind(board, facts, scope),
            Assessments = new SummaryAssessments(
                figures.AssessedCompleted,
                figures.AssessedAhead,
                figures.AssessedOnSchedule,
                figures.AssessedBehind,
                figures.AssessedOther
            ),
            Chapters = [.. facts.Plans.SelectMany(p => Chapters(p, facts, rows))],
            Problems = Problems(facts, tasks),
            Late = [.. named.Where(x => x.Owed.IsLate).Select(x => Delay(x, tasks, rows))],
            Missing = [.. named.Where(x => x.Owed.IsMissing).Select(x => Delay(x, tasks, rows))],
            Promises =
            [
                .. facts
                    .Lines.Where(x => !string.IsNullOrWhiteSpace(x.Text?.NextSteps))
                    .Select(x => new SummaryPromise(x.Unit.ShortName, tasks[x.Owed.PlanTaskId].Number, tasks[x.Owed.PlanTaskId].Title, x.Text!.NextSteps)),
            ],
            LastPromises = await KeptAsync(board, named, tasks, ct),
            Ledger = [.. facts.Tasks.Select(rows.Row)],
            SignedOn = board.Day.Today,
            IsFinal = board.IsLocked,
            DataCutOffAt = CutOff(board),
            GeneratedAt = Local(clock.Now),
            GeneratedBy = user.DisplayName,
        };
    }

    /// <summary>The ledger of the district or of a plan, or of one unit.</summary>
    public async Task<LedgerWorkbook> ReadWorkbookAsync(string? periodKey, BoardScope scope, CancellationToken ct)
    {
        await using var snapshot = await db.BeginSnapshotAsync(ct);
        var board = await boards.ReadInSnapshotAsync(scope.Unit is null ? Operation.ExportSummary : Operation.ExportUnitLedger, periodKey, ct);
        var facts = await ledger.ReadAsync(board, scope, ct);
        var rows = new LedgerRows(facts, board, clock, L);
        var figures = board.Within(scope);
        var before = board.BeforeWithin(scope);
        var scopeName = scope.Unit is { } unit ? facts.Units[unit].Name : board.State.Settings.DistrictName;
        var tasks = scope.Unit is { } own ? facts.Tasks.Where(t => rows.LinesOf(t).Any() || facts.Named[t.Id].Any(n => n.UnitId == own)) : facts.Tasks;
        return new LedgerWorkbook
        {
            Title = $"{scopeName}法治政府建设任务台账（{board.Period.Label}）",
            ScopeName = scopeName,
            OrganName = board.State.Settings.OfficeName,
            PeriodLabel = board.Period.Label,
            Rows = [.. tasks.Select(rows.Row)],
            Details = [.. facts.Lines.Select(rows.Detail)],
            Definitions =
            [
                new LedgerDefinition(
                    "本期数字",
                    $"应报{figures.Owed}项＝按时{figures.OnTime}＋补报{figures.Late}＋未报{figures.Missing}＋未到期{figures.NotYetDue}；另有免报{figures.Waived}项。"
                ),
                new LedgerDefinition("本期审核", $"已报{figures.Submitted}项＝通过{figures.Accepted}＋待审{figures.Waiting}＋退回{figures.Returned}。"),
                new LedgerDefinition(
                    "本期亮灯",
                    $"合计{figures.All}项：红灯{figures.Red}、黄灯{figures.Yellow}、绿灯{figures.Green}、已办结{figures.Blue}、未到期或免报{figures.Grey}。"
                ),
                .. before is null
                    ? []
                    : new[]
                    {
                        new LedgerDefinition(
                            "上季度",
                            $"应报{before.Owed}项＝按时{before.OnTime}＋补报{before.Late}＋未报{before.Missing}＋未到期{before.NotYetDue}；另有免报{before.Waived}项。"
                        ),
                    },
                new LedgerDefinition("亮灯规则", LampText.Rule(L, board.State.Settings)),
                new LedgerDefinition("文字内容", "只列审核通过的填报；草稿、待审核和退回修改的内容不列。"),
                new LedgerDefinition("状态", board.IsLocked ? "定稿：本季度已归档，数据不再变化。" : "草稿：本季度尚未归档，数据还会变化。"),
            ],
            DataCutOffAt = CutOff(board),
            GeneratedAt = Local(clock.Now),
            GeneratedBy = user.DisplayName,
        };
    }

    private static SummaryFigures Count(ReportCounts f) =>
        new()
        {
            OnTime = f.OnTime,
            Late = f.Late,
            Missing = f.Missing,
            NotYetDue = f.NotYetDue,
            Waived = f.Waived,
            Accepted = f.Accepted,
            UnderReview = f.Waiting,
            Returned = f.Returned,
        };

    private static List<SummaryFiguresRow> ByKind(QuarterBoard board, LedgerFacts facts, BoardScope scope) =>
        [
            .. board
                .ByUnit(scope)
                .GroupBy(u => facts.Units[u.Unit.Id].Kind)
                .OrderBy(g => g.Key)
                .Select(g => new SummaryFiguresRow(RuleText.LabelOf(g.Key), g.Count(), Count(ReportCounts.Sum(g.Select(u => u.Counts))))),
        ];

    private static IEnumerable<SummaryChapter> Chapters(PlanTitle plan, LedgerFacts facts, LedgerRows rows) =>
        facts
            .Sections.Where(s => s.PlanId == plan.Id && s.Level == SectionLevel.Chapter)
            .OrderBy(s => s.Ordinal)
            .Select(chapter => new SummaryChapter
            {
                Title = chapter.Title,
                PlanTitle = plan.Title,
                TaskCount = facts.Tasks.Count(t => t.ChapterId == chapter.Id),
                Items =
                [
                    .. facts
                        .Tasks.Where(t => t.ChapterId == chapter.Id)
                        .Select(t => (Task: t, Speaker: rows.Speaker(t)))
                        .Where(x => x.Speaker is not null)
                        .Select(x => Item(x.Task, x.Speaker!, rows)),
                ],
            });

    private static SummaryItem Item(PlanTask task, LedgerLine speaker, LedgerRows rows) =>
        new()
        {
            TaskNumber = task.Number,
            Title = task.Title,
            Lead = rows.LeadOf(task),
            Progress = speaker.Text!.Progress,
            Targets =
            [
                .. LedgerRows
                    .Measures(task, speaker.Text)
                    .Where(m => m.Told.Target is not null)
                    .Select(m => new SummaryTarget(m.Told.Name, m.Told.Target!.Value, m.Told.Actual, m.Told.Unit, m.Of.Operator == TargetOperator.AtMost)),
            ],
        };

    private static List<SummaryProblem> Problems(LedgerFacts facts, Dictionary<Guid, PlanTask> tasks) =>
        [
            .. facts
                .Lines.Where(x => !string.IsNullOrWhiteSpace(x.Text?.Problems))
                .GroupBy(x => x.Owed.PlanTaskId)
                .Select(g => new SummaryProblem(
                    tasks[g.Key].Number,
                    tasks[g.Key].Title,
                    [.. g.Select(x => new UnitStatement(x.Unit.ShortName, x.Text!.Problems))]
                )),
        ];

    private static SummaryDelay Delay(LedgerLine line, Dictionary<Guid, PlanTask> tasks, LedgerRows rows) =>
        new(line.Unit.ShortName, tasks[line.Owed.PlanTaskId].Number, tasks[line.Owed.PlanTaskId].Title, rows.DaysLate(line.Owed) ?? 0);

    /// <summary>What was promised in the accepted reports of the quarter before, beside what was accepted now.</summary>
    private async Task<IReadOnlyList<SummaryKeptPromise>> KeptAsync(
        QuarterBoard board,
        List<LedgerLine> named,
        Dictionary<Guid, PlanTask> tasks,
        CancellationToken ct
    )
    {
        var key = board.Period.Previous.Key;
        var promised = await db
            .Reports.AsNoTracking()
            .VisibleTo(board.Reach)
            .Where(r => r.PeriodKey == key && r.NextSteps != "")
            .Accepted()
            .Select(r => new
            {
                r.PlanTaskId,
                r.UnitId,
                r.NextSteps,
            })
            .ToDictionaryAsync(r => (r.PlanTaskId, r.UnitId), r => r.NextSteps, ct);
        return
        [
            .. named
                .Where(x => promised.ContainsKey((x.Owed.PlanTaskId, x.Unit.Id)))
                .Select(x => new SummaryKeptPromise(
                    x.Unit.ShortName,
                    tasks[x.Owed.PlanTaskId].Number,
                    tasks[x.Owed.PlanTaskId].Title,
                    promised[(x.Owed.PlanTaskId, x.Unit.Id)],
                    x.Text?.Progress
                )),
        ];
    }

    private DateTimeOffset CutOff(QuarterBoard board) => Local(board.Window?.LockedAt ?? clock.Now);

    private DateTimeOffset Local(DateTime utc)
    {
        var local = clock.Local(utc);
        return new DateTimeOffset(local, options.Zone.GetUtcOffset(local));
    }
}
