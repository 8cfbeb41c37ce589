using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LawGov.Web.TagHelpers;

/// <summary>The control of one field: its name, id, text to show and errors, from the model and from what was posted.</summary>
internal sealed class FieldControl
{
    private readonly ModelExpression _for;
    private readonly IReadOnlyList<SelectListItem> _items;
    private readonly int _rows;
    private readonly ModelStateEntry? _posted;

    public FieldControl(ViewContext view, ModelExpression @for, string? type, int rows, IEnumerable<SelectListItem>? items)
    {
        _for = @for;
        _items = items?.ToList() ?? [];
        _rows = rows;
        Name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(@for.Name);
        Id = TagBuilder.CreateSanitizedId(Name, "_");
        Kind = type ?? KindOf(@for, rows, items is not null);
        view.ViewData.ModelState.TryGetValue(Name, out _posted);
        Texts = TextsOf();
    }

    public string Name { get; }

    public string Id { get; }

    public string Kind { get; }

    public bool IsGroup => Kind is "radios";

    /// <summary>What the control shows; a password never comes back.</summary>
    public string Text => Texts.Count == 0 ? "" : Texts[0];

    public IReadOnlyList<string> Errors =>
        _posted is null ? [] : [.. _posted.Errors.Select(e => e.ErrorMessage).Where(m => m.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>All values: more than one only for a multiple select.</summary>
    private IReadOnlyList<string> Texts { get; }

    public TagBuilder Control() =>
        Kind switch
        {
            "textarea" => TextArea(),
            "select" => Select(),
            "file" => Input("file", null),
            "password" => Input("password", null),
            "number" => Input("text", Text).With("inputmode", "decimal").With("class", "form-control w-num"),
            "date" => Input("date", Text).With("class", "form-control w-date"),
            _ => Input(Kind, Text),
        };

    public TagBuilder Checkbox() =>
        Named(Void("input", "form-check-input"))
            .With("type", "checkbox")
            .With("value", "true")
            .With("checked", string.Equals(Text, "true", StringComparison.OrdinalIgnoreCase) ? "checked" : null);

    /// <summary>An unticked box posts nothing, so that a hidden <c>false</c> after it says no.</summary>
    public TagBuilder CheckboxFallback() => Void("input", null).With("type", "hidden").With("name", Name).With("value", "false");

    /// <summary>The first choice carries the field's own id: links of the error summary lead to it.</summary>
    public TagBuilder Radios(bool invalid)
    {
        var box = Html.Element("div", "radios");
        for (var i = 0; i < _items.Count; i++)
        {
            var item = _items[i];
            var id = i == 0 ? Id : string.Create(CultureInfo.InvariantCulture, $"{Id}-{i}");
            var radio = Void("input", "form-check-input")
                .With("type", "radio")
                .With("id", id)
                .With("name", Name)
                .With("value", item.Value)
                .With("checked", IsChosen(item) ? "checked" : null)
                .With("disabled", item.Disabled ? "disabled" : null)
                .With("aria-invalid", invalid ? "true" : null);
            box.Containing(Html.Element("div", "form-check").Containing(radio, Html.Element("label", "form-check-label", item.Text).With("for", id)));
        }

        return box;
    }

    private TagBuilder TextArea()
    {
        var area = Named(Html.Element("textarea", "form-control")).With("rows", Math.Max(_rows, 2).ToString(CultureInfo.InvariantCulture));

        // A browser drops the first line break of a text area: one more keeps a leading blank line.
        area.InnerHtml.Append("\n" + Text);
        return area;
    }

    private TagBuilder Select()
    {
        var select = Named(Html.Element("select", "form-select"));
        foreach (var group in _items.GroupBy(i => i.Group?.Name))
        {
            var options = group
                .Select(item =>
                    Html.Element("option", null, item.Text)
                        .With("value", item.Value ?? item.Text)
                        .With("selected", IsChosen(item) ? "selected" : null)
                        .With("disabled", item.Disabled ? "disabled" : null)
                )
                .ToArray();
            select.Containing(group.Key is null ? options : [Html.Element("optgroup").With("label", group.Key).Containing(options)]);
        }

        return select;
    }

    private TagBuilder Input(string type, string? value) => Named(Void("input", "form-control")).With("type", type).With("value", value);

    private TagBuilder Named(TagBuilder tag) => tag.With("id", Id).With("name", Name);

    private static TagBuilder Void(string name, string? cssClass)
    {
        var tag = Html.Element(name, cssClass);
        tag.TagRenderMode = TagRenderMode.SelfClosing;
        return tag;
    }

    private bool IsChosen(SelectListItem item) => Texts.Count == 0 ? item.Selected : Texts.Contains(item.Value ?? item.Text, StringComparer.Ordinal);

    private IReadOnlyList<string> TextsOf()
    {
        if (Kind is "password" or "file")
        {
            return [];
        }

        return _posted?.RawValue switch
        {
            string[] values when Kind is not "checkbox" => values,
            string[] values => values.Take(1).ToArray(),
            string value => [value],
            not null when _posted.AttemptedValue is { } attempted => [attempted],
            _ => _for.Model is System.Collections.IEnumerable and not string ? [.. ((System.Collections.IEnumerable)_for.Model).Cast<object?>().Select(Written)]
            : _for.Model is null ? []
            : [Written(_for.Model)],
        };
    }

    /// <summary>Values as browsers and the model binder write them, whatever the language of the screen.</summary>
    private static string Written(object? value) =>
        value switch
        {
            null => "",
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
            bool yes => yes ? "true" : "false",
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => $"{value}",
        };

    private static string KindOf(ModelExpression expression, int rows, bool hasItems)
    {
        var type = expression.Metadata.UnderlyingOrModelType;
        return (rows, hasItems) switch
        {
            (> 0, _) => "textarea",
            (_, true) => "select",
            _ when type == typeof(bool) => "checkbox",
            _ when type == typeof(DateOnly) => "date",
            _ when type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(decimal) => "number",
            _ when typeof(Microsoft.AspNetCore.Http.IFormFile).IsAssignableFrom(type) => "file",
            _ => "text",
        };
    }
}
