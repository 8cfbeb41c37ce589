using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using LawGov.Domain;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Features.Shared;

/// <summary>Tone of a message.</summary>
public enum FlashKind
{
    Note,
    Ok,
    Warn,
    Bad,
}

/// <summary>A message the next page shows once.</summary>
public sealed record Flash(FlashKind Kind, string Text, string? LinkHref = null, string? LinkText = null);

/// <summary>Messages that survive the redirect after a post. They travel in a cookie, so they are short whatever was done to however many.</summary>
public static class FlashMessages
{
    /// <summary>Most messages, characters of them all, and length of a link that one redirect carries.</summary>
    public const int MostMessages = 10,
        MostCharacters = 300,
        LongestLink = 60;

    /// <summary>Names that a message spells out; the others are counted.</summary>
    public const int FirstNames = 5;

    private const string Key = "lawgov.flash";

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Adds a message to the next page; several stand below each other.</summary>
    public static void Flash(this ITempDataDictionary tempData, FlashKind kind, string text, string? linkHref = null, string? linkText = null)
    {
        var waiting = Read(tempData.Peek(Key));
        var link = linkHref?.Length <= LongestLink ? linkHref : null;
        waiting.Add(new Flash(kind, text, link, link is null ? null : linkText));
        var kept = waiting.TakeLast(MostMessages).ToList();
        if (kept.Sum(f => f.Text.Length) > MostCharacters)
            kept = [.. kept.Select(f => f with { Text = Shorten(f.Text, MostCharacters / kept.Count) })];
        tempData[Key] = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(kept, Json));
    }

    /// <summary>Takes the waiting messages out.</summary>
    public static IReadOnlyList<Flash> TakeFlashes(this ITempDataDictionary tempData) => Read(tempData[Key]);

    /// <summary>The first names of a list, with a word for the rest.</summary>
    public static string FirstOf(this IStringLocalizer l, IReadOnlyCollection<string> names) =>
        string.Join(l["、"], names.Take(FirstNames)) + (names.Count > FirstNames ? l["等"] : "");

    private static List<Flash> Read(object? kept) =>
        kept is string text && Base64Url.IsValid(text) ? JsonSerializer.Deserialize<List<Flash>>(Base64Url.DecodeFromChars(text), Json) ?? [] : [];

    private static string Shorten(string text, int length) => text.Length <= length ? text : StorableText.Cut(text, length - 1) + "…";
}
