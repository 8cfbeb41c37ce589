using Microsoft.AspNetCore.Http.Extensions;

namespace LawGov.Web.Features.Shared;

/// <summary>Where a list stands: page (from 1), rows on a page, rows in all.</summary>
public sealed record Pager(int Page, int PageSize, int Total)
{
    /// <summary>At least 1.</summary>
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    /// <summary>Number of the first row shown; 0 in an empty list.</summary>
    public int First => Total == 0 ? 0 : ((Page - 1) * PageSize) + 1;

    /// <summary>Number of the last row shown.</summary>
    public int Last => Math.Min(Total, Page * PageSize);

    /// <summary>Rows before this page, for <c>Skip</c>.</summary>
    public int Skip => (Page - 1) * PageSize;

    /// <summary>A pager whose page exists, whatever the query string asked for.</summary>
    public static Pager For(int? page, int pageSize, int total)
    {
        var pager = new Pager(1, pageSize, total);
        return pager with { Page = Math.Clamp(page ?? 1, 1, pager.Pages) };
    }

    /// <summary>The same list with the same filters at another page.</summary>
    public static string Href(HttpRequest request, int page)
    {
        var query = new QueryBuilder(
            request
                .Query.Where(p => !p.Key.Equals("page", StringComparison.OrdinalIgnoreCase))
                .SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? "")))
        );
        if (page > 1)
        {
            query.Add("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return $"{request.PathBase}{request.Path}{query}";
    }

    /// <summary>Pages to offer: the first, the last, and two on either side; null stands for a gap.</summary>
    public IEnumerable<int?> Steps()
    {
        var before = 0;
        for (var page = 1; page <= Pages; page++)
        {
            if (page != 1 && page != Pages && Math.Abs(page - Page) > 2)
            {
                continue;
            }

            if (page - before == 2)
            {
                yield return page - 1;
            }
            else if (page - before > 2)
            {
                yield return null;
            }

            yield return page;
            before = page;
        }
    }
}
