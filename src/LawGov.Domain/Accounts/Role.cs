using System.ComponentModel.DataAnnotations;

namespace LawGov.Domain.Accounts;

/// <summary>What a person is here to do. System administration and audit are kept apart from the business, as graded protection expects.</summary>
public enum Role
{
    [Display(Name = "办公室经办")]
    OfficeStaff,

    [Display(Name = "办公室审核")]
    OfficeReviewer,

    [Display(Name = "第二审核人")]
    SecondReviewer,

    [Display(Name = "填报人")]
    Liaison,

    [Display(Name = "单位审签人")]
    UnitReviewer,

    [Display(Name = "区领导")]
    Leader,

    [Display(Name = "系统管理员")]
    SystemAdmin,

    [Display(Name = "审计员")]
    Auditor,
}
