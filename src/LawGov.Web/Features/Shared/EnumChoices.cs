using LawGov.Web.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Features.Shared;

/// <summary>Members of an enum as choices of a field.</summary>
public static class EnumChoices
{
    public static IEnumerable<SelectListItem> Choices<T>(this IStringLocalizer<Text> l)
        where T : struct, Enum => Enum.GetValues<T>().Select(v => new SelectListItem(l.Label(v), v.ToString()));
}
