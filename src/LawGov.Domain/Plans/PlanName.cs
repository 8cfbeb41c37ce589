using LawGov.Domain.Assignments;
using LawGov.Domain.Units;

namespace LawGov.Domain.Plans;

/// <summary>A name that occurs in a plan's unit notes, and the unit or collective a person (or an exact match) settled it to mean.</summary>
public sealed class PlanName
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 100;

    private PlanName() { }

    internal PlanName(Guid planId, string name, CollectiveKind? collective)
    {
        PlanId = planId;
        Name = name;
        Collective = collective;
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>As printed.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Set where the reader took it for a collective.</summary>
    public CollectiveKind? Collective { get; private set; }

    /// <summary>The unit it means.</summary>
    public Guid? UnitId { get; private set; }

    /// <summary>The collective it means.</summary>
    public Guid? UnitGroupId { get; private set; }

    /// <summary>Whether it means nothing that can owe a duty, by a person's decision.</summary>
    public bool IsIgnored { get; private set; }

    /// <summary>Whether it is clear what it means.</summary>
    public bool IsSettled => UnitId is not null || UnitGroupId is not null || IsIgnored;

    /// <summary>It means this unit.</summary>
    public void MeansUnit(Guid unitId) => (UnitId, UnitGroupId, IsIgnored, Collective) = (unitId, null, false, null);

    /// <summary>It means this collective.</summary>
    public void MeansGroup(Guid unitGroupId, CollectiveKind kind) => (UnitId, UnitGroupId, IsIgnored, Collective) = (null, unitGroupId, false, kind);

    /// <summary>It means nobody.</summary>
    public void MeansNobody() => (UnitId, UnitGroupId, IsIgnored) = (null, null, true);

    internal void MeansTheSameAs(PlanName other) =>
        (UnitId, UnitGroupId, IsIgnored, Collective) = (other.UnitId, other.UnitGroupId, other.IsIgnored, other.Collective);

    internal void Respell(string name) => Name = name;

    /// <summary>Open again.</summary>
    public void Reopen() => (UnitId, UnitGroupId, IsIgnored) = (null, null, false);

    /// <summary>A task's assignments: the first lead that is a unit consolidates, a unit or collective is named once even where two names mean it.</summary>
    internal static IEnumerable<TaskAssignment> Assign(PlanTask task, IReadOnlyDictionary<string, PlanName> names)
    {
        var seen = new HashSet<Guid>();
        var hasPrimary = false;
        foreach (var (name, isLead) in task.Leads.Select(n => (n, true)).Concat(task.Responsibles.Select(n => (n, false))))
        {
            var meaning = names[name];
            if ((meaning.UnitId ?? meaning.UnitGroupId) is not { } target || !seen.Add(target))
                continue;
            if (meaning.UnitGroupId is { } groupId)
            {
                yield return TaskAssignment.ForGroup(task, groupId, isLead ? UnitRole.CoLead : UnitRole.Responsible);
                continue;
            }
            var isPrimary = isLead && !hasPrimary;
            hasPrimary |= isPrimary;
            yield return TaskAssignment.ForUnit(task, target, isLead ? (isPrimary ? UnitRole.Lead : UnitRole.CoLead) : UnitRole.Responsible, isPrimary);
        }
    }
}

/// <summary>Something the reader noticed in the source, kept until a person settled it.</summary>
public sealed class ImportFinding
{
    /// <summary>Longest texts, in characters.</summary>
    public const int CodeLength = 60,
        MessageLength = 500;

    private ImportFinding() { }

    internal ImportFinding(Guid planId, int ordinal, string code, int line, string message, string suggestion, Guid? taskId)
    {
        PlanId = planId;
        Ordinal = ordinal;
        Code = code;
        Line = line;
        Message = message;
        Suggestion = suggestion;
        PlanTaskId = taskId;
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>Order.</summary>
    public int Ordinal { get; private set; }

    /// <summary>What kind of finding it is; the reader's code.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Line in the source, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>What was noticed, in Chinese.</summary>
    public string Message { get; private set; } = "";

    /// <summary>What the reader proposes.</summary>
    public string Suggestion { get; private set; } = "";

    /// <summary>The task concerned, if any.</summary>
    public Guid? PlanTaskId { get; private set; }

    /// <summary>Whether a person has dealt with it.</summary>
    public bool IsSettled { get; private set; }

    internal void Settle(bool isSettled) => IsSettled = isSettled;

    internal void Concern(Guid taskId) => PlanTaskId = taskId;
}
