using System.Globalization;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Texts;

/// <summary>Texts of the district's papers: Chinese, whatever language the screen has. The keys are the texts.</summary>
public sealed class ChineseTexts : IStringLocalizer<Text>
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo(TextServices.DefaultCulture);

    private ChineseTexts() { }

    public static ChineseTexts Instance { get; } = new();

    /// <inheritdoc />
    public LocalizedString this[string name] => new(name, name);

    /// <inheritdoc />
    public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(Chinese, name, arguments));

    /// <inheritdoc />
    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}
