using LawGov.Domain;
using LawGov.Domain.Events;

namespace LawGov.Data.Records;

/// <summary>What is told of an event outside the system; worded where people's texts are.</summary>
public interface IEventWords
{
    /// <summary>The message; none where the event is told inside alone.</summary>
    OutboxNews? NewsOf(DomainEvent happened, Actor actor);
}
