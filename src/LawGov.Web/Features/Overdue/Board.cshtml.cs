using System.Globalization;
using FluentValidation;
using LawGov.Data.Queries;
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
public sealed class BoardModel(ReadQuarter readQuarter, ListOwed listOwed, UrgeUnits urgeUnits, IValidator<UrgeUnits.Command> validator) : AppPage
{
    /// <summary>Bars drawn before somebody asks for all.</summary>
    private const int FirstBars = 15;

    private IReadOnlyList<UnitFigures>? _units;
    private IReadOnlyList<ChapterFigures>? _chapters;

    /// <summary>How long a drawn part of the board is kept at most; it is drawn again at once when the audit chain grows.</summary>
    public static TimeSpan Kept => TimeSpan.FromMinutes(10);

    [FromQuery]
    public BoardFilter Filter { get; set; } = new();

    [BindProperty]
    public UrgeUnits.Command Input { get; set; } = new();

    public QuarterBoard Board { get; private set; } = null!;

    public Figures Now { get; private set; } = Figures.None;

    public Figures? Before { get; private set; }

    public Pager Pager { get; private set; } = Pager.For(1, ListOwed.PageSize, 0);

    public IReadOnlyList<OwedRow> Rows { get; private set; } = [];

    public IReadOnlyList<UnitFigures> Units => _units ??= Board.ByUnit(Filter.Scope);

    public IReadOnlyList<ChapterFigures> Chapters => _chapters ??= Board.ByChapter(Filter.Scope);

    public IReadOnlyList<UnitFigures> Overdue { get; private set; } = [];

    public string PeriodKey => Board.Period.Key;

    public int RedUnits => Units.Count(u => u.Figures.Red > 0);

    public IEnumerable<UnitFigures> Bars => Filter.Units == "all" ? Units : Units.Take(FirstBars);

    public int WidestUnit => Bars.Select(u => u.Figures.All).DefaultIfEmpty(1).Max();

    public int WidestChapter => Chapters.Select(c => c.Figures.Red + c.Figures.Yellow).DefaultIfEmpty(1).Max();

    public bool HasMoreBars => Filter.Units != "all" && Units.Count > FirstBars;

    /// <summary>Units an urge would reach today.</summary>
    public IEnumerable<UnitFigures> ToUrge => Overdue.Where(u => u.Unit.MaySupervise && u.Unit.UrgedOn != District.Today);

    public bool CanUrge => Access.Can(Operation.UrgeUnits) && !Board.IsLocked;

    public void OnGet()
    {
    }

    [Access(Operation.UrgeUnits)]
    public async Task<IActionResult> OnPostAsync()
    {
        Input.Period = PeriodKey;
        if (!await validator.EnsureAsync(Input, ModelState, ct: Ct)) return Invalid();
        var result = await urgeUnits.ExecuteAsync(Input, Ct);
        if (result.Skipped.Count > 0) TempData.Flash(FlashKind.Warn, L["未催办{0}个单位：{1}。", result.Skipped.Count, L.FirstOf([.. result.Skipped.Select(Say)])]);
        return Done(Request.Path + Request.QueryString, L["已催办{0}个单位，共{1}项：{2}。单位登录后即可看到。", result.Urged.Count, result.Lines, L.FirstOf(result.Urged)]);
    }

    /// <summary>
    /// All that a part of the board follows from: the same words mean the same part, so that it need not be drawn again. The data are as they were while the audit chain is
    /// as long as it was; the rest is the day, the quarter's own dates, the address, the language and what this person may do.
    /// </summary>
    public string Seen(string part) => string.Create(CultureInfo.InvariantCulture,
        $"{part} {Board.Names.ChainLength} {Board.Period.Key} {Board.Day} {Board.Window?.DueOn:O} {Request.PathBase}{Request.QueryString} {CultureInfo.CurrentUICulture.Name} {CanUrge}");

    public string Href(OwedShare share) => Filter.Href(PeriodKey, share);

    /// <summary>The list that a bar counts: its red ones, else its yellow ones, else all.</summary>
    public string HrefOf(Figures figures, Guid? unit = null, Guid? chapter = null) =>
        Routes.OverdueList(PeriodKey, BoardFilter.NameOf(figures.Red > 0 ? OwedShare.Red : figures.Yellow > 0 ? OwedShare.Yellow : OwedShare.All), unit ?? Filter.Unit, chapter ?? Filter.Chapter, Filter.Plan);

    public string Delta(OwedShare share) => ShareText.Delta(L, Now, Before, share);

    /// <summary>What the red lamps are about; the parts add up to them.</summary>
    public string RedParts(string between)
    {
        var rest = Now.Red - Now.Missing - Now.Unmended;
        return string.Join(between, new[] { (L["逾期未报{0}项", Now.Missing], Now.Missing), (L["退回逾期未改{0}项", Now.Unmended], Now.Unmended), (L["指标落后、连续两季黄灯{0}项", rest], rest) }
            .Where(part => part.Item2 > 0).Select(part => part.Item1.Value));
    }

    /// <summary>The lamp's word where it says more than its colour.</summary>
    public string? Word(OwedRow row) => row.Report is { IsWaived: true, Lamp: Domain.Lamps.Lamp.Grey } ? L["免报"].Value : null;

    public string Reason(OwedRow row) => LampText.Reason(L, row.Facts, Board.Day);

    public string Percent => Now.OnTimePercent.ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>What narrows the list, each with the address that lifts it.</summary>
    public IEnumerable<(string Text, string Href)> Tags()
    {
        var show = BoardFilter.NameOf(Filter.Share);
        if (Filter.Share != OwedShare.Red) yield return (ShareText.Of(L, Filter.Share), Routes.OverdueList(PeriodKey, null, Filter.Unit, Filter.Chapter, Filter.Plan));
        if (Filter.Unit is { } unit) yield return (UnitName(unit), Routes.OverdueList(PeriodKey, show, null, Filter.Chapter, Filter.Plan));
        if (Filter.Chapter is { } chapter) yield return (Board.Names.Chapters.FirstOrDefault(c => c.Id == chapter)?.Heading ?? L["未知的章"], Routes.OverdueList(PeriodKey, show, Filter.Unit, null, Filter.Plan));
        if (Filter.Plan is { } plan) yield return (Board.Names.Plans.FirstOrDefault(p => p.Id == plan)?.Title ?? L["未知的方案"], Routes.OverdueList(PeriodKey, show, Filter.Unit, Filter.Chapter));
    }

    public string UnitName(Guid id) => Board.Names.Units.FirstOrDefault(u => u.Id == id)?.Name ?? L["未知的单位"];

    public IEnumerable<SelectListItem> ShareItems() =>
        Enum.GetValues<OwedShare>().Select(s => new SelectListItem($"{ShareText.Of(L, s)} {Now[s]}", BoardFilter.NameOf(s), s == Filter.Share));

    public IEnumerable<SelectListItem> UnitItems() => Board.ByUnit(BoardScope.Everything).OrderBy(u => u.Unit.SortOrder)
        .Select(u => new SelectListItem(u.Unit.Name, u.Unit.Id.ToString(), u.Unit.Id == Filter.Unit)).Prepend(new SelectListItem(L["全部单位"], ""));

    public IEnumerable<SelectListItem> ChapterItems() => Board.ByChapter(BoardScope.Everything)
        .Select(c => new SelectListItem(c.Chapter.Heading, c.Chapter.Id.ToString(), c.Chapter.Id == Filter.Chapter)).Prepend(new SelectListItem(L["全部章"], ""));

    public IEnumerable<SelectListItem> PlanItems() => Board.Names.Plans.Where(p => Board.Cells.Now.Any(c => c.PlanId == p.Id))
        .Select(p => new SelectListItem(p.Title, p.Id.ToString(), p.Id == Filter.Plan)).Prepend(new SelectListItem(L["全部方案"], ""));

    protected override async Task LoadAsync()
    {
        Board = await readQuarter.ReadAsync(Filter.Period, Ct);
        Now = Board.Within(Filter.Scope);
        Before = Board.BeforeWithin(Filter.Scope);
        (_units, _chapters) = (null, null);
        Overdue = Board.Overdue();
        Pager = Pager.For(Filter.Page, ListOwed.PageSize, Now[Filter.Share]);
        Rows = await listOwed.ReadAsync(Board, Filter, Pager, Ct);
    }

    private string Say(UrgeUnits.Skipped skipped) => L["{0}（{1}）", skipped.Unit, SayWhy(skipped.Reason)];

    private string SayWhy(SkipReason reason) => reason switch
    {
        SkipReason.NotSupervised => L["不在催办范围"],
        SkipReason.UrgedToday => L["今天已催办"],
        _ => L["没有逾期"],
    };
}
