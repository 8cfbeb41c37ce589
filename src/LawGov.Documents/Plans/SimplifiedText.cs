using System.Text;

namespace LawGov.Documents.Plans;

/// <summary>Traditional characters and Taiwan wording shown in Simplified on request. The reading itself keeps the original.</summary>
public static partial class SimplifiedText
{
    /// <summary>Wording by phrase; the longer phrase goes first.</summary>
    private static readonly (string From, string To)[] Phrases =
    [
        ("性檔案", "性文件"),
        ("檔案館", "档案馆"),
        ("檔案室", "档案室"),
        ("檔案管理", "档案管理"),
        ("歸檔", "归档"),
        ("附屬檔案", "附件"),
        ("人民民眾", "人民群众"),
        ("檔案", "文件"),
        ("程式", "程序"),
        ("最佳化", "优化"),
        ("套用", "应用"),
        ("民眾", "群众"),
        ("資訊", "信息"),
        ("網路", "网络"),
        ("計畫", "计划"),
        ("品質", "质量"),
        ("專案", "项目"),
        ("行動電話", "手机"),
        ("簡訊", "短信"),
        ("軟體", "软件"),
        ("硬體", "硬件"),
        ("伺服器", "服务器"),
        ("數位", "数字"),
        ("物聯網", "物联网"),
        ("影片", "视频"),
    ];

    private static readonly char[] Characters = BuildCharacters();

    /// <summary>The text in Simplified characters and mainland wording; Simplified text comes back unchanged.</summary>
    public static string From(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Any(c => Of(c) != c))
            return text;
        foreach (var (from, to) in Phrases)
            text = text.Replace(from, to, StringComparison.Ordinal);
        var simplified = new StringBuilder(text.Length);
        foreach (var c in text)
            simplified.Append(Of(c));
        return simplified.ToString();
    }

    internal static char Of(char c) => c is >= '\u4E00' and <= '\u9FFF' ? Characters[c - '\u4E00'] : c;

    private static char[] BuildCharacters()
    {
        var table = new char['\u9FFF' - '\u4E00' + 1];
        for (var i = 0; i < table.Length; i++)
            table[i] = (char)('\u4E00' + i);
        for (var i = 0; i + 1 < Pairs.Length; i += 2)
        {
            if (Pairs[i] is >= '\u4E00' and <= '\u9FFF')
                table[Pairs[i] - '\u4E00'] = Pairs[i + 1];
        }
        return table;
    }
}
