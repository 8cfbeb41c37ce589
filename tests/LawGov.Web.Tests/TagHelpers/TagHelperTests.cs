using System.Globalization;
using System.Linq.Expressions;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LawGov.Web.Tests.TagHelpers;

/// <summary>Renders one tag helper as a page would, without a host: real texts, Chinese screen.</summary>
public abstract class TagHelperTests
{
    private readonly EmptyModelMetadataProvider _metadata = new();

    protected TagHelperTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(TextServices.DefaultCulture);
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture;
        Texts = new StringLocalizer<Text>(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));
        State = new ModelStateDictionary();
        View = new ViewContext
        {
            HttpContext = new DefaultHttpContext(),
            ViewData = new ViewDataDictionary<FormPage>(_metadata, State) { Model = Form },
        };
    }

    protected FormPage Form { get; } = new();

    protected ModelStateDictionary State { get; }

    protected ViewContext View { get; }

    protected IStringLocalizer<Text> Texts { get; }

    protected IFileVersionProvider Versions { get; } = new MarkedVersions();

    protected ModelExpression For<TValue>(Expression<Func<FormPage, TValue>> property) =>
        new ModelExpressionProvider(_metadata).CreateModelExpression((ViewDataDictionary<FormPage>)View.ViewData, property);

    protected static async Task<string> RenderAsync(ITagHelper helper, string tag, string inside = "", params (string Name, object? Value)[] attributes)
    {
        var list = new TagHelperAttributeList(
            attributes.Select(a => a.Value is null ? new TagHelperAttribute(a.Name) : new TagHelperAttribute(a.Name, a.Value))
        );
        var context = new TagHelperContext(tag, list, new Dictionary<object, object>(), "test");
        var output = new TagHelperOutput(
            tag,
            new TagHelperAttributeList(list),
            (_, _) =>
            {
                var content = new DefaultTagHelperContent();
                content.SetContent(inside);
                return Task.FromResult<TagHelperContent>(content);
            }
        );
        await helper.ProcessAsync(context, output);
        if (!output.IsContentModified && output.TagName is not null)
        {
            output.Content.SetContent(inside);
        }

        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Create(UnicodeRanges.All));
        return writer.ToString();
    }

    private sealed class MarkedVersions : IFileVersionProvider
    {
        public string AddFileVersionToPath(PathString requestPathBase, string path) => $"{path}?v=1";
    }
}

/// <summary>A page with one of everything a form asks for.</summary>
public sealed class FormPage
{
    public FormInput Input { get; set; } = new();
}

public sealed class FormInput
{
    public string? Progress { get; set; }

    public double? Rate { get; set; }

    public DateOnly? DueOn { get; set; }

    public string? Kind { get; set; }

    public bool IsTrue { get; set; }

    public string? Password { get; set; }

    public IList<FormLine> Lines { get; set; } = [new() { Text = "甲" }, new() { Text = "乙" }];
}

public sealed class FormLine
{
    public string? Text { get; set; }
}
