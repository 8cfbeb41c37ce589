using LawGov.Documents.Plans;
using LawGov.Documents.Reading;

namespace LawGov.Web.Features.Import;

/// <summary>An invented piece of a plan, and how it reads: parsed, not described.</summary>
/// <param name="Key">A stable name.</param>
/// <param name="Says">What is shown by it; a key of the table of texts.</param>
/// <param name="Text">The piece.</param>
public sealed record FormExample(string Key, string Says, string Text)
{
    public ParsedPlan Read { get; } = PlanParser.Parse(SourceText.FromText(Text));
}

/// <summary>The forms of plans that are read, by the questions a clerk asks.</summary>
public static class FormExamples
{
    private const string Title = "示范区法治政府建设实施方案（2026—2028年）\n";

    public static IReadOnlyList<(string Question, FormExample[] Examples)> All { get; } =
    [
        (
            "章节和序号怎么写",
            [
                new(
                    "chapters",
                    "章写“一、”，节写“（一）”，任务写“1.”，全文连续编号最稳妥。",
                    Title
                        + "一、健全依法行政体系\n（一）规范执法行为\n1.开展行政执法培训。（牵头单位：区司法局）\n2.建立涉企检查计划制度。（牵头单位：区市场监管局）"
                ),
                new(
                    "damaged",
                    "节的序号缺了半边、任务序号后面没有标点，按前后顺序补上，并请您核对。",
                    Title
                        + "一、化解矛盾纠纷\n（一）建强调解力量\n1.规范人民调解委员会设置。（牵头单位：区司法局）\n）畅通信访渠道\n2推行信访事项领办制度。（牵头单位：区信访局）"
                ),
            ]
        ),
        (
            "单位怎么写",
            [
                new(
                    "labels",
                    "括号里写明牵头单位、责任单位、配合单位，也可以另起一行。",
                    Title
                        + "一、主要任务\n1.编制权责清单。（牵头单位：区司法局；责任单位：区财政局；配合单位：区政务服务局）\n2.公开执法信息。\n牵头单位：区市场监管局\n责任单位：区应急局"
                ),
                new(
                    "verbs",
                    "“由……牵头，……配合”也读得出；“按职责分工负责”没有牵头单位。",
                    Title + "一、主要任务\n1.清理涉企收费。（由区市场监管局牵头，区财政局配合）\n2.推进政务公开。（区司法局、区政务服务局按职责分工负责）"
                ),
                new(
                    "first",
                    "写明“列第一位的为牵头单位，下同”的，以后各项都照此读。",
                    Title
                        + "一、主要任务\n1.清理规范性文件。（责任单位：区司法局、区财政局。列第一位的为牵头单位，下同）\n2.评查执法案卷。（责任单位：区公安局、区城管局）"
                ),
            ]
        ),
        (
            "集合单位",
            [
                new(
                    "collectives",
                    "“各乡镇（街道）”指全体；“区政府有关部门”和“等部门”要由您指明是哪些单位。",
                    Title
                        + "一、主要任务\n1.开展宪法宣传。（牵头单位：区司法局；责任单位：各乡镇（街道））\n2.整治乱收费。（牵头单位：区财政局；责任单位：区审计局、区发改委等区政府有关部门）"
                ),
            ]
        ),
        (
            "期限和指标",
            [
                new(
                    "deadlines",
                    "写明年月的期限算到最后一天；“年内”这类说法按文件年份推断，请核对。",
                    "示范区2026年法治政府建设工作要点\n一、主要任务\n1.建成执法监督平台，2026年6月底前上线运行。（牵头单位：区司法局）\n2.出台配套办法，年内完成。（牵头单位：区财政局）"
                ),
                new(
                    "targets",
                    "“达到”“不少于”“以上”后面的数字读作指标；“每年”“每季度”读作周期性任务。",
                    Title
                        + "一、主要任务\n1.合法性审核率达到100%。（牵头单位：区司法局）\n2.执法人员每人每年培训不少于60学时。（牵头单位：区司法局）\n3.每季度召开一次联席会议。（牵头单位：区信访局）"
                ),
            ]
        ),
        (
            "表格",
            [
                new(
                    "table",
                    "表头写明序号、任务、牵头单位、责任单位、完成时限；Word 表格和粘贴的表格都可以。",
                    "示范区2026年法治工作任务分解表\n序号\t任务内容\t牵头单位\t责任单位\t完成时限\n1\t修订议事规则\t区政府办公室\t区司法局\t6月底前\n2\t编印案例选\t区司法局\t无\t长期坚持"
                ),
            ]
        ),
        (
            "哪些不读",
            [
                new(
                    "report",
                    "年度报告、情况总结不是方案，不读出任务。",
                    "示范区2025年法治政府建设情况报告\n2025年，全区推进法治政府建设，现报告如下。\n一、主要做法\n开展培训12场。"
                ),
            ]
        ),
    ];
}
