using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans;

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

/// <summary>Labels on their own line, with the value behind them or on the next line: 发文字号：, [ 成文日期 ].</summary>
internal static class PageLabels
{
    private static readonly Regex Line = Pattern.Of(
        "^[(•·*]*(?<label>索引号|信息索取号|索取号|发文字号|公文字号|发布文号|文件编号|文号|主题分类|主题词|主题|体裁分类|公文种类|文种|成文日期|成文时间|印发日期|发文日期|发文时间|生成日期|发布日期|发布时间|公开日期|公开时间|发文机关|发文机构|发文单位|发布机构|发布单位|公开机构|制发机关|制发单位|制定机关"
        + "|信息名称|文件名称|名称|标题|中文名|外文名|有效性|效力状态|时效性|有效期|信息类别|信息分类|公开方式|公开范围|公开类别|日期|时间|关键词|废止日期|生效日期|实施日期|施行日期|分类|载体类型|信息来源|内容概述|服务对象)[)]?(?<colon>:)?[)]?(?<value>.*)$");

    /// <summary>The label of a line, the value behind it, and whether the value is to be looked for on the next line.</summary>
    public static (PageLabel Label, string Value)? At(string text)
    {
        if (text.Length > 160) return null;
        var match = Line.Match(text);
        if (!match.Success) return null;
        var value = match.Groups["value"].Value.TrimStart(':', ')').TrimEnd(')');
        if (!match.Groups["colon"].Success && value.Length > 0 && text[0] is not ('(' or '•')) return null;
        return (match.Groups["label"].Value switch
        {
            "发文字号" or "公文字号" or "发布文号" or "文件编号" or "文号" => PageLabel.Number,
            "成文日期" or "成文时间" or "印发日期" or "发文日期" or "发文时间" or "生成日期" => PageLabel.IssuedOn,
            "发布日期" or "发布时间" or "公开日期" or "公开时间" or "日期" or "时间" => PageLabel.PublishedOn,
            "发文机关" or "发文机构" or "发文单位" or "发布机构" or "发布单位" or "公开机构" or "制发机关" or "制发单位" or "制定机关" => PageLabel.Publisher,
            "信息名称" or "文件名称" or "名称" or "标题" or "中文名" => PageLabel.Title,
            _ => PageLabel.Other,
        }, value);
    }
}
