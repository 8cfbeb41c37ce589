using System.Text.RegularExpressions;
using LawGov.Documents.Plans.Lines;

namespace LawGov.Documents.Plans.Cover;

/// <summary>Organs that issue a document.</summary>
internal static partial class Issuers
{
    private static readonly string[] Ends = ["办公室", "办公厅", "委员会", "人民政府", "领导小组", "局", "委"];

    [GeneratedRegex(
        "^(?<organ>(中共)?[\u4E00-\u9FFF]{2,24}(人民政府(办公室|办公厅)?|委员会(办公室)?|局)|国务院(办公厅)?)(关于)?(20[0-9]{2}年|[\u4E00-\u9FFF])",
        Pattern.Options
    )]
    private static partial Regex TitleHead { get; }

    /// <summary>What a portal prints in front of a title.</summary>
    [GeneratedRegex("^(.*(网站|政府网|信息网)|标题|名称|文件名称|信息名称)-?", Pattern.Options)]
    private static partial Regex Before { get; }

    [GeneratedRegex("(行政规范性|规范性|政策|政府)?文件$", Pattern.Options)]
    private static partial Regex Behind { get; }

    /// <summary>市政府办公厅: the place is left out.</summary>
    [GeneratedRegex("^(中共)?(省|自治区|市|县|区|州|旗|镇|乡|街道)(委|人民政府|政府).*$", Pattern.Options)]
    private static partial Regex Short { get; }

    /// <summary>Who issues, without what a portal prints in front or behind: its name, a label, the way to the page.</summary>
    public static string Bare(NormalizedText normalized, int from, int to)
    {
        var text = normalized.Text[..to];
        var start = Math.Max(from, text.AsSpan().LastIndexOfAny(":|》丨-") + 1);
        if (start < to && text[start] == '"' && text.IndexOf('"', start + 1) is > 0 and var close && close + 1 < to && normalized.GapBefore(close + 1))
            start = close + 1;
        start += Before.Match(text[start..]).Length;
        var end = to - Behind.Match(text[start..]).Length;
        return start < end ? normalized.NameAt(start, end) : "";
    }

    /// <summary>Whether names are those of organs and nothing else.</summary>
    public static bool AreOrgans(string names) =>
        names.Length > 0
        && Split(names)
            .All(n =>
                PageLines.IsOrgan(NormalizedText.Fold(n))
                && !NormalizedText.Fold(n).Any(c => char.IsAsciiLetterOrDigit(c) || "|:-_".Contains(c))
                && !Behind.IsMatch(n)
            );

    /// <summary>The full name among those given that a short one stands for: 甲市人民政府办公厅 for 市政府办公厅.</summary>
    public static string Full(string name, IEnumerable<string> names) =>
        Short.IsMatch(NormalizedText.Fold(name))
        && names.FirstOrDefault(n => n.Length > name.Length && Plain(n).EndsWith(Plain(name), StringComparison.Ordinal)) is { } full
            ? full
            : name;

    private static string Plain(string name) => NormalizedText.Fold(name).Replace("人民政府", "政府", StringComparison.Ordinal);

    /// <summary>The organs of a notice's title, also where they stand together without a separator.</summary>
    public static IEnumerable<string> Split(string names)
    {
        var folded = NormalizedText.Fold(names);
        if (folded.Length != names.Length || names.Length > 200)
            return [names];
        var organs = new List<string>();
        foreach (var part in names.Split('、', ' ', '　', ',', '，'))
            Add(part);
        return organs;

        void Add(string name)
        {
            if (name.Length == 0)
                return;
            foreach (var end in Ends)
            {
                for (var at = name.IndexOf(end, StringComparison.Ordinal); at >= 0; at = name.IndexOf(end, at + 1, StringComparison.Ordinal))
                {
                    var cut = at + end.Length;
                    var rest = name[cut..];
                    if (
                        cut < 5
                        || rest.Length < 6
                        || rest.StartsWith("办公", StringComparison.Ordinal)
                        || rest.StartsWith("全面", StringComparison.Ordinal)
                        || !PageLines.IsOrgan(NormalizedText.Fold(rest))
                    )
                        continue;
                    if (end is "局" or "委" && !rest.Contains("人民政府", StringComparison.Ordinal) && !rest.Contains('委'))
                        continue;
                    organs.Add(name[..cut]);
                    Add(rest);
                    return;
                }
            }
            organs.Add(name);
        }
    }

    /// <summary>The organ a title begins with: 某县人民政府2023年…报告.</summary>
    public static string? InTitle(string title)
    {
        var match = TitleHead.Match(NormalizedText.Fold(title));
        return match.Success ? match.Groups["organ"].Value : null;
    }
}
