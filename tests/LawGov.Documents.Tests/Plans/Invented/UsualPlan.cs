using System.Globalization;
using System.Text;

namespace LawGov.Documents.Tests.Plans.Invented;

/// <summary>A plan in the form most districts use: chapters, sections, numbers that run on, a note with lead and responsible units behind each task.</summary>
public static class UsualPlan
{
    private static readonly string[] Chapters = ["健全依法决策机制", "提升行政执法质量", "防范化解社会矛盾", "强化权力监督"];

    private static readonly string[] Sections = ["完善制度程序", "夯实工作基础", "推动数字赋能"];

    private static readonly string[] Acts =
    [
        "编制年度事项目录",
        "建立工作台账",
        "组织交叉检查",
        "公布服务指南",
        "推行扫码核验",
        "开展业务比武",
        "修订操作规程",
        "设立联系点",
    ];

    private static readonly string[] Purposes =
    [
        "明确适用范围和办理程序，实行动态管理",
        "加强过程记录和结果运用，及时通报情况",
        "压减办理环节和材料，方便企业和群众办事",
        "推动部门协同和信息共享，形成工作合力",
    ];

    private static readonly string[] Times = ["", "，2027年年底前完成", "", "，每年不少于2次", "", "，2026年10月底前全面推开", "，达标率达到95%以上", ""];

    private static readonly string[] Leads = ["县司法局", "县政府办公室", "县委编办", "县市场监管局", "县委政法委", "县财政局"];

    private static readonly string[] Others =
    [
        "县公安局、县城管局、各乡镇（街道）",
        "县人力资源和社会保障局、县审计局",
        "县政府各部门",
        "县委组织部、县委党校（行政学院）、县大数据局",
        "县水利局、县农业农村局等县政府有关部门",
    ];

    /// <summary>The text: 48 tasks.</summary>
    public static string Text { get; } = Write();

    private static string Write()
    {
        var text = new StringBuilder(
            "青禾县人民政府办公室关于印发《青禾县法治政府建设实施方案（2026—2030年）》的通知\n各乡镇人民政府，县政府各部门：\n现将方案印发给你们，请认真组织实施。\n青禾县人民政府办公室\n2026年3月9日\n青禾县法治政府建设实施方案（2026—2030年）\n为推进法治政府建设，"
                + "结合我县实际，制定本方案。\n"
        );
        var number = 0;
        for (var chapter = 0; chapter < Chapters.Length; chapter++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{"一二三四"[chapter]}、{Chapters[chapter]}\n");
            for (var section = 0; section < Sections.Length; section++)
            {
                text.Append(CultureInfo.InvariantCulture, $"（{"一二三"[section]}）{Sections[section]}\n");
                for (var task = 0; task < 4; task++)
                {
                    number++;
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"{number}.{Acts[number % Acts.Length]}。{Purposes[number % Purposes.Length]}{Times[(number + chapter) % Times.Length]}。"
                            + $"〔牵头单位：{Leads[number % Leads.Length]}；责任单位：{Others[(number + section) % Others.Length]}〕\n"
                    );
                }
            }
        }
        return text.Append("各乡镇、各部门要加强领导，确保各项任务落到实处。\n").ToString();
    }
}
