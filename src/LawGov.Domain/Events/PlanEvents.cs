using System.ComponentModel.DataAnnotations;

namespace LawGov.Domain.Events;

/// <summary>A document was read into a draft.</summary>
public sealed record PlanImported(string FileName) : DomainEvent;

/// <summary>The plan was issued and its duties handed down.</summary>
public sealed record PlanPublished(int Tasks, int Assignments) : DomainEvent;

/// <summary>The plan became a draft again.</summary>
public sealed record PlanTakenBack(string Reason) : DomainEvent;

/// <summary>The plan was put away.</summary>
public sealed record PlanArchived(string Reason) : DomainEvent;

/// <summary>A revision came to so many tasks; of the changed ones some only have another number or place.</summary>
public sealed record PlanAmended(int Added, int Dropped, int Changed, int OnlyPlaced, string Reason) : DomainEvent;

/// <summary>A published task was changed: by the office itself, or by the revision of that number, which added it, changed it or left it out.</summary>
public sealed record TaskAmended(string Reason, int? Amendment = null, AmendedHow How = AmendedHow.Changed, string? What = null) : DomainEvent;

/// <summary>What a revision of the plan did to a task.</summary>
public enum AmendedHow
{
    /// <summary>It stayed and says or does something else.</summary>
    [Display(Name = "修改")]
    Changed,

    /// <summary>It is new.</summary>
    [Display(Name = "新增")]
    Added,

    /// <summary>It was left out.</summary>
    [Display(Name = "撤销")]
    Dropped,
}
