using LawGov.Domain.Accounts;

namespace LawGov.Web.Access;

/// <summary>
/// The one table of who may do what to whose things. Pages, handlers, queries and the generated access test all read it. What is not listed is
/// denied.
/// </summary>
public static class AccessMatrix
{
    private static readonly Role[] Everyone = Enum.GetValues<Role>();
    private static readonly Role[] Office = [Role.OfficeStaff, Role.OfficeReviewer];
    private static readonly Role[] OfficeAndSecond = [Role.OfficeStaff, Role.OfficeReviewer, Role.SecondReviewer];
    private static readonly Role[] UnitPeople = [Role.Liaison, Role.UnitReviewer];

    private static readonly Dictionary<Operation, Row> Rows = new()
    {
        [Operation.OpenHome] = Row.Of(null, (Scope.All, Everyone)),
        [Operation.ManageOwnAccount] = Row.Of(null, (Scope.All, Everyone)),
        [Operation.ReadNotices] = Row.Of(null, (Scope.All, Everyone)),
        [Operation.ReadPlans] = Row.Of(null, (Scope.All, [.. OfficeAndSecond, .. UnitPeople, Role.Leader])),
        [Operation.PreparePlan] = Row.Of(Operation.ReadPlans, (Scope.All, Office)),
        [Operation.TakePlanBack] = Row.Of(Operation.ReadPlans, (Scope.All, Office)),
        [Operation.AmendTask] = Row.Of(Operation.ReadPlans, (Scope.All, Office)),
        [Operation.ReadRequests] = Row.Of(null, (Scope.All, [.. OfficeAndSecond, Role.Leader]), (Scope.Unit, UnitPeople)),
        [Operation.AskRequest] = Row.Of(Operation.ReadRequests, (Scope.Unit, UnitPeople)),
        [Operation.DecideRequest] = Row.Of(Operation.ReadRequests, (Scope.All, [Role.OfficeReviewer])),
        [Operation.DecideRequestSecond] = Row.Of(Operation.ReadRequests, (Scope.All, [Role.SecondReviewer])),
        [Operation.RequestCompletion] = Row.Of(Operation.ReadPlans, (Scope.Unit, UnitPeople)),
        [Operation.DecideCompletion] = Row.Of(Operation.ReadPlans, (Scope.All, [Role.OfficeReviewer])),
        [Operation.DecideCompletionSecond] = Row.Of(Operation.ReadPlans, (Scope.All, [Role.SecondReviewer])),
        [Operation.ReadObligations] = Row.Of(null, (Scope.All, [.. OfficeAndSecond, Role.Leader]), (Scope.Unit, UnitPeople)),
        [Operation.ReadFilings] = Row.Of(null, (Scope.All, [.. OfficeAndSecond, Role.Leader]), (Scope.Unit, UnitPeople)),
        [Operation.EditFiling] = Row.Of(Operation.ReadFilings, (Scope.Unit, UnitPeople)),
        [Operation.SubmitFiling] = Row.Of(Operation.ReadFilings, (Scope.Unit, UnitPeople)),
        [Operation.SignFiling] = Row.Of(Operation.ReadFilings, (Scope.Unit, [Role.UnitReviewer])),
        [Operation.WithdrawReport] = Row.Of(Operation.ReadFilings, (Scope.Unit, UnitPeople)),
        [Operation.WaiveReport] = Row.Of(Operation.ReadFilings, (Scope.All, Office)),
        [Operation.WaiveReportSecond] = Row.Of(Operation.ReadFilings, (Scope.All, [Role.SecondReviewer])),
        [Operation.ReadReviewQueue] = Row.Of(null, (Scope.All, OfficeAndSecond)),
        [Operation.ReviewReport] = Row.Of(Operation.ReadFilings, (Scope.All, [Role.OfficeReviewer])),
        [Operation.ReviewReportSecond] = Row.Of(Operation.ReadFilings, (Scope.All, [Role.SecondReviewer])),
        [Operation.ReadBoard] = Row.Of(null, (Scope.All, [.. OfficeAndSecond, Role.Leader])),
        [Operation.UrgeUnits] = Row.Of(Operation.ReadBoard, (Scope.All, Office)),
        [Operation.ExportSummary] = Row.Of(null, (Scope.All, [.. OfficeAndSecond, Role.Leader])),
        [Operation.ExportUnitLedger] = Row.Of(null, (Scope.All, [.. OfficeAndSecond, Role.Leader]), (Scope.Unit, UnitPeople)),
        [Operation.ReadUnits] = Row.Of(null, (Scope.All, [.. OfficeAndSecond, Role.Leader]), (Scope.Unit, UnitPeople)),
        [Operation.ManageUnits] = Row.Of(null, (Scope.All, [Role.SystemAdmin])),
        [Operation.ManageUsers] = Row.Of(null, (Scope.All, [Role.SystemAdmin])),
        [Operation.ManagePeriods] = Row.Of(null, (Scope.All, [Role.OfficeReviewer])),
        [Operation.ManageSettings] = Row.Of(null, (Scope.All, [Role.OfficeReviewer, Role.SystemAdmin])),
        [Operation.ConfirmClock] = Row.Of(null, (Scope.All, [Role.SystemAdmin])),
        [Operation.ManageChannels] = Row.Of(null, (Scope.All, [Role.SystemAdmin])),
        [Operation.ReadDelivery] = Row.Of(null, (Scope.All, Office)),
        [Operation.ResendMessage] = Row.Of(Operation.ReadDelivery, (Scope.All, Office)),
        [Operation.ReadAudit] = Row.Of(null, (Scope.All, [Role.Auditor])),
    };

    /// <summary>The operation by which the thing acted on is seen; null where the operation is that itself.</summary>
    public static Operation? SeenBy(Operation operation) => Rows[operation].SeenBy;

    /// <summary>How far a role's permission reaches.</summary>
    public static Scope ScopeOf(Operation operation, Role role) => Rows[operation].Scopes.GetValueOrDefault(role, Scope.None);

    /// <summary>The widest reach of several roles.</summary>
    public static Scope ScopeOf(Operation operation, IEnumerable<Role> roles) => roles.Select(r => ScopeOf(operation, r)).DefaultIfEmpty(Scope.None).Max();

    private sealed record Row(Operation? SeenBy, IReadOnlyDictionary<Role, Scope> Scopes)
    {
        public static Row Of(Operation? seenBy, params (Scope Scope, Role[] Roles)[] grants) =>
            new(seenBy, grants.SelectMany(g => g.Roles.Select(r => (r, g.Scope))).ToDictionary(x => x.r, x => x.Scope));
    }
}
