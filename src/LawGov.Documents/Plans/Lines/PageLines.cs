using System.Buffers;
using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans.Lines;

/// <summary>What lines around a plan look like: parts of a page around the text, labels, numbers, organs. All tests take normalized text.</summary>
internal static partial class PageLines
{
    private static readonly SearchValues<char> ListMarks = SearchValues.Create("、,。:;《");

    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create("。;:!?");

    [GeneratedRegex(
        "^((您|你)?(的)?(当前|现在)?(所在)?位置[:].*|首页.{0,40}|.{0,12}字体.{0,20}|.{0,6}字号[:大中小].{0,12}|(点击)?分享.{0,12}|(点击)?打印.{0,12}|.{0,4}收藏.{0,6}|关闭.{0,6}|返回.{0,8}"
            + "|无障碍.*|长者.*|适老.*|扫一扫.*|.*ICP备.*|.*公网安备.*|版权所有.*|主办单位.*|主办[:].*|承办[:].*"
            + "|网站标识码.*|网站声明.*|联系(我们|方式).{0,30}|联络我们.*|网站地图.*|相关(词条|链接|文档|附件|解读|稿件|新闻|文章|阅读|信息).{0,6}|热门(词条|新闻|推荐).{0,4}|基本(介绍|信息)|上一(篇|条).*|下一(篇|条).*"
            + "|来源[:].{0,40}|信息来源[:].{0,40}|作者[:].{0,20}|编辑[:].{0,20}|责任编辑[:].{0,20}"
            + "|(浏览|阅读|点击|访问)(次数|量)?[:].{0,12}|.{1,14}》.{1,14}(》.{0,20})+|简体.{0,12}|繁体.{0,12}|正文|目录|附件下载.*|下载.{0,8}|纠错.*|微信|微博|(相关)?图解.{0,4}|印发通知|登录.{0,6}|注册"
            + "|[(]?(上接|下转|紧接|接上)第?[0-9一二三四五六七八九十]{1,3}版[)]?"
            + "|搜索|[-·.]*第?[0-9]{1,3}页?[-·.]*(共[0-9]{1,3}页)?|-[0-9]{1,3}-|[(]此(件|页|文).{0,14}[)]|[(]本文有删减[)]|.{0,20}政府(网站?|门户网站)$)$",
        Pattern.Options
    )]
    private static partial Regex PagePartLine { get; }

    [GeneratedRegex(
        "^([|]+|[-_=.·…]+|-+[0-9]{1,4}-*|[0-9]{1,4}-+|[0-9]{1,3}|第[0-9]{1,4}页([,/]?共[0-9]{1,4}页)?|[0-9]{1,4}/[0-9]{1,4}|.{2,60}([.·…]{3,}|-{4,})[0-9]{1,4})$",
        Pattern.Options
    )]
    private static partial Regex PageMark { get; }

    [GeneratedRegex("^(?<prefix>[\u4E00-\u9FFF]{0,15})[(](19|20)[0-9]{2}[)]第?[0-9]{1,5}号$", Pattern.Options)]
    private static partial Regex NumberLine { get; }

    [GeneratedRegex("^[\u4E00-\u9FFF]{0,15}[(](19|20)[0-9]{2}[)]第?[0-9]{1,5}号", Pattern.Options)]
    private static partial Regex NumberInFront { get; }

    /// <summary>A number that has lost a bracket, its own figure or 号; without any bracket only behind what numbers usually begin with.</summary>
    [GeneratedRegex(
        "^(?<printed>(?<prefix>[\u4E00-\u9FFF]{2,15})[(]+(?<year>(19|20)[0-9]{2})[)]?第?(?<number>[0-9]{1,4})号?|(?<prefix>"
            + "[\u4E00-\u9FFF]{1,14}[政发办字函文通规党])[(]?(?<year>(19|20)[0-9]{2})[)]?第?(?<number>[0-9]{1,4})号?|(?<prefix>[\u4E00-\u9FFF]{1,14}[政发办字函文通规党])[(](?"
            + "<year>(19|20)[0-9]{2})[)]号?)(?<rest>[\u4E00-\u9FFF]{4,30})?$",
        Pattern.Options
    )]
    private static partial Regex BrokenNumber { get; }

    [GeneratedRegex("^[^《》。]{0,30}《(?<name>[^《》]+(《[^《》]+》[^《》]*)*)》.{0,100}(印发|转发|下发)(给)?你们.*$", Pattern.Options)]
    private static partial Regex AnnouncedPlan { get; }

    [GeneratedRegex("^([(][0-9]{1,2}[)]|[①-⑳])(注:)?\"?[^。:]{2,24}\"?(:指|,指|,?是指|即|:\"?[^。]{0,30}是指).*$", Pattern.Options)]
    private static partial Regex FootnoteLine { get; }

    [GeneratedRegex("^(为|现将|现就|根据|按照|经).*,.*$", Pattern.Options)]
    private static partial Regex OpensSentence { get; }

    [GeneratedRegex(
        "(方案|计划|要点|纲要|规划|意见|办法|清单|目录|措施|若干政策|安排|任务分解|责任分解|分工|分解表|台账|任务表|责任表|分工表|一览表|实施细则|行动)([(].{1,30}[)])*$",
        Pattern.Options
    )]
    private static partial Regex PlanName { get; }

    [GeneratedRegex("(报告|总结|汇报|通报|小结|综述|公报|白皮书|简报|情况说明|情况)([(].{1,30}[)])*$", Pattern.Options)]
    private static partial Regex ReportName { get; }

    [GeneratedRegex("^(?<issuer>.*?)(关于)?(印发|转发|下发|发布|公布)(《(?<quoted>.+)》|(?<plain>.+))的(通知|函)$", Pattern.Options)]
    private static partial Regex NoticeName { get; }

    [GeneratedRegex("^(中共)?.{2,40}(政府|办公室|办公厅|委员会|局|厅|委|部|办|领导小组|中心|院|总工会|联合会)([(](代章|盖章|印章|章)[)])?$", Pattern.Options)]
    private static partial Regex OrganLine { get; }

    [GeneratedRegex("^(附件|附属文件|附属档案|附表|附录|附)([0-9一二三四五六七八九十]{0,2})(:.*|[0-9.、].*|)$", Pattern.Options)]
    private static partial Regex AttachmentLine { get; }

    [GeneratedRegex("^.{0,80}(各|党委|办事处|部门|单位|政府|委员会).{0,100}:$", Pattern.Options)]
    private static partial Regex AddressLine { get; }

    [GeneratedRegex("^[(]?(联系人|联系电话|联系方式|电话|传真|邮箱)[:].{0,80}$", Pattern.Options)]
    private static partial Regex ContactLine { get; }

    /// <summary>A page number, or a line of a table of contents: page parts wherever it stands.</summary>
    public static bool IsPageMark(string text) => text.Length <= 80 && PageMark.IsMatch(text);

    /// <summary>A footnote in the running text: [1]"三项清单":指….</summary>
    public static bool IsFootnote(string raw)
    {
        var text = raw.AsSpan().TrimStart(" \u3000\t");
        if (text.Length is < 6 or > 400 || !(text[0] is '[' or '〔' or '【' or >= '①' and <= '⑳'))
            return false;
        return FootnoteLine.IsMatch(NormalizedText.Fold(raw));
    }

    public static bool IsPagePart(string text) => text.Length <= 120 && PagePartLine.IsMatch(text);

    public static bool IsDocumentNumber(string text) => text.Length <= 40 && NumberLine.IsMatch(text);

    /// <summary>Whether a number has the name of its issuer in front.</summary>
    public static bool HasPrefix(string number) => NumberLine.Match(number).Groups["prefix"].Length > 0;

    public static bool IsPlanName(string text) => text.Length <= 120 && PlanName.IsMatch(text);

    public static bool IsReportName(string text) => text.Length <= 120 && ReportName.IsMatch(text);

    public static bool IsOrgan(string text) => text.Length <= 44 && OrganLine.IsMatch(text) && !text.AsSpan().ContainsAny(ListMarks);

    public static bool IsAttachment(string text) => text.Length <= 80 && AttachmentLine.IsMatch(text);

    public static bool IsAddress(string text) => text.Length <= 200 && text.EndsWith(':') && AddressLine.IsMatch(text);

    public static bool IsContact(string text) => text.Length <= 90 && ContactLine.IsMatch(text);

    /// <summary>Where a text that begins with a document number goes on; 0 where it begins with none.</summary>
    public static int BehindNumber(string text) => NumberInFront.Match(text[..Math.Min(text.Length, 40)]).Length;

    /// <summary>
    /// A damaged number: how much of the line it is, its prefix, year and figure, as far as they are left; null where the line is something else.
    /// </summary>
    public static (int Length, int Prefix, string Year, string Number)? Damaged(string text)
    {
        if (text.Length > 60 || IsDocumentNumber(text))
            return null;
        var match = BrokenNumber.Match(text);
        if (!match.Success || (match.Groups["rest"].Success && !(match.Groups["printed"].Value.Contains('(') && IsOrgan(match.Groups["rest"].Value))))
            return null;
        return (match.Groups["printed"].Length, match.Groups["prefix"].Length, match.Groups["year"].Value, match.Groups["number"].Value);
    }

    /// <summary>现将《乙》印发给你们: where the plan's title stands.</summary>
    public static (int From, int To)? Announced(string text) =>
        text.Length <= 400 && AnnouncedPlan.Match(text) is { Success: true } match && IsPlanName(match.Groups["name"].Value)
            ? (match.Groups["name"].Index, match.Groups["name"].Index + match.Groups["name"].Length)
            : null;

    /// <summary>甲关于印发《乙》的通知, also in 《》 behind its number: where stands who issues, and where the plan's title.</summary>
    public static (int Issuer, int IssuerEnd, int From, int To)? Notice(string text)
    {
        if (text.Length > 240)
            return null;
        var start = BehindNumber(text);
        if (start > 0 && start < text.Length && text[start] == ':')
            start++;
        var quoted = start > 0 && start + 1 < text.Length && text[start] == '《' && text[^1] == '》';
        var name = quoted ? text[++start..^1] : text[start..];
        if (!(name.EndsWith("通知", StringComparison.Ordinal) || name.EndsWith('函')))
            return null;
        var match = NoticeName.Match(name);
        if (!match.Success)
            return null;
        var plan = match.Groups["quoted"].Success ? match.Groups["quoted"] : match.Groups["plain"];
        return (start, start + match.Groups["issuer"].Length, start + plan.Index, start + plan.Index + plan.Length);
    }

    /// <summary>A line that can be a title: short, one sentence at most, no end mark.</summary>
    public static bool CanBeTitle(string text) =>
        text.Length is >= 4 and <= 90 && !OpensSentence.IsMatch(text) && !text.AsSpan().ContainsAny(SentenceMarks) && (IsPlanName(text) || IsReportName(text));
}
