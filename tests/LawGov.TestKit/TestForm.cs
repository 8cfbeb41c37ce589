using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace LawGov.TestKit;

/// <summary>A form as it was rendered, with what a person changed in it.</summary>
public sealed class TestForm
{
    private readonly TestPage _page;
    private readonly string _action;
    private readonly List<(string Name, string Value)> _fields = [];
    private readonly List<(string Name, string FileName, byte[] Bytes, string Type)> _files = [];

    internal TestForm(TestPage page, IHtmlFormElement form)
    {
        _page = page;
        _action = form.GetAttribute("action") is { Length: > 0 } action ? action : page.Response.RequestMessage!.RequestUri!.PathAndQuery;
        var within = form.QuerySelectorAll("input, select, textarea");
        var outside = form.Id is { Length: > 0 } id ? page.Document.QuerySelectorAll($"[form='{id}']").Where(e => e.Closest("form") != form) : [];
        foreach (var element in within.Concat(outside))
            Read(element);
    }

    /// <summary>The value a field has now.</summary>
    public string? this[string name] => _fields.Where(f => f.Name == name).Select(f => f.Value).LastOrDefault();

    /// <summary>Names of all fields.</summary>
    public IEnumerable<string> Names => _fields.Select(f => f.Name).Distinct(StringComparer.Ordinal);

    /// <summary>Types into a field, or chooses.</summary>
    public TestForm Fill(string name, string value)
    {
        _fields.RemoveAll(f => f.Name == name);
        _fields.Add((name, value));
        return this;
    }

    /// <summary>Adds a value beside those there are: another tick.</summary>
    public TestForm Add(string name, string value)
    {
        _fields.Add((name, value));
        return this;
    }

    /// <summary>Takes a field out: an unticked box, a lost field.</summary>
    public TestForm Remove(string name)
    {
        _fields.RemoveAll(f => f.Name == name);
        return this;
    }

    /// <summary>Chooses a file.</summary>
    public TestForm Attach(string name, string fileName, byte[] bytes, string type = "application/octet-stream")
    {
        _files.Add((name, fileName, bytes, type));
        return this;
    }

    /// <summary>Sends the form, by the button with this name and value where one is given, to that button's own address where it has one.</summary>
    public async Task<TestPage> SubmitAsync(string? buttonName = null, string? buttonValue = null, string? action = null)
    {
        var fields = buttonName is null ? _fields : [.. _fields, (buttonName, buttonValue ?? "")];
        using HttpContent content = _files.Count == 0 ? new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) : Multipart(fields);
        return await TestPage.ReadAsync(_page.Browser, await _page.Browser.Client.PostAsync(new Uri(action ?? _action, UriKind.RelativeOrAbsolute), content));
    }

    private MultipartFormDataContent Multipart(IEnumerable<(string Name, string Value)> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        foreach (var (name, fileName, bytes, type) in _files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue(type);
            content.Add(part, name, fileName);
        }
        return content;
    }

    private void Read(IElement element)
    {
        if (element.HasAttribute("disabled") || element.GetAttribute("name") is not { Length: > 0 } name)
            return;
        switch (element)
        {
            case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                if (box.IsChecked)
                    _fields.Add((name, box.Value ?? "on"));
                break;
            case IHtmlInputElement { Type: "submit" or "button" or "file" or "image" }:
                break;
            case IHtmlInputElement input:
                _fields.Add((name, input.Value));
                break;
            case IHtmlSelectElement select:
                foreach (var option in select.Options.Where(o => o.IsSelected))
                    _fields.Add((name, option.Value));
                break;
            case IHtmlTextAreaElement area:
                _fields.Add((name, area.Value));
                break;
        }
    }
}
