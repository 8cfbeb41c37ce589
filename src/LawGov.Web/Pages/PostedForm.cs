using System.Globalization;
using System.Text.RegularExpressions;
using LawGov.Domain;
using LawGov.Web.Startup;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace LawGov.Web.Pages;

/// <summary>
/// Reads every posted form once, before anything looks into it: a form too large or not readable is refused with its own status, and characters that cannot
/// be kept are dropped. It runs after the page's limits of size are set and before the form's token is looked at.
/// </summary>
internal sealed partial class PostedForm(IOptions<MvcOptions> options, IStringLocalizer<Text> l) : IAsyncAuthorizationFilter
{
    /// <summary>Behind the page's limits of size (900), before the check of the token (1000).</summary>
    public const int Order = 950;

    /// <inheritdoc/>
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (!http.Request.HasFormContentType || IsErrorPage(http))
            return;
        var most = http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? SiteServices.LargestForm;
        if (http.Request.ContentLength > most)
        {
            context.Result = Refuse(http.Request, StatusCodes.Status413PayloadTooLarge);
            return;
        }
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            if (form.Keys.Any(IsBeyondBinding))
                context.Result = Refuse(http.Request, StatusCodes.Status413PayloadTooLarge);
            else if (IsUnclean(form))
                http.Request.Form = Clean(form);
        }
        catch (BadHttpRequestException refused)
        {
            context.Result = Refuse(http.Request, refused.StatusCode);
        }
        catch (InvalidDataException broken)
        {
            var isTooMuch = broken.Message.EndsWith("exceeded.", StringComparison.Ordinal);
            context.Result = Refuse(http.Request, isTooMuch ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
        }
        catch (Exception broken) when (broken is IOException or InvalidOperationException)
        {
            context.Result = Refuse(http.Request, StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>Whether the request is answered by the error page, which reads no form.</summary>
    private static bool IsErrorPage(HttpContext http) =>
        http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null;

    private IActionResult Refuse(HttpRequest request, int status) =>
        !Autosave.Is(request)
            ? new StatusCodeResult(status)
            : Autosave.Refused(
                status,
                status == StatusCodes.Status413PayloadTooLarge ? l["内容太多，没有保存；请分几次填写，或者删减后再保存。"] : l["这次提交没有被接受"]
            );

    /// <summary>Whether a list in the form is longer than binding takes; binding itself would fail as if the site were broken.</summary>
    private bool IsBeyondBinding(string name) => Index().Matches(name).Any(m => !IsWithin(m.Groups[1].ValueSpan, options.Value.MaxModelBindingCollectionSize));

    private static bool IsWithin(ReadOnlySpan<char> digits, int most) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < most;

    private static bool IsUnclean(IFormCollection form) => form.Any(f => !TypedQuery.IsClean(f)) || form.Files.Any(f => !StorableText.IsStorable(f.FileName));

    private static FormCollection Clean(IFormCollection form)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in form)
        {
            var clean = StorableText.Clean(name);
            fields[clean] = StringValues.Concat(fields.GetValueOrDefault(clean), TypedQuery.Clean(values));
        }
        var files = new FormFileCollection();
        files.AddRange(form.Files.Select(f => StorableText.IsStorable(f.FileName) ? f : new CleanFile(f)));
        return new FormCollection(fields, files);
    }

    [GeneratedRegex(@"\[([0-9]+)\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Index();

    /// <summary>An upload under a name that can be kept.</summary>
    private sealed class CleanFile(IFormFile file) : IFormFile
    {
        public string ContentType => file.ContentType;

        public string ContentDisposition => file.ContentDisposition;

        public IHeaderDictionary Headers => file.Headers;

        public long Length => file.Length;

        public string Name => file.Name;

        public string FileName { get; } = StorableText.Clean(file.FileName);

        public void CopyTo(Stream target) => file.CopyTo(target);

        public Task CopyToAsync(Stream target, CancellationToken cancellationToken = default) => file.CopyToAsync(target, cancellationToken);

        public Stream OpenReadStream() => file.OpenReadStream();
    }
}
