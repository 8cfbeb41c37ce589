namespace LawGov.EndToEnd.Tests;

/// <summary>A plan of an invented district as an office would paste it: co-leads, collectives, two names run together and a unit nobody knows yet.</summary>
internal static class TypedPlan
{
    public const string Title = "测试区法治政府建设实施方案（2026—2028年）",
        UnknownUnit = "区数字服务中心";

    /// <summary>What every township reports by itself once the office has said so.</summary>
    public const string ByEachTownship1 = "4",
        ByEachTownship2 = "9";

    /// <summary>The same where the office has named no unit yet.</summary>
    public static string WithoutUnits => string.Join('\n', Text.Split('\n').Select(line => line.Split("（牵头")[0]));

    public const string Text = """
        测试区法治政府建设实施方案（2026—2028年）
        测府发〔2026〕8号

        为扎实推进法治政府建设，结合测试区实际，制定本方案。

        一、完善依法决策
        （一）健全决策程序
        1. 健全重大行政决策目录管理。每年公布年度目录，目录外事项不得按重大决策上会。（牵头单位：区司法局、区财政局；责任单位：区政府有关部门）
        2. 严格合法性审查。未经合法性审查的文件不得提请审议，审查率达到100%。（牵头单位：区司法局；责任单位：区政府有关部门、各乡镇（街道））
        3. 规范财政支出程序。预算调整依法报批，按季度公开。（牵头单位：区财政局；责任单位：区司法局）
        （二）发挥法律顾问作用
        4. 推进乡镇法律顾问全覆盖。每季度至少开展1次法律顾问坐班。（牵头单位：区司法局；责任单位：各乡镇（街道））
        二、规范行政执法
        （一）改进执法方式
        5. 落实行政执法公示。执法信息7个工作日内公开。（牵头单位：区水利局、区财政局、区司法局；责任单位：区政府有关部门）
        6. 开展河湖联合执法。每年联合执法不少于4次。（牵头单位：区水利局；责任单位：区财政局区司法局）
        （二）加强执法监督
        7. 开展执法案卷评查。每年评查不少于2次，2026年12月底前完成首轮。（牵头单位：区司法局；责任单位：区水利局、区法院）
        8. 建设执法监督平台。2027年6月底前上线运行。（牵头单位：区数字服务中心；责任单位：区司法局）
        三、化解矛盾纠纷
        （一）夯实基层调解
        9. 健全乡镇调解组织。调解成功率达到96%以上。（牵头单位：区司法局；责任单位：各乡镇（街道））
        10. 推动诉源治理。建立诉前调解对接机制。（牵头单位：区法院；责任单位：各乡镇（街道））
        （二）保障措施
        11. 落实经费保障。将法治建设经费列入预算。（牵头单位：区财政局；责任单位：区政府有关部门）
        12. 加强法治宣传。组织开展法治宣传活动，营造良好氛围。（牵头单位：区司法局；责任单位：区政府有关部门、各乡镇（街道））

        测试区人民政府
        2026年6月30日
        """;
}
