using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace LawGov.Domain.Events;

/// <summary>
/// Something that happened to an aggregate, as arguments and without words: the save writes it to the history and tells whoever it concerns. Each happening
/// is a record named like its act; what a person reads of it is worded where it is shown.
/// </summary>
public abstract record DomainEvent
{
    private static readonly ConcurrentDictionary<Type, TimelineAct> Acts = new();

    /// <summary>What was done.</summary>
    [JsonIgnore]
    public TimelineAct Act => Acts.GetOrAdd(GetType(), type => Enum.Parse<TimelineAct>(type.Name));

    /// <summary>The plan concerned, if any.</summary>
    [JsonIgnore]
    public Guid? PlanId { get; init; }

    /// <summary>The task concerned, if any.</summary>
    [JsonIgnore]
    public Guid? TaskId { get; init; }

    /// <summary>The unit concerned, if any.</summary>
    [JsonIgnore]
    public Guid? UnitId { get; init; }

    /// <summary>What a person who is told of it opens.</summary>
    [JsonIgnore]
    public EventSubject? Subject { get; init; }
}

/// <summary>What a notice is about, and opens.</summary>
/// <param name="Kind">The kind of thing.</param>
/// <param name="Id">Its identity.</param>
public readonly record struct EventSubject(SubjectKind Kind, Guid Id)
{
    /// <summary>The ways out of the system, which have one page.</summary>
    public static EventSubject Channels { get; } = new(SubjectKind.Channel, Guid.Empty);
}

/// <summary>Things a notice opens.</summary>
public enum SubjectKind
{
    /// <summary>A plan's page.</summary>
    [Display(Name = "方案")]
    Plan,

    /// <summary>A task's page.</summary>
    [Display(Name = "任务")]
    Task,

    /// <summary>A unit's page for a quarter.</summary>
    [Display(Name = "单位填报单")]
    Filing,

    /// <summary>A line in the review queue.</summary>
    [Display(Name = "进展填报")]
    Report,

    /// <summary>A unit's page.</summary>
    [Display(Name = "单位")]
    Unit,

    /// <summary>A request's page.</summary>
    [Display(Name = "申请")]
    Request,

    /// <summary>The page of the channels.</summary>
    [Display(Name = "消息通道")]
    Channel,
}
