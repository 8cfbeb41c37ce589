using System.Globalization;
using FluentValidation;
using LawGov.Data.Queries;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using LawGov.Web.Features.Shared;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LawGov.Web.Features.Overdue;

/// <summary>The supervision board: who is late, in one sentence, five numbers, a list and two charts; every number leads to the list it counts.</summary>
[Access(Operation.ReadBoard)]
public sealed class BoardModel(
    QuarterBoardQuery boards,
    OwedReportsQuery owedReports,
    UrgeUnits urgeUnits,
    DutyQuery duties,
    IValidator<UrgeUnits.Command> validator
) : AppPage
{
    /// <summary>Bars drawn before somebody asks for all.</summary>
    private const int FirstBars = 15;

    private IReadOnlyList<UnitCounts>? _units;
    private IReadOnlyList<ChapterCounts>? _chapters;

    /// <summary>How long a drawn part of the board is kept at most; it is drawn again at once when the audit chain grows.</summary>
    public static TimeSpan Kept => TimeSpan.FromMinutes(10);

    [FromQuery]
    public BoardFilter Filter { get; set; } = new();

    [BindProperty]
    public UrgeUnits.Command Input { get; set; } = new();

    public QuarterBoard Board { get; private set; } = null!;

    public ReportCounts Now { get; private set; } = ReportCounts.None;

    public ReportCounts? Before { get; private set; }

    public Pager Pager { get; private set; } = Pager.For(1, OwedReportsQuery.PageSize, 0);

    public IReadOnlyList<OwedRow> Rows { get; private set; } = [];

    public IReadOnlyList<UnitCounts> Units => _units ??= Board.ByUnit(Filter.Scope);

    public IReadOnlyList<ChapterCounts> Chapters => _chapters ??= Board.ByChapter(Filter.Scope);

    public IReadOnlyList<UnitCounts> Overdue { get; private set; } = [];

    public string PeriodKey => Board.Period.Key;

    public int RedUnits => Units.Count(u => u.Counts.Red > 0);

    public IEnumerable<UnitCounts> Bars => Filter.Units == "all" ? Units : Units.Take(FirstBars);

    public int WidestUnit => Bars.Select(u => u.Counts.All).DefaultIfEmpty(1).Max();

    public int WidestChapter => Chapters.Select(c => c.Counts.Red + c.Counts.Yellow).DefaultIfEmpty(1).Max();

    public bool HasMoreBars => Filter.Units != "all" && Units.Count > FirstBars;

    /// <summary>What is owed beside the quarter's reports; the current quarter's board alone shows it.</summary>
    public IReadOnlyList<DutyCount> Duties { get; private set; } = [];

    public IEnumerable<SelectListItem> Channels => L.Choices<UrgeChannel>();

    /// <summary>Units an urge would reach today.</summary>
    public IEnumerable<UnitCounts> ToUrge => Overdue.Where(u => u.Unit.MaySupervise && u.Unit.UrgedOn != District.Today);

    /// <summary>Whether the state of a report leads to the page on which it is reviewed, waived or its acceptance taken back.</summary>
    public bool CanReview => Access.Can(Operation.ReadReviewQueue);

    public bool CanUrge => Access.Can(Operation.UrgeUnits) && !Board.IsLocked;

    public void OnGet() { }

    [Access(Operation.UrgeUnits)]
    public async Task<IActionResult> OnPostAsync()
    {
        Input.Period = PeriodKey;
        if (!await validator.EnsureAsync(Input, ModelState, ct: Ct))
            return Invalid();
        var result = await urgeUnits.ExecuteAsync(Input, Ct);
        if (result.Skipped.Count > 0)
            TempData.Flash(FlashKind.Warn, L["未催办{0}个单位：{1}。", result.Skipped.Count, L.FirstOf([.. result.Skipped.Select(Say)])]);
        if (result.Unreachable.Count > 0)
            TempData.Flash(
                FlashKind.Warn,
                L["{0}个单位没有可用的账号，看不到催办，请电话联系：{1}。", result.Unreachable.Count, L.FirstOf(result.Unreachable)]
            );
        return Done(
            Request.Path + Request.QueryString,
            Input.Channel == UrgeChannel.System
                ? L["已催办{0}个单位，共{1}项：{2}。单位登录后第一页就能看到。", result.Urged.Count, result.Lines, L.FirstOf(result.Urged)]
                : L["已记下{0}催办{1}个单位，共{2}项：{3}。", L.Label(Input.Channel), result.Urged.Count, result.Lines, L.FirstOf(result.Urged)]
        );
    }

    /// <summary>All that a part of the board follows from: the same key means the same part, so that it need not be drawn again.</summary>
    public string CacheKey(string part) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{part} {Board.DataVersion} {Board.Period.Key} {Board.Day} {Board.Window?.DueOn:O} {Board.Reach} {Request.PathBase}{Request.QueryString} "
                + $"{CultureInfo.CurrentUICulture.Name} {CanUrge} {CanReview}"
        );

    public string Href(ReportBucket bucket) => Filter.Href(PeriodKey, bucket);

    /// <summary>The list that a bar counts: its red ones, else its yellow ones, else all.</summary>
    public string HrefOf(ReportCounts counts, Guid? unit = null, Guid? chapter = null) =>
        Routes.OverdueList(PeriodKey, Worst(counts).Name, unit ?? Filter.Unit, chapter ?? Filter.Chapter, Filter.Plan);

    /// <summary>What changed since the quarter before; nothing while the quarter is still being reported.</summary>
    public string Delta(ReportBucket bucket) => Board.IsBeforeDue ? "" : BucketText.Delta(L, Now, Before, bucket);

    /// <summary>What the red lamps are about; the parts add up to them.</summary>
    public string RedParts(string between)
    {
        var rest = Now.Red - Now.Missing - Now.Unmended;
        return string.Join(
            between,
            new[]
            {
                (L["逾期未报{0}项", Now.Missing], Now.Missing),
                (L["退回逾期未改{0}项", Now.Unmended], Now.Unmended),
                (L["指标落后、连续两季黄灯{0}项", rest], rest),
            }
                .Where(part => part.Item2 > 0)
                .Select(part => part.Item1.Value)
        );
    }

    /// <summary>The lamp's word where it says more than its colour.</summary>
    public string? Word(OwedRow row) => row.Report is { IsWaived: true, Lamp: Domain.Lamps.Lamp.Grey } ? L["免报"].Value : null;

    public string Reason(OwedRow row) => LampText.Reason(L, row.Report.Facts, Board.Day);

    public string Percent => PercentOf(Now);

    public static string PercentOf(ReportCounts counts) => counts.OnTimePercent.ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>What narrows the list, each with the address that lifts it.</summary>
    public IEnumerable<(string Text, string Href)> Tags()
    {
        var show = Filter.Bucket.Name;
        if (Filter.Bucket != ReportBucket.Red)
            yield return (BucketText.Of(L, Filter.Bucket), Routes.OverdueList(PeriodKey, null, Filter.Unit, Filter.Chapter, Filter.Plan));
        if (Filter.Unit is { } unit)
            yield return (UnitName(unit), Routes.OverdueList(PeriodKey, show, null, Filter.Chapter, Filter.Plan));
        if (Filter.Chapter is { } chapter)
            yield return (
                Board.Names.Chapters.FirstOrDefault(c => c.Id == chapter)?.Heading ?? L["未知的章"],
                Routes.OverdueList(PeriodKey, show, Filter.Unit, null, Filter.Plan)
            );
        if (Filter.Plan is { } plan)
            yield return (
                Board.Names.Plans.FirstOrDefault(p => p.Id == plan)?.Title ?? L["未知的方案"],
                Routes.OverdueList(PeriodKey, show, Filter.Unit, Filter.Chapter)
            );
    }

    public string UnitName(Guid id) => Board.Names.Units.FirstOrDefault(u => u.Id == id)?.Name ?? L["未知的单位"];

    public IEnumerable<SelectListItem> BucketItems() =>
        ReportBucket.Table.Select(b => new SelectListItem($"{BucketText.Of(L, b)} {Now[b]}", b.Name, b == Filter.Bucket));

    public IEnumerable<SelectListItem> UnitItems() =>
        Board
            .ByUnit(BoardScope.Everything)
            .OrderBy(u => u.Unit.SortOrder)
            .Select(u => new SelectListItem(u.Unit.Name, u.Unit.Id.ToString(), u.Unit.Id == Filter.Unit))
            .Prepend(new SelectListItem(L["全部单位"], ""));

    public IEnumerable<SelectListItem> ChapterItems() =>
        Board
            .ByChapter(BoardScope.Everything)
            .Select(c => new SelectListItem(c.Chapter.Heading, c.Chapter.Id.ToString(), c.Chapter.Id == Filter.Chapter))
            .Prepend(new SelectListItem(L["全部章"], ""));

    public IEnumerable<SelectListItem> PlanItems() =>
        Board
            .Names.Plans.Where(p => Board.Cells.Now.Any(c => c.PlanId == p.Id))
            .Select(p => new SelectListItem(p.Title, p.Id.ToString(), p.Id == Filter.Plan))
            .Prepend(new SelectListItem(L["全部方案"], ""));

    protected override async Task LoadAsync()
    {
        Board = await boards.ReadAsync(Operation.ReadBoard, Filter.Period, Ct);
        Now = Board.Within(Filter.Scope);
        Before = Board.BeforeWithin(Filter.Scope);
        (_units, _chapters) = (null, null);
        Overdue = Board.Overdue();
        Pager = Pager.For(Filter.Page, OwedReportsQuery.PageSize, Now[Filter.Bucket]);
        Rows = await owedReports.ReadAsync(Board, Filter, Pager, Ct);
        Duties = Board.Period == Board.State.Current ? await duties.ReadAsync(Board, Ct) : [];
    }

    private static ReportBucket Worst(ReportCounts counts) =>
        counts.Red > 0 ? ReportBucket.Red
        : counts.Yellow > 0 ? ReportBucket.Yellow
        : ReportBucket.All;

    private string Say(UrgeUnits.Skipped skipped) => L["{0}（{1}）", skipped.Unit, SayWhy(skipped.Reason)];

    private string SayWhy(UrgeSkipReason reason) =>
        reason switch
        {
            UrgeSkipReason.NotSupervised => L["不在催办范围"],
            UrgeSkipReason.UrgedToday => L["今天已催办"],
            _ => L["没有逾期"],
        };
}
