using System.ComponentModel.DataAnnotations;

namespace LawGov.Domain.Events;

/// <summary>Why somebody is told of something; it stands in the notice.</summary>
public enum NoticeReason
{
    [Display(Name = "您是本单位填报人")]
    Clerk,

    [Display(Name = "您是本单位审签人")]
    Head,

    [Display(Name = "您填报的内容")]
    OwnReport,

    [Display(Name = "您送审签的填报单")]
    OwnFiling,

    [Display(Name = "您提出的申请")]
    OwnRequest,

    [Display(Name = "您负责办公室审核")]
    OfficeReviewer,

    [Display(Name = "您是第二审核人")]
    SecondReviewer,

    [Display(Name = "您是系统管理员")]
    Administrator,
}
