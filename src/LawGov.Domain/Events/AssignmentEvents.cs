namespace LawGov.Domain.Events;

/// <summary>A unit was named on a published task.</summary>
public sealed record AssignmentAdded(string Reason) : DomainEvent;

/// <summary>The unit took notice of its duty.</summary>
public sealed record AssignmentAcknowledged : DomainEvent;

/// <summary>The duty was taken back.</summary>
public sealed record AssignmentWithdrawn(string Reason) : DomainEvent;

/// <summary>The duty was handed down again.</summary>
public sealed record AssignmentReinstated(string Reason) : DomainEvent;

/// <summary>The unit says the duty is done; the result in its words.</summary>
public sealed record CompletionRequested(string Result) : DomainEvent;

/// <summary>The office agrees that the duty is done.</summary>
public sealed record CompletionConfirmed(Guid? RequestedBy) : DomainEvent;

/// <summary>The office does not agree.</summary>
public sealed record CompletionReturned(string Reason, Guid? RequestedBy) : DomainEvent;
