using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LawGov.Domain.Events;

namespace LawGov.Data.Records;

/// <summary>The arguments of an event as they are stored beside its act.</summary>
public static class EventJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Every kind of event by its act.</summary>
    public static IReadOnlyDictionary<TimelineAct, Type> Types { get; } =
        typeof(DomainEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DomainEvent))).ToDictionary(t => Enum.Parse<TimelineAct>(t.Name));

    /// <summary>The arguments alone.</summary>
    public static string Write(DomainEvent happened) => JsonSerializer.Serialize(happened, happened.GetType(), Options);

    /// <summary>The event that was stored; none where it was stored as words, before events had arguments.</summary>
    public static DomainEvent? Read(TimelineAct act, string args) =>
        args.Length > 0 && Types.TryGetValue(act, out var type) ? (DomainEvent?)JsonSerializer.Deserialize(args, type, Options) : null;
}
