using System.Text;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Tests.Plans;

/// <summary>A hidden document reads as the document does, and says nothing of it.</summary>
public sealed class MaskedSourceTests
{
    private const string Official = """
        中共青禾县委办公室青禾县人民政府办公室关于印发《青禾县法治建设实施方案(2026—2030年)》的通知
        青委办〔2026〕17号
        各乡镇党委、政府,县级各部门:
        现印发给你们,请认真执行。
        青禾县人民政府办公室
        2026年3月9日
        青禾县法治建设实施方案(2026—2030年)
        为推进法治建设,制定本方案。
        一、健全决策机制
        到2030年,制度更加完备。
        (一)规范决策程序
        1.修订议事规则,2026年年底前完成。〔牵头单位:县政府办公室;责任单位:县司法局、各乡镇(街道)〕
        2.重大决策合法性审查率达到100%。(县司法局、县财政局按职责分工负责)
        (二)建强顾问队伍
        3.每年举办两期以上培训班,参训人员人均不少于24学时。
        牵头单位:县司法局
        责任单位:县委组织部、县人社局等县政府有关部门
        二、规范行政执法
        (一)加强执法监督
        4.评查执法案卷,每半年不少于一次,6月30日前完成第一次。(由县司法局牵头,县公安局、县城管局配合)
        6.推行扫码检查,形成3—5项典型做法。(县市场监管局、县应急局)
        各乡镇、各部门要加强领导,确保落实。
        附件:指标体系
        """;

    private const string Table =
        "云岭县2027年法治工作要点任务分解表\n序号\t任务内容\t牵头单位\t责任单位\t完成时限\n1\t修订议事规则\t县政府办\t县司法局、县委编办\t6月底前\n2\t编印案例选\t县法院\t无\t长期坚持\n3\t清理历年文件\t县司法局\t各乡镇、县级有关部门\t2027年11月";

    private const string Glued =
        "临溪区法治政府建设实施方案\n一、健全依法行政制度体系\n(一)完善制度建设严格落实立法计划,按时报送草案。\n1.报送草案两件。(区司法局,区财政局)\n十)推进行政决策科学化\n2评估重大决策,一是公开征求意见,二是组织论证。[区组织部区委党校]\n二、加强组织领导\n3、"
        + "第三方评估每两年开展1次。列第一位的为牵头单位,下同。(责任单位:区司法局、区委依法治区办)";

    private const string Report =
        "晴川市2025年法治政府建设情况报告\n2025年,全市推进法治政府建设,现报告如下。\n一、主要做法\n开展培训12场。\n二、存在问题\n个别单位重视不够。";

    private const string Paragraphs =
        "石门旗法治建设工作方案\n一、总体要求\n(一)指导思想。坚持依法行政,服务发展。\n二、主要任务\n健全制度,按月调度进展。\n清理文件,2026年11月底前公布结果。\n三、保障措施\n加强领导,落实经费。";

    private const string Lead =
        "本报讯(记者 李某)近日,县委、县政府印发了《青禾县法治建设实施方案》,现全文刊发如下。\n一、总体要求\n坚持依法行政。\n二、重点任务\n修订议事规则。\n评查执法案卷。";

    private const string Explanation =
        "近日,县政府印发了《青禾县法治建设实施方案》,主要内容如下。\n一、出台背景\n省里印发了规划。\n二、主要内容\n共提出12项任务。";

    private const string NoticeAlone =
        "青禾县人民政府办公室关于印发青禾县2026年法治建设任务分解方案的通知\n各乡镇,县政府各部门:\n现印发给你们,并就有关事项通知如下:\n1.压实责任,2月3日前报送方案。\n2.加强督查,每月报送进展。\n附件:青禾县2026年法治建设任务分解方案.xlsx\n青禾县人民政府办公室\n"
        + "2026年1月25日";

    private const string Regulation =
        "青禾县行政应诉规定\n第一条 为了规范行政应诉,根据有关法律,制定本规定。\n第二条 行政机关负责人应当出庭应诉。\n第三条 县司法局负责指导行政应诉工作。";

    private const string Stacked =
        "青禾县2026年法治建设任务清单\n序号\n任务\n牵头单位\n完成时限\n1\n修订议事规则\n县司法局\n6月底前\n2\n评查执法案卷\n县公安局\n9月底前";

    private const string Requirements =
        "青禾县法治建设实施方案\n一、重点任务\n(一)修订议事规则。明确范围和程序。\n责任单位:县司法局\n(二)评查执法案卷。统一标准和文书。\n责任单位:县公安局\n二、工作要求\n各单位要制定具体方案。";

    private const string Damaged =
        "索 引 号 | 0001/2026-48 | 状态 | 有效 |\n成文日期 | 2026-12-09 | 更新时间 | 2026-12-12 |\n青政发20263\n各乡镇人民政府:\n《青禾县2026年工作责任分解》已经县政府同意,现印发你们。\n青禾县人民政府\n2026年3月9日\n"
        + "青禾县2026年工作责任分解\n一、重点任务\n1.修订议事规则。(县司法局、县财政局)\n2.评查执法案卷。(县公安局)";

    public static TheoryData<string> Documents =>
        [
            Official,
            Damaged,
            Lead,
            Explanation,
            NoticeAlone,
            Regulation,
            Stacked,
            Requirements,
            Table,
            Glued,
            Report,
            Paragraphs,
            Official.ReplaceLineEndings("\n\n"),
            Official.Replace("县", "区", StringComparison.Ordinal),
            "",
            "今天天气很好。\n我们去公园散步。",
        ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Of_InventedDocument_ReadsAsTheDocumentDoes(string text)
    {
        var source = SourceText.FromText(text);
        var plan = PlanParser.Parse(source);

        var masked = MaskedSource.Of(source);

        Assert.Empty(masked.Differences);
        Assert.Equal(plan.Tasks.Count(), masked.Plan.Tasks.Count());
        Assert.Equal(
            plan.Tasks.Select(t => (t.LeadUnits.Count, t.ResponsibleUnits.Count, t.SharedDuty)),
            masked.Plan.Tasks.Select(t => (t.LeadUnits.Count, t.ResponsibleUnits.Count, t.SharedDuty))
        );
        Assert.Equal(plan.Findings.Select(f => (f.Line, f.Code)), masked.Plan.Findings.Select(f => (f.Line, f.Code)));
    }

    /// <summary>Whoever receives the hidden text as plain lines reads the same, also from a table of a Word file.</summary>
    [Fact]
    public void Of_HiddenTextPasted_ReadsAsTheDocumentDoes()
    {
        var masked = MaskedSource.Of(SourceText.FromText(Official + "\n" + Table));

        var pasted = PlanParser.Parse(SourceText.FromText(string.Join('\n', masked.Source.Lines.Select(l => l.Text))));

        Assert.Empty(MaskedSource.Compare(masked.Plan, pasted));
    }

    /// <summary>A preview that is hidden already is hidden again when its report is made.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public void Of_HiddenTextAgain_ReadsTheSame(string text)
    {
        var once = MaskedSource.Of(SourceText.FromText(text));

        var twice = MaskedSource.Of(once.Source);

        Assert.Empty(MaskedSource.Compare(once.Plan, twice.Plan));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Of_EveryLine_KeepsItsLengthPunctuationAndBlanks(string text)
    {
        var source = SourceText.FromText(text);

        var masked = MaskedSource.Of(source).Source;

        Assert.Equal(source.Lines.Select(l => Form(l.Text)), masked.Lines.Select(l => Form(l.Text)));
    }

    [Theory]
    [InlineData("青禾")]
    [InlineData("议事规则")]
    [InlineData("合法性")]
    [InlineData("审查")]
    [InlineData("培训班")]
    [InlineData("执法案卷")]
    [InlineData("扫码")]
    [InlineData("司法局")]
    [InlineData("市场监管")]
    [InlineData("组织部")]
    [InlineData("17号")]
    [InlineData("24学时")]
    [InlineData("3月9日")]
    [InlineData("6月30日")]
    public void Of_WordsOfTheDocument_AreGone(string word)
    {
        Assert.Contains(word, Official, StringComparison.Ordinal);

        var masked = MaskedSource.Of(SourceText.FromText(Official));

        Assert.All(masked.Source.Lines, l => Assert.DoesNotContain(word, l.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(masked.Plan.Findings, f => f.Message.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>No sentence shines through: outside the words that rules look for, no four characters of running text stand together as they were.</summary>
    [Fact]
    public void Of_SentencesOfTasks_AreHidden()
    {
        string[] tasks = ["修订议事规则", "评查执法案卷", "推行扫码检查", "重大决策合法性审查率", "参训人员人均", "建强顾问队伍"];

        var text = string.Concat(MaskedSource.Of(SourceText.FromText(Official)).Source.Lines.Select(l => l.Text));

        Assert.All(tasks, t => Assert.All(Enumerable.Range(0, t.Length - 2), i => Assert.DoesNotContain(t.Substring(i, 3), text, StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_UnitsOfDifferentNames_StayDifferent()
    {
        var masked = MaskedSource.Of(SourceText.FromText(Official)).Plan;

        var names = masked.Tasks.SelectMany(t => t.LeadUnits.Concat(t.ResponsibleUnits)).Distinct().ToList();
        Assert.Equal(
            PlanParser.Parse(SourceText.FromText(Official)).Tasks.SelectMany(t => t.LeadUnits.Concat(t.ResponsibleUnits)).Distinct().Count(),
            names.Count
        );
        Assert.Contains("各乡镇(街道)", names);
    }

    /// <summary>Documents of many forms put together by chance.</summary>
    [Fact]
    public void Of_ComposedDocuments_ReadAsTheDocumentsDo()
    {
        var random = new Random(20270119);
        for (var round = 0; round < 400; round++)
        {
            var text = Compose(random);

            var masked = MaskedSource.Of(SourceText.FromText(text));

            Assert.True(
                masked.Differences.Count == 0,
                $"round {round}, lines {string.Join(',', masked.Differences)}:\n{text}\n\n{string.Join('\n', masked.Source.Lines.Select(l => l.Text))}"
            );
        }
    }

    private static string Compose(Random random)
    {
        string[] bodies =
        [
            "完善行政规范性文件合法性审核机制，审核率达到100%。",
            "健全重大行政决策目录，2027年6月底前公布。",
            "每季度召开一次联席会议，研究解决突出问题。",
            "依托“一件事”平台办理事项不少于30项。",
            "推动《青禾县法治乡村建设条例》落地，年内出台配套办法。",
            "执法人员每人每年接受不少于60学时的业务知识培训。",
            "深化“放管服”改革，将办理时限压缩至3个工作日以内。",
            "群众满意度由83%提高到97%以上，投诉量不超过20件。",
            "到2028年年底前，建成综合服务中心。",
            "严格规范公正文明执法，杜绝选择性执法。",
        ];
        string[] notes =
        [
            "（牵头单位：县司法局；责任单位：县财政局、各乡镇（街道））",
            "〔责任单位：县委组织部、县委宣传部、县教育局等有关部门〕",
            "（县公安局、县民政局按职责分工负责）",
            "（由县市场监管局牵头，县应急局、县生态环境局配合）",
            "[县文化和旅游局、县住房和城乡建设局]",
            "牵头单位：县人力社保局 责任单位：县级有关部门",
            "（责任单位：县法院、县检察院，各镇人民政府）",
            "",
            "（县司法局会同县信访局办理）",
            "（牵头单位：县政府办公室；完成时限：2026年12月）",
        ];
        var text = new StringBuilder("青禾县法治政府建设实施方案（2026—2030年）\n为推进法治政府建设，结合我县实际，制定本方案。\n");
        string[] chapters = ["健全政府机构职能体系", "完善依法行政制度", "加强组织保障", "主要任务"];
        string[] sections = ["优化营商环境", "推进政务公开。", "健全多元化解机制", "加强队伍建设"];
        var number = 0;
        for (var chapter = 1; chapter <= random.Next(1, 4); chapter++)
        {
            text.Append(HanNumber(chapter)).Append('、').Append(chapters[random.Next(chapters.Length)]).Append('\n');
            for (var section = 1; section <= random.Next(0, 3); section++)
            {
                text.Append('（').Append(HanNumber(section)).Append('）').Append(sections[random.Next(sections.Length)]).Append('\n');
                for (var task = 0; task < random.Next(1, 4); task++)
                {
                    text.Append(++number)
                        .Append('．')
                        .Append(bodies[random.Next(bodies.Length)])
                        .Append(random.Next(2) == 0 ? bodies[random.Next(bodies.Length)] : "");
                    text.Append(random.Next(4) == 0 ? "\n" : "").Append(notes[random.Next(notes.Length)]).Append('\n');
                }
            }
        }
        return text.ToString();
    }

    private static char HanNumber(int number) => "〇一二三四"[number];

    private static string Form(string text) =>
        string.Concat(
            text.Select(c =>
                char.IsDigit(c) ? '0'
                : char.IsLetter(c) ? '字'
                : c
            )
        );
}
