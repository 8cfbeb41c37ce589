using System.Collections;
using System.Reflection;
using System.Text;
using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Accounts;
using LawGov.Web.Tests.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace LawGov.Web.Tests.Hosting;

/// <summary>
/// Characters that a database cannot hold, in every filter of an address and every field of a form there is: no page breaks, and none is stored.
/// </summary>
public sealed class TypedCharactersTests(PreparedQuarter site, ITestOutputHelper output) : IClassFixture<PreparedQuarter>
{
    /// <summary>甲, NUL, half a pair in UTF-8, a noncharacter, 乙.</summary>
    private const string InAddress = "%E7%94%B2%00%ED%A0%80%EF%BF%BE%E4%B9%99";

    private static readonly byte[] InBody = [.. "甲"u8, 0, 0xED, 0xA0, 0x80, .. "\uFFFE乙"u8];

    private static readonly Role[] Askers = [Role.OfficeStaff, Role.OfficeReviewer, Role.Liaison, Role.SystemAdmin, Role.Auditor];

    private IEnumerable<PageActionDescriptor> AllPages =>
        site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>();

    [Fact]
    public async Task EveryFilter_OfEveryPage_IsAnswered()
    {
        var broken = new List<string>();
        var asked = 0;
        foreach (var role in Askers)
        {
            var browser = await site.AsAsync(role);
            foreach (var (url, filters) in Pages().Where(p => p.Url != "/error"))
            {
                using var plain = await browser.GetAsync(url);
                if ((int)plain.StatusCode >= 300)
                    continue;
                var alone = filters.Select(f => $"{f}={InAddress}").ToList();
                foreach (var query in alone.Append(string.Join('&', alone)).Append($"{InAddress}={InAddress}"))
                {
                    using var answer = await browser.GetAsync($"{url}?{query}");
                    asked++;
                    if ((int)answer.StatusCode >= 500)
                        broken.Add($"{role} {url}?{query}: {(int)answer.StatusCode}");
                }
            }
        }

        output.WriteLine($"{asked} requests");
        Assert.True(asked > 100 && broken.Count == 0, string.Join('\n', broken));
    }

    [Theory]
    [InlineData(Role.Auditor, "/audit?person=%00")]
    [InlineData(Role.Auditor, "/audit?kind=%00")]
    [InlineData(Role.Auditor, "/audit?act=%00")]
    [InlineData(Role.Auditor, "/audit?tab=access&person=%00")]
    [InlineData(Role.SystemAdmin, "/admin/users?q=%00")]
    [InlineData(Role.SystemAdmin, "/admin/users?q=%00%ED%A0%80")]
    public async Task Filter_OfNothingButSuchCharacters_FindsWhatNoFilterFinds(Role role, string url)
    {
        var page = await (await site.AsAsync(role)).OpenAsync(url);

        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EveryField_OfEveryForm_IsAnsweredAndNothingBrokenIsStored(bool isMultipart)
    {
        var broken = new List<string>();
        var sent = 0;
        foreach (var role in Askers)
        {
            var browser = await site.AsAsync(role);
            var token = await browser.TokenAsync();
            foreach (var recipe in Recipe.All.Where(r => r.Form is not null))
            {
                var things = site.Of(Whose.OwnUnit);
                var fields = recipe.Form!(things).ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
                var texts = TextFields(recipe.Url(things)).Concat(fields.Where(f => f.Value.Any(c => c > '\u2E80')).Select(f => f.Key)).Distinct().ToList();
                foreach (var text in texts)
                    fields[text] = "";
                using HttpContent content = isMultipart ? Multipart(fields, texts, token) : UrlEncoded(fields, texts, token);
                using var answer = await browser.Client.PostAsync(new Uri(recipe.Url(things), UriKind.Relative), content);
                sent++;
                if ((int)answer.StatusCode >= 500)
                    broken.Add($"{role} {recipe}: {(int)answer.StatusCode} ({string.Join(", ", texts)})");
            }
        }

        output.WriteLine($"{sent} forms");
        Assert.True(broken.Count == 0, string.Join('\n', broken));
        Assert.Empty(await site.WithDbAsync(UnstorableAsync));
    }

    /// <summary>Texts of the database that one of the two could not hold.</summary>
    private static async Task<List<string>> UnstorableAsync(LawGovDb db)
    {
        var found = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.ClrType.Namespace!.StartsWith("LawGov", StringComparison.Ordinal)))
        {
            var read = typeof(TypedCharactersTests).GetMethod(nameof(RowsOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type.ClrType);
            var texts = type.GetProperties().Where(p => p.ClrType == typeof(string)).ToList();
            foreach (var row in (IEnumerable)read.Invoke(null, [db])!)
            {
                var broken = texts.Where(p => db.Entry(row).Property(p).CurrentValue is string text && !StorableText.IsStorable(text));
                found.AddRange(broken.Select(p => $"{type.ClrType.Name}.{p.Name}"));
            }
        }
        return await Task.FromResult(found);
    }

    private static List<T> RowsOf<T>(LawGovDb db)
        where T : class => [.. db.Set<T>()];

    /// <summary>Each page with its ids filled in, and the filters it reads from the address.</summary>
    private IEnumerable<(string Url, IReadOnlyList<string> Filters)> Pages()
    {
        foreach (var page in AllPages)
            yield return (Url(page), ModelOf(page).GetProperties().SelectMany(FilterNames).ToList());
    }

    private static IEnumerable<string> FilterNames(PropertyInfo property)
    {
        var (query, bound) = (property.GetCustomAttribute<FromQueryAttribute>(), property.GetCustomAttribute<BindPropertyAttribute>());
        if (query is null && bound?.SupportsGet != true)
            return [];
        return IsLeaf(property.PropertyType) ? [query?.Name ?? bound?.Name ?? property.Name] : property.PropertyType.GetProperties().Select(p => p.Name);
    }

    /// <summary>Names of the texts that the page of an address binds from a form.</summary>
    private IEnumerable<string> TextFields(string url)
    {
        var path = url.Split('?')[0];
        var page = AllPages.FirstOrDefault(p => Url(p) == path) ?? AllPages.First(p => Fits(p, path));
        return ModelOf(page).GetProperties().Where(p => p.IsDefined(typeof(BindPropertyAttribute))).SelectMany(p => Leaves(p.PropertyType, p.Name));
    }

    private static IEnumerable<string> Leaves(Type type, string name)
    {
        if (type == typeof(string))
            return [name];
        if (IsLeaf(type))
            return [];
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
            return Leaves(type.GetGenericArguments()[0], $"{name}[0]");
        return type.GetProperties().Where(p => p.SetMethod?.IsPublic == true).SelectMany(p => Leaves(p.PropertyType, $"{name}.{p.Name}"));
    }

    private static bool IsLeaf(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is { } plain
        && (plain.IsPrimitive || plain.IsEnum || plain == typeof(string) || plain == typeof(Guid) || plain == typeof(DateOnly) || plain.IsInterface);

    private static Type ModelOf(PageActionDescriptor page)
    {
        var name = page.ViewEnginePath.Trim('/').Split('/');
        var types = typeof(Program).Assembly.GetTypes().Where(t => typeof(PageModel).IsAssignableFrom(t));
        return types.First(t => t.Namespace == $"LawGov.Web.Features.{name[0]}" && t.Name.EndsWith($"{name[1]}Model", StringComparison.Ordinal));
    }

    private string Url(PageActionDescriptor page)
    {
        var things = site.Of(Whose.OwnUnit);
        var template = "/" + page.AttributeRouteInfo!.Template!.TrimStart('/');
        var id = template switch
        {
            _ when template.StartsWith("/plans/compare/", StringComparison.Ordinal) => things.ComparisonId,
            "/plans/{id:guid}" or "/plans/{id:guid}/amendments" => things.PlanId,
            _ when template.StartsWith("/plans/", StringComparison.Ordinal) => things.DraftPlanId,
            _ when template.StartsWith("/tasks/", StringComparison.Ordinal) => things.TaskId,
            _ when template.StartsWith("/units/", StringComparison.Ordinal) => things.UnitId,
            _ when template.StartsWith("/evidence/", StringComparison.Ordinal) => things.EvidenceId,
            _ => things.FilingId,
        };
        return template.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal);
    }

    private static bool Fits(PageActionDescriptor page, string path)
    {
        var template = ("/" + page.AttributeRouteInfo!.Template!.TrimStart('/')).Split('/');
        var parts = path.Split('/');
        return template.Length == parts.Length
            && template.Zip(parts).All(x => x.First == x.Second || (x.First == "{id:guid}" && Guid.TryParse(x.Second, out _)));
    }

    private static MultipartFormDataContent Multipart(Dictionary<string, string> fields, List<string> texts, string token)
    {
        var content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields)
            content.Add(texts.Contains(name) ? new ByteArrayContent(InBody) : new StringContent(value), name);
        return content;
    }

    private static StringContent UrlEncoded(Dictionary<string, string> fields, List<string> texts, string token)
    {
        var escaped = fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={(texts.Contains(f.Key) ? InAddress : Uri.EscapeDataString(f.Value))}");
        var body = string.Join('&', escaped.Append($"__RequestVerificationToken={Uri.EscapeDataString(token)}"));
        return new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded");
    }
}
