using LawGov.Domain.Rules;

namespace LawGov.Domain.Tests;

/// <summary>Asserts that an act is refused by a rule.</summary>
internal static class Refused
{
    public static RuleException By(string code, Action act)
    {
        var refusal = Assert.Throws<RuleException>(act);
        Assert.Equal(code, refusal.Code);
        return refusal;
    }

    /// <summary>Whether an act is refused at all.</summary>
    public static bool Is(Action act)
    {
        try
        {
            act();
            return false;
        }
        catch (RuleException)
        {
            return true;
        }
    }
}
