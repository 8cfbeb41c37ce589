using System.ComponentModel.DataAnnotations;
using LawGov.Domain.Lifecycles;

namespace LawGov.Domain.Plans;

/// <summary>What can be done to a plan as a whole.</summary>
public enum PlanAct
{
    [Display(Name = "编辑草稿")]
    Edit,

    [Display(Name = "印发并下达")]
    Publish,

    [Display(Name = "留作对照")]
    KeepForReference,

    [Display(Name = "修订")]
    Amend,

    [Display(Name = "收回")]
    TakeBack,

    [Display(Name = "归档")]
    Archive,
}

/// <summary>The plan's life cycle.</summary>
public static class PlanLifecycle
{
    /// <summary>Every step; nothing leads out of an archived plan or one kept for comparing.</summary>
    public static Lifecycle<PlanStatus, PlanAct> Table { get; } =
        new(
            (PlanStatus.Draft, PlanAct.Edit, PlanStatus.Draft),
            (PlanStatus.Draft, PlanAct.Publish, PlanStatus.Published),
            (PlanStatus.Draft, PlanAct.KeepForReference, PlanStatus.Reference),
            (PlanStatus.Published, PlanAct.Amend, PlanStatus.Published),
            (PlanStatus.Published, PlanAct.TakeBack, PlanStatus.Draft),
            (PlanStatus.Published, PlanAct.Archive, PlanStatus.Archived)
        );
}
