using System.Text.RegularExpressions;
using LawGov.Documents.Plans.Times;

namespace LawGov.Documents.Plans.Lines;

/// <summary>What a label of a portal's page says about the document.</summary>
internal enum PageLabel
{
    None,
    Number,
    IssuedOn,
    PublishedOn,
    Publisher,
    Title,
    Other,
}

/// <summary>Labels of a portal, with the value behind them or on the next line: 发文字号：, [ 成文日期 ]; one to a line, or several.</summary>
internal static class PageLabels
{
    private const int LongestLine = 400;

    private const int LongestLabel = 12;

    private static readonly System.Buffers.SearchValues<char> NotInLabels = System.Buffers.SearchValues.Create("|,。;(《");

    private static readonly string[] Words =
    [
        .. (
            "索引号 信息索取号 索取号 发文字号 公文字号 发布文号 文件编号 文号 备注/文号 主题分类 组配分类 主题词 主题 体裁分类 公文种类 文种 成文日期 成文时间 印发日期 发文日期 发文时间 公文生成日期 生成日期 发布日期 发布时间 发表日期 发表时间 更新日期 更新时间 公开日期 "
            + "公开时间 发文机关 发文机构 发文单位 发布机构 发布单位 发布部门 公开机构 制发机关 制发机构 制发单位 制定机关 制定单位 "
        ).Split(' ', StringSplitOptions.RemoveEmptyEntries),
        .. "信息名称 文件名称 名称 标题 中文名 外文名 有效性 效力状态 公文时效 时效性 时效 有效期 信息类别 信息分类 公开方式 公开范围 公开类别 日期 时间 关键词 废止日期 生效日期 实施日期 施行日期 分类 载体类型 信息来源 内容概述 服务对象".Split(
            ' '
        ),
    ];

    /// <summary>What portals print beside labels, of no use to a plan.</summary>
    private static readonly string[] Beside =
        "来源 作者 编辑 责任编辑 浏览次数 浏览量 浏览 阅读次数 阅读量 阅读 点击次数 点击量 点击数 点击 访问次数 访问量 字体大小 字体 字号 分享 分享到 打印 状态".Split(
            ' '
        );

    private static readonly Regex Line = Pattern.Of($"^[(•·*#-]*(?<label>{string.Join('|', Words)})[)]?(?<colon>[:|])?[)]?(?<value>.*)$");

    private static readonly Dictionary<char, string[]> ByFirst = Words
        .Concat(Beside)
        .GroupBy(w => w[0])
        .ToDictionary(g => g.Key, g => g.OrderByDescending(w => w.Length).ToArray());

    /// <summary>The label of a line, the value behind it, and whether the value is to be looked for on the next line.</summary>
    public static (PageLabel Label, string Value)? At(NormalizedText normalized)
    {
        var text = normalized.Text;
        if (text.Length > 160)
            return null;
        var match = Line.Match(text);
        if (!match.Success)
            return null;
        var value = match.Groups["value"].Value.TrimStart(':', ')', '|').TrimEnd(')', '|');
        if (value.Contains('|'))
            return null;
        var label = Of(match.Groups["label"].Value);
        if (
            !match.Groups["colon"].Success
            && value.Length > 0
            && text[0] is not ('(' or '•')
            && !(normalized.GapBefore(match.Groups["value"].Index) && Fits(label, value))
        )
            return null;
        return (label, value);
    }

    /// <summary>Whether what stands behind a label without a colon can only be its value.</summary>
    private static bool Fits(PageLabel label, string value) =>
        label switch
        {
            PageLabel.Number => PageLines.BehindNumber(value) > 0,
            PageLabel.IssuedOn or PageLabel.PublishedOn => DocumentDates.IsDay(value),
            PageLabel.Publisher => PageLines.IsOrgan(value),
            PageLabel.Title => PageLines.Notice(value) is not null || PageLines.CanBeTitle(value),
            _ => false,
        };

    /// <summary>
    /// The labels of a line that holds several, parted by blanks, tabs or strokes, and where the value of each stands; none where the line is
    /// something else.
    /// </summary>
    /// <returns>The labels, and where the first begins; a title or an organ may stand before it.</returns>
    public static (List<(PageLabel Label, int From, int To)> Parts, int Start) Several(NormalizedText normalized)
    {
        var text = normalized.Text;
        var found = new List<(PageLabel Label, int Start, int From, bool HasColon)>();
        if (text.Length is < 6 or > LongestLine)
            return ([], 0);
        for (var i = 0; i < text.Length; i++)
        {
            var isOpen = i > 0 && text[i - 1] == '(';
            if ((WordAt(text, i) ?? CellAt(text, i)) is not { } word)
                continue;
            var end = i + word.Length;
            if (!(isOpen || normalized.GapBefore(i) || "|;•·".Contains(text[Math.Max(0, i - 1)]) || IsDayBehind(text, word, end)))
                continue;
            var hasColon = false;
            while (end < text.Length && text[end] is ')' or ':' or '|')
                hasColon |= text[end++] is ':' or '|';
            if (!hasColon && !isOpen && !normalized.GapBefore(end) && end < text.Length)
                continue;
            found.Add((Of(word), i, end, hasColon));
            i = end - 1;
        }
        if (found.Count == 0 || !StandsInFront(text[..found[0].Start]))
            return ([], 0);
        var parts = found
            .Select((f, n) => (f.Label, f.From, To: n + 1 < found.Count ? found[n + 1].Start : text.Length))
            .Select(f => (f.Label, f.From, To: End(text, f.From, f.To)))
            .ToList();
        var isDated = parts.Any(p => p.Label is PageLabel.IssuedOn or PageLabel.PublishedOn && DocumentDates.Find(text[p.From..p.To]) is not null);
        var isNumbered = parts.Any(p => p.Label == PageLabel.Number && PageLines.IsDocumentNumber(text[p.From..p.To]));
        var dayInFront = DocumentDates.Find(text[..found[0].Start]) is not null;
        return
            parts.Count + (found[0].Start > 1 ? 1 : 0) > 1
            && (found.TrueForAll(f => f.HasColon) || isDated || isNumbered)
            && (parts.Count > 1 || isDated || dayInFront)
            ? (parts, found[0].Start)
            : ([], 0);
    }

    /// <summary>来源:甲局时间:2026-03-12: without a blank only where a day follows.</summary>
    private static bool IsDayBehind(string text, string word, int end) =>
        Of(word) == PageLabel.PublishedOn
        && end + 9 <= text.Length
        && text[end] == ':'
        && DocumentDates.IsDay(text[(end + 1)..Math.Min(text.Length, end + 11)]);

    /// <summary>Nothing, an organ, a title or a day stands before the first label of a line.</summary>
    private static bool StandsInFront(string text)
    {
        var before = text.Trim('(', '•', '·', '|', '*', '#', ';', '-');
        return before.Length == 0
            || PageLines.IsOrgan(before)
            || PageLines.CanBeTitle(before)
            || (before.Length <= 24 && DocumentDates.Find(before) is not null);
    }

    private static int End(string text, int from, int to)
    {
        while (to > from && text[to - 1] is '(' or '|' or ';' or ',' or '•' or '·')
            to--;
        return to;
    }

    /// <summary>Between strokes, whatever ends with a colon is a label: 统一编号: |.</summary>
    private static string? CellAt(string text, int at)
    {
        if (at > 0 && text[at - 1] != '|')
            return null;
        var colon = text.AsSpan(at, Math.Min(LongestLabel, text.Length - at)).IndexOf(':');
        return colon >= 2 && (at + colon + 1 >= text.Length || text[at + colon + 1] == '|') && !text.AsSpan(at, colon).ContainsAny(NotInLabels)
            ? text.Substring(at, colon)
            : null;
    }

    private static string? WordAt(string text, int at) =>
        ByFirst.TryGetValue(text[at], out var words) ? Array.Find(words, w => string.CompareOrdinal(text, at, w, 0, w.Length) == 0) : null;

    private static PageLabel Of(string word) =>
        word switch
        {
            "发文字号" or "公文字号" or "发布文号" or "文件编号" or "备注/文号" or "文号" => PageLabel.Number,
            "成文日期" or "成文时间" or "印发日期" or "发文日期" or "发文时间" or "公文生成日期" or "生成日期" => PageLabel.IssuedOn,
            "发布日期" or "发布时间" or "公开日期" or "公开时间" or "发表日期" or "发表时间" or "更新日期" or "更新时间" or "日期" or "时间" =>
                PageLabel.PublishedOn,
            "发文机关"
            or "发文机构"
            or "发文单位"
            or "发布机构"
            or "发布单位"
            or "发布部门"
            or "公开机构"
            or "制发机关"
            or "制发机构"
            or "制发单位"
            or "制定机关"
            or "制定单位" => PageLabel.Publisher,
            "信息名称" or "文件名称" or "名称" or "标题" or "中文名" => PageLabel.Title,
            _ => PageLabel.Other,
        };
}
