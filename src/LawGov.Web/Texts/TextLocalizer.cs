using System.Globalization;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Texts;

/// <summary>
/// Texts of the screens. The keys are the Chinese sentences, so Chinese needs no table: only other languages are looked up. A page has hundreds of
/// texts.
/// </summary>
internal sealed class TextLocalizer(IStringLocalizer table) : IStringLocalizer
{
    private static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    /// <inheritdoc />
    public LocalizedString this[string name] => IsChinese ? new LocalizedString(name, name) : table[name];

    /// <inheritdoc />
    public LocalizedString this[string name, params object[] arguments] =>
        IsChinese ? new LocalizedString(name, string.Format(CultureInfo.CurrentCulture, name, arguments)) : table[name, arguments];

    /// <inheritdoc />
    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => table.GetAllStrings(includeParentCultures);
}

/// <summary>Puts <see cref="TextLocalizer"/> before every table.</summary>
internal sealed class TextLocalizerFactory(ResourceManagerStringLocalizerFactory tables) : IStringLocalizerFactory
{
    /// <inheritdoc />
    public IStringLocalizer Create(Type resourceSource) => new TextLocalizer(tables.Create(resourceSource));

    /// <inheritdoc />
    public IStringLocalizer Create(string baseName, string location) => new TextLocalizer(tables.Create(baseName, location));
}
