using System.Reflection;
using LawGov.TestKit;
using LawGov.Web.Access;
using LawGov.Web.Features.Account;
using LawGov.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace LawGov.Web.Tests.Architecture;

/// <summary>Every way into the site is either behind the door or on a short list.</summary>
public sealed class PageTests(LawGovSite site, ITestOutputHelper output) : IClassFixture<LawGovSite>
{
    private static readonly Type[] PublicPages = [typeof(ErrorModel), typeof(LoginModel), typeof(SetupModel)];

    private static readonly string[] PublicEndpoints = ["/account/display", "/healthz", "/readyz"];

    private static readonly List<Type> Models =
    [
        .. typeof(AccessMatrix).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && typeof(PageModel).IsAssignableFrom(t)),
    ];

    [Fact]
    public void EveryPage_NamesItsOperationOrIsPublic()
    {
        var unnamed = Models.Where(m => !m.IsDefined(typeof(AccessAttribute)) && !m.IsDefined(typeof(PublicPageAttribute))).Select(m => m.FullName).ToList();
        var both = Models.Where(m => m.IsDefined(typeof(AccessAttribute)) && m.IsDefined(typeof(PublicPageAttribute))).Select(m => m.FullName).ToList();

        Assert.True(unnamed.Count == 0, $"Pages without [Access]: {string.Join(", ", unnamed)}");
        Assert.Empty(both);
        Assert.Equal(PublicPages.OrderBy(t => t.Name), Models.Where(m => m.IsDefined(typeof(PublicPageAttribute))).OrderBy(t => t.Name));
    }

    [Fact]
    public async Task EveryEndpoint_IsAPageBehindTheDoorOrOnTheList()
    {
        var endpoints = site.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().ToList();
        var loader = site.Services.GetRequiredService<PageLoader>();
        var wrong = new List<string>();
        var (guarded, open) = (0, 0);

        foreach (var endpoint in endpoints)
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            {
                if (PublicEndpoints.Contains("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), StringComparer.Ordinal))
                    open++;
                else
                    wrong.Add($"{endpoint.RoutePattern.RawText} is no page and not on the list");
                continue;
            }
            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var model = compiled.ModelTypeInfo!.AsType();
            if (PublicPages.Contains(model))
                open++;
            else if (!model.IsDefined(typeof(AccessAttribute)))
                wrong.Add($"{page.ViewEnginePath}: the model names no operation");
            else if (!HasAccessFirst(compiled))
                wrong.Add($"{page.ViewEnginePath}: the door does not stand before the page");
            else if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
                wrong.Add($"{page.ViewEnginePath} allows anybody");
            else
                guarded++;
        }

        output.WriteLine($"{endpoints.Count} endpoints: {guarded} pages behind the door, {open} open");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(PublicPages.Length + PublicEndpoints.Length, open);
        Assert.Equal(Models.Count - PublicPages.Length, guarded);
    }

    [Fact]
    public void EveryOperation_HasARowAndIsAskedForByAPageOrHandler()
    {
        var used = Models
            .SelectMany(m => m.GetMethods().SelectMany(x => x.GetCustomAttributes<AccessAttribute>()).Concat(m.GetCustomAttributes<AccessAttribute>()))
            .Select(a => a.Operation)
            .ToHashSet();

        // Whose decision it is follows from the report or the duty and is asked for inside the use case.
        used.UnionWith([Operation.ReviewReport, Operation.ReviewReportSecond, Operation.WaiveReport, Operation.WaiveReportSecond]);
        used.UnionWith([Operation.DecideCompletion, Operation.DecideCompletionSecond]);
        var unused = Enum.GetValues<Operation>().Where(o => !used.Contains(o)).ToList();

        Assert.True(unused.Count == 0, $"Operations nobody asks for: {string.Join(", ", unused)}");
        foreach (var operation in Enum.GetValues<Operation>())
        {
            Assert.Contains(Enum.GetValues<Domain.Accounts.Role>(), role => AccessMatrix.ScopeOf(operation, role) != Scope.None);
            if (AccessMatrix.SeenBy(operation) is { } seenBy)
                Assert.Null(AccessMatrix.SeenBy(seenBy));
        }
    }

    /// <summary>Whoever may act on a thing may also see it, or 403 and 404 would contradict each other.</summary>
    [Fact]
    public void EveryRole_ThatMayAct_MaySee()
    {
        foreach (var operation in Enum.GetValues<Operation>())
        {
            if (AccessMatrix.SeenBy(operation) is not { } seenBy)
                continue;
            foreach (var role in Enum.GetValues<Domain.Accounts.Role>())
                Assert.True(AccessMatrix.ScopeOf(seenBy, role) >= AccessMatrix.ScopeOf(operation, role), $"{role} may {operation} but not {seenBy}");
        }
    }

    private static bool HasAccessFirst(CompiledPageActionDescriptor page)
    {
        var filters = page.FilterDescriptors.Where(f => f.Filter is not IAuthorizationFilter).OrderBy(f => f.Order).ThenBy(f => f.Scope).ToList();
        return filters.FindIndex(f => f.Filter is Microsoft.AspNetCore.Mvc.TypeFilterAttribute { ImplementationType.Name: "AccessFilter" }) is var door and >= 0
            && filters[door].Order == int.MinValue
            && filters[door].Scope == FilterScope.Global;
    }
}
