namespace LawGov.Domain.Events;

/// <summary>So many messages could not be delivered and are not tried again.</summary>
public sealed record MessageFailed(int Messages) : DomainEvent;

/// <summary>An endpoint takes no message any more and is off until it is switched on again.</summary>
public sealed record EndpointStopped(string Endpoint) : DomainEvent;
