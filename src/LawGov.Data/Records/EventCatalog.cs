using LawGov.Domain.Accounts;
using LawGov.Domain.Events;

namespace LawGov.Data.Records;

/// <summary>Some of the people who are told of an event, and why they are.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Role">Those with this role; none where it is one person.</param>
/// <param name="UnitId">Of this unit; of every unit, or of the units on the event's task, where none is named.</param>
/// <param name="OnTask">Whether only units named on the event's task are meant.</param>
/// <param name="Person">This person alone.</param>
public sealed record Audience(NoticeReason Reason, Role? Role = null, Guid? UnitId = null, bool OnTask = false, Guid? Person = null);

/// <summary>The one table of who is told of what. What is not listed is told to nobody: it stands in the history alone.</summary>
public static class EventCatalog
{
    /// <summary>Who is told of it.</summary>
    public static IEnumerable<Audience> AudienceOf(DomainEvent happened) =>
        happened switch
        {
            PlanPublished or PlanAmended or PlanTakenBack or PlanArchived => UnitPeople(null),
            TaskAmended { Amendment: null } => [new(NoticeReason.Clerk, Role.Liaison, OnTask: true)],
            AssignmentAdded or AssignmentWithdrawn or AssignmentReinstated => happened.UnitId is { } unit ? UnitPeople(unit) : [],
            RequestAsked { ForSecond: true } => [new(NoticeReason.SecondReviewer, Role.SecondReviewer)],
            RequestAsked => [new(NoticeReason.OfficeReviewer, Role.OfficeReviewer)],
            RequestDecided e => [Person(NoticeReason.OwnRequest, e.AskedBy), .. Clerks(e)],
            FilingOpened or FilingDueMoved or Urged => UnitPeople(happened.UnitId),
            ReportReturned e => [Person(NoticeReason.OwnReport, e.SubmittedBy), .. Clerks(e)],
            ReportAcceptedFirst or RevocationAsked => [new(NoticeReason.SecondReviewer, Role.SecondReviewer)],
            ReportWaived or ReportEnded or ReportResumed => Clerks(happened),
            SignatureRequested => [new(NoticeReason.Head, Role.UnitReviewer, happened.UnitId)],
            SignatureRefused e => [Person(NoticeReason.OwnFiling, e.PreparedBy), .. Clerks(e)],
            MessageFailed or EndpointStopped => [new(NoticeReason.Administrator, Role.SystemAdmin)],
            _ => [],
        };

    private static Audience Person(NoticeReason reason, Guid? person) => new(reason, Person: person ?? Guid.Empty);

    private static Audience[] Clerks(DomainEvent happened) => [new(NoticeReason.Clerk, Role.Liaison, happened.UnitId)];

    private static Audience[] UnitPeople(Guid? unitId) => [new(NoticeReason.Clerk, Role.Liaison, unitId), new(NoticeReason.Head, Role.UnitReviewer, unitId)];
}
