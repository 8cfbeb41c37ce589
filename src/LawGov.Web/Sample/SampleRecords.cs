using LawGov.Domain.Accounts;
using LawGov.Domain.Units;

namespace LawGov.Web.Sample;

/// <summary>A unit of the invented district.</summary>
/// <param name="Code">U001 and on, unique.</param>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">The name used in lists.</param>
/// <param name="Kind">What it is.</param>
/// <param name="SortOrder">Place in the official order, in steps of ten.</param>
/// <param name="MaySupervise">Off for courts, procuratorates, congresses and vertical bodies.</param>
/// <param name="HostsOffice">On for the justice bureau alone.</param>
/// <param name="Aliases">Other names under which a document mentions it.</param>
/// <param name="Initials">Pinyin initials for typing in a picker.</param>
public sealed record SampleUnit(
    string Code,
    string Name,
    string ShortName,
    UnitKind Kind,
    int SortOrder,
    bool MaySupervise,
    bool HostsOffice,
    IReadOnlyList<string> Aliases,
    string Initials
)
{
    /// <summary>How the unit speaks of itself in a report: 我局, 我镇.</summary>
    public string Self =>
        ShortName switch
        {
            _ when ShortName.EndsWith("街道", StringComparison.Ordinal) => "我街道",
            _ when ShortName.EndsWith("中心", StringComparison.Ordinal) => "我中心",
            _ when ShortName.Length > 0 && "镇乡局委办部".Contains(ShortName[^1]) && ShortName != "团区委" => "我" + ShortName[^1],
            _ => "我单位",
        };
}

/// <summary>A collective that the sample plan names.</summary>
/// <param name="Name">As printed: 各乡镇（街道）.</param>
/// <param name="Kind">How it is to be understood.</param>
/// <param name="MemberCodes">Codes of its members; empty where somebody must name them.</param>
public sealed record SampleGroup(string Name, CollectiveKind Kind, IReadOnlyList<string> MemberCodes);

/// <summary>An invented person.</summary>
/// <param name="UserName">Account name, unique.</param>
/// <param name="DisplayName">Chinese name, unique within the sample.</param>
/// <param name="UnitCode">Code of the unit the person works in.</param>
/// <param name="Roles">What the person is here to do.</param>
public sealed record SamplePerson(string UserName, string DisplayName, string UnitCode, IReadOnlyList<Role> Roles);

/// <summary>The text of the invented plan document.</summary>
/// <param name="FileName">Name under which it is imported.</param>
/// <param name="Text">The whole document, lines ended by LF.</param>
public sealed record PlanText(string FileName, string Text);

/// <summary>How good a composed report is.</summary>
public enum SampleQuality
{
    /// <summary>Vague and without a figure: one that a reviewer returns.</summary>
    Poor,

    /// <summary>Sound: work done with figures, sometimes a problem.</summary>
    Ordinary,

    /// <summary>One that others may learn from: a result, a problem named openly, steps that answer it.</summary>
    Excellent,
}

/// <summary>The three texts of a report.</summary>
/// <param name="Progress">进展情况.</param>
/// <param name="Problems">存在问题.</param>
/// <param name="NextSteps">下一步措施.</param>
public sealed record SampleReport(string Progress, string Problems, string NextSteps);

/// <summary>
/// Sentences for reports. Slots: {12-30} a number; {&lt;60-80} that many per cent of the last number, rounded down but at least 1;
/// {=} the last number again; {-} what is left of it; {%} the last part in per cent; {self} the unit, 我镇; {place} the same without 我;
/// {duty} the task.
/// </summary>
public sealed record SamplePhrases(
    string Note,
    IReadOnlyList<string> Openings,
    IReadOnlyList<string> Results,
    IReadOnlyList<string> NoProblems,
    IReadOnlyList<string> SteadySteps,
    IReadOnlyList<string> PoorProblems,
    IReadOnlyList<string> PoorNextSteps,
    IReadOnlyList<string> Returns,
    IReadOnlyList<SampleTheme> Themes
);

/// <summary>Sentences on one field of work.</summary>
/// <param name="Key">English key.</param>
/// <param name="Name">What it is called in a sentence.</param>
/// <param name="Keywords">Words that make a task belong to it; none for the theme that takes the rest.</param>
/// <param name="Progress">What a department may have done.</param>
/// <param name="TownshipProgress">What a township may have done.</param>
/// <param name="Excellent">Results worth copying.</param>
/// <param name="Poor">Empty words.</param>
/// <param name="Problems">Problems.</param>
/// <param name="NextSteps">Next steps, the first answering the first problem and so on.</param>
/// <param name="Returns">Reasons for which a reviewer returns a report.</param>
public sealed record SampleTheme(
    string Key,
    string Name,
    IReadOnlyList<string> Keywords,
    IReadOnlyList<string> Progress,
    IReadOnlyList<string> TownshipProgress,
    IReadOnlyList<string> Excellent,
    IReadOnlyList<string> Poor,
    IReadOnlyList<string> Problems,
    IReadOnlyList<string> NextSteps,
    IReadOnlyList<string> Returns
);
