using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace LawGov.Web.Texts;

/// <summary>Languages of the screens: Simplified Chinese first, English when a person asks for it.</summary>
public static class TextServices
{
    /// <summary>Cookie that keeps the chosen language; the browser's own preference is not asked, because office images are often set to English.</summary>
    public const string CultureCookie = "lawgov-culture";

    /// <summary>The language of everyone who chose none.</summary>
    public const string DefaultCulture = "zh-CN";

    /// <summary>Every language offered.</summary>
    public static IReadOnlyList<string> Cultures { get; } = [DefaultCulture, "en"];

    /// <summary>Adds the localizers, the offered languages, Chinese binding messages, and an encoder that leaves Chinese readable.</summary>
    public static IServiceCollection AddTexts(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Replace(ServiceDescriptor.Singleton<IStringLocalizerFactory, TextLocalizerFactory>());
        services.TryAddSingleton<ResourceManagerStringLocalizerFactory>();
        services.TryAddSingleton<IHtmlLocalizerFactory, HtmlLocalizerFactory>();
        services.TryAddTransient(typeof(IHtmlLocalizer<>), typeof(HtmlLocalizer<>));
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<IConfigureOptions<MvcOptions>, BindingTexts>();
        services.Configure<MvcOptions>(o => o.Filters.Add<ErrorTexts>());
        services.Configure<RequestLocalizationOptions>(o =>
        {
            var cultures = Cultures.Select(CultureInfo.GetCultureInfo).ToList();
            o.DefaultRequestCulture = new RequestCulture(DefaultCulture);
            o.SupportedCultures = cultures;
            o.SupportedUICultures = cultures;
            o.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = CultureCookie, Options = o }];
        });
        return services;
    }
}
