using LawGov.Domain.Requests;
using LawGov.Web.Access;
using LawGov.Web.Features.Shared;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Requests;

/// <summary>Requests: the office's queue by answer day, a unit's own, and the decided ones.</summary>
[Access(Operation.ReadRequests)]
public sealed class IndexModel : AppPage
{
    private const int PageSize = 20;

    /// <summary>A request as it is listed.</summary>
    public sealed record Row(Request Request, string Unit, string? Number, string? Title);

    /// <summary>Those that wait for an answer; otherwise the decided ones.</summary>
    [FromQuery(Name = "done")]
    public bool IsDone { get; set; }

    [FromQuery(Name = "page")]
    public int? PageNumber { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, PageSize, 0);

    public bool IsOffice => Access.ScopeOf(Operation.ReadRequests) == Scope.All;

    public DateOnly Today => District.Today;

    public void OnGet() { }

    protected override async Task LoadAsync()
    {
        var done = IsDone;
        var requests = Db.Requests.AsNoTracking().VisibleTo(Access).Where(r => (r.Status != RequestStatus.Asked) == done);
        Pager = Pager.For(PageNumber, PageSize, await requests.CountAsync(Ct));
        var ordered = done ? requests.OrderByDescending(r => r.AskedOn).ThenByDescending(r => r.Id) : requests.OrderBy(r => r.AnswerBy).ThenBy(r => r.Id);
        Rows = await (
            from r in ordered.Skip(Pager.Skip).Take(PageSize)
            join u in Db.Units on r.UnitId equals u.Id
            join t in Db.Tasks on r.TaskId equals t.Id into ts
            from t in ts.DefaultIfEmpty()
            select new Row(r, u.ShortName, t.Number, t.Title)
        ).ToListAsync(Ct);
        Rows = done
            ? [.. Rows.OrderByDescending(r => r.Request.AskedOn).ThenByDescending(r => r.Request.Id)]
            : [.. Rows.OrderBy(r => r.Request.AnswerBy).ThenBy(r => r.Request.Id)];
    }
}
