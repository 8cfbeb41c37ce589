using LawGov.Domain.Filings;

namespace LawGov.Domain.Events;

/// <summary>A unit's page for a quarter can be filled in; the last day that is on time.</summary>
public sealed record FilingOpened(string Period, DateOnly DueOn) : DomainEvent;

/// <summary>The due day of a unit's page moved, or of the quarter itself, where no unit is named.</summary>
public sealed record FilingDueMoved(string Period, DateOnly From, DateOnly To, string Reason) : DomainEvent;

/// <summary>A line came in.</summary>
public sealed record ReportSubmitted(string Period) : DomainEvent;

/// <summary>A returned line came in again.</summary>
public sealed record ReportResubmitted(string Period) : DomainEvent;

/// <summary>The unit took its submission back.</summary>
public sealed record ReportWithdrawn(string Period) : DomainEvent;

/// <summary>A line was accepted.</summary>
public sealed record ReportAccepted(string Period, string Comment) : DomainEvent;

/// <summary>A line was accepted by the office and waits for the second reviewer.</summary>
public sealed record ReportAcceptedFirst(string Period, string Comment) : DomainEvent;

/// <summary>A line was sent back; the last day to mend it, none where its duty has ended.</summary>
public sealed record ReportReturned(string Period, string Reason, DateOnly? MendBy, Guid? SubmittedBy) : DomainEvent;

/// <summary>The office takes an acceptance back and waits for the second reviewer.</summary>
public sealed record RevocationAsked(string Period, string Reason) : DomainEvent;

/// <summary>The second reviewer keeps the acceptance.</summary>
public sealed record AcceptanceKept(string Period, string Comment) : DomainEvent;

/// <summary>The unit was let off a line.</summary>
public sealed record ReportWaived(string Period, string Reason) : DomainEvent;

/// <summary>A line is owed no more.</summary>
public sealed record ReportEnded(string Period, EndReason Reason) : DomainEvent;

/// <summary>A line is owed again, until a day.</summary>
public sealed record ReportResumed(string Period, DateOnly DueOn) : DomainEvent;

/// <summary>A file was added to a line.</summary>
public sealed record EvidenceAdded(string FileName) : DomainEvent;

/// <summary>A file was taken off a line.</summary>
public sealed record EvidenceRemoved(string FileName) : DomainEvent;

/// <summary>The clerk handed the page to the unit's head.</summary>
public sealed record SignatureRequested(string Period) : DomainEvent;

/// <summary>The head sent the page back to who prepared it.</summary>
public sealed record SignatureRefused(string Period, string Reason, Guid? PreparedBy) : DomainEvent;

/// <summary>The clerk took the page back from the head.</summary>
public sealed record SignatureTakenBack(string Period) : DomainEvent;

/// <summary>The office urged the unit about so many late duties.</summary>
public sealed record Urged(string Period, int Late, string Note, UrgeChannel Channel) : DomainEvent;

/// <summary>A quarter was put away.</summary>
public sealed record PeriodLocked(string Period) : DomainEvent;

/// <summary>A quarter was opened again.</summary>
public sealed record PeriodUnlocked(string Period, string Reason) : DomainEvent;
