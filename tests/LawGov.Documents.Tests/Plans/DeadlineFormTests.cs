using System.Globalization;
using LawGov.Documents.Plans;

namespace LawGov.Documents.Tests.Plans;

public sealed class DeadlineFormTests
{
    private const string AnnualTitle = "青禾县2026年法治建设工作要点";

    private const string FiveYearTitle = "青禾县法治建设实施方案(2026—2030年)";

    [Trait(FormRows.Row, FormRows.Deadlines)]
    [Theory]
    [InlineData("到2027年年底,建成县级平台。", "2027-12-31")]
    [InlineData("2027年年底前建成县级平台。", "2027-12-31")]
    [InlineData("2027年底前建成县级平台。", "2027-12-31")]
    [InlineData("2027底前建成县级平台。", "2027-12-31")]
    [InlineData("２０２７年底前建成县级平台。", "2027-12-31")]
    [InlineData("2027年12月底前建成县级平台。", "2027-12-31")]
    [InlineData("2027年6月30日前建成县级平台。", "2027-06-30")]
    [InlineData("2027年6月底前建成县级平台。", "2027-06-30")]
    [InlineData("到2027年6月,建成县级平台。", "2027-06-30")]
    [InlineData("2028年2月底前建成县级平台。", "2028-02-29")]
    [InlineData("2027年上半年建成县级平台。", "2027-06-30")]
    [InlineData("2027年第三季度建成县级平台。", "2027-09-30")]
    [InlineData("到2027年,县级平台全面建成。", "2027-12-31")]
    [InlineData("2027年建成县级平台。", "2027-12-31")]
    [InlineData("2027年基本实现全覆盖。", "2027-12-31")]
    [InlineData("自2026年到2028年,分步建成。", "2028-12-31")]
    [InlineData("推进数据利用2027年底前建成平台。", "2027-12-31")]
    [InlineData("落实《青禾县规划(2021—2025年)》,2027年底前建成。", "2027-12-31")]
    public void Deadline_WithItsYear_IsADay(string body, string due)
    {
        var task = GivenPlan.Task(body + "(牵头单位:县司法局)");

        Assert.Equal(due, Assert.Single(task.Deadlines).DueOn!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Trait(FormRows.Row, FormRows.Deadlines)]
    [Theory]
    [InlineData("6月30日前完成清理。", "2026-06-30", ParsedDeadlineKind.ByDate)]
    [InlineData("6月底前完成清理。", "2026-06-30", ParsedDeadlineKind.ByDate)]
    [InlineData("年底前完成清理。", "2026-12-31", ParsedDeadlineKind.ByDate)]
    [InlineData("11月底完成清理。", "2026-11-30", ParsedDeadlineKind.ByDate)]
    [InlineData("6月中旬前完成清理。", "2026-06-20", ParsedDeadlineKind.ByDate)]
    [InlineData("10月前完成清理。", "2026-09-30", ParsedDeadlineKind.ByDate)]
    [InlineData("年内完成清理。", "2026-12-31", ParsedDeadlineKind.InYear)]
    [InlineData("上半年完成清理。", "2026-06-30", ParsedDeadlineKind.ByDate)]
    [InlineData("三季度末完成清理。", "2026-09-30", ParsedDeadlineKind.ByDate)]
    [InlineData("今年年底前完成清理。", "2026-12-31", ParsedDeadlineKind.ByDate)]
    public void Deadline_WithoutYear_ResolvesByTheDocumentsYear(string body, string due, ParsedDeadlineKind kind)
    {
        var task = GivenPlan.Task(body + "(牵头单位:县司法局)", AnnualTitle);

        var deadline = Assert.Single(task.Deadlines);
        Assert.Equal(due, deadline.DueOn!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(kind, deadline.Kind);
        Assert.True(deadline.IsInferred);
    }

    [Trait(FormRows.Row, FormRows.Deadlines)]
    [Theory]
    [InlineData("年内完成清理。")]
    [InlineData("6月底前完成清理。")]
    [InlineData("上半年完成清理。")]
    public void Deadline_WithoutAnyYear_StaysWords(string body)
    {
        var task = GivenPlan.Task(body + "(牵头单位:县司法局)");

        Assert.Null(Assert.Single(task.Deadlines).DueOn);
    }

    [Trait(FormRows.Row, FormRows.Deadlines)]
    [Theory]
    [InlineData("力争五年内建成示范县。", "2030-12-31")]
    [InlineData("力争三年内建成示范县。", null)]
    [InlineData("规划期内建成示范县。", "2030-12-31")]
    public void Deadline_OfThePlan_FollowsThePlansYears(string body, string? due)
    {
        var deadline = Assert.Single(GivenPlan.Task(body + "(牵头单位:县司法局)", FiveYearTitle).Deadlines);

        Assert.Equal(ParsedDeadlineKind.PlanEnd, deadline.Kind);
        Assert.Equal(due, deadline.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Trait(FormRows.Row, FormRows.Deadlines)]
    [Theory]
    [InlineData("落实《青禾县法治规划(2026—2030年)》。")]
    [InlineData("一年内发生两起以上重大案件的,依法追责。")]
    [InlineData("在规定期限内反馈,定期通报,及时整改。")]
    [InlineData("将履职情况列入年终述职。")]
    [InlineData("每年1月公布上年度目录。")]
    [InlineData("2026年5月,县委印发了文件。")]
    [InlineData("巩固2025年度清理成果。")]
    public void Words_ThatAreNoDeadline_GiveNone(string body)
    {
        Assert.Empty(GivenPlan.Task(body + "(牵头单位:县司法局)", AnnualTitle).Deadlines);
    }

    [Trait(FormRows.Row, FormRows.Deadlines)]
    [Theory]
    [InlineData("2026.05", "2026-05-31")]
    [InlineData("2026.11.15", "2026-11-15")]
    [InlineData("2026-08", "2026-08-31")]
    [InlineData("2026/9/30", "2026-09-30")]
    [InlineData("2026.4-2026.10", "2026-10-31")]
    [InlineData("2026年Q3", "2026-09-30")]
    [InlineData("202609", "2026-09-30")]
    [InlineData("2026-2028年", "2028-12-31")]
    [InlineData("2026年国庆节前", null)]
    [InlineData("2026.13", null)]
    public void Field_WithAnotherWayToWriteADay_IsReadOrStaysWordsWithAFinding(string field, string? due)
    {
        var plan = GivenPlan.Tasks("1.健全巡查制度。(牵头单位:县司法局;完成时限:" + field + ")");
        var deadline = Assert.Single(plan.Tasks.Single().Deadlines);

        Assert.Equal(due, deadline.DueOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(due is null, plan.Findings.Any(f => f.Code == FindingCode.DateDamaged));
    }

    [Trait(FormRows.Row, FormRows.DamagedDates)]
    [Theory]
    [InlineData("206年9月底前完成清理。", "2026-09-30")]
    [InlineData("226年9月底前完成清理。", "2026-09-30")]
    [InlineData("026年8月15日前完成清理。", "2026-08-15")]
    [InlineData("26年9月底前完成清理。", "2026-09-30")]
    [InlineData("20269月底前完成清理。", "2026-09-30")]
    [InlineData("202612月底前完成清理。", "2026-12-31")]
    [InlineData("2026年6底前完成清理。", "2026-06-30")]
    [InlineData("6底前完成清理。", "2026-06-30")]
    [InlineData("6月11前完成清理。", "2026-06-11")]
    [InlineData("2026底前完成清理。", "2026-12-31")]
    [InlineData("202年底前完成清理。", "2026-12-31")]
    [InlineData("207年3月底前完成清理。", "2027-03-31")]
    [InlineData("2026年月底前完成清理。", null)]
    [InlineData("209年年底前完成清理。", "2029-12-31")]
    [InlineData("219年6月底前完成清理。", null)]
    public void Deadline_ThatLostACharacter_IsReadWhereOneDayFitsElseKeptAsWords(string body, string? due)
    {
        var plan = GivenPlan.Plan(AnnualTitle, "一、重点任务", "1." + body + "(牵头单位:县司法局)", "2.评查执法案卷。(牵头单位:县司法局)");
        var deadline = Assert.Single(plan.Tasks.First().Deadlines);

        Assert.Equal(due, deadline.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Contains(plan.Findings, f => f.Task == 1 && f.Code == (due is null ? FindingCode.DateDamaged : FindingCode.DeadlineInferred));
    }

    [Trait(FormRows.Row, FormRows.DamagedDates)]
    [Theory]
    [InlineData("206年9月", "2026-09-30")]
    [InlineData("2026年5", "2026-05-31")]
    [InlineData("20265月", "2026-05-31")]
    [InlineData("6底", "2026-06-30")]
    [InlineData("26年", "2026-12-31")]
    [InlineData("2026年月", null)]
    public void Field_ThatLostACharacter_IsReadWhereOneDayFits(string field, string? due)
    {
        var plan = GivenPlan.Plan(
            AnnualTitle,
            "一、重点任务",
            "1.健全巡查制度。(牵头单位:县司法局;完成时限:" + field + ")",
            "2.评查执法案卷。(牵头单位:县司法局)"
        );

        Assert.Equal(due, Assert.Single(plan.Tasks.First().Deadlines).DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Contains(plan.Findings, f => f.Task == 1 && f.Code == (due is null ? FindingCode.DateDamaged : FindingCode.DeadlineInferred));
    }

    [Trait(FormRows.Row, FormRows.DamagedDates)]
    [Theory]
    [InlineData("每年评查100年以上的老案。")]
    [InlineData("每月底前报送台账。")]
    [InlineData("2026年第3期简报印发前送审。")]
    public void Words_ThatAreNoDamagedTime_GiveNoDeadline(string body) =>
        Assert.DoesNotContain(GivenPlan.Task(body + "(牵头单位:县司法局)", AnnualTitle).Deadlines, d => d.DueOn is not null);

    [Trait(FormRows.Row, FormRows.Deadlines)]
    [Fact]
    public void Heading_WithATime_IsNamedInTheFinding()
    {
        var plan = GivenPlan.Plan(
            "青禾县2026年法治建设工作要点",
            "一、重点任务",
            "(一)动员部署阶段(2026年3月底前)",
            "1.健全巡查制度。(牵头单位:县司法局)",
            "2.评查执法案卷。(牵头单位:县司法局)"
        );

        Assert.All(
            plan.Findings.Where(f => f.Code == FindingCode.DeadlineInferred),
            f => Assert.Contains("按标题中的“2026年3月底前”", f.Message, StringComparison.Ordinal)
        );
    }

    [Trait(FormRows.Row, FormRows.Deadlines)]
    [Fact]
    public void Field_OfEveryYear_HasNoDay()
    {
        var deadline = Assert.Single(GivenPlan.Tasks("1.健全巡查制度。(牵头单位:县司法局;完成时限:每年4月至6月)").Tasks.Single().Deadlines);

        Assert.Equal((null, ParsedDeadlineKind.Recurring), (deadline.DueOn, deadline.Kind));
    }

    [Trait(FormRows.Row, FormRows.Deadlines)]
    [Theory]
    [InlineData("(一)动员部署阶段(2026年3月底前)", "2026-03-31")]
    [InlineData("(一)集中整治阶段(2026年4月至9月)", "2026-09-30")]
    [InlineData("(一)第二季度", "2026-06-30")]
    [InlineData("(一)第一阶段(2026年)", "2026-12-31")]
    [InlineData("(一)第一阶段(2026.1-2026.5)", "2026-05-31")]
    [InlineData("(一)健全执法机制(试行)", null)]
    [InlineData("(一)开展案卷评查(每半年一次)", null)]
    [InlineData("(一)规划任务(2026-2030年)", null)]
    public void Heading_WithATime_GivesItToTheTasksBelow(string heading, string? due)
    {
        var task = GivenPlan
            .Plan("青禾县2026年法治建设工作要点", "一、重点任务", heading, "1.健全巡查制度。(牵头单位:县司法局)", "2.评查执法案卷。(牵头单位:县司法局)")
            .Tasks.First();

        Assert.Equal(due, task.Deadlines.SingleOrDefault()?.DueOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Trait(FormRows.Row, FormRows.Deadlines)]
    [Theory]
    [InlineData("2028年开展中期评估,2030年进行总结验收。", "2028-12-31 2030-12-31")]
    [InlineData("2027年组织中期评估。", "2027-12-31")]
    [InlineData("2026年6月完成清理。", "2026-06-30")]
    [InlineData("县级平台2026年6月上线运行。", "2026-06-30")]
    [InlineData("2026年9月出台办法。", "2026-09-30")]
    [InlineData("2026年6月11日完成清理。", "2026-06-11")]
    [InlineData("2026年10月中旬全面建成。", "2026-10-20")]
    [InlineData("2026年8月组织开展演练。", "2026-08-31")]
    [InlineData("县级平台将于2026年11月上线。", "2026-11-30")]
    [InlineData("对存量案件2026年9月完成清理。", "2026-09-30")]
    public void Deadline_BeforeItsVerb_IsRead(string body, string due)
    {
        Assert.Equal(
            due,
            string.Join(
                ' ',
                GivenPlan
                    .Task(body + "(牵头单位:县司法局)", FiveYearTitle)
                    .Deadlines.Select(d => d.DueOn!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            )
        );
    }

    [Trait(FormRows.Row, FormRows.Deadlines)]
    [Theory]
    [InlineData("9月完成清理。", "2026-09-30")]
    [InlineData("4—10月组织实施。", "2026-10-31")]
    [InlineData("12月组织宣传周活动。", "2026-12-31")]
    [InlineData("6月11日启动评查。", "2026-06-11")]
    public void Deadline_BeforeItsVerb_ResolvesByTheDocumentsYear(string body, string due) =>
        Deadline_WithoutYear_ResolvesByTheDocumentsYear(body, due, ParsedDeadlineKind.ByDate);

    [Trait(FormRows.Row, FormRows.Deadlines)]
    [Theory]
    [InlineData("根据2026年3月出台的办法修订细则。")]
    [InlineData("巩固2026年开展专项整治的成果。")]
    [InlineData("2025年开展清理后,转入常态管理。")]
    [InlineData("2024年6月完成了摸底。")]
    [InlineData("2025年完成了摸底,转入整改。")]
    [InlineData("2026年6月完成的项目及时移交。")]
    [InlineData("做好2026年度工作总结。")]
    [InlineData("2026年开展普法宣传。")]
    [InlineData("每年12月组织宣传周活动。")]
    public void Words_ThatTellOfAYear_GiveNoDeadline(string body) => Words_ThatAreNoDeadline_GiveNone(body);

    [Trait(FormRows.Row, FormRows.Deadlines)]
    [Theory]
    [InlineData("上半年、下半年各一次", "2026-06-30 2026-12-31")]
    [InlineData("上下半年各一次", "2026-06-30 2026-12-31")]
    [InlineData("每年上半年、下半年各一次", "")]
    public void Field_OfBothHalves_HasBothDaysOfTheDocumentsYear(string field, string due)
    {
        var plan = GivenPlan.Plan(
            AnnualTitle,
            "一、重点任务",
            "1.健全巡查制度。(牵头单位:县司法局;完成时限:" + field + ")",
            "2.评查执法案卷。(牵头单位:县司法局)"
        );

        Assert.Equal(due, string.Join(' ', plan.Tasks.First().Deadlines.Select(d => d.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
    }

    [Trait(FormRows.Row, FormRows.Deadlines)]
    [Fact]
    public void Field_OfBothHalvesWithoutAnyYear_StaysWords()
    {
        Assert.Null(Assert.Single(GivenPlan.Tasks("1.健全巡查制度。(牵头单位:县司法局;完成时限:上半年、下半年各一次)").Tasks.Single().Deadlines).DueOn);
    }

    [Trait(FormRows.Row, FormRows.Deadlines)]
    [Theory]
    [InlineData("5月底前完成清理。", "5月底前")]
    [InlineData("上半年完成清理。", "上半年")]
    [InlineData("年内完成清理。", "年内")]
    public void Deadline_WithoutAnyYear_IsSaidToLackIt(string body, string words)
    {
        var plan = GivenPlan.Tasks("1." + body + "(牵头单位:县司法局)", "2.评查执法案卷。(牵头单位:县司法局)");

        Assert.Contains(
            plan.Findings,
            f =>
                f is { Task: 1, Code: FindingCode.DeadlineInferred }
                && f.Subject == words
                && f.Message == $"时限“{words}”没有年份，文件里也找不到年份，请填写。"
        );
    }

    [Trait(FormRows.Row, FormRows.Deadlines)]
    [Theory]
    [InlineData("青禾县“十四五”法治建设规划", 2021, 2025)]
    [InlineData("青禾县第十五个五年法治建设规划", 2026, 2030)]
    [InlineData("青禾县“八五”普法规划", 2021, 2025)]
    [InlineData("青禾县关于开展法治宣传教育的第九个五年规划", 2026, 2030)]
    public void Title_WithANumberedFiveYears_GivesThePeriod(string title, int from, int to)
    {
        var plan = GivenPlan.Plan(title, "一、重点任务", "1.健全巡查制度。(牵头单位:县司法局)", "2.评查执法案卷。(牵头单位:县司法局)");

        Assert.Equal(new PlanYears(from, to), plan.Period);
    }

    [Trait(FormRows.Row, FormRows.Deadlines)]
    [Theory]
    [InlineData("为规范执法,决定自2026年3月至11月开展专项整治。", "2026-05-31")]
    [InlineData("根据2025年全省会议精神,制定本方案。", null)]
    public void Year_OfTheOpening_CountsWhereItSaysWhenTheWorkBegins(string opening, string? due)
    {
        var plan = GivenPlan.Plan(
            "青禾县执法突出问题整治方案",
            opening,
            "一、重点任务",
            "1.公布检查清单,5月底前完成。(牵头单位:县司法局)",
            "2.评查执法案卷。(牵头单位:县司法局)"
        );

        Assert.Equal(due, Assert.Single(plan.Tasks.First().Deadlines).DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Trait(FormRows.Row, FormRows.DamagedDates)]
    [Theory]
    [InlineData("青禾县2026法治建设工作要点", 2026, 2026)]
    [InlineData("青禾县法治建设实施方案(20262030年)", 2026, 2030)]
    [InlineData("青禾县法治建设12345工作要点", null, null)]
    public void Title_WhoseYearsLostAMark_GivesThePeriod(string title, int? from, int? to) =>
        Assert.Equal(
            new PlanYears(from, to),
            GivenPlan.Plan(title, "一、重点任务", "1.公布检查清单。(牵头单位:县司法局)", "2.评查执法案卷。(牵头单位:县司法局)").Period
        );
}
