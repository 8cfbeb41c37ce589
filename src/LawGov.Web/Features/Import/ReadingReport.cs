using System.Globalization;
using System.Net;
using System.Text;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;
using LawGov.Web.Texts;

namespace LawGov.Web.Features.Import;

/// <summary>
/// How a document was read, as one HTML file that needs nothing else: for whoever mends the rules of reading. Without sentences of the document
/// unless they are asked for.
/// </summary>
public static class ReadingReport
{
    public const string ContentType = "text/html; charset=utf-8";

    private const string Style =
        "body{max-width:70rem;margin:2rem auto;padding:0 1rem;font:16px/1.7 sans-serif;color:#1b2430}h1{font-size:1.5rem}h2{margin-top:2rem;"
        + "font-size:1.15rem}table{width:100%;border-collapse:collapse}td,th{padding:.25rem .5rem;border-bottom:1px solid #d5dae1;text-align:left;"
        + "vertical-align:top}td:first-child{white-space:nowrap;color:#5a6675}pre{padding:1rem;background:#f4f6f8;white-space:pre-wrap;"
        + "overflow-wrap:anywhere}";

    /// <summary>The report without the document's sentences.</summary>
    public static byte[] Write(MaskedSource masked)
    {
        ArgumentNullException.ThrowIfNull(masked);
        var same =
            masked.Differences.Count == 0
                ? "遮盖前后读出的结构、单位数量和疑问完全一致。"
                : $"遮盖以后，有{masked.Differences.Count}处读法与原文不同（第{string.Join("、", masked.Differences)}行）。";
        return Write(
            masked.Source,
            masked.Plan,
            $"本报告不含原文的句子：正文汉字已换成“某”，单位名称、日期和数字已替换，只保留标点、序号和判断结构用的词。{same}"
        );
    }

    /// <summary>The report with the text as it stands.</summary>
    public static byte[] WritePlain(SourceText source) => Write(source, PlanParser.Parse(source), "本报告含有原文全文，对外发送前请确认可以公开。");

    private static byte[] Write(SourceText source, ParsedPlan plan, string notice)
    {
        var html = new StringBuilder(
            "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>方案读取情况报告"
                + "</title><style>"
        )
            .Append(Style)
            .Append("</style></head><body>\n<h1>方案读取情况报告</h1>\n<p>")
            .Append(Safe(notice))
            .Append("</p>\n");
        var units = plan.Tasks.Sum(t => t.LeadUnits.Count + t.ResponsibleUnits.Count);
        var sections = plan.Chapters.Sum(c => c.Sections.Count(s => s.Ordinal is not null || s.Title.Length > 0));
        Heading(html, "读出的数量");
        html.Append(
            CultureInfo.InvariantCulture,
            $"<p>{source.Lines.Count}行，{plan.Chapters.Count}章，{sections}节，{plan.Tasks.Count()}项任务，单位名称{units}处，时限{plan.Tasks.Sum(t => t.Deadlines.Count)}处，"
                + $"指标{plan.Tasks.Sum(t => t.Targets.Count)}处，周期性任务{plan.Tasks.Sum(t => t.Recurring.Count)}处，疑问{plan.Findings.Count}处；"
                + $"文件类型：{KindOf(plan.Kind)}。</p>\n"
        );
        Heading(html, "疑问");
        Table(
            html,
            ["疑问", "数量", "行"],
            plan.Findings.GroupBy(f => f.Code)
                .Select(g => (string[])[ImportText.KindOf(g.Key.ToString()), $"{g.Count()}", string.Join("、", g.Select(f => f.Line))])
        );
        Heading(html, "读出的结构");
        Table(html, ["行", "条目", "单位、时限和指标"], Outline(plan));
        Heading(html, "每一行读成什么");
        Table(
            html,
            ["行", "读作", "文字"],
            source.Lines.Zip(
                plan.Lines,
                (line, read) => (string[])[$"{line.Number}", RoleOf(read.Role) + (read.Task is { } task ? $"（第{task}项）" : "") + Why(read), line.Text]
            )
        );
        Heading(html, "全文（可以复制）");
        html.Append("<pre>").Append(Safe(string.Join('\n', source.Lines.Select(l => l.Text.ReplaceLineEndings(" "))))).Append("</pre>\n</body></html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static IEnumerable<string[]> Outline(ParsedPlan plan)
    {
        foreach (var chapter in plan.Chapters)
        {
            if (chapter.Line > 0)
                yield return [$"{chapter.Line}", $"{chapter.Ordinal}、{chapter.Title}", ""];
            foreach (var section in chapter.Sections)
            {
                if (section.Line > 0)
                    yield return [$"{section.Line}", $"{section.Ordinal}{section.Title}", ""];
                foreach (var task in section.Tasks)
                {
                    yield return
                    [
                        task.EndLine > task.Line ? $"{task.Line}—{task.EndLine}" : $"{task.Line}",
                        $"任务{task.Number?.ToString(CultureInfo.InvariantCulture) ?? "（无序号）"}",
                        $"牵头{task.LeadUnits.Count}，责任{task.ResponsibleUnits.Count}（配合{task.SupportingUnits.Count}），集合{task.Collectives.Count}，"
                            + $"时限{task.Deadlines.Count}，指标{task.Targets.Count}，周期{task.Recurring.Count}{(task.SharedDuty ? "，按职责分工" : "")}",
                    ];
                }
            }
        }
    }

    private static string KindOf(ParsedPlanKind kind) =>
        kind switch
        {
            ParsedPlanKind.AnnualReport => "年度报告",
            ParsedPlanKind.Notice => "印发通知",
            ParsedPlanKind.AnnualWorkPlan => "年度工作要点",
            ParsedPlanKind.ImplementationPlan => "实施方案",
            ParsedPlanKind.DemonstrationScheme => "示范创建方案",
            _ => "不是方案",
        };

    /// <summary>What read the line so, the last first; fixed words, none of the document's.</summary>
    private static string Why(LineReading read) => read.Reasons.Count > 0 ? "：" + string.Join("；此前：", read.Reasons) : "";

    private static string RoleOf(LineRole role) =>
        role switch
        {
            LineRole.Blank => "空行",
            LineRole.PagePart => "网页栏目",
            LineRole.Metadata => "文件信息",
            LineRole.Cover => "印发通知",
            LineRole.Title => "标题",
            LineRole.ChapterHeading => "章",
            LineRole.SectionHeading => "节",
            LineRole.Intro => "引言或结尾",
            LineRole.Task => "任务",
            LineRole.UnitNote => "单位",
            LineRole.TableHeader => "表头",
            LineRole.Note => "附件或备注",
            LineRole.Prose => "正文（不是方案）",
            _ => "未读入",
        };

    private static void Heading(StringBuilder html, string text) => html.Append("<h2>").Append(text).Append("</h2>\n");

    private static void Table(StringBuilder html, string[] header, IEnumerable<string[]> rows)
    {
        html.Append("<table><thead><tr>");
        foreach (var cell in header)
            html.Append("<th scope=\"col\">").Append(cell).Append("</th>");
        html.Append("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var cell in row)
                html.Append("<td>").Append(Safe(cell)).Append("</td>");
            html.Append("</tr>\n");
        }
        html.Append("</tbody></table>\n");
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
