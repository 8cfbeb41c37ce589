using System.Globalization;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.TagHelpers;

/// <summary>
/// <c>&lt;field for="Input.Progress" label="本季度进展" rows="4" counter="2000" /&gt;</c>: label, hint, error and control as one,
/// tied together for screen readers. A refused form shows what was posted, also where it could not be read as a value.
/// What stands inside the element follows the control: a unit, a button.
/// </summary>
[HtmlTargetElement("field", Attributes = "for,label")]
public sealed class FieldTagHelper(IFileVersionProvider versions, IStringLocalizer<Text> l) : TagHelper
{
    /// <summary>The property of the page model: <c>Input.Lines[i].Progress</c>.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>What the field asks for.</summary>
    public string Label { get; set; } = "";

    /// <summary>One quiet line that helps to fill it in.</summary>
    public string? Hint { get; set; }

    /// <summary>Adds （选填） to the label.</summary>
    public bool Optional { get; set; }

    /// <summary>Hides the label from view, not from screen readers.</summary>
    public bool QuietLabel { get; set; }

    /// <summary>
    /// <c>text</c>, <c>number</c> (decimal keyboard, narrow), <c>date</c>, <c>password</c>, <c>email</c>, <c>tel</c>, <c>file</c>, <c>checkbox</c>,
    /// <c>radios</c>,
    /// <c>select</c>, <c>textarea</c>. Left out: <c>textarea</c> with rows, <c>select</c> with items, otherwise by the property.
    /// </summary>
    public string? Type { get; set; }

    /// <summary>Lines of a text area.</summary>
    public int Rows { get; set; }

    /// <summary>Choices of a select or of radios.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>Hard limit kept by the browser: for codes and names. For texts use <see cref="Counter"/>, which cuts nothing off.</summary>
    public int MaxLength { get; set; }

    /// <summary>Most characters allowed, counted below the control.</summary>
    public int Counter { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Attributes that belong on the control; everything else written on the element stays on the surrounding block.</summary>
    private static bool BelongsToControl(string name) =>
        name
            is "autocomplete"
                or "autocapitalize"
                or "spellcheck"
                or "inputmode"
                or "placeholder"
                or "accept"
                or "multiple"
                or "readonly"
                or "disabled"
                or "autofocus"
                or "min"
                or "max"
                or "step"
                or "pattern"
                or "list"
        || name.StartsWith("data-", StringComparison.Ordinal);

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        var field = new FieldControl(ViewContext, For, Type, Rows, Items);
        var errors = field.Errors;
        var hintId = string.IsNullOrEmpty(Hint) ? null : $"{field.Id}-hint";
        var errorId = errors.Count == 0 ? null : $"{field.Id}-error";
        var countId = Counter > 0 ? $"{field.Id}-count" : null;
        var describedBy = string.Join(' ', new[] { hintId, errorId, countId }.OfType<string>());

        void Finish(TagBuilder control)
        {
            control.With("aria-describedby", describedBy.Length == 0 ? null : describedBy);
            control.With("aria-invalid", errorId is null ? null : "true");
            control.With("maxlength", MaxLength > 0 ? MaxLength.ToString(CultureInfo.InvariantCulture) : null);
            control.With("data-counter", Counter > 0 ? Counter.ToString(CultureInfo.InvariantCulture) : null);
            foreach (var attribute in context.AllAttributes.Where(a => BelongsToControl(a.Name)))
            {
                control.Attributes[attribute.Name] = attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? attribute.Name : $"{attribute.Value}";
            }
        }

        foreach (var attribute in context.AllAttributes.Where(a => BelongsToControl(a.Name)))
        {
            output.Attributes.RemoveAll(attribute.Name);
        }

        output.TagName = field.IsGroup ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        CssClass.Prepend(output, errorId is null ? "field" : "field has-error");
        if (field.IsGroup && describedBy.Length > 0)
        {
            output.Attributes.SetAttribute("aria-describedby", describedBy);
        }

        var label = LabelOf(field);
        var hint = hintId is null || countId is not null ? null : Html.Element("p", "field-hint", Hint).With("id", hintId);
        var error = errorId is null ? null : ErrorOf(errorId, errors);
        var content = output.Content;
        if (field.Kind is "checkbox")
        {
            var box = field.Checkbox();
            Finish(box);
            Append(content, error, Html.Element("div", "form-check m-0").Containing(box, label, field.CheckboxFallback()), hint);
        }
        else if (field.IsGroup)
        {
            Append(content, label, hint, error, field.Radios(errorId is not null));
        }
        else
        {
            var control = field.Control();
            Finish(control);
            var wrapped = field.Kind is "password" ? WithReveal(control, field.Id) : control;
            Append(content, label, hint, error, inside.IsEmptyOrWhiteSpace ? wrapped : Html.Element("div", "in-line").Containing(wrapped, inside));
        }

        if (field.IsGroup || field.Kind is "checkbox")
        {
            content.AppendHtml(inside);
        }

        if (countId is not null)
        {
            content.AppendHtml(Html.Element("div", "field-foot").Containing(Html.Element("span", null, Hint).With("id", hintId), CountOf(countId, field.Text)));
        }
    }

    private TagBuilder LabelOf(FieldControl field)
    {
        var label = field switch
        {
            { IsGroup: true } => Html.Element("legend"),
            { Kind: "checkbox" } => Html.Element("label", "form-check-label").With("for", field.Id),
            _ => Html.Element("label", "field-label").With("for", field.Id),
        };
        if (QuietLabel)
        {
            label.AddCssClass("visually-hidden");
        }

        label.InnerHtml.Append(Label);
        if (Optional)
        {
            label.InnerHtml.Append(" ");
            label.Containing(Html.Element("span", "opt", l["（选填）"]));
        }

        return label;
    }

    private TagBuilder CountOf(string id, string text)
    {
        var length = text.ReplaceLineEndings("\n").Length;
        var over = length - Counter;
        return Html.Element("span", over > 0 ? "num is-over" : "num", $"{length} / {Counter}{(over > 0 ? l["，超出{0}字", over] : "")}")
            .With("id", id)
            .With("data-over", l["，超出{0}字"]);
    }

    private TagBuilder WithReveal(TagBuilder control, string id) =>
        Html.Element("div", "pass")
            .Containing(
                control,
                Html.Element("button", "btn btn-quiet btn-sm", l["显示"])
                    .With("type", "button")
                    .With("aria-controls", id)
                    .With("data-reveal", id)
                    .With("data-hide", l["隐藏"])
                    .With("hidden", "hidden")
            );

    private TagBuilder ErrorOf(string id, IReadOnlyList<string> errors)
    {
        var words = Html.Element("span");
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
            {
                words.Containing(new TagBuilder("br") { TagRenderMode = TagRenderMode.SelfClosing });
            }

            words.InnerHtml.Append(errors[i]);
        }

        return Html.Element("p", "field-error").With("id", id).Containing(Sprite.Svg(versions, ViewContext, "i-alert", "ico ico-sm"), words);
    }

    private static void Append(TagHelperContent content, params IHtmlContent?[] parts)
    {
        foreach (var part in parts)
        {
            if (part is not null)
            {
                content.AppendHtml(part);
            }
        }
    }
}
