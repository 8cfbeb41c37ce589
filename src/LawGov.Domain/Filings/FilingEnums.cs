using System.ComponentModel.DataAnnotations;
using LawGov.Domain.Lifecycles;

namespace LawGov.Domain.Filings;

/// <summary>Where a unit's page for a quarter stands.</summary>
public enum FilingStatus
{
    [Display(Name = "填报中")]
    Open,

    [Display(Name = "待单位审签")]
    PendingUnitApproval,

    [Display(Name = "已报送")]
    Submitted,
}

/// <summary>What can be done to a unit's page.</summary>
public enum FilingAct
{
    [Display(Name = "送审签")]
    RequestSignature,

    [Display(Name = "审签退回")]
    RefuseSignature,

    [Display(Name = "撤回送审")]
    TakeBackSignature,

    [Display(Name = "部分报送")]
    SubmitSome,

    [Display(Name = "报送")]
    Submit,

    [Display(Name = "撤回填报")]
    Reopen,

    [Display(Name = "其余终止")]
    Close,
}

/// <summary>Where one line stands.</summary>
public enum ReportStatus
{
    [Display(Name = "未填报")]
    NotStarted,

    [Display(Name = "草稿")]
    Draft,

    [Display(Name = "已报送")]
    Submitted,

    [Display(Name = "退回修改")]
    Returned,

    [Display(Name = "审核通过")]
    Accepted,

    [Display(Name = "免予填报")]
    Waived,

    [Display(Name = "已终止")]
    Ended,
}

/// <summary>What can be done to one line.</summary>
public enum ReportAct
{
    [Display(Name = "保存")]
    Save,

    [Display(Name = "报送")]
    Submit,

    [Display(Name = "撤回")]
    Withdraw,

    [Display(Name = "撤回重报")]
    WithdrawResubmission,

    [Display(Name = "办公室通过，待复核")]
    AcceptFirst,

    [Display(Name = "通过")]
    Accept,

    [Display(Name = "退回")]
    Return,

    [Display(Name = "撤销通过，待复核")]
    RevokeFirst,

    [Display(Name = "维持通过")]
    KeepAccepted,

    [Display(Name = "免报")]
    Waive,

    [Display(Name = "终止")]
    End,

    [Display(Name = "恢复")]
    Resume,
}

/// <summary>Why a line is owed no more.</summary>
public enum EndReason
{
    [Display(Name = "分工已撤销")]
    AssignmentWithdrawn,

    [Display(Name = "任务已办结")]
    DutyCompleted,

    [Display(Name = "改由其他单位填报")]
    ReportedByAnother,

    [Display(Name = "单位已停用")]
    UnitSwitchedOff,

    [Display(Name = "不再是集合单位成员")]
    MembershipEnded,

    [Display(Name = "方案已归档")]
    PlanArchived,

    [Display(Name = "不在方案期限内")]
    OutsideTerm,
}

/// <summary>What kind of report it is.</summary>
public enum ReportKind
{
    [Display(Name = "正常填报")]
    Normal,

    [Display(Name = "本季度无变化")]
    NoChange,

    [Display(Name = "补报")]
    Supplement,
}

/// <summary>How the unit judges its own progress, in the words of practice.</summary>
public enum SelfAssessment
{
    [Display(Name = "已完成")]
    Completed,

    [Display(Name = "超进度")]
    Ahead,

    [Display(Name = "达进度")]
    OnSchedule,

    [Display(Name = "欠进度")]
    Behind,

    [Display(Name = "其他")]
    Other,
}

/// <summary>
/// Which review a decision belongs to; an acceptance taken back is a decision of its own, and where two accepted, a second person decides on that too.
/// </summary>
public enum ReviewStage
{
    [Display(Name = "办公室审核")]
    Office,

    [Display(Name = "第二审核人复核")]
    Second,

    [Display(Name = "撤销通过")]
    Revocation,

    [Display(Name = "撤销通过复核")]
    RevocationSecond,
}

/// <summary>A reviewer's decision.</summary>
public enum Verdict
{
    [Display(Name = "通过")]
    Accept,

    [Display(Name = "退回")]
    Return,
}

/// <summary>What a line still lacks before it can be submitted.</summary>
public enum ReportGap
{
    [Display(Name = "请填写本季度进展，或选择“无变化”")]
    Progress,

    [Display(Name = "请选择自评进度")]
    SelfAssessment,

    [Display(Name = "自评“欠进度”的，请写明存在问题")]
    Problems,

    [Display(Name = "请上传佐证材料")]
    Evidence,

    [Display(Name = "请按退回意见修改后再报送")]
    Correction,
}

/// <summary>The life cycles of a unit's page and of its lines.</summary>
public static class FilingLifecycles
{
    /// <summary>The page: one signature, one submission a quarter.</summary>
    public static Lifecycle<FilingStatus, FilingAct> Filing { get; } =
        new(
            (FilingStatus.Open, FilingAct.RequestSignature, FilingStatus.PendingUnitApproval),
            (FilingStatus.PendingUnitApproval, FilingAct.RefuseSignature, FilingStatus.Open),
            (FilingStatus.PendingUnitApproval, FilingAct.TakeBackSignature, FilingStatus.Open),
            (FilingStatus.Open, FilingAct.SubmitSome, FilingStatus.Open),
            (FilingStatus.Open, FilingAct.Submit, FilingStatus.Submitted),
            (FilingStatus.PendingUnitApproval, FilingAct.Submit, FilingStatus.Submitted),
            (FilingStatus.Submitted, FilingAct.Submit, FilingStatus.Submitted),
            (FilingStatus.Submitted, FilingAct.SubmitSome, FilingStatus.Submitted),
            (FilingStatus.Submitted, FilingAct.Reopen, FilingStatus.Open),
            (FilingStatus.Open, FilingAct.Reopen, FilingStatus.Open),
            (FilingStatus.Open, FilingAct.Close, FilingStatus.Submitted),
            (FilingStatus.PendingUnitApproval, FilingAct.Close, FilingStatus.Submitted)
        );

    /// <summary>A line: every decision is on a revision, nothing is overwritten.</summary>
    public static Lifecycle<ReportStatus, ReportAct> Report { get; } =
        new(
            (ReportStatus.NotStarted, ReportAct.Save, ReportStatus.Draft),
            (ReportStatus.Draft, ReportAct.Save, ReportStatus.Draft),
            (ReportStatus.Returned, ReportAct.Save, ReportStatus.Returned),
            (ReportStatus.Draft, ReportAct.Submit, ReportStatus.Submitted),
            (ReportStatus.Returned, ReportAct.Submit, ReportStatus.Submitted),
            (ReportStatus.Submitted, ReportAct.Withdraw, ReportStatus.Draft),
            (ReportStatus.Submitted, ReportAct.WithdrawResubmission, ReportStatus.Returned),
            (ReportStatus.Submitted, ReportAct.AcceptFirst, ReportStatus.Submitted),
            (ReportStatus.Submitted, ReportAct.Accept, ReportStatus.Accepted),
            (ReportStatus.Submitted, ReportAct.Return, ReportStatus.Returned),
            (ReportStatus.Accepted, ReportAct.Return, ReportStatus.Returned),
            (ReportStatus.Accepted, ReportAct.RevokeFirst, ReportStatus.Accepted),
            (ReportStatus.Accepted, ReportAct.KeepAccepted, ReportStatus.Accepted),
            (ReportStatus.NotStarted, ReportAct.Waive, ReportStatus.Waived),
            (ReportStatus.Draft, ReportAct.Waive, ReportStatus.Waived),
            (ReportStatus.Returned, ReportAct.Waive, ReportStatus.Waived),
            (ReportStatus.NotStarted, ReportAct.End, ReportStatus.Ended),
            (ReportStatus.Draft, ReportAct.End, ReportStatus.Ended),
            (ReportStatus.Returned, ReportAct.End, ReportStatus.Ended),
            (ReportStatus.Submitted, ReportAct.End, ReportStatus.Submitted),
            (ReportStatus.Accepted, ReportAct.End, ReportStatus.Accepted),
            (ReportStatus.Ended, ReportAct.Resume, ReportStatus.NotStarted),
            (ReportStatus.Submitted, ReportAct.Resume, ReportStatus.Submitted),
            (ReportStatus.Accepted, ReportAct.Resume, ReportStatus.Accepted)
        );
}
