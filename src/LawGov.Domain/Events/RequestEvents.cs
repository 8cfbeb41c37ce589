using LawGov.Domain.Requests;

namespace LawGov.Domain.Events;

/// <summary>A unit asks the office for something.</summary>
public sealed record RequestAsked(RequestKind Kind, string Reason, DateOnly? ProposedOn, bool ForSecond) : DomainEvent;

/// <summary>The office answered.</summary>
public sealed record RequestDecided(RequestKind Kind, bool IsApproved, string Reason, DateOnly? GrantedOn, Guid AskedBy) : DomainEvent;

/// <summary>The unit took its request back.</summary>
public sealed record RequestTakenBack(RequestKind Kind) : DomainEvent;
