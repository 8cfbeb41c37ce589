using LawGov.Domain.Assignments;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;

namespace LawGov.Data.Queries;

/// <summary>How many tasks are in force, and how many of them are completed (办结).</summary>
/// <param name="All">All of them.</param>
/// <param name="Completed">Those completed.</param>
public sealed record TaskCount(int All, int Completed);

/// <summary>The one definition of a task in force and of a completed one.</summary>
public static class TaskCounts
{
    /// <summary>The tasks of published plans that no revision dropped.</summary>
    public static IQueryable<PlanTask> TasksInForce(this LawGovDb db) =>
        db.Tasks.Where(t => t.WithdrawnOn == null && db.Plans.Any(p => p.Id == t.PlanId && p.Status == PlanStatus.Published));

    /// <summary>
    /// Those of the tasks for which somebody completed the part by which it is reported, and nobody has such a part left: the consolidating unit's alone
    /// where it reports for all, otherwise that of every unit named, and of the collectives where each unit reports. It asks for the same parts as
    /// <see cref="PeriodDuties.ForTask"/>.
    /// </summary>
    public static IQueryable<PlanTask> Completed(this IQueryable<PlanTask> tasks, LawGovDb db)
    {
        var parts = db.Assignments.Where(a => a.Status != AssignmentStatus.Draft && a.Status != AssignmentStatus.Withdrawn);
        var left = parts.Where(a => a.Status != AssignmentStatus.Completed);
        return tasks.Where(t =>
            parts.Any(a => a.PlanTaskId == t.Id && a.Status == AssignmentStatus.Completed)
            && !left.Any(a =>
                a.PlanTaskId == t.Id
                && (
                    a.UnitId == null
                        ? t.ReportingMode == ReportingMode.EachUnit
                        : t.ReportingMode != ReportingMode.LeadOnly || a.IsPrimaryLead || !parts.Any(lead => lead.PlanTaskId == t.Id && lead.IsPrimaryLead)
                )
            )
        );
    }
}
