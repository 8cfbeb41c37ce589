using System.Security.Claims;
using LawGov.Domain.Accounts;
using LawGov.TestKit;
using LawGov.Web.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawGov.Web.Tests.Access;

/// <summary>Calls use cases as a person, or as nobody, without a page before them.</summary>
internal static class ActingAs
{
    public static async Task<T> ActAsAsync<T>(this LawGovSite site, string? userName, Func<IServiceProvider, Task<T>> act)
    {
        var person = userName is null ? new ClaimsPrincipal(new ClaimsIdentity()) : await PersonAsync(site, userName);
        await using var scope = site.Services.CreateAsyncScope();
        var accessor = scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>();
        accessor.HttpContext = new DefaultHttpContext { User = person, RequestServices = scope.ServiceProvider };
        try
        {
            return await act(scope.ServiceProvider);
        }
        finally
        {
            accessor.HttpContext = null;
        }
    }

    private static async Task<ClaimsPrincipal> PersonAsync(LawGovSite site, string userName)
    {
        var user = await site.Given.UserAsync(userName);
        var roles = await site.WithDbAsync(db =>
            db.UserRoles.Where(r => r.UserId == user.Id).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).ToListAsync()
        );
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new(CurrentUser.NameClaim, user.DisplayName),
            .. roles.Select(r => new Claim(ClaimTypes.Role, Enum.Parse<Role>(r).ToString())),
        ];
        if (user.UnitId is { } unit)
            claims.Add(new Claim(CurrentUser.UnitClaim, unit.ToString()));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, "test"));
    }
}
