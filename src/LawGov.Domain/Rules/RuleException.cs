namespace LawGov.Domain.Rules;

/// <summary>A refused act: the rule named by <see cref="Code"/> forbids it now. Pages turn it into a 409 with the Chinese text of the code.</summary>
public sealed class RuleException(string code, params object[] values) : Exception(code)
{
    /// <summary>One of <see cref="RuleCodes"/>.</summary>
    public string Code { get; } = code;

    /// <summary>Values the message quotes, in order.</summary>
    public IReadOnlyList<object> Values { get; } = values;

    /// <summary>Throws the refusal, if there is one: an act asks the same question as its button.</summary>
    internal static void ThrowIfAny(RuleException? refusal)
    {
        if (refusal is not null)
            throw refusal;
    }

    /// <summary>Refuses an act that must be explained and is not.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.ReasonRequired"/> where the reason is blank.</exception>
    public static void RequireReason(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleException(RuleCodes.ReasonRequired);
    }
}
