using FluentValidation;
using LawGov.Domain;
using LawGov.Domain.Calendar;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Domain.Lamps;
using LawGov.Web.Access;
using LawGov.Web.Features.Shared;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Mvc;

namespace LawGov.Web.Features.Review;

/// <summary>The reviewers' page: the queue on the left, one report on the right, the decision at one place.</summary>
[Access(Operation.ReadReviewQueue)]
public sealed class QueueModel(
    ReviewQueue queue,
    ReviewItem items,
    AcceptReport accept,
    ReturnReport sendBack,
    WaiveReport waive,
    AcceptUnchanged acceptUnchanged,
    IValidator<AcceptReport.Command> acceptForm,
    IValidator<ReturnReport.Command> returnForm,
    IValidator<WaiveReport.Command> waiveForm,
    IValidator<AcceptUnchanged.Command> bulkForm,
    DistrictClock clock
) : AppPage
{
    private const int PageSize = 50;

    /// <summary>The forms of this page; a post fills one of them.</summary>
    public sealed class Forms
    {
        public AcceptReport.Command Accept { get; set; } = new();

        public ReturnReport.Command Return { get; set; } = new();

        public WaiveReport.Command Waive { get; set; } = new();

        public AcceptUnchanged.Command Bulk { get; set; } = new();
    }

    [BindProperty]
    public Forms Input { get; set; } = new();

    [FromQuery(Name = "tab")]
    public string? TabText { get; set; }

    [FromQuery(Name = "unit")]
    public string? UnitText { get; set; }

    [FromQuery(Name = "chapter")]
    public string? ChapterText { get; set; }

    [FromQuery(Name = "period")]
    public string? PeriodText { get; set; }

    [FromQuery(Name = "report")]
    public string? ReportText { get; set; }

    [FromQuery(Name = "page")]
    public string? PageText { get; set; }

    public override EventSubject? Opens => Guid.TryParse(ReportText, out var id) ? new EventSubject(SubjectKind.Report, id) : null;

    public ReviewTab Tab { get; private set; }

    public IReadOnlyDictionary<ReviewTab, int> Counts { get; private set; } = new Dictionary<ReviewTab, int>();

    /// <summary>The rows of the tab that fit the filter, all pages.</summary>
    public IReadOnlyList<QueueRow> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, PageSize, 0);

    public IReadOnlyList<QueueChoice> Units { get; private set; } = [];

    public IReadOnlyList<QueueChoice> Chapters { get; private set; } = [];

    public IReadOnlyList<QueueChoice> Periods { get; private set; } = [];

    public ItemView? View { get; private set; }

    public LampDay LampDay { get; private set; }

    /// <summary>Place of the open report among the rows, from 0; -1 where it is none of them.</summary>
    public int Position { get; private set; } = -1;

    public DateOnly ResubmitDueOn { get; private set; }

    public bool IsLocked { get; private set; }

    /// <summary>The decision on the open report that is due or possible.</summary>
    public ReviewStage Stage => State?.Stage ?? ReviewStage.Office;

    /// <summary>Whether this person may decide on the open report now.</summary>
    public bool CanDecide => Stage is ReviewStage.Office or ReviewStage.Second && MayReview && State!.CanAccept(CurrentUser.Actor);

    /// <summary>Whether this person may take its acceptance back, or agree to that.</summary>
    public bool CanRevoke => Stage is ReviewStage.Revocation or ReviewStage.RevocationSecond && MayReview && State!.CanReturn(CurrentUser.Actor);

    /// <summary>Whether this person may decide that its acceptance stands.</summary>
    public bool CanKeep => Stage == ReviewStage.RevocationSecond && MayReview && State!.CanAccept(CurrentUser.Actor);

    public bool CanWaive =>
        State is { } state
        && !IsLocked
        && state.WaiveStage(CurrentUser.Actor) is var stage
        && Access.Can(ReviewedReport.WaiverBy(stage), View!.Head.UnitId)
        && state.CanWaive(stage, CurrentUser.Actor);

    public bool CanBulk =>
        Tab != ReviewTab.Returned && Access.Can(ReviewedReport.OperationOf(Tab == ReviewTab.Second ? ReviewStage.Second : ReviewStage.Office));

    /// <summary>Whether this person wrote the report, or made the first of its two decisions.</summary>
    public bool IsOwn => State?.IsInvolved(CurrentUser.Actor) == true;

    public bool HasFilter => UnitText is { Length: > 0 } || ChapterText is { Length: > 0 } || PeriodText is { Length: > 0 };

    private ReviewState? State => View?.Item.StateFor(CurrentUser.Actor);

    private bool MayReview => State?.Stage is { } stage && !IsLocked && Access.Can(ReviewedReport.OperationOf(stage), View!.Head.UnitId);

    /// <summary>Which form was refused; none on a page that was only opened.</summary>
    public string? Refused => ModelState.IsValid ? null : Request.Query["handler"].ToString();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAcceptAsync()
    {
        if (!await acceptForm.EnsureAsync(Input.Accept, ModelState, "Input.Accept", Ct))
            return Invalid();
        var next = Next(Input.Accept.Id);
        OnceLeadsTo(next);
        var report = await accept.ExecuteAsync(Input.Accept, Ct);
        return Done(next, report.AwaitsSecondReview ? L["{0}已审核通过，等待第二审核人复核。", NameOf(report)] : L["{0}已审核通过。", NameOf(report)]);
    }

    public async Task<IActionResult> OnPostReturnAsync()
    {
        if (!await returnForm.EnsureAsync(Input.Return, ModelState, "Input.Return", Ct))
            return Invalid();
        var next = Next(Input.Return.Id);
        OnceLeadsTo(next);
        var report = await sendBack.ExecuteAsync(Input.Return, Ct);
        if (report.AwaitsSecondReview)
            return Done(next, L["{0}已撤销通过，等待第二审核人复核。", NameOf(report)]);
        return Done(next, L["{0}已退回，{1}前重新报送。", NameOf(report), DayOf(report.ResubmitDueOn!.Value)]);
    }

    public async Task<IActionResult> OnPostWaiveAsync()
    {
        if (!await waiveForm.EnsureAsync(Input.Waive, ModelState, "Input.Waive", Ct))
            return Invalid();
        var next = Routes.ReviewItem(Input.Waive.Id);
        OnceLeadsTo(next);
        return Done(next, L["{0}本季度免予填报。", NameOf(await waive.ExecuteAsync(Input.Waive, Ct))]);
    }

    public async Task<IActionResult> OnPostBulkAsync()
    {
        if (!await bulkForm.EnsureAsync(Input.Bulk, ModelState, "Input.Bulk", Ct))
            return Invalid();
        OnceLeadsTo(Href(Tab));
        var result = await acceptUnchanged.ExecuteAsync(Input.Bulk, Ct);
        var names = Rows.ToDictionary(r => r.Id, r => L["{0}第{1}项", r.Unit, r.Number].Value);
        foreach (var group in result.Skipped.GroupBy(s => s.Reason).OrderBy(g => g.Key))
        {
            var shown = L.FirstOf([.. group.Select(s => names.GetValueOrDefault(s.ReportId, L["其他"]))]);
            TempData.Flash(FlashKind.Warn, L["未通过{0}项（{1}）：{2}。", group.Count(), L.Label(group.Key), shown]);
        }
        if (result.Accepted == 0)
            return LocalRedirect(Href(Tab));
        return Done(Href(Tab), L["批量审核通过{0}项。", result.Accepted]);
    }

    /// <summary>The same filter with another tab or another report open.</summary>
    public string Href(ReviewTab tab, Guid? report = null, string? handler = null) =>
        Routes.ReviewList(
            tab.ToString().ToLowerInvariant(),
            AsId(UnitText),
            AsId(ChapterText),
            PeriodText is { Length: > 0 } p ? p : null,
            report,
            handler: handler
        );

    /// <summary>Where a form of the open report posts to: the filter stays.</summary>
    public string PostTo(string handler) => Href(Tab, View?.Head.Id, handler);

    public string When(DateTime at) => L.ShortTime(clock.Local(at));

    public string DayOf(DateOnly day) => L.ShortDay(day);

    /// <summary>How long a row waits, in days.</summary>
    public string WaitOf(QueueRow row) =>
        row.SubmittedAt is not { } at
            ? row.Facts.ResubmitDueOn is { } due
                ? L["限{0}", DayOf(due)]
                : ""
            : District.Today.DayNumber - clock.DayOf(at).DayNumber is var days and > 0
                ? L["等{0}天", days]
                : L["今天报送"];

    public int OldestWait => Rows.Count > 0 && Rows[0].SubmittedAt is { } at ? District.Today.DayNumber - clock.DayOf(at).DayNumber : 0;

    protected override async Task LoadAsync()
    {
        var state = await District.GetAsync(Ct);
        LampDay = state.LampDay;
        ResubmitDueOn = state.Calendar.AddWorkdays(District.Today, state.Settings.ResubmitWorkdays);
        var all = await queue.ReadAsync(LampDay, Ct);
        var asked = AsId(ReportText);
        Tab =
            Enum.TryParse<ReviewTab>(TabText, ignoreCase: true, out var tab) && Enum.IsDefined(tab)
                ? tab
                : all.FirstOrDefault(r => r.Id == asked)?.Tab
                    ?? (Access.Can(Operation.ReviewReportSecond) && !Access.Can(Operation.ReviewReport) ? ReviewTab.Second : ReviewTab.Waiting);
        Choices(all);
        var (unit, chapter) = (AsId(UnitText), AsId(ChapterText));
        var fitting = all.Where(r =>
                (unit is null || r.UnitId == unit)
                && (chapter is null || r.ChapterId == chapter)
                && (string.IsNullOrEmpty(PeriodText) || r.PeriodKey == PeriodText)
            )
            .ToList();
        Counts = Enum.GetValues<ReviewTab>().ToDictionary(t => t, t => fitting.Count(r => r.Tab == t));
        Rows = fitting.Where(r => r.Tab == Tab).ToList();

        var open = asked ?? (Rows.Count > 0 ? Rows[0].Id : null);
        Position = open is null ? -1 : Rows.ToList().FindIndex(r => r.Id == open);
        Pager = Pager.For(
            int.TryParse(PageText, System.Globalization.CultureInfo.InvariantCulture, out var page) ? page : (Math.Max(Position, 0) / PageSize) + 1,
            PageSize,
            Rows.Count
        );
        View = open is { } id ? new ItemView(await items.ReadAsync(id, Ct), L) : null;
        IsLocked = View is { } v && state.Find(v.Period)?.IsLocked == true;
        if (HttpMethods.IsGet(Request.Method) && Stage == ReviewStage.RevocationSecond)
            Input.Return.Words = View!.Item.Current!.Decisions.Single(d => d.Stage == ReviewStage.Revocation).Comment;
    }

    private void Choices(IReadOnlyList<QueueRow> all)
    {
        Units = [.. all.OrderBy(r => r.UnitOrder).Select(r => new QueueChoice(r.UnitId.ToString(), r.Unit)).Distinct()];
        Chapters = [.. all.Select(r => new QueueChoice(r.ChapterId.ToString(), r.Chapter)).Distinct()];
        Periods =
        [
            .. all.Select(r => r.PeriodKey)
                .Distinct()
                .OrderDescending(StringComparer.Ordinal)
                .Select(k => new QueueChoice(k, L.Quarter(ReportingPeriod.Parse(k)))),
        ];
    }

    /// <summary>The report after this one, or the first; the list where none is left.</summary>
    private string Next(Guid done)
    {
        var at = Rows.ToList().FindIndex(r => r.Id == done);
        var next = at >= 0 && at + 1 < Rows.Count ? Rows[at + 1] : Rows.FirstOrDefault(r => r.Id != done);
        return Href(Tab, next?.Id);
    }

    private string NameOf(ProgressReport report) => View is { } v && v.Head.Id == report.Id ? L["{0}第{1}项", v.Head.Unit, v.Head.Number] : "";

    private static Guid? AsId(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
