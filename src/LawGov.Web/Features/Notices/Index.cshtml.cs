using LawGov.Domain;
using LawGov.Domain.Events;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Features.Shared;
using LawGov.Web.Pages;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Notices;

/// <summary>What a person was told, unread first, each with why and where it leads. Nobody reads another's.</summary>
[Access(Operation.ReadNotices)]
public sealed class IndexModel(NoticeBell bell, DistrictClock clock) : AppPage
{
    private const int PageSize = 30;

    /// <summary>A notice as it is shown.</summary>
    public sealed record Row(DateTime At, bool IsRead, string Title, string About, string Detail, string Reason, string Who, string? Href);

    [FromQuery(Name = "page")]
    public int? PageNumber { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, PageSize, 0);

    public int Unread { get; private set; }

    public void OnGet() { }

    /// <summary>全部标为已读.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await bell.ReadAllAsync(Ct);
        return Done(Routes.Notices, L["已全部标为已读。"]);
    }

    protected override async Task LoadAsync()
    {
        Unread = bell.Unread;
        var own = Db.Notices.AsNoTracking().Where(n => n.UserId == CurrentUser.UserId);
        Pager = Pager.For(PageNumber, PageSize, await own.CountAsync(Ct));
        var filings = Db.Filings.VisibleTo(Access);
        var found = await (
            from n in own
            join t in Db.Tasks on n.TaskId equals t.Id into ts
            from t in ts.DefaultIfEmpty()
            join u in Db.Units on n.UnitId equals u.Id into us
            from u in us.DefaultIfEmpty()
            orderby n.IsRead, n.At descending, n.Id descending
            select new
            {
                Notice = n,
                t.Number,
                t.Title,
                Unit = u.ShortName,
                UnitId = (Guid?)u.Id,
                IsGone = (n.SubjectKind == SubjectKind.Plan && !Db.Plans.Any(p => p.Id == n.SubjectId && p.Status != PlanStatus.Draft))
                    || (
                        n.SubjectKind == SubjectKind.Task
                        && !Db.Tasks.Any(x => x.Id == n.SubjectId && Db.Plans.Any(p => p.Id == x.PlanId && p.Status != PlanStatus.Draft))
                    )
                    || (n.SubjectKind == SubjectKind.Filing && !filings.Any(x => x.Id == n.SubjectId)),
            }
        )
            .Skip(Pager.Skip)
            .Take(PageSize)
            .ToListAsync(Ct);
        Rows = found.ConvertAll(f => new Row(
            clock.Local(f.Notice.At),
            f.Notice.IsRead,
            f.Notice.Count > 1 ? L["{0}（{1}项）", L.Label(f.Notice.Act), f.Notice.Count] : L.Label(f.Notice.Act),
            About(f.Title is null ? null : L["第{0}项　{1}", f.Number, f.Title].Value, f.UnitId == CurrentUser.UnitId ? null : f.Unit),
            f.Notice.Count > 1 ? "" : EventText.Detail(L, f.Notice.Event),
            L.Label(f.Notice.Reason),
            f.Notice.ActorName,
            f.IsGone ? null : Href(new EventSubject(f.Notice.SubjectKind, f.Notice.SubjectId))
        ));
    }

    private string About(params string?[] parts) => string.Join(L["　"], parts.OfType<string>());

    private string Href(EventSubject subject) =>
        subject.Kind switch
        {
            SubjectKind.Plan => Routes.Plan(subject.Id),
            SubjectKind.Task => Routes.Task(subject.Id),
            SubjectKind.Filing => Routes.Filing(subject.Id),
            SubjectKind.Report => Routes.ReviewItem(subject.Id),
            SubjectKind.Request => Routes.Request(subject.Id),
            SubjectKind.Channel => Routes.AdminChannels,
            SubjectKind.Unit when subject.Id == CurrentUser.UnitId => Routes.Workbench,
            SubjectKind.Unit => Routes.Unit(subject.Id),
            _ => Routes.Home,
        };
}
