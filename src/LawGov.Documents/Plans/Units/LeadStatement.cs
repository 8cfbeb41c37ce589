using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans.Units;

/// <summary>Who leads among units that no label parts.</summary>
internal enum LeadRule
{
    /// <summary>列第一位的为牵头单位.</summary>
    First,

    /// <summary>列末位的为牵头单位.</summary>
    Last,

    /// <summary>均为牵头单位.</summary>
    All,

    /// <summary>排名不分先后.</summary>
    Nobody,
}

/// <summary>A statement about who leads.</summary>
/// <param name="Rule">What it says.</param>
/// <param name="Start">Where it starts, the mark before it included.</param>
/// <param name="Length">How long it is.</param>
/// <param name="HoldsOn">It holds for the tasks behind it too (下同).</param>
internal sealed record LeadStatement(LeadRule Rule, int Start, int Length, bool HoldsOn)
{
    /// <summary>牵头单位, also where one of its characters is lost.</summary>
    private const string LeadUnit = "(牵头(单位|部门|单|位)|牵单位|头单位)";

    /// <summary>责任单位, also where one of its characters is lost.</summary>
    private const string Answering = "(责任(单位|部门|单|位)|责单位|任单位)";

    private const string Opens = "[,;、。(]?(注:)?(所)?(责任单位|牵头单位|单位)?(中)?(以)?";

    private const string Leads =
        "((为|是|即为|系)(该项|本项|该项工作|本项工作|工作)?(任务)?(的)?("
        + LeadUnit
        + "|牵头)|"
        + LeadUnit
        + ")((或|和|、|及)?(汇总|总牵头|召集|协调)(单位|部门))?";

    private const string Closes = "([,;、。]?(以)?下同)?[)。]?";

    /// <summary>Without one of these nothing is stated.</summary>
    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("第首末最均都皆先无未没一位责");

    private static readonly (LeadRule Rule, Regex Says)[] Statements =
    [
        (LeadRule.First, Placed("首位|首|第一位|第一|第一名|第位|一位", "第一位|首位|排在最?前面?|列在最?前面?", "第一")),
        (LeadRule.Last, Placed("末位|末|末尾|最后|最后一位|最后一名|最后位", "末位|最后一位", "(最后|末尾)一?")),
        (LeadRule.All, Pattern.Of("[,;、。(]?(注:)?(以上|上述|所列)?(责任|各|各责任)?(单位)?(均|都|皆)(为|是|系)?(共同)?" + LeadUnit + Closes)),
        (
            LeadRule.All,
            Pattern.Of(
                "[,;、。(]?(注:)?(无|没有|未列明|未列|未明确|未标明|未注明)(明确)?"
                    + LeadUnit
                    + "的?[,;]?(其)?(以)?"
                    + Answering
                    + "(即|均|视)?(为|是|作)?("
                    + LeadUnit
                    + "|牵头)"
                    + Closes
            )
        ),
        (LeadRule.All, Pattern.Of("[,;、。(]?" + LeadUnit + "的[,;]?" + Answering + "即(为|是)牵头(单位|部门)" + Closes)),
        (LeadRule.Nobody, Pattern.Of("[,;、。(]?(注:)?(以上|上述|所列|各)?(责任)?(单位)?(排名|排序|顺序|名次)不分先后" + Closes)),
    ];

    /// <summary>The first statement of a text.</summary>
    public static LeadStatement? In(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny(Signs) < 0)
            return null;
        var whole = text.ToString();
        LeadStatement? first = null;
        foreach (var (rule, says) in Statements)
        {
            if (says.Match(whole) is { Success: true } said && (first is null || said.Index < first.Start))
                first = new LeadStatement(rule, said.Index, said.Length, said.Value.Contains("下同", StringComparison.Ordinal));
        }
        return first;
    }

    /// <summary>A place in the list, with the verb before it or whole enough to stand without.</summary>
    private static Regex Placed(string places, string wholePlaces, string ordinal) =>
        Pattern.Of(
            $"{Opens}((列|排|列在|排在|排名|位列|名列|居)({places})|{wholePlaces}|(首位|首个|首家|末位)(责任)?单位)(的|者|单位|的单位|的责任单位)*{Leads}{Closes}"
                + $"|[,;、。(]?({ordinal}(个|家)?(责任)?单位(为|是|即为)牵头(单位|部门)?|({ordinal}|排?第1)(个|家|名)(的|责任单位|单位)*(为|是|即为|即|系|作为)牵头(单位|部门)?"
                + $"){Closes}"
        );
}
