using System.ComponentModel.DataAnnotations;
using LawGov.Domain.Lifecycles;

namespace LawGov.Domain.Assignments;

/// <summary>A unit's part in a task.</summary>
public enum UnitRole
{
    [Display(Name = "牵头单位")]
    Lead,

    [Display(Name = "共同牵头")]
    CoLead,

    [Display(Name = "责任单位")]
    Responsible,

    [Display(Name = "配合单位")]
    Supporting,
}

/// <summary>Where an assignment stands. Overdue is not a status: it follows from dates.</summary>
public enum AssignmentStatus
{
    [Display(Name = "待下达")]
    Draft,

    [Display(Name = "待签收")]
    Issued,

    [Display(Name = "办理中")]
    InProgress,

    [Display(Name = "申请办结")]
    CompletionRequested,

    [Display(Name = "已办结")]
    Completed,

    [Display(Name = "已撤销")]
    Withdrawn,
}

/// <summary>What can be done to an assignment.</summary>
public enum AssignmentAct
{
    [Display(Name = "下达")]
    Issue,

    [Display(Name = "下达集合单位")]
    IssueCollective,

    [Display(Name = "签收")]
    Acknowledge,

    [Display(Name = "申请办结")]
    RequestCompletion,

    [Display(Name = "确认办结")]
    ConfirmCompletion,

    [Display(Name = "退回办结申请")]
    ReturnCompletion,

    [Display(Name = "撤销分工")]
    Withdraw,

    [Display(Name = "恢复分工")]
    Reinstate,
}

/// <summary>The assignment's life cycle.</summary>
public static class AssignmentLifecycle
{
    /// <summary>Every step; the clock stops at the request, so a unit is not charged for the office's time.</summary>
    public static Lifecycle<AssignmentStatus, AssignmentAct> Table { get; } =
        new(
            (AssignmentStatus.Draft, AssignmentAct.Issue, AssignmentStatus.Issued),
            (AssignmentStatus.Draft, AssignmentAct.IssueCollective, AssignmentStatus.InProgress),
            (AssignmentStatus.Issued, AssignmentAct.Acknowledge, AssignmentStatus.InProgress),
            (AssignmentStatus.InProgress, AssignmentAct.RequestCompletion, AssignmentStatus.CompletionRequested),
            (AssignmentStatus.CompletionRequested, AssignmentAct.ConfirmCompletion, AssignmentStatus.Completed),
            (AssignmentStatus.CompletionRequested, AssignmentAct.ReturnCompletion, AssignmentStatus.InProgress),
            (AssignmentStatus.Draft, AssignmentAct.Withdraw, AssignmentStatus.Withdrawn),
            (AssignmentStatus.Issued, AssignmentAct.Withdraw, AssignmentStatus.Withdrawn),
            (AssignmentStatus.InProgress, AssignmentAct.Withdraw, AssignmentStatus.Withdrawn),
            (AssignmentStatus.CompletionRequested, AssignmentAct.Withdraw, AssignmentStatus.Withdrawn),
            (AssignmentStatus.Withdrawn, AssignmentAct.Reinstate, AssignmentStatus.Issued)
        );
}
