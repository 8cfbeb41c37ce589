using LawGov.Domain;
using Microsoft.Extensions.Primitives;

namespace LawGov.Web.Pages;

/// <summary>
/// What a person typed reaches the pages without characters that cannot be kept; the fields of a form are cleaned by <see cref="PostedForm"/>, once it may be
/// read.
/// </summary>
public static class TypedQuery
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";

    /// <summary>Cleans the query string, and drops the escaped NUL from the body of a simple form, which the framework refuses to read at all.</summary>
    public static IApplicationBuilder UseTypedQuery(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                if (http.Request.QueryString.HasValue && http.Request.Query.Any(q => !IsClean(q)))
                {
                    http.Request.QueryString = QueryString.Create(
                        http.Request.Query.Select(q => KeyValuePair.Create(StorableText.Clean(q.Key), Clean(q.Value)))
                    );
                }
                if (HttpMethods.IsPost(http.Request.Method) && http.Request.ContentType?.StartsWith(UrlEncoded, StringComparison.OrdinalIgnoreCase) == true)
                {
                    http.Request.Body = new NulFreeStream(http.Request.Body);
                }
                return next(http);
            }
        );

    internal static bool IsClean(KeyValuePair<string, StringValues> field) =>
        StorableText.IsStorable(field.Key) && field.Value.All(v => v is null || StorableText.IsStorable(v));

    /// <summary>The values without characters that cannot be kept.</summary>
    internal static StringValues Clean(StringValues values) => new(values.Select(v => v is null ? null : StorableText.Clean(v)).ToArray());
}
