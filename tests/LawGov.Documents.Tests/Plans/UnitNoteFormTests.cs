using LawGov.Documents.Plans;

namespace LawGov.Documents.Tests.Plans;

public sealed class UnitNoteFormTests
{
    private const string Body = "健全河湖巡查执法联动制度。";

    [Trait(FormRows.Row, FormRows.NoteBrackets)]
    [Theory]
    [InlineData("（牵头单位：县水利局；责任单位：县公安局、各乡镇）")]
    [InlineData("〔牵头单位：县水利局；责任单位：县公安局、各乡镇〕")]
    [InlineData("【牵头单位:县水利局;责任单位:县公安局、各乡镇】")]
    [InlineData("[牵头单位:县水利局;责任单位:县公安局、各乡镇]")]
    [InlineData("牵头单位:县水利局;责任单位:县公安局、各乡镇")]
    [InlineData("牵头单位:县水利局;责任单位:县公安局、各乡镇〕")]
    [InlineData("〔牵头单位:县水利局;责任单位:县公安局、各乡镇")]
    [InlineData("(牵头单位:县水利局。责任单位:县公安局、各乡镇。)")]
    [InlineData("(牵头单位:县水利局;责任单位:县公安局、各乡镇)。")]
    [InlineData("\n牵头单位:县水利局\n责任单位:县公安局、各乡镇")]
    [InlineData("\n(牵头单位：县水利局\n责任单位：县公安局、各乡镇)")]
    [InlineData("\n\n牵头单位：县水利局；责任单位：县公安局、\n各乡镇")]
    [InlineData("\n**牵头单位**：县水利局\n**责任单位**：县公安局、各乡镇")]
    public void Note_InAnyBracketOrNone_NamesLeadAndResponsible(string note) => AssertLeadAndResponsible(note);

    [Trait(FormRows.Row, FormRows.NoteLabels)]
    [Theory]
    [InlineData("(牵头单位:县水利局;责任单位:县公安局、各乡镇)")]
    [InlineData("(牵头单位:县水利局﹔责任单位﹕县公安局、各乡镇)")]
    [InlineData("(牵头单位;县水利局;责任单位;县公安局、各乡镇)")]
    [InlineData("(牵头单位,县水利局;责任单位,县公安局、各乡镇)")]
    [InlineData("(牵头单位 县水利局;责任单位 县公安局、各乡镇)")]
    [InlineData("(牵头单位县水利局;责任单位县公安局、各乡镇)")]
    [InlineData("( 牵头 单位 : 县水利局 ; 责任 单位 : 县公安局 、 各乡镇 )")]
    [InlineData("(牵头部门:县水利局;责任部门:县公安局、各乡镇)")]
    [InlineData("(牵头单位:县水利局;落实单位:县公安局、各乡镇)")]
    [InlineData("(牵头单位:县水利局;承办单位:县公安局、各乡镇)")]
    public void Note_WithAnyLabel_NamesLeadAndResponsible(string note) => AssertLeadAndResponsible(note);

    [Trait(FormRows.Row, FormRows.NotePhrases)]
    [Theory]
    [InlineData("(牵头单位：县水利局；责任单位：县公安局、各乡镇按职责分工负责)")]
    [InlineData("(县水利局牵头,县公安局、各乡镇按职责分工负责)")]
    [InlineData("(由县水利局牵头,县公安局、各乡镇负责)")]
    [InlineData("由县水利局牵头，县公安局、各乡镇按照职责分工负责。")]
    [InlineData("(县水利局会同县公安局、各乡镇负责)")]
    [InlineData("(县水利局会同县公安局、各乡镇)")]
    public void Note_InASentence_NamesLeadAndResponsible(string note) => AssertLeadAndResponsible(note);

    [Trait(FormRows.Row, FormRows.Separators)]
    [Theory]
    [InlineData("(牵头单位:县水利局,责任单位:县公安局,各乡镇)")]
    [InlineData("(牵头单位:县水利局;责任单位:县公安局;各乡镇)")]
    [InlineData("(牵头单位:县水利局;责任单位:县公安局和各乡镇)")]
    [InlineData("(牵头单位:县水利局;责任单位:县公安局及各乡镇)")]
    [InlineData("(牵头单位:县水利局;责任单位:县公安局以及各乡镇)")]
    [InlineData("(牵头单位:县水利局;责任单位:县公安局与各乡镇)")]
    public void Note_WithAnySeparator_NamesLeadAndResponsible(string note) => AssertLeadAndResponsible(note);

    [Trait(FormRows.Row, FormRows.NotePhrases)]
    [Theory]
    [InlineData("(牵头单位:县水利局;配合单位:县公安局、县气象局)")]
    [InlineData("(牵头单位:县水利局;配合部门:县公安局、县气象局)")]
    [InlineData("(牵头单位:县水利局;参加单位:县公安局、县气象局)")]
    [InlineData("(牵头单位:县水利局;协办单位:县公安局、县气象局)")]
    [InlineData("(由县水利局牵头,县公安局、县气象局配合)")]
    [InlineData("(县水利局牵头,县公安局、县气象局参加)")]
    [InlineData("由县水利局牵头,县公安局、县气象局配合。")]
    [InlineData("县水利局牵头负责，县公安局、县气象局配合落实。")]
    public void Note_WithSupport_NamesSupportingUnitsAmongTheResponsible(string note)
    {
        var task = GivenPlan.Task(Body + note);

        Assert.Equal(["县水利局"], task.LeadUnits);
        Assert.Equal(["县公安局", "县气象局"], task.SupportingUnits);
        Assert.Equal(["县公安局", "县气象局"], task.ResponsibleUnits);
    }

    [Trait(FormRows.Row, FormRows.NotePhrases)]
    [Theory]
    [InlineData("(县水利局、县公安局按职责分工负责)")]
    [InlineData("(县水利局、县公安局分别负责)")]
    [InlineData("(县水利局、县公安局共同负责)")]
    [InlineData("(县水利局、县公安局各负其责)")]
    [InlineData("(县水利局、县公安局根据各自职责负责)")]
    [InlineData("(责任单位:县水利局、县公安局按职责分工负责)")]
    [InlineData("〔县水利局、县公安局按部门职责分工负责〕")]
    [InlineData("县水利局、县公安局按职责分工负责。")]
    public void Note_WithoutLeadForSeveralUnits_IsSharedDuty(string note)
    {
        var task = GivenPlan.Task(Body + note);

        Assert.Empty(task.LeadUnits);
        Assert.Equal(["县水利局", "县公安局"], task.ResponsibleUnits);
        Assert.True(task.SharedDuty);
        Assert.Equal(Body, task.Text);
    }

    [Trait(FormRows.Row, FormRows.BareLists)]
    [Theory]
    [InlineData("(责任单位:县水利局、县公安局)")]
    [InlineData("(县水利局、县公安局)")]
    [InlineData("〔县水利局、县公安局〕")]
    [InlineData("(县水利局、县公安局负责)")]
    [InlineData("\n县水利局、县公安局")]
    public void Note_WithUnitsAlone_LeavesTheLeadOpen(string note)
    {
        var plan = GivenPlan.Tasks("1." + Body + note, "2.汇编案例。(牵头单位:县司法局)");
        var task = plan.Tasks.First();

        Assert.Empty(task.LeadUnits);
        Assert.Equal(["县水利局", "县公安局"], task.ResponsibleUnits);
        Assert.False(task.SharedDuty);
        Assert.Contains(plan.Findings, f => f.Code == FindingCode.LeadMissing && f.Task == 1);
    }

    [Trait(FormRows.Row, FormRows.Separators)]
    [Theory]
    [InlineData("县司法局、县文化和旅游局", "县司法局|县文化和旅游局")]
    [InlineData("县自然资源和规划局城东分局、县司法局", "县自然资源和规划局城东分局|县司法局")]
    [InlineData("县委党校(行政学院)、县委(县政府)督查室", "县委党校(行政学院)|县委(县政府)督查室")]
    [InlineData("县人力资源和社会保障局和县总工会", "县人力资源和社会保障局|县总工会")]
    [InlineData("县政府各部门和各乡镇(街道)", "县政府各部门|各乡镇(街道)")]
    [InlineData("县政府各部门及有关单位", "县政府各部门|有关单位")]
    [InlineData("县司法局、公安县分局,人行青禾支行;县税务局", "县司法局|公安县分局|人行青禾支行|县税务局")]
    [InlineData("县纪委监委机关、县人大常委会办公室、县政协办公室", "县纪委监委机关|县人大常委会办公室|县政协办公室")]
    [InlineData("县政协办、县人大办", "县政协办|县人大办")]
    [InlineData("县住房和城乡建设局与县城市管理局", "县住房和城乡建设局|县城市管理局")]
    [InlineData("县工业和信息化局", "县工业和信息化局")]
    [InlineData("县融媒体中心、县大数据发展中心、交警县大队", "县融媒体中心|县大数据发展中心|交警县大队")]
    public void List_IsPartedAsAPersonReadsIt(string list, string expected)
    {
        var task = GivenPlan.Task(Body + "(牵头单位:县应急局;责任单位:" + list + ")");

        Assert.Equal(GivenPlan.List(expected), task.ResponsibleUnits);
    }

    [Trait(FormRows.Row, FormRows.RunTogether)]
    [Theory]
    [InlineData("县司法局县信访局", "县司法局|县信访局")]
    [InlineData("县委政法委县法院县检察院", "县委政法委|县法院|县检察院")]
    [InlineData("县委组织部县委党校(行政学院)、县财政局", "县委组织部|县委党校(行政学院)|县财政局")]
    [InlineData("县委县政府督查室", "县委县政府督查室")]
    [InlineData("县司法局　县信访局", "县司法局|县信访局")]
    [InlineData("县水利局县农业农村局各乡镇", "县水利局|县农业农村局|各乡镇")]
    public void Run_WithoutSeparator_IsParted(string list, string expected) => List_IsPartedAsAPersonReadsIt(list, expected);

    [Trait(FormRows.Row, FormRows.AndOthers)]
    [Theory]
    [InlineData("县水利局、县财政局等有关部门", "县水利局|县财政局|有关部门")]
    [InlineData("县水利局、县财政局等县政府有关部门,各乡镇", "县水利局|县财政局|县政府有关部门|各乡镇")]
    [InlineData("县水利局、县财政局等12个部门", "县水利局|县财政局|12个部门")]
    [InlineData("县高等职业学院、县中等专业学校", "县高等职业学院|县中等专业学校")]
    [InlineData("县水利局、县财政局等", "县水利局|县财政局")]
    [InlineData("县水利局等有关部门和单位", "县水利局|有关部门和单位")]
    public void AndOthers_IsPartedFromTheNames(string list, string expected) => List_IsPartedAsAPersonReadsIt(list, expected);

    [Trait(FormRows.Row, FormRows.Collectives)]
    [Theory]
    [InlineData("各乡镇(街道)", ParsedCollectiveKind.All)]
    [InlineData("各街道", ParsedCollectiveKind.All)]
    [InlineData("县政府各部门", ParsedCollectiveKind.All)]
    [InlineData("全县各部门", ParsedCollectiveKind.All)]
    [InlineData("各县人民政府", ParsedCollectiveKind.All)]
    [InlineData("县级各部门", ParsedCollectiveKind.All)]
    [InlineData("各行政执法部门", ParsedCollectiveKind.All)]
    [InlineData("县政府有关部门", ParsedCollectiveKind.Relevant)]
    [InlineData("各有关部门", ParsedCollectiveKind.Relevant)]
    [InlineData("县政府各有关部门", ParsedCollectiveKind.Relevant)]
    [InlineData("有关单位", ParsedCollectiveKind.Relevant)]
    [InlineData("县级相关部门", ParsedCollectiveKind.Relevant)]
    [InlineData("县人大有关专门委员会", ParsedCollectiveKind.Relevant)]
    [InlineData("县水利局等有关部门", ParsedCollectiveKind.OpenEnded)]
    [InlineData("县水利局等县级部门", ParsedCollectiveKind.OpenEnded)]
    [InlineData("县水利局等", ParsedCollectiveKind.OpenEnded)]
    public void Collective_HasItsKind(string name, ParsedCollectiveKind kind)
    {
        var task = GivenPlan.Task(Body + "(牵头单位:县应急局;责任单位:" + name + ")");

        Assert.Equal(kind, Assert.Single(task.Collectives).Kind);
    }

    [Trait(FormRows.Row, FormRows.BareLists)]
    [Theory]
    [InlineData("落实党委(党组)议事规则,健全乡镇(街道)、村(社区)工作制度。")]
    [InlineData("参与示范创建(以下简称创建)。")]
    [InlineData("法治教育列入县委党校(行政学院)教学内容。")]
    [InlineData("明确牵头单位和责任单位,压实责任。")]
    [InlineData("县政府有关部门要加强业务指导(含县城管局)。")]
    [InlineData("推动县司法局、县法院、县检察院建立联席会议制度。")]
    [InlineData("建立执法部门负责人述法制度,由乡镇长负责。")]
    public void Body_WithBracketsOrUnitsInside_IsNoNote(string body)
    {
        var task = GivenPlan.Task(body);

        Assert.Null(task.UnitNote);
        Assert.Equal(body, task.Text);
        Assert.Empty(task.LeadUnits.Concat(task.ResponsibleUnits));
    }

    [Trait(FormRows.Row, FormRows.NoteLabels)]
    [Theory]
    [InlineData("责任领导:李某某、王某")]
    [InlineData("责任人:李某某、王某")]
    [InlineData("分管领导：李某某、王某")]
    public void Person_IsNoUnit(string field)
    {
        var task = GivenPlan.Task(Body + "(牵头单位:县水利局;" + field + ";责任单位:各乡镇)");

        Assert.Equal(["李某某", "王某"], task.Persons);
        Assert.Equal(["县水利局"], task.LeadUnits);
        Assert.Equal(["各乡镇"], task.ResponsibleUnits);
    }

    [Trait(FormRows.Row, FormRows.FirstLeads)]
    [Theory]
    [InlineData("(责任单位:县水利局、县公安局、各乡镇,列第一位的为牵头单位,下同)")]
    [InlineData("(责任单位：县水利局、县公安局、各乡镇。排在第一位的为牵头单位，下同)")]
    [InlineData("(县水利局、县公安局、各乡镇,列首位的为牵头单位,下同)")]
    [InlineData("(责任单位:县水利局、县公安局、各乡镇;第一个单位为牵头单位,下同)")]
    public void FirstNamedLeads_StatedOnce_HoldsForTheRest(string note)
    {
        var plan = GivenPlan.Tasks("1." + Body + note, "2.规范涉企检查。(责任单位:县市场监管局、县城管局)");
        var tasks = plan.Tasks.ToList();

        Assert.Equal(["县水利局"], tasks[0].LeadUnits);
        Assert.Equal(["县公安局", "各乡镇"], tasks[0].ResponsibleUnits);
        Assert.Equal(["县市场监管局"], tasks[1].LeadUnits);
        Assert.Equal(["县城管局"], tasks[1].ResponsibleUnits);
    }

    [Trait(FormRows.Row, FormRows.NoteBrackets)]
    [Fact]
    public void Note_BeforeTheFullStop_EndsTheBody()
    {
        var task = GivenPlan.Task("健全河湖巡查执法联动制度(牵头单位:县水利局;责任单位:各乡镇)。");

        Assert.Equal("健全河湖巡查执法联动制度", task.Text);
        Assert.Equal(["县水利局"], task.LeadUnits);
    }

    [Trait(FormRows.Row, FormRows.Deadlines)]
    [Fact]
    public void Note_WithDeadline_GivesTheDeadline()
    {
        var task = GivenPlan.Task(Body + "(牵头单位:县水利局;责任单位:各乡镇;完成时限:2027年9月)");

        Assert.Equal(new DateOnly(2027, 9, 30), Assert.Single(task.Deadlines).DueOn);
        Assert.Equal(["各乡镇"], task.ResponsibleUnits);
    }

    [Trait(FormRows.Row, FormRows.Punctuation)]
    [Fact]
    public void Note_IsQuotedVerbatim()
    {
        var task = GivenPlan.Task(Body + "〔牵头单位： 县水利局；责任单位：各乡镇（街道）〕");

        Assert.Equal("〔牵头单位： 县水利局；责任单位：各乡镇（街道）〕", task.UnitNote);
        Assert.Equal(["各乡镇（街道）"], task.ResponsibleUnits);
    }

    [Trait(FormRows.Row, FormRows.RunTogether)]
    [Fact]
    public void Run_WithKnownUnits_IsPartedByTheLexicon()
    {
        var lexicon = new UnitLexicon(["青禾街道", "白石滩景区", "县委区划办县史志研究室"], [new("白石景区", "白石滩景区")]);
        var source = LawGov.Documents.Reading.SourceText.FromText(
            GivenPlan.Title + "\n一、任务\n1.完善制度。(牵头单位:县司法局;责任单位:青禾街道白石景区、县委区划办县史志研究室)\n2.汇编案例。(牵头单位:县司法局)"
        );

        var plan = PlanParser.Parse(source, lexicon);

        Assert.Equal(["青禾街道", "白石景区", "县委区划办县史志研究室"], plan.Tasks.First().ResponsibleUnits);
        Assert.Contains(plan.Findings, f => f.Code == FindingCode.UnitsRunTogether && f.Subject == "青禾街道白石景区");
        Assert.Contains(plan.Findings, f => f.Code == FindingCode.UnitUnknown && f.Subject == "县司法局");
    }

    private static void AssertLeadAndResponsible(string note)
    {
        var task = GivenPlan.Task(Body + note);

        Assert.Equal(["县水利局"], task.LeadUnits);
        Assert.Equal(["县公安局", "各乡镇"], task.ResponsibleUnits);
        Assert.Equal(Body, task.Text);
        Assert.False(task.SharedDuty);
    }

    [Trait(FormRows.Row, FormRows.NoteBrackets)]
    [Theory]
    [InlineData("完善标准。(县农业农村局负责)开展抽检。(县市场监管局负责)", "县农业农村局|县市场监管局")]
    [InlineData("完善标准。(县农业农村局、卫生健康局牵头,各乡镇(街道)参与)开展抽检。(县市场监管局负责)", "县农业农村局|卫生健康局|各乡镇(街道)|县市场监管局")]
    [InlineData("完善标准;(县民政局)开展抽检;(县民宗局、团县委)", "县民政局|县民宗局|团县委")]
    public void Notes_BehindEachSentence_AllCountAndAreReported(string body, string units)
    {
        var plan = GivenPlan.Tasks("1." + body, "2.评查执法案卷。(牵头单位:县司法局)");
        var task = plan.Tasks.First();

        Assert.Equal(GivenPlan.List(units), task.LeadUnits.Concat(task.ResponsibleUnits));
        Assert.Contains(plan.Findings, f => f is { Code: FindingCode.LeadsOfParts, Task: 1 });
    }

    [Trait(FormRows.Row, FormRows.NoteBrackets)]
    [Theory]
    [InlineData("落实三项制度。(含乡镇执法)开展抽检。(县市场监管局)")]
    [InlineData("落实三项制度(县级部门已落实)。开展抽检。(县市场监管局)")]
    [InlineData("修订《执法规则》。(试行)开展抽检。(县市场监管局)")]
    public void Bracket_InTheMiddleThatNamesNobody_StaysText(string body) => Assert.Equal(["县市场监管局"], GivenPlan.Task(body).ResponsibleUnits);

    [Trait(FormRows.Row, FormRows.NoteBrackets)]
    [Theory]
    [InlineData("(责任单位:县司法局、县财政局按职责分工负责。具体任务均涉及各乡镇人民政府,不再列出,下同。)")]
    [InlineData("(县司法局、县财政局负责。以下各项工作均需各乡镇落实,不再重复。)")]
    public void Remark_BehindTheUnits_IsReportedAndNamesNobody(string note)
    {
        var plan = GivenPlan.Tasks("1.健全巡查制度。" + note, "2.评查执法案卷。(牵头单位:县司法局)");

        Assert.Equal(["县司法局", "县财政局"], plan.Tasks.First().ResponsibleUnits);
        Assert.Contains("各乡镇", Assert.Single(plan.Findings, f => f.Code == FindingCode.RemarkInNote).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(plan.Findings, f => f.Code == FindingCode.UnitDoubtful);
    }

    [Trait(FormRows.Row, FormRows.BareLists)]
    [Theory]
    [InlineData("每月学法一次。(办公室、法规股)", "办公室|法规股")]
    [InlineData("合同签订前经法律顾问审查。(党政办、财政所)", "党政办|财政所")]
    [InlineData("在赶场天普法。(司法所、中心校、卫生院)", "司法所|中心校|卫生院")]
    [InlineData("做好应诉工作。(法规股)", "法规股")]
    [InlineData("完善慈善制度。(县民政局、团县委)", "县民政局|团县委")]
    [InlineData("整治占道经营。(县城管局)", "县城管局")]
    public void Bracket_OfOfficesWithoutAnOwner_IsANote(string body, string units) =>
        Assert.Equal(GivenPlan.List(units), GivenPlan.Task(body).ResponsibleUnits);

    [Trait(FormRows.Row, FormRows.BareLists)]
    [Theory]
    [InlineData("公布办事指南。(完)")]
    [InlineData("公布办事指南。(见附件)")]
    [InlineData("方便办事(含县城和乡镇)。")]
    public void Bracket_OfOtherWords_IsNone(string body) => Assert.Empty(GivenPlan.Task(body).ResponsibleUnits);

    [Trait(FormRows.Row, FormRows.Collectives)]
    [Theory]
    [InlineData("(责任单位:县司法局、各市场监管所)", "各市场监管所")]
    [InlineData("(责任单位:县司法局、各业务股室)", "各业务股室")]
    [InlineData("(责任单位:县司法局、全县经济运行各专班)", "全县经济运行各专班")]
    [InlineData("(县司法局牵头,决策承办单位配合)", "决策承办单位")]
    [InlineData("(县审计局牵头,被审计单位负责)", "被审计单位")]
    [InlineData("(县政府办牵头,承办单位负责)", "承办单位")]
    [InlineData("(县司法局牵头,各镇、街道落实)", "各镇|街道")]
    public void Names_OfWhoeverTakesPart_AreCollectives(string note, string collectives) =>
        Assert.Equal(GivenPlan.List(collectives), GivenPlan.Task("健全巡查制度。" + note).Collectives.Select(c => c.Name));

    [Trait(FormRows.Row, FormRows.NoteLabels)]
    [Fact]
    public void Heading_WithAChiefLead_KeepsItsTitle()
    {
        var plan = GivenPlan.Plan(
            GivenPlan.Title,
            "一、重点任务",
            "(一)优化市场环境(总牵头单位:县市场监管局)",
            "1.清理证明事项。(责任单位:县司法局)",
            "2.推行容缺受理。"
        );

        Assert.Equal("优化市场环境", plan.Chapters[0].Sections[0].Title);
        Assert.Equal(["县市场监管局"], plan.Tasks.Last().LeadUnits);
    }

    [Trait(FormRows.Row, FormRows.NoteBrackets)]
    [Fact]
    public void Brackets_WithinASentence_AllCount()
    {
        var plan = GivenPlan.Tasks(
            "1.归集缴费数据(县数据局负责),规范处罚公示(县市场监管局负责),拓展履约信息(县工信局负责)。",
            "2.评查执法案卷。(牵头单位:县司法局)"
        );

        Assert.Equal(["县数据局", "县市场监管局", "县工信局"], plan.Tasks.First().ResponsibleUnits);
        Assert.Contains(plan.Findings, f => f is { Code: FindingCode.LeadsOfParts, Task: 1 });
    }

    [Trait(FormRows.Row, FormRows.NoteBrackets)]
    [Theory]
    [InlineData("公布(县司法局负责解释),开展抽检。(县市场监管局)")]
    [InlineData("办理(县司法局负责)的事项逐件登记。(县市场监管局)")]
    public void Bracket_WithinASentenceThatIsNoNote_StaysText(string body) => Assert.Equal(["县市场监管局"], GivenPlan.Task(body).ResponsibleUnits);

    [Trait(FormRows.Row, FormRows.NoteBrackets)]
    [Fact]
    public void Note_BehindTheLastPointOfASection_HoldsForAllOfThem()
    {
        var plan = GivenPlan.Plan(
            GivenPlan.Title,
            "一、重点任务",
            "(一)规范决策",
            "1.修订议事规则。",
            "2.公布决策目录。",
            "(责任单位:县政府办、县司法局)",
            "(二)规范执法",
            "1.评查执法案卷。",
            "2.推行扫码检查。",
            "(牵头单位:县司法局)"
        );

        Assert.All(plan.Tasks.Take(2), t => Assert.Equal(["县政府办", "县司法局"], t.ResponsibleUnits));
        Assert.All(plan.Tasks.Skip(2), t => Assert.Equal(["县司法局"], t.LeadUnits));
        Assert.Equal([1, 3], plan.Findings.Where(f => f.Code == FindingCode.UnitsMissing).Select(f => f.Task!.Value));
    }
}
