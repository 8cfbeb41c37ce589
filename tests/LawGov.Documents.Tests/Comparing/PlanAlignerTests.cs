using LawGov.Documents.Comparing;
using Xunit.Abstractions;

namespace LawGov.Documents.Tests.Comparing;

/// <summary>Invented plans of an invented county, each with what a careful reader says about it.</summary>
public sealed class PlanAlignerTests(ITestOutputHelper output)
{
    private static readonly string[] Duties =
    [
        "编制年度普法责任清单，逐项写明普法对象、内容和完成月份，由县司法局每季度通报一次落实情况。",
        "建立行政规范性文件合法性审核台账，未经审核的文件不得提请集体讨论，审核意见与文件一并归档。",
        "推行柔性执法，制定首次轻微违法免罚事项目录，向社会公开并按法律修改情况滚动更新。",
        "组织行政执法案卷评查，每年抽查案卷不少于200卷，评查结果反馈执法单位并限期整改。",
        "完善村（社区）法律顾问制度，每名法律顾问每月到村服务不少于一天，服务记录交乡镇司法所备案。",
        "规范人民调解委员会设置，调解员持证上岗率达到100%，疑难纠纷由县级专家库派员参加。",
        "落实行政机关负责人出庭应诉制度，出庭率达到95%，未出庭的书面说明理由并抄送县委依法治县办。",
        "建设政务服务“一窗受理”平台，2026年12月底前实现高频事项全部网上可办。",
    ];

    [Fact]
    public void SamePlan_IsUnchanged()
    {
        var plan = Plan(Duties);

        var lines = Align(plan, plan);

        Assert.All(lines, l => Assert.True(l.IsUnchanged));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => ((int?)i, (int?)i, 1d)), lines.Select(l => (l.Before, l.After, l.Similarity)));
    }

    [Fact]
    public void TraditionalAndFullWidth_IsTheSameText()
    {
        var lines = Align(Plan("规范执法程序，公布服务网络目录（2026年版）。"), Plan("規範執法程序,公布服務網絡目錄(2026年版)。"));

        Assert.True(Assert.Single(lines).IsUnchanged);
    }

    [Fact]
    public void OneInserted_TheRestAreRenumberedAndNothingElse()
    {
        string[] after = [.. Duties[..3], "设立企业合规指导中心，为中小企业提供合同审查、劳动用工和数据安全咨询。", .. Duties[3..]];

        var lines = Align(Plan(Duties), Plan(after));

        Assert.Equal([0, 1, 2, null, 3, 4, 5, 6, 7], lines.Select(l => l.Before));
        Assert.Equal(MatchKind.Added, lines[3].Kind);
        Assert.All(lines.Skip(4), l => Assert.Equal([ChangeKind.Renumbered], l.Changes.Select(c => c.Kind)));
        Assert.Equal(new TaskChange(ChangeKind.Renumbered, "4", "5"), Assert.Single(lines[4].Changes));
    }

    [Fact]
    public void OneDropped_StandsAfterWhatStoodBeforeIt()
    {
        string[] after = [.. Duties[..2], .. Duties[3..]];

        var lines = Align(Plan(Duties), Plan(after));

        Assert.Equal((MatchKind.Dropped, 2, (int?)null), (lines[2].Kind, lines[2].Before!.Value, lines[2].After));
        Assert.Equal([0, 1, null, 2, 3, 4, 5, 6], lines.Select(l => l.After));
    }

    [Fact]
    public void TwoSimilarTasksSwapped_EachIsFoundByItsText()
    {
        const string police = "对公安机关行政执法案卷开展专项评查，抽查案卷不少于100卷，重点检查告知、听证、送达环节，评查结果限期整改。";
        const string market = "对市场监管领域行政执法案卷开展专项评查，抽查案卷不少于120卷，重点检查立案、取证、裁量环节，评查结果限期整改。";

        var lines = Align(Plan(Duties[0], police, market), Plan(Duties[0], market, police));

        Assert.Equal([(0, 0), (2, 1), (1, 2)], lines.Select(l => (l.Before!.Value, l.After!.Value)));
        Assert.All(lines.Skip(1), l => Assert.Equal([ChangeKind.Renumbered], l.Changes.Select(c => c.Kind)));
    }

    [Fact]
    public void TwoSimilarTasksSwappedAndReworded_TheWordsThatTellThemApartDecide()
    {
        var before = Plan(
            "开展城市管理领域执法案卷评查，检查立案、取证和裁量，结果限期整改。",
            "开展生态环境领域执法案卷评查，检查立案、取证和裁量，结果限期整改。"
        );
        var after = Plan(
            "每年开展一次生态环境领域执法案卷评查，检查立案、取证、裁量和送达，结果通报并限期整改。",
            "每年开展一次城市管理领域执法案卷评查，检查立案、取证、裁量和送达，结果通报并限期整改。"
        );

        var lines = Align(before, after);

        Assert.Equal([(1, 0), (0, 1)], lines.Select(l => (l.Before!.Value, l.After!.Value)));
    }

    [Fact]
    public void TaskSplitInTwo_TheGreaterPartContinuesItTheOtherIsSplitOff()
    {
        const string check = "完善行政执法协调监督工作机制，建立执法争议协调制度，对跨部门执法争议十个工作日内提出协调意见，协调结果书面告知各方";
        const string training = "组织新任执法人员岗前培训和资格考试，未取得执法证件的不得上岗执法";
        var before = Plan(Duties[0], $"{check}；{training}。", Duties[1]);

        var lines = Align(before, Plan(Duties[0], check + "。", training + "，培训时长每人每年不少于60学时。", Duties[1]));

        Assert.Equal(
            [(MatchKind.Pair, 0, 0), (MatchKind.Pair, 1, 1), (MatchKind.SplitOff, 1, 2), (MatchKind.Pair, 2, 3)],
            lines.Select(l => (l.Kind, l.Before!.Value, l.After!.Value))
        );
    }

    [Fact]
    public void TwoTasksMerged_TheGreaterOneContinuesTheOtherWentIntoIt()
    {
        const string lawyers = "组建县级法律服务团，为乡村产业、生态保护和小微企业提供菜单式法律服务，年度服务计划向社会公布";
        const string notary = "推广公证服务进村居，办理赡养、继承公证时上门服务老年人";
        var before = Plan(lawyers + "。", Duties[3], notary + "。");

        var lines = Align(before, Plan($"{lawyers}；{notary}。", Duties[3]));

        Assert.Equal(
            [(MatchKind.Pair, 0, 0), (MatchKind.Pair, 1, 1), (MatchKind.MergedInto, 2, 0)],
            lines.OrderBy(l => l.Before).Select(l => (l.Kind, l.Before!.Value, l.After!.Value))
        );
    }

    [Fact]
    public void MovedToAnotherChapterAndReworded_IsFoundWithBoth()
    {
        List<ComparedTask> before =
        [
            Task("1", Duties[0], "普法宣传"),
            Task("2", Duties[4], "普法宣传"),
            Task("3", Duties[2], "严格执法"),
            Task("4", Duties[3], "严格执法"),
        ];
        List<ComparedTask> after =
        [
            Task("1", Duties[0], "普法宣传"),
            Task("2", Duties[2], "严格执法"),
            Task("3", Duties[3], "严格执法"),
            Task("4", "健全村（社区）法律顾问工作制度，每名法律顾问每月进村服务不少于两天，服务台账报乡镇司法所备案备查。", "公共法律服务"),
            Task("5", Duties[5], "公共法律服务"),
        ];

        var lines = Align(before, after);

        var moved = lines.Single(l => l.Before == 1);
        Assert.Equal(3, moved.After);
        Assert.Equal([ChangeKind.Renumbered, ChangeKind.Moved, ChangeKind.Reworded], moved.Changes.Select(c => c.Kind));
        Assert.InRange(moved.Similarity, 0.4, 0.95);
        Assert.Equal(new TaskChange(ChangeKind.Moved, "普法宣传", "公共法律服务"), moved.Changes[1]);
        Assert.Equal(MatchKind.Added, lines.Single(l => l.After == 4).Kind);
    }

    [Fact]
    public void HeadingRenamed_MovesNothing()
    {
        List<ComparedTask> before = [Task("1", Duties[0], "普法"), Task("2", Duties[1], "普法"), Task("3", Duties[2], "执法")];
        List<ComparedTask> after = [Task("1", Duties[0], "深化法治宣传教育"), Task("2", Duties[1], "深化法治宣传教育"), Task("3", Duties[2], "执法")];

        Assert.All(Align(before, after), l => Assert.True(l.IsUnchanged));
    }

    [Fact]
    public void UnitsChanged_NamesWhoCameWhoWentAndWhoLeads()
    {
        var before = Task("1", Duties[0]) with { Leads = ["县司法局"], Responsibles = ["县财政局", "各乡镇（街道）"] };
        var after = Task("1", Duties[0]) with { Leads = ["县委宣传部", "县司法局"], Responsibles = ["县教育局", "各乡镇(街道)"] };

        var changes = Align([before], [after]).Single().Changes;

        Assert.Equal(
            [
                new(ChangeKind.UnitsAdded, "", "县委宣传部、县教育局"),
                new(ChangeKind.UnitsDropped, "县财政局", ""),
                new TaskChange(ChangeKind.LeadChanged, "县司法局", "县委宣传部、县司法局"),
            ],
            changes
        );
    }

    [Fact]
    public void LeadBecameResponsible_OnlyTheLeadChanged()
    {
        var before = Task("1", Duties[0]) with { Leads = ["县司法局", "县财政局"] };

        var changes = Align([before], [before with { Leads = ["县司法局"], Responsibles = ["县财政局"] }]).Single().Changes;

        Assert.Equal([ChangeKind.LeadChanged], changes.Select(c => c.Kind));
    }

    [Theory]
    [InlineData("2026-06-30", "2026-12-31", ChangeKind.DeadlineLater)]
    [InlineData("2026-12-31", "2026-06-30", ChangeKind.DeadlineEarlier)]
    [InlineData(null, "2026-06-30", ChangeKind.DeadlineAdded)]
    [InlineData("2026-06-30", null, ChangeKind.DeadlineDropped)]
    [InlineData("2026-06-30", "2026-06-30", null)]
    [InlineData(null, null, null)]
    public void Deadline_OfEachKind_IsNamed(string? was, string? now, ChangeKind? expected)
    {
        var before = Task("1", Duties[0]) with { DueOn = Day(was), DeadlineText = was ?? "" };
        var after = Task("1", Duties[0]) with { DueOn = Day(now), DeadlineText = now ?? "" };

        var changes = Align([before], [after]).Single().Changes;

        Assert.Equal(expected is null ? [] : [expected.Value], changes.Select(c => c.Kind));
    }

    [Theory]
    [InlineData("长期坚持", "每年年底前", ChangeKind.DeadlineReworded)]
    [InlineData("", "长期坚持", ChangeKind.DeadlineAdded)]
    [InlineData("长期坚持", "", ChangeKind.DeadlineDropped)]
    public void DeadlineInWords_OfEachKind_IsNamed(string was, string now, ChangeKind expected)
    {
        var task = Task("1", Duties[0]);

        Assert.Equal([expected], Align([task with { DeadlineText = was }], [task with { DeadlineText = now }]).Single().Changes.Select(c => c.Kind));
    }

    [Fact]
    public void Targets_EachIsComparedWithItsLike()
    {
        var before = Task("1", Duties[0]) with
        {
            Targets =
            [
                new("出庭率达到95%", 95, "%"),
                new("化解率达到90%", 90, "%"),
                new("每年培训不少于60学时", 60, "学时"),
                new("投诉不超过10件", 10, "件", IsCeiling: true),
            ],
        };
        var after = Task("1", Duties[0]) with
        {
            Targets =
            [
                new("化解率不低于92%", 92, "%"),
                new("负责人出庭率达到90%", 90, "%"),
                new("投诉控制在15件以内", 15, "件", IsCeiling: true),
                new("案例不少于3个", 3, "个"),
            ],
        };

        var changes = Align([before], [after]).Single().Changes;

        Assert.Equal(
            [
                (ChangeKind.TargetAdded, "", "案例不少于3个"),
                (ChangeKind.TargetDropped, "每年培训不少于60学时", ""),
                (ChangeKind.TargetLowered, "95%", "90%"),
                (ChangeKind.TargetLowered, "≤10件", "≤15件"),
                (ChangeKind.TargetRaised, "90%", "92%"),
            ],
            changes.Select(c => (c.Kind, c.Before, c.After)).OrderBy(c => $"{c.Kind}", StringComparer.Ordinal).ThenBy(c => c.Before.Length)
        );
    }

    /// <summary>A district says it in its own words and makes one task of two; a revision so far from its document would be none.</summary>
    [Fact]
    public void UpperAndLocal_InOtherWords_AreFoundByTheDemandsOfAdoption()
    {
        var upper = Plan(
            "推动行政复议案件集中办理，健全行政复议委员会，对重大疑难案件提供咨询意见，提升办案规范化水平。",
            "规范行政调解程序，明确调解范围，建立行政争议实质化解平台，重点部门调解组织全覆盖。",
            "完善行政执法与刑事司法衔接，细化案件移送标准，检察监督线索定期通报。"
        );
        var local = Plan(
            "设立县行政复议委员会，重大疑难案件由委员会研究提出咨询意见；各办案机构统一文书，逐案评查。",
            "编制行政调解事项清单，依托矛盾纠纷调处中心搭建行政争议实质化解平台，重点部门全部成立调解组织。",
            "推广优质稻米种植，扩大订单农业规模。"
        );

        var adopted = PlanAligner.Align(upper, local, AlignmentDemands.Adoption);
        var revised = PlanAligner.Align(upper, local, AlignmentDemands.Revision);

        Assert.Equal([(0, 0), (1, 1)], adopted.Where(l => l.Kind == MatchKind.Pair).Select(l => (l.Before!.Value, l.After!.Value)));
        Assert.Equal([2], adopted.Where(l => l.Kind == MatchKind.Dropped).Select(l => l.Before!.Value));
        Assert.True(revised.Count(l => l.Kind == MatchKind.Pair) <= adopted.Count(l => l.Kind == MatchKind.Pair));
    }

    [Fact]
    public void NothingInCommon_NothingIsPaired()
    {
        var lines = Align(Plan(Duties[..3]), Plan("修建县城至各乡镇的骑行绿道。", "推广优质水稻品种。"));

        Assert.Equal(3, lines.Count(l => l.Kind == MatchKind.Dropped));
        Assert.Equal(2, lines.Count(l => l.Kind == MatchKind.Added));
    }

    [Fact]
    public void PersonsDecisions_HoldAgainstTheTexts()
    {
        var plan = Plan(Duties[..4]);

        var lines = Align(plan, plan, [new FixedPair(0, 1), new FixedPair(null, 2), new FixedPair(3, null), new FixedPair(9, 9), new FixedPair(null, null)]);

        var pair = lines.Single(l => l is { Kind: MatchKind.Pair, After: 1 });
        Assert.Equal((0, true), (pair.Before!.Value, pair.IsFixed));
        Assert.Equal((MatchKind.Added, true), (lines.Single(l => l.After == 2).Kind, lines.Single(l => l.After == 2).IsFixed));
        Assert.Equal((MatchKind.Dropped, true), (lines.Single(l => l.Before == 3).Kind, lines.Single(l => l.Before == 3).IsFixed));
        Assert.Equal(MatchKind.Added, lines.Single(l => l.After == 3).Kind);
    }

    [Fact]
    public void PersonChangesHisMind_TheLastDecisionHolds()
    {
        var plan = Plan(Duties[..2]);

        var lines = Align(plan, plan, [new FixedPair(0, 1), new FixedPair(0, 0)]);

        Assert.Equal([0, 1], lines.Select(l => l.Before));
    }

    [Fact]
    public void SameTextManyTimes_IsPairedByNumberAndPlace()
    {
        var plan = Plan([.. Enumerable.Repeat("各乡镇按职责抓好落实。", 30)]);

        Assert.All(Align(plan, plan), l => Assert.True(l.IsUnchanged));
    }

    [Fact]
    public void EmptyPlans_GiveNoOrOnlyUnpairedLines()
    {
        Assert.Empty(Align([], []));
        Assert.All(Align(Plan(Duties), []), l => Assert.Equal(MatchKind.Dropped, l.Kind));
        Assert.All(Align([], Plan(Duties)), l => Assert.Equal(MatchKind.Added, l.Kind));
    }

    /// <summary>Whatever is done to a plan, each task stands in it exactly once, and most are found again.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ShuffledAndThinned_FindsWhatIsLeft(int seed)
    {
        var random = new Random(seed);
        var before = Plan([.. Enumerable.Range(0, 120).Select(_ => Invented(random))]);
        var kept = Enumerable.Range(0, 120).Where(_ => random.Next(10) > 0).OrderBy(_ => random.Next()).ToList();
        var after = kept.Select((b, i) => before[b] with { Number = $"{i + 1}", Text = Disturbed(before[b].Text, random) }).ToList();

        var lines = Align(before, after);

        Assert.Equal(
            Enumerable.Range(0, after.Count),
            lines.Where(l => l.After is not null && l.Kind != MatchKind.MergedInto).Select(l => l.After!.Value).Order()
        );
        Assert.Equal(Enumerable.Range(0, 120), lines.Where(l => l.Before is not null && l.Kind != MatchKind.SplitOff).Select(l => l.Before!.Value).Order());
        var right = lines.Count(l => l.Kind == MatchKind.Pair && kept[l.After!.Value] == l.Before);
        output.WriteLine($"{right} of {kept.Count} found");
        Assert.True(right >= kept.Count - 1, $"{right} of {kept.Count}");
    }

    [Fact]
    public void ThreeHundredTasksEach_TakeWellBelowASecond()
    {
        var random = new Random(7);
        var before = Plan([.. Enumerable.Range(0, 300).Select(_ => Invented(random))]);
        List<ComparedTask> after = [.. before.Select(t => t with { Text = Disturbed(t.Text, random) }).OrderBy(_ => random.Next())];
        Align(before[..20], after[..20]);
        var clock = WorkClock.StartNew();

        Align(before, after);

        output.WriteLine($"{clock.Elapsed.TotalMilliseconds} ms");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"{clock.Elapsed}");
    }

    [Fact]
    public void AThousandAlmostEqualTasks_EndSoon()
    {
        var before = Plan([.. Enumerable.Range(0, 1000).Select(i => $"开展第{i}批行政执法案卷评查，压实责任，提升质量，评查结果限期整改，整改情况书面报告。")]);
        var clock = WorkClock.StartNew();

        var lines = Align(before, before);

        Assert.All(lines, l => Assert.True(l.IsUnchanged));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(8), $"{clock.Elapsed}");
    }

    private static IReadOnlyList<TaskMatch> Align(IReadOnlyList<ComparedTask> before, IReadOnlyList<ComparedTask> after, params FixedPair[] fixedPairs) =>
        PlanAligner.Align(before, after, AlignmentDemands.Revision, fixedPairs);

    private static string Invented(Random random)
    {
        string[] acts = ["建立", "完善", "推行", "规范", "健全", "落实", "组织", "开展"];
        string[] things =
        [
            "行政执法协调监督",
            "重大决策听证",
            "政府合同审查",
            "行政复议调解",
            "法律援助便民",
            "普法责任清单",
            "村规民约备案",
            "信用修复",
            "证明事项清理",
            "信访法治化",
            "社区矫正",
            "公证上门",
        ];
        string[] hows =
        [
            "制定操作规程",
            "明确责任分工",
            "定期通报情况",
            "纳入年度检查",
            "邀请群众代表评议",
            "形成典型案例",
            "建立问题台账",
            "向社会公开结果",
            "安排专人跟进",
            "每半年复盘一次",
        ];
        string[] whos = ["司法所", "行业协会", "镇村干部", "执法人员", "法律顾问", "企业代表", "人大代表", "社区网格员"];
        return $"{acts[random.Next(8)]}{things[random.Next(12)]}制度，由{whos[random.Next(8)]}参与，{hows[random.Next(10)]}，{hows[random.Next(10)]}，"
            + $"编号第{random.Next(100, 999)}号事项{random.Next(2, 90)}件。";
    }

    /// <summary>Some signs dropped and a few words put in.</summary>
    private static string Disturbed(string text, Random random)
    {
        var at = random.Next(text.Length - 4);
        var cut = text.Remove(at, 3);
        return cut.Insert(random.Next(cut.Length), "切实").Insert(0, "进一步");
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static ComparedTask Task(string number, string text, string chapter = "重点任务") =>
        new()
        {
            Number = number,
            Text = text,
            Chapter = chapter,
        };

    private static List<ComparedTask> Plan(params string[] texts) => [.. texts.Select((t, i) => Task($"{i + 1}", t))];
}
