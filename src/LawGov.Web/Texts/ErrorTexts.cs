using System.Globalization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Texts;

/// <summary>
/// Says what the form checks found in the language of the screen. The checks say it in Chinese, which is the key; where nothing is found for it, it
/// stays as it is.
/// </summary>
internal sealed class ErrorTexts(IStringLocalizer<Text> l) : IResultFilter
{
    /// <inheritdoc />
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not PageResult || context.ModelState.IsValid || CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh")
            return;
        foreach (var entry in context.ModelState.Values.Where(e => e.Errors.Count > 0))
        {
            for (var i = 0; i < entry.Errors.Count; i++)
            {
                if (entry.Errors[i].ErrorMessage is { Length: > 0 } message)
                    entry.Errors[i] = new(l[message]);
            }
        }
    }

    /// <inheritdoc />
    public void OnResultExecuted(ResultExecutedContext context) { }
}
