using System.Text.RegularExpressions;
using LawGov.Documents.Plans.Lines;

namespace LawGov.Documents.Plans.Cover;

/// <summary>What a newspaper or a portal prints before a plan in place of its title: 近日，…印发了《…方案》; 《…方案》主要内容如下.</summary>
/// <param name="Name">The plan that is issued.</param>
/// <param name="TextFollows">The lead says that the plan's own words follow.</param>
/// <param name="Last">The last line of the lead.</param>
internal sealed partial record PressReleaseLead(string Name, bool TextFollows, DocumentLine Last)
{
    private const int Longest = 300;

    private const string Quoted = "《(?<name>[^《》]+(《[^《》]+》[^《》]*)*)》";

    /// <summary>News of the day that something is issued, or a headline that says no more than that.</summary>
    [GeneratedRegex(
        $"^((.{{0,20}}讯)?[(]?(记者.{{0,12}})?[)]?(近日|日前|近期|最近|昨日|今日|今天|(20[0-9]{{2}}年)?[0-9]{{1,2}}月[0-9]{{1,2}}日).{{0,80}}?(印发|出台|发布|公布|下发)了?{Quoted}.*|[^。,:;"
            + $"《]{{2,40}}(印发|出台|发布|公布|下发)了?{Quoted}([(].*)?)$",
        Pattern.Options
    )]
    private static partial Regex Issued { get; }

    /// <summary>The announcement that the text follows.</summary>
    [GeneratedRegex($"^(现将|以下是|下面是|以下为)?{Quoted}.{{0,16}}(如下|全文|主要内容)[。:]?$", Pattern.Options)]
    private static partial Regex Announced { get; }

    [GeneratedRegex(
        "((全文|内容|正文|原文|方案|计划|要点|意见|纲要|规划|措施|清单)[^。]{0,12}(如下|刊登|刊发|摘登|转载)|^(全文|正文|主要内容))[。:]?$",
        Pattern.Options
    )]
    private static partial Regex Follows { get; }

    [GeneratedRegex("^.{2,24}(印发|出台|发布|公布|下发)了?.{4,60}$", Pattern.Options)]
    private static partial Regex Headline { get; }

    [GeneratedRegex("解读|说明|答记者问|问答", Pattern.Options)]
    private static partial Regex Explaining { get; }

    /// <summary>What an explanation of a plan has headings for, and no plan.</summary>
    [GeneratedRegex(
        "^.{0,12}(背景|意义|必要性|起草过程|制定过程|编制过程|制定依据|起草依据|编制依据|起草情况|主要考虑|总体考虑|主要特点|主要亮点|创新点|解读).{0,12}$",
        Pattern.Options
    )]
    private static partial Regex OfExplanation { get; }

    /// <summary>The lead among the lines before a plan; null where there is none.</summary>
    public static PressReleaseLead? Find(IEnumerable<DocumentLine> head)
    {
        PressReleaseLead? lead = null;
        foreach (var line in head.Where(l => l is { Role: null, Text.Length: >= 4 and <= Longest }))
        {
            if (Explaining.IsMatch(line.Text))
                continue;
            var match = Issued.Match(line.Text) is { Success: true } issued ? issued : Announced.Match(line.Text);
            if (match.Success && match.Groups["name"] is var name && PageLines.IsPlanName(name.Value))
            {
                lead = new PressReleaseLead(
                    line.NormalizedText.NameAt(name.Index, name.Index + name.Length),
                    lead?.TextFollows == true || Announced.IsMatch(line.Text) || Follows.IsMatch(line.Text),
                    line
                );
            }
            else if (lead is not null && line.Text.Length <= 24 && Follows.IsMatch(line.Text))
                lead = lead with { TextFollows = true, Last = line };
        }
        return lead;
    }

    /// <summary>Whether a line that ends like a title only says that the plan of the lead came out: 某县出台法治政府建设实施方案.</summary>
    public bool IsHeadline(DocumentLine line) =>
        line.Number < Last.Number && Headline.IsMatch(line.Text) && !NormalizedText.Fold(Name).Contains(line.Text, StringComparison.Ordinal);

    /// <summary>Whether the chapters are those of an explanation: they speak of background or drafting, and none states the aims.</summary>
    public static bool AreOfExplanation(IReadOnlyList<string> chapters) =>
        chapters.Any(c => c.Length <= 40 && OfExplanation.IsMatch(NormalizedText.Fold(c))) && !chapters.Any(HeadingNames.IsGoal);
}
