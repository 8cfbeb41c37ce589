using System.Text.Json;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

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

/// <summary>Messages that survive the redirect after a post.</summary>
public static class FlashMessages
{
    private const string Key = "lawgov.flash";

    /// <summary>Adds a message to the next page; several stand below each other.</summary>
    public static void Flash(this ITempDataDictionary tempData, FlashKind kind, string text, string? linkHref = null, string? linkText = null)
    {
        var waiting = tempData.Peek(Key) is string json ? JsonSerializer.Deserialize<List<Flash>>(json) ?? [] : [];
        waiting.Add(new Flash(kind, text, linkHref, linkText));
        tempData[Key] = JsonSerializer.Serialize(waiting);
    }

    /// <summary>Takes the waiting messages out.</summary>
    public static IReadOnlyList<Flash> TakeFlashes(this ITempDataDictionary tempData) =>
        tempData[Key] is string json ? JsonSerializer.Deserialize<List<Flash>>(json) ?? [] : [];
}
