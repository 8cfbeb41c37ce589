namespace LawGov.Web.Access;

/// <summary>Everything a person can ask of the system. Every endpoint names one; <see cref="AccessMatrix"/> says who may.</summary>
public enum Operation
{
    OpenHome,
    ManageOwnAccount,
    ReadNotices,
    ReadPlans,
    PreparePlan,
    TakePlanBack,
    AmendTask,
    ReadRequests,
    AskRequest,
    DecideRequest,
    DecideRequestSecond,
    RequestCompletion,
    DecideCompletion,
    DecideCompletionSecond,
    ReadObligations,
    ReadFilings,
    EditFiling,
    SubmitFiling,
    SignFiling,
    WithdrawReport,
    WaiveReport,
    WaiveReportSecond,
    ReadReviewQueue,
    ReviewReport,
    ReviewReportSecond,
    ReadBoard,
    UrgeUnits,
    ExportSummary,
    ExportUnitLedger,
    ReadUnits,
    ManageUnits,
    ManageUsers,
    ManagePeriods,
    ManageSettings,
    ConfirmClock,
    ManageChannels,
    ReadDelivery,
    ResendMessage,
    ReadAudit,
}

/// <summary>How far a permission reaches.</summary>
public enum Scope
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The person's own unit.</summary>
    Unit,

    /// <summary>Every unit.</summary>
    All,
}
