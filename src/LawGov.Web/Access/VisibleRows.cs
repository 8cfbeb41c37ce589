using System.Linq.Expressions;
using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Domain.Filings;
using LawGov.Domain.Requests;
using LawGov.Domain.Units;

namespace LawGov.Web.Access;

/// <summary>What lists, counts and lamps are read from: the rows within the person's reach.</summary>
public static class VisibleRows
{
    public static IQueryable<UnitFiling> VisibleTo(this IQueryable<UnitFiling> filings, AccessCheck access, Operation operation = Operation.ReadFilings) =>
        Within(filings, access.ReachOf(operation), unitId => f => f.UnitId == unitId);

    public static IQueryable<Request> VisibleTo(this IQueryable<Request> requests, AccessCheck access) =>
        Within(requests, access.ReachOf(Operation.ReadRequests), unitId => r => r.UnitId == unitId);

    public static IQueryable<Unit> VisibleTo(this IQueryable<Unit> units, AccessCheck access, Operation operation = Operation.ReadUnits) =>
        Within(units, access.ReachOf(operation), unitId => u => u.Id == unitId);

    public static IQueryable<ProgressReport> VisibleTo(
        this IQueryable<ProgressReport> reports,
        AccessCheck access,
        Operation operation = Operation.ReadFilings
    ) => reports.VisibleTo(access.ReachOf(operation));

    /// <summary>The same for a query that was told how far the person's permission reaches.</summary>
    public static IQueryable<ProgressReport> VisibleTo(this IQueryable<ProgressReport> reports, Reach reach) =>
        Within(reports, reach, unitId => r => r.UnitId == unitId);

    /// <summary>
    /// The reports that the page of a plan or a task shows: all to those who read every unit's; to a unit's person the own unit's, and of other
    /// units the accepted ones of tasks on which the own unit is named.
    /// </summary>
    public static IQueryable<ProgressReport> VisibleOnTasksTo(this IQueryable<ProgressReport> reports, AccessCheck access, LawGovDb db, DateOnly today)
    {
        var reach = access.ReachOf(Operation.ReadFilings);
        if (reach.Scope != Scope.Unit || reach.OwnUnitId is not { } unitId)
            return reports.VisibleTo(access);
        var named = db.Naming(unitId, today);
        return reports.Where(r =>
            r.UnitId == unitId || (r.WaiveReason == "" && r.Status == ReportStatus.Accepted && named.Any(a => a.PlanTaskId == r.PlanTaskId))
        );
    }

    private static IQueryable<T> Within<T>(IQueryable<T> rows, Reach reach, Func<Guid, Expression<Func<T, bool>>> ofUnit) =>
        reach switch
        {
            { Scope: Scope.All } => rows,
            { Scope: Scope.Unit, OwnUnitId: { } unitId } => rows.Where(ofUnit(unitId)),
            _ => rows.Where(_ => false),
        };
}
