using LawGov.Data;
using LawGov.Domain.Accounts;
using LawGov.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Admin;

/// <summary>Accounts in the units' official order, paged; two queries. No sign-in times: people are not measured by them.</summary>
public sealed class UserList(LawGovDb db)
{
    public const int PageSize = 30;

    public sealed record Filter(string? Search, Guid? Unit, Role? Role, int? Page);

    public sealed record Row(
        Guid Id,
        string UserName,
        string DisplayName,
        Guid? UnitId,
        string? Unit,
        bool IsActive,
        bool MustChangePassword,
        string? Stamp,
        IReadOnlyList<string> RoleNames
    )
    {
        public IReadOnlyList<Role> Roles => [.. RoleNames.Select(Enum.Parse<Role>).Order()];
    }

    public sealed record Result(IReadOnlyList<Row> Rows, Pager Pager);

    public async Task<Result> ReadAsync(Filter filter, CancellationToken ct)
    {
        var users = db.Users.AsNoTracking();
        if (filter.Search?.Trim() is { Length: > 0 } text)
        {
            var upper = text.ToUpperInvariant();
            users = users.Where(u => u.DisplayName.Contains(text) || u.NormalizedUserName!.Contains(upper));
        }
        if (filter.Unit is { } unit)
            users = users.Where(u => u.UnitId == unit);
        if (filter.Role is { } role)
        {
            var name = role.ToString();
            users = users.Where(u => db.UserRoles.Any(ur => ur.UserId == u.Id && db.Roles.Any(r => r.Id == ur.RoleId && r.Name == name)));
        }
        var pager = Pager.For(filter.Page, PageSize, await users.CountAsync(ct));
        var rows = await Rows(users).Skip(pager.Skip).Take(pager.PageSize).ToListAsync(ct);
        return new Result(rows, pager);
    }

    /// <summary>One account, wherever it stands in the list.</summary>
    public Task<Row?> FindAsync(Guid id, CancellationToken ct) => Rows(db.Users.AsNoTracking().Where(u => u.Id == id)).FirstOrDefaultAsync(ct);

    private IQueryable<Row> Rows(IQueryable<Data.Accounts.User> users) =>
        from u in users
        join n in db.Units on u.UnitId equals n.Id into named
        from n in named.DefaultIfEmpty()
        orderby n == null ? -1 : n.SortOrder, u.NormalizedUserName
        select new Row(
            u.Id,
            u.UserName!,
            u.DisplayName,
            u.UnitId,
            n == null ? null : n.ShortName,
            u.IsActive,
            u.MustChangePassword,
            u.ConcurrencyStamp,
            db.UserRoles.Where(ur => ur.UserId == u.Id).Join(db.Roles, ur => ur.RoleId, r => r.Id, (_, r) => r.Name!).ToList()
        );
}
