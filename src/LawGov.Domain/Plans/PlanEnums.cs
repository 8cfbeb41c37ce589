using System.ComponentModel.DataAnnotations;

namespace LawGov.Domain.Plans;

/// <summary>What kind of plan it is.</summary>
public enum PlanKind
{
    [Display(Name = "实施方案")]
    ImplementationPlan,

    [Display(Name = "年度工作要点")]
    AnnualPlan,

    [Display(Name = "专项方案")]
    SpecialPlan,

    [Display(Name = "整改清单")]
    RectificationList,
}

/// <summary>Where a plan stands.</summary>
public enum PlanStatus
{
    [Display(Name = "草拟")]
    Draft,

    [Display(Name = "已印发")]
    Published,

    [Display(Name = "已归档")]
    Archived,

    /// <summary>An upper organ's plan, kept for comparing with the district's own; nobody here owes anything for it.</summary>
    [Display(Name = "上级方案")]
    Reference,
}

/// <summary>Whether a task ends.</summary>
public enum TaskNature
{
    [Display(Name = "一次性")]
    OneOff,

    [Display(Name = "周期性")]
    Recurring,

    [Display(Name = "长期坚持")]
    Ongoing,
}

/// <summary>Who owes a report for a task each quarter.</summary>
public enum ReportingMode
{
    /// <summary>The consolidating lead reports for all: the default where a lead is named.</summary>
    [Display(Name = "牵头汇总")]
    LeadOnly,

    /// <summary>Each unit named one by one reports: the default where no lead is named.</summary>
    [Display(Name = "列名单位分别填报")]
    EachNamedUnit,

    /// <summary>Each named unit and each member of the named collectives reports: the office's decision.</summary>
    [Display(Name = "集合单位逐一填报")]
    EachUnit,
}

/// <summary>What a document says about when a task is to be done.</summary>
public enum DeadlineKind
{
    [Display(Name = "未写明时限")]
    None,

    [Display(Name = "到某日")]
    ByDate,

    [Display(Name = "随方案期限")]
    PlanEnd,

    [Display(Name = "周期性")]
    Recurring,

    [Display(Name = "只有文字")]
    TextOnly,
}

/// <summary>A level of a plan's outline.</summary>
public enum SectionLevel
{
    [Display(Name = "章")]
    Chapter,

    [Display(Name = "节")]
    Section,
}

/// <summary>How an actual is compared with its target.</summary>
public enum TargetOperator
{
    [Display(Name = "达到")]
    AtLeast,

    [Display(Name = "不高于")]
    AtMost,
}

/// <summary>Over what a target counts.</summary>
public enum TargetCycle
{
    /// <summary>A level to hold, such as a rate; the actual is the level now.</summary>
    [Display(Name = "保持水平")]
    Level,

    /// <summary>Adds up over the calendar year, such as 60学时 a year; the actual is the year's sum so far.</summary>
    [Display(Name = "按年累计")]
    Year,

    /// <summary>Adds up to the plan's end; the actual is the sum so far.</summary>
    [Display(Name = "按方案期累计")]
    Plan,
}
