using System.ComponentModel.DataAnnotations;

namespace LawGov.Domain.Units;

/// <summary>What a unit is in the district's order.</summary>
public enum UnitKind
{
    [Display(Name = "依法治区办")]
    RuleOfLawOffice,

    [Display(Name = "区级部门")]
    Department,

    [Display(Name = "乡镇街道")]
    Township,

    [Display(Name = "区领导")]
    Leadership,

    [Display(Name = "其他单位")]
    Other,
}

/// <summary>How a collective of a document is to be understood.</summary>
public enum CollectiveKind
{
    /// <summary>Every unit of a kind: 各乡镇（街道）, 区政府各部门.</summary>
    [Display(Name = "全体")]
    All,

    /// <summary>Those whom it concerns: 区政府有关部门. Somebody must name them; until then nothing is owed.</summary>
    [Display(Name = "有关单位")]
    Relevant,

    /// <summary>The named ones and others: …等部门. Somebody may name more.</summary>
    [Display(Name = "等单位")]
    OpenEnded,
}
