using LawGov.Domain.Assignments;

namespace LawGov.Data.Queries;

/// <summary>Who is named on a task.</summary>
public static class NamedUnits
{
    /// <summary>The assignments in force that name a unit: itself, or a collective whose member it is on that day.</summary>
    public static IQueryable<TaskAssignment> Naming(this LawGovDb db, Guid unitId, DateOnly today) =>
        db.Assignments.Where(a =>
            a.Status != AssignmentStatus.Withdrawn
            && (
                a.UnitId == unitId
                || db.UnitGroups.Any(g =>
                    g.Id == a.UnitGroupId && g.Members.Any(m => m.UnitId == unitId && m.From <= today && (m.Until == null || m.Until >= today))
                )
            )
        );
}
