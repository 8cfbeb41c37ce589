using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans;

/// <summary>Organs that issue a document.</summary>
internal static class Issuers
{
    private static readonly string[] Ends = ["办公室", "办公厅", "委员会", "人民政府", "领导小组", "局", "委"];

    private static readonly Regex TitleHead = Pattern.Of("^(?<organ>(中共)?[\u4E00-\u9FFF]{2,24}(人民政府(办公室)?|委员会(办公室)?|局))(关于)?(20[0-9]{2}年|[\u4E00-\u9FFF])");

    /// <summary>The organs of a notice's title, also where they stand together without a separator.</summary>
    public static IEnumerable<string> Split(string names)
    {
        var folded = Shadow.Fold(names);
        if (folded.Length != names.Length || names.Length > 200) return [names];
        var organs = new List<string>();
        foreach (var part in names.Split('、', ' ', '　', ',', '，')) Add(part);
        return organs;

        void Add(string name)
        {
            if (name.Length == 0) return;
            foreach (var end in Ends)
            {
                for (var at = name.IndexOf(end, StringComparison.Ordinal); at >= 0; at = name.IndexOf(end, at + 1, StringComparison.Ordinal))
                {
                    var cut = at + end.Length;
                    var rest = name[cut..];
                    if (cut < 5 || rest.Length < 6 || rest.StartsWith("办公", StringComparison.Ordinal) || rest.StartsWith("全面", StringComparison.Ordinal) || !PageLines.IsOrgan(Shadow.Fold(rest))) continue;
                    if (end is "局" or "委" && !rest.Contains("人民政府", StringComparison.Ordinal) && !rest.Contains('委')) continue;
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
        var match = TitleHead.Match(Shadow.Fold(title));
        return match.Success ? match.Groups["organ"].Value : null;
    }
}
