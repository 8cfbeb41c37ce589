using System.Globalization;
using LawGov.Documents.Plans;

namespace LawGov.Documents.Tests.Plans;

public sealed class MeasureFormTests
{
    [Trait(FormRows.Row, FormRows.Targets)]
    [Theory]
    [InlineData("出庭应诉率达到100%。", 100, "%", ParsedOperator.Equal)]
    [InlineData("出庭应诉率达１００％。", 100, "%", ParsedOperator.Equal)]
    [InlineData("办结率不低于98.5%。", 98.5, "%", ParsedOperator.AtLeast)]
    [InlineData("满意率保持在95%以上。", 95, "%", ParsedOperator.AtLeast)]
    [InlineData("败诉率控制在5%以内。", 5, "%", ParsedOperator.AtMost)]
    [InlineData("满意率由83%提高到97%。", 97, "%", ParsedOperator.Equal)]
    [InlineData("覆盖率达到百分之百。", 100, "%", ParsedOperator.Equal)]
    [InlineData("每人接受不少于60学时的培训。", 60, "学时", ParsedOperator.AtLeast)]
    [InlineData("举办两期以上培训班。", 2, "期", ParsedOperator.AtLeast)]
    [InlineData("至少组织一次评查。", 1, "次", ParsedOperator.AtLeast)]
    [InlineData("通办事项达到200项。", 200, "项", ParsedOperator.AtLeast)]
    [InlineData("培育法律明白人500名。", 500, "名", ParsedOperator.Equal)]
    [InlineData("新增示范村(社区)12个。", 12, "个", ParsedOperator.Equal)]
    [InlineData("形成3—5项典型经验。", 3, "项", ParsedOperator.AtLeast)]
    [InlineData("办理时间压减到3个工作日。", 3, "个工作日", ParsedOperator.AtMost)]
    [InlineData("10个工作日内答复,件数不超过20件。", 20, "件", ParsedOperator.AtMost)]
    [InlineData("每个乡镇专职调解员不少于2名。", 2, "名", ParsedOperator.AtLeast)]
    public void Target_HasValueUnitAndOperator(string body, double value, string unit, ParsedOperator comparison)
    {
        var target = Assert.Single(GivenPlan.Task(body + "(牵头单位:县司法局)").Targets);

        Assert.Equal((value, unit, comparison), (target.Value, target.Unit, target.Operator));
    }

    [Trait(FormRows.Row, FormRows.Targets)]
    [Fact]
    public void Target_SeriesOverYears_HasAYearEach()
    {
        var targets = GivenPlan.Task("自2026年到2028年,每年分别实现30%、60%、90%的乡镇达标。(牵头单位:县司法局)").Targets;

        Assert.Equal([(30d, 2026), (60d, 2027), (90d, 2028)], targets.Select(t => (t.Value, t.Year!.Value)));
    }

    [Trait(FormRows.Row, FormRows.Targets)]
    [Theory]
    [InlineData("整合12345政务服务便民热线。")]
    [InlineData("推行最多跑一次改革,推动旁听、讲评三合一。")]
    [InlineData("用好两个平台,推行一支队伍管执法。")]
    [InlineData("围绕百项指标,实现全覆盖。")]
    [InlineData("建设3+N服务体系。")]
    [InlineData("在5个工作日内办结。")]
    [InlineData("落实一次性告知制度。")]
    public void Words_ThatAreNoTarget_GiveNone(string body)
    {
        Assert.Empty(GivenPlan.Task(body + "(牵头单位:县司法局)").Targets);
    }

    [Trait(FormRows.Row, FormRows.Targets)]
    [Theory]
    [InlineData("每年召开述法大会。", ParsedFrequency.Yearly, null)]
    [InlineData("每年举办两期以上法治讲座。", ParsedFrequency.Yearly, 2)]
    [InlineData("每年至少组织3次案卷评查。", ParsedFrequency.Yearly, 3)]
    [InlineData("每年形成3—5项典型经验。", ParsedFrequency.Yearly, 3)]
    [InlineData("每季度通报一次。", ParsedFrequency.Quarterly, 1)]
    [InlineData("每半年开展一次评查。", ParsedFrequency.HalfYearly, 1)]
    [InlineData("每月汇总情况。", ParsedFrequency.Monthly, null)]
    [InlineData("按季度调度进展。", ParsedFrequency.Quarterly, null)]
    [InlineData("每两年开展一次评估。", ParsedFrequency.TwoYearly, 1)]
    [InlineData("任期内至少接受一次脱产培训。", ParsedFrequency.PerTerm, 1)]
    [InlineData("每人每年接受不少于60学时的培训。", ParsedFrequency.Yearly, null)]
    [InlineData("每周研判风险。", ParsedFrequency.Weekly, null)]
    [InlineData("一季度一调度,压实责任。", ParsedFrequency.Quarterly, 1)]
    [InlineData("每年年底前,报告落实情况。", ParsedFrequency.Yearly, null)]
    public void Recurrence_HasFrequencyAndCount(string body, ParsedFrequency frequency, int? count)
    {
        var recurrence = Assert.Single(GivenPlan.Task(body + "(牵头单位:县司法局)").Recurring);

        Assert.Equal((frequency, count), (recurrence.Frequency, recurrence.Count));
    }

    [Trait(FormRows.Row, FormRows.Targets)]
    [Fact]
    public void Recurrence_InAMonth_NamesTheMonth()
    {
        Assert.Equal(1, Assert.Single(GivenPlan.Task("每年1月公布上年度目录。(牵头单位:县司法局)").Recurring).Month);
    }

    [Trait(FormRows.Row, FormRows.Targets)]
    [Theory]
    [InlineData("落实年度报告制度和月通报制度。")]
    [InlineData("每一步流程都要留痕,每个环节都要把关。")]
    [InlineData("加强每日常用语规范。")]
    public void Words_ThatAreNoRecurrence_GiveNone(string body)
    {
        Assert.Empty(GivenPlan.Task(body + "(牵头单位:县司法局)").Recurring);
    }

    [Trait(FormRows.Row, FormRows.Targets)]
    [Theory]
    [InlineData("完成综合产值90亿元,粮油产值40亿元,果蔬产值12.5亿元。", "90亿元 40亿元 12.5亿元")]
    [InlineData("安排资金58亿元,其中,道路建设10亿元,校舍修缮6亿元。", "58亿元 10亿元 6亿元")]
    [InlineData("新建村卫生室3个、养老院2所,惠及12个村。", "3个 2所")]
    [InlineData("新建3个卫生室、2所养老院。", "3个 2所")]
    [InlineData("印制宣传册5000册、海报300张。", "5000册 300张")]
    [InlineData("配备调解员3名,其中专职2名。", "3名 2名")]
    [InlineData("征集案例30个,评出优秀案例10个。", "30个 10个")]
    [InlineData("排查矛盾50件,每件派2名干部,发现隐患10件及时处置。", "50件")]
    [InlineData("新开工安置房1500套,约30万平方米,涉及居民6.2万户。", "1500套")]
    [InlineData("开展检查4次,6月底前报告。", "4次")]
    [InlineData("引进5000万元以上项目20个。", "20个")]
    [InlineData("一般报告书14个工作日内、报告表7个工作日内完成审批。", "14个工作日 7个工作日")]
    public void Targets_InARow_AreAllRead(string body, string targets)
    {
        Assert.Equal(
            targets,
            string.Join(' ', GivenPlan.Task(body + "(牵头单位:县司法局)").Targets.Select(t => t.Value.ToString(CultureInfo.InvariantCulture) + t.Unit))
        );
    }

    [Trait(FormRows.Row, FormRows.Targets)]
    [Theory]
    [InlineData("聘请行风监督员20名。", 20, "名", ParsedOperator.Equal)]
    [InlineData("新开工项目50个。", 50, "个", ParsedOperator.Equal)]
    [InlineData("开工改造项目50个。", 50, "个", ParsedOperator.Equal)]
    [InlineData("续建农村公路30公里。", 30, "公里", ParsedOperator.Equal)]
    [InlineData("减轻企业负担2亿元。", 2, "亿元", ParsedOperator.Equal)]
    [InlineData("走访企业不少于50家次。", 50, "家次", ParsedOperator.AtLeast)]
    [InlineData("全年受理法律援助案件300件。", 300, "件", ParsedOperator.Equal)]
    [InlineData("投放公交车40辆。", 40, "辆", ParsedOperator.Equal)]
    [InlineData("落实专项经费120万元。", 120, "万元", ParsedOperator.Equal)]
    [InlineData("新建5G基站120座。", 120, "座", ParsedOperator.Equal)]
    [InlineData("办好10件民生实事。", 10, "件", ParsedOperator.Equal)]
    [InlineData("审结积案15件。", 15, "件", ParsedOperator.Equal)]
    [InlineData("开展培训1200余人次。", 1200, "人次", ParsedOperator.Equal)]
    [InlineData("垦造耕地不少于2万亩。", 2, "万亩", ParsedOperator.AtLeast)]
    [InlineData("公开征求意见不少于30日。", 30, "日", ParsedOperator.AtLeast)]
    [InlineData("排查矛盾不少于2轮次。", 2, "轮次", ParsedOperator.AtLeast)]
    [InlineData("每班开课不少于4课时。", 4, "课时", ParsedOperator.AtLeast)]
    [InlineData("开展宣讲30场次。", 30, "场次", ParsedOperator.Equal)]
    [InlineData("案件平均用时控制在80天以内。", 80, "天", ParsedOperator.AtMost)]
    [InlineData("执行用时压缩至60天以内。", 60, "天", ParsedOperator.AtMost)]
    [InlineData("审批时间压缩至90个工作日以内。", 90, "个工作日", ParsedOperator.AtMost)]
    [InlineData("办理时间由15个工作日压减至5个工作日。", 5, "个工作日", ParsedOperator.AtMost)]
    [InlineData("平均审理期限控制在4个月以内。", 4, "个月", ParsedOperator.AtMost)]
    [InlineData("窗口等候时间不超过20分钟。", 20, "分钟", ParsedOperator.AtMost)]
    [InlineData("申报材料精简至3份。", 3, "份", ParsedOperator.AtMost)]
    [InlineData("服务站点由50个增加到80个。", 80, "个", ParsedOperator.Equal)]
    public void Target_OfOrdinaryWork_HasValueUnitAndOperator(string body, double value, string unit, ParsedOperator comparison) =>
        Target_HasValueUnitAndOperator(body, value, unit, comparison);

    [Trait(FormRows.Row, FormRows.Targets)]
    [Theory]
    [InlineData("对20万元以下、不超过30万元的小额工程,简化手续。")]
    [InlineData("6亩以下的用地,由县政府审查后登记。")]
    [InlineData("6亩以下(不含6亩)的用地转让,由县政府审查。")]
    [InlineData("对超过50万元的合同进行审查。")]
    [InlineData("对单笔200万元以上采购项目开展审查。")]
    [InlineData("受理后5个工作日内办结。")]
    [InlineData("自收到申请之日起10个工作日内完成登记。")]
    [InlineData("至少30日前发布公告。")]
    [InlineData("落实行政执法3项制度。")]
    [InlineData("推进4项重点改革。")]
    [InlineData("开展为期3个月的集中宣传。")]
    [InlineData("打造15分钟便民服务圈。")]
    [InlineData("建设24小时自助服务区。")]
    [InlineData("组织第3期轮训。")]
    [InlineData("建立健全4个方面的台账。")]
    [InlineData("实现服务争先,力争办成全市前5名的窗口。")]
    [InlineData("办理时限超过3个月的,逐级报告。")]
    public void Words_ThatLookLikeATarget_GiveNone(string body) => Words_ThatAreNoTarget_GiveNone(body);

    [Trait(FormRows.Row, FormRows.Targets)]
    [Theory]
    [InlineData("每学年开设法治课。", ParsedFrequency.Yearly, null)]
    [InlineData("上下半年各开展一次评查。", ParsedFrequency.HalfYearly, 1)]
    [InlineData("上半年和下半年各一次。", ParsedFrequency.HalfYearly, 1)]
    [InlineData("上半年、下半年各组织一次演练。", ParsedFrequency.HalfYearly, 1)]
    [InlineData("每两个月调度一次。", ParsedFrequency.Yearly, 6)]
    [InlineData("每双月召开例会。", ParsedFrequency.Yearly, 6)]
    [InlineData("每2个月研判一次。", ParsedFrequency.Yearly, 6)]
    [InlineData("每半月报告一次。", ParsedFrequency.Monthly, 2)]
    [InlineData("每半个月会商。", ParsedFrequency.Monthly, 2)]
    [InlineData("每两周调度一次。", ParsedFrequency.Yearly, 26)]
    [InlineData("实行双周例会。", ParsedFrequency.Yearly, 26)]
    [InlineData("每旬报送数据。", ParsedFrequency.Monthly, 3)]
    [InlineData("逐月通报进展。", ParsedFrequency.Monthly, null)]
    [InlineData("按季报送总结。", ParsedFrequency.Quarterly, null)]
    [InlineData("按半年开展评估。", ParsedFrequency.HalfYearly, null)]
    [InlineData("每年度听取一次汇报。", ParsedFrequency.Yearly, 1)]
    [InlineData("领导班子会前学法一年两次。", ParsedFrequency.Yearly, 2)]
    [InlineData("专题研究一年不少于4次。", ParsedFrequency.Yearly, 4)]
    [InlineData("每年至少两次听取汇报。", ParsedFrequency.Yearly, 2)]
    [InlineData("年均举办讲座6场。", ParsedFrequency.Yearly, 6)]
    [InlineData("季度末报送进展。", ParsedFrequency.Quarterly, null)]
    [InlineData("月底前汇总台账,留存备查。", ParsedFrequency.Monthly, null)]
    [InlineData("半年一评估,促进整改。", ParsedFrequency.HalfYearly, 1)]
    [InlineData("两年一评估,促进整改。", ParsedFrequency.TwoYearly, 1)]
    [InlineData("每一年度报告一次。", ParsedFrequency.Yearly, 1)]
    public void Recurrence_InOrdinaryWords_HasFrequencyAndCount(string body, ParsedFrequency frequency, int? count) =>
        Recurrence_HasFrequencyAndCount(body, frequency, count);

    [Trait(FormRows.Row, FormRows.Targets)]
    [Theory]
    [InlineData("6月底报送总结。")]
    [InlineData("第三季度末报送进展。")]
    [InlineData("本月底前上报名单。")]
    [InlineData("上半年一次通报,下半年督促整改。")]
    [InlineData("逐级报告,逐项销号,逐年提高占比。")]
    [InlineData("近一年两次被通报的,约谈负责人。")]
    [InlineData("生产总值年均增长6%。")]
    [InlineData("上半年完成调研,下半年形成报告。")]
    [InlineData("办好双月刊和双周刊。")]
    public void Words_ThatLookLikeARecurrence_GiveNone(string body) => Words_ThatAreNoRecurrence_GiveNone(body);

    /// <summary>Hundreds of digits are more than a number holds; the words stay in the task.</summary>
    [Trait(FormRows.Row, FormRows.Targets)]
    [Theory]
    [InlineData(20)]
    [InlineData(400)]
    public void Target_DigitsWithoutEnd_AreNoFigure(int digits)
    {
        var task = GivenPlan.Task($"件数不少于{new string('9', digits)}件。(牵头单位:县司法局)");

        Assert.All(task.Targets, t => Assert.InRange(t.Value, 0, 1e12));
        Assert.Contains(new string('9', digits), task.Text, StringComparison.Ordinal);
    }
}
