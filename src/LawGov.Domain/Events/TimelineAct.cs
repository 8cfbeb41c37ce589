using System.ComponentModel.DataAnnotations;

namespace LawGov.Domain.Events;

/// <summary>Acts that people read in a history.</summary>
public enum TimelineAct
{
    [Display(Name = "导入方案")]
    PlanImported,

    [Display(Name = "印发并下达方案")]
    PlanPublished,

    [Display(Name = "收回方案")]
    PlanTakenBack,

    [Display(Name = "归档方案")]
    PlanArchived,

    [Display(Name = "修订方案")]
    PlanAmended,

    [Display(Name = "修改任务")]
    TaskAmended,

    [Display(Name = "下达任务")]
    AssignmentIssued,

    [Display(Name = "增列单位")]
    AssignmentAdded,

    [Display(Name = "签收任务")]
    AssignmentAcknowledged,

    [Display(Name = "撤销分工")]
    AssignmentWithdrawn,

    [Display(Name = "恢复分工")]
    AssignmentReinstated,

    [Display(Name = "提出申请")]
    RequestAsked,

    [Display(Name = "答复申请")]
    RequestDecided,

    [Display(Name = "撤回申请")]
    RequestTakenBack,

    [Display(Name = "申请办结")]
    CompletionRequested,

    [Display(Name = "确认办结")]
    CompletionConfirmed,

    [Display(Name = "退回办结申请")]
    CompletionReturned,

    [Display(Name = "填报开启")]
    FilingOpened,

    [Display(Name = "调整截止日")]
    FilingDueMoved,

    [Display(Name = "报送填报")]
    ReportSubmitted,

    [Display(Name = "修改后重新报送")]
    ReportResubmitted,

    [Display(Name = "撤回填报")]
    ReportWithdrawn,

    [Display(Name = "审核通过")]
    ReportAccepted,

    [Display(Name = "办公室审核通过，待第二审核人复核")]
    ReportAcceptedFirst,

    [Display(Name = "退回修改")]
    ReportReturned,

    [Display(Name = "撤销通过，待第二审核人复核")]
    RevocationAsked,

    [Display(Name = "复核维持通过")]
    AcceptanceKept,

    [Display(Name = "免予填报")]
    ReportWaived,

    [Display(Name = "终止填报")]
    ReportEnded,

    [Display(Name = "恢复填报")]
    ReportResumed,

    [Display(Name = "补充佐证材料")]
    EvidenceAdded,

    [Display(Name = "移除佐证材料")]
    EvidenceRemoved,

    [Display(Name = "送本单位审签")]
    SignatureRequested,

    [Display(Name = "审签退回填报人")]
    SignatureRefused,

    [Display(Name = "撤回送审签")]
    SignatureTakenBack,

    [Display(Name = "催办")]
    Urged,

    [Display(Name = "归档季度")]
    PeriodLocked,

    [Display(Name = "重开季度")]
    PeriodUnlocked,

    [Display(Name = "消息未送达")]
    MessageFailed,

    [Display(Name = "消息推送停用")]
    EndpointStopped,
}
