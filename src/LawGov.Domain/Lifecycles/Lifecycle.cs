using LawGov.Domain.Rules;

namespace LawGov.Domain.Lifecycles;

/// <summary>A life cycle as data: which act leads from which status to which. Every pair not listed is refused.</summary>
public sealed class Lifecycle<TStatus, TAct>
    where TStatus : struct, Enum
    where TAct : struct, Enum
{
    private readonly Dictionary<(TStatus From, TAct Act), TStatus> _steps;

    internal Lifecycle(params (TStatus From, TAct Act, TStatus To)[] steps) => _steps = steps.ToDictionary(s => (s.From, s.Act), s => s.To);

    /// <summary>All steps there are.</summary>
    public IEnumerable<(TStatus From, TAct Act, TStatus To)> Steps => _steps.Select(s => (s.Key.From, s.Key.Act, s.Value));

    /// <summary>Whether the act exists in this status; pages ask it before showing a button.</summary>
    public bool Allows(TStatus from, TAct act) => _steps.ContainsKey((from, act));

    /// <summary>Why the act does not exist in this status; none where it does.</summary>
    internal RuleException? Refusal(TStatus from, TAct act) => Allows(from, act) ? null : new RuleException(RuleCodes.TransitionNotAllowed, from, act);

    /// <summary>The status the act leads to.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.TransitionNotAllowed"/> where the table has no such step.</exception>
    public TStatus Next(TStatus from, TAct act) => _steps.TryGetValue((from, act), out var to) ? to : throw Refusal(from, act)!;
}
