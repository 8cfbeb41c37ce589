using LawGov.Documents.Ledgers;
using LawGov.Documents.Official;

namespace LawGov.Documents.Tests.Official;

/// <summary>An invented district with 26 townships and 57 other units, and a quarter of its work.</summary>
internal static class SampleSummary
{
    public const string Period = "2026年第三季度";
    public static readonly DateTimeOffset CutOff = new(2026, 10, 19, 9, 30, 0, TimeSpan.FromHours(8));

    private static readonly string[] ChapterTitles =
    [
        "健全政府机构职能体系",
        "健全依法行政制度体系",
        "健全行政决策制度体系",
        "健全行政执法工作体系",
        "健全突发事件应对体系",
        "健全社会矛盾纠纷行政预防调处化解体系",
        "健全行政权力制约和监督体系",
        "健全法治政府建设科技保障体系",
    ];

    private static readonly (string Title, string Lead, string Progress, string Problem, string Next)[] Tasks =
    [
        (
            "全面实行政府权责清单制度",
            "区委编办",
            "完成38个部门权责清单动态调整，取消事项12项、承接事项7项，清单已在区政府门户网站公布",
            "上级委托事项的承接标准尚未统一",
            "10月底前完成乡镇赋权事项运行评估"
        ),
        (
            "深化“放管服”改革",
            "区政务服务局",
            "推行“一窗受理”，区级政务服务事项网上可办率98.6%，办理时限较法定时限压缩七成以上",
            "",
            "推动“高效办成一件事”新增3个主题"
        ),
        (
            "加强行政规范性文件合法性审核",
            "区司法局",
            "审核行政规范性文件草案14件，提出修改意见61条，采纳57条；对现行有效的132件文件开展清理",
            "部分部门报送审核材料不齐，退补次数较多",
            "印发审核材料清单和示范文本"
        ),
        (
            "落实重大行政决策程序",
            "区政府办公室",
            "公布年度重大行政决策事项目录6项，其中4项完成公众参与、专家论证和风险评估",
            "个别事项风险评估报告质量不高",
            "对未完成的2项事项逐项督促"
        ),
        (
            "提升行政执法人员能力",
            "区司法局",
            "举办行政执法人员轮训班3期，参训412人次，组织执法资格考试2场",
            "乡镇新划转执法人员基础薄弱，师资不足",
            "增加实务带教，补足学时"
        ),
        ("规范行政执法案卷评查", "区司法局", "评查行政处罚、行政许可案卷120宗，发现问题43个，已整改39个", "", "年底前完成剩余4个问题整改"),
        (
            "加强突发事件依法处置",
            "区应急局",
            "修订专项应急预案9部，开展防汛、森林防火联合演练11次",
            "村级应急物资储备点缺乏专人管理",
            "协调落实物资储备管理经费"
        ),
        (
            "推进行政调解和行政复议",
            "区司法局",
            "收到行政复议申请86件，受理79件，审结71件，调解和解结案24件，占33.8%（24/71）",
            "疑难案件听证场所不足",
            "建成规范化听证室1间"
        ),
        (
            "加强诉源治理",
            "区委政法委",
            "排查矛盾纠纷1,326件，化解1,301件；26个乡镇（街道）全部建成综治中心",
            "跨区域劳资纠纷信息共享不畅",
            "与邻区建立信息通报机制"
        ),
        ("推进政务公开", "区政府办公室", "主动公开政府信息4,812条，办理依申请公开57件，均在法定期限内答复", "", "修订基层政务公开事项目录"),
        ("加快推进“互联网＋监管”", "区市场监管局", "归集监管行为数据2.3万条，监管事项目录覆盖率100%", "个别部门数据按月回传不及时", "按周通报数据回传情况"),
    ];

    public static IReadOnlyList<string> Townships { get; } =
    [
        .. Enumerable
            .Range(0, 26)
            .Select(i =>
                string.Concat(
                    "青山清水白云红石长岭大坪双河桃源新桥石门金龙玉泉凤山平安和顺永兴太平安居柳林梅花松树枫香竹园兰溪荷塘菊岭".AsSpan(i * 2, 2),
                    i < 4 ? "街道" : "镇"
                )
            ),
    ];

    public static LedgerRow Row(int i)
    {
        var task = Tasks[i % Tasks.Length];
        var lamp = (i % 9) switch
        {
            0 => LedgerLamp.Red,
            1 or 2 => LedgerLamp.Yellow,
            3 => LedgerLamp.Blue,
            4 => LedgerLamp.Grey,
            _ => LedgerLamp.Green,
        };
        return new LedgerRow
        {
            Number = $"{i + 1}",
            Chapter = ChapterTitles[i / 11 % ChapterTitles.Length],
            Section = "（一）" + task.Title,
            Task = task.Title + "，细化年度措施，明确责任分工和完成时限，定期报告落实情况",
            Deliverable = i % 2 == 0 ? "工作报告" : "制度文件",
            Leads = i % 4 == 0 ? [task.Lead, "区财政局"] : [task.Lead],
            ResponsibleUnits = ["区级有关部门", "各乡镇（街道）"],
            DeadlineText = i % 5 == 0 ? "2026年年底前" : "长期坚持",
            DueOn = i % 5 == 0 ? new DateOnly(2026, 12, 31) : null,
            Targets = i % 3 == 1 ? [new LedgerTarget("人均培训学时", 60, 48.5m, "学时")] : [],
            Progress = task.Progress + "。",
            Problems = task.Problem,
            NextStep = task.Next + "。",
            SelfAssessment = i % 9 == 0 ? "欠进度" : "达进度",
            ReviewOpinion = i % 9 == 0 ? "退回修改：请补充量化数据" : "同意",
            Evidence = i % 3 == 0 ? ["培训签到表.pdf", "考试成绩汇总.xlsx"] : [],
            Lamp = lamp,
            LampText = lamp switch
            {
                LedgerLamp.Red => "■红灯 逾期12天",
                LedgerLamp.Yellow => "▲黄灯 补报",
                LedgerLamp.Blue => "◆蓝灯 已完成",
                LedgerLamp.Grey => "○灰灯",
                _ => "●绿灯",
            },
            Supervision = i % 9 == 0 ? "示法治督〔2026〕7号，已签收" : "",
        };
    }

    public static LedgerDetail Detail(int i)
    {
        var task = Tasks[i % Tasks.Length];
        return new LedgerDetail
        {
            PeriodKey = "2026-Q3",
            PlanTitle = "示范区法治政府建设实施方案（2024—2026年）",
            Chapter = ChapterTitles[i / 11 % ChapterTitles.Length],
            TaskNumber = $"{i + 1}",
            TaskTitle = task.Title,
            UnitName = i % 2 == 0 ? task.Lead : Townships[i % 26],
            UnitKind = i % 2 == 0 ? "区级部门" : "乡镇街道",
            Role = "牵头单位",
            Status = "审核通过",
            DueOn = new DateOnly(2026, 10, 14),
            FirstSubmittedOn = new DateOnly(2026, 10, 10 + (i % 7)),
            DaysLate = Math.Max(0, (i % 7) - 4),
            ReviewedOn = new DateOnly(2026, 10, 18),
            SelfAssessment = "达进度",
            Lamp = "绿灯",
            Targets = i % 3 == 1 ? [new LedgerTarget("人均培训学时", 60, 48.5m, "学时"), new LedgerTarget("合格率", 95, null, "%")] : [],
            Progress = task.Progress + "。",
            Problems = task.Problem,
            NextStep = task.Next + "。",
        };
    }

    public static LedgerWorkbook Workbook(int rows, int details) =>
        new()
        {
            Title = $"示范区法治政府建设任务台账（{Period}）",
            ScopeName = "示范区",
            OrganName = "中共示范区委全面依法治区委员会办公室",
            PeriodLabel = Period,
            Rows = [.. Enumerable.Range(0, rows).Select(Row)],
            Details = [.. Enumerable.Range(0, details).Select(Detail)],
            Definitions = [new LedgerDefinition("欠进度、达进度、超进度", "由填报单位对照方案时序自评，办公室审核时可以改评并写明理由。")],
            DataCutOffAt = CutOff,
            GeneratedAt = CutOff.AddMinutes(12),
            GeneratedBy = "周敏",
        };

    /// <summary>478 reports expected: 455 on time, 11 late, 12 missing; 6 waived.</summary>
    public static QuarterlySummary Summary(int ledgerRows = 85) =>
        new()
        {
            DistrictName = "示范区",
            OrganName = "中共示范区委全面依法治区委员会办公室",
            Addressee = "区委全面依法治区委员会",
            PeriodLabel = Period,
            PreviousPeriodLabel = "2026年第二季度",
            NextPeriodLabel = "2026年第四季度",
            PlanTitles = ["示范区法治政府建设实施方案（2024—2026年）"],
            Figures = new SummaryFigures
            {
                OnTime = 455,
                Late = 11,
                Missing = 12,
                Waived = 6,
                Accepted = 431,
                UnderReview = 27,
                Returned = 8,
            },
            PreviousFigures = new SummaryFigures
            {
                OnTime = 442,
                Late = 18,
                Missing = 15,
                Waived = 4,
                Accepted = 460,
                UnderReview = 0,
                Returned = 0,
            },
            FiguresByKind =
            [
                new(
                    "依法治区办",
                    1,
                    new SummaryFigures
                    {
                        OnTime = 4,
                        Late = 0,
                        Missing = 0,
                        Waived = 0,
                        Accepted = 4,
                        UnderReview = 0,
                        Returned = 0,
                    }
                ),
                new(
                    "区级部门",
                    44,
                    new SummaryFigures
                    {
                        OnTime = 231,
                        Late = 4,
                        Missing = 3,
                        Waived = 4,
                        Accepted = 220,
                        UnderReview = 12,
                        Returned = 3,
                    }
                ),
                new(
                    "乡镇（街道）",
                    26,
                    new SummaryFigures
                    {
                        OnTime = 192,
                        Late = 6,
                        Missing = 8,
                        Waived = 2,
                        Accepted = 185,
                        UnderReview = 10,
                        Returned = 3,
                    }
                ),
                new(
                    "其他单位",
                    12,
                    new SummaryFigures
                    {
                        OnTime = 28,
                        Late = 1,
                        Missing = 1,
                        Waived = 0,
                        Accepted = 22,
                        UnderReview = 5,
                        Returned = 2,
                    }
                ),
            ],
            Assessments = new SummaryAssessments(Completed: 38, Ahead: 41, OnSchedule: 352, Behind: 27, Other: 8),
            Chapters =
            [
                .. ChapterTitles.Select(
                    (title, c) =>
                        new SummaryChapter
                        {
                            Title = title,
                            TaskCount = 11,
                            Items = c == 7 ? [] : [.. Enumerable.Range(0, 3).Select(i => Item((c * 3) + i))],
                        }
                ),
            ],
            Problems =
            [
                .. Enumerable
                    .Range(0, Tasks.Length)
                    .Where(i => Tasks[i].Problem.Length > 0)
                    .Select(i => new SummaryProblem(
                        $"{i + 1}",
                        Tasks[i].Title,
                        [
                            new UnitStatement(Tasks[i].Lead, Tasks[i].Problem, NeedsCoordination: i % 3 == 0),
                            .. i % 4 == 0 ? new[] { new UnitStatement(Townships[i], "专职法制审核人员仅1人，执法案件集中时难以按期审核。") } : [],
                        ]
                    )),
            ],
            Late = [.. Enumerable.Range(0, 10).Select(i => new SummaryDelay(Townships[i * 2], $"{45 + i}", Tasks[i].Title, 1 + (i % 4)))],
            Missing =
            [
                .. Enumerable.Range(0, 12).Select(i => new SummaryDelay(i % 3 == 0 ? "区住房城乡建设局" : Townships[i], $"{12 + i}", Tasks[i % 11].Title, 5)),
            ],
            Supervision = new SummarySupervision(
                OrdersIssued: 9,
                OrdersClosed: 7,
                OrdersOpen: 4,
                Inspections: 2,
                ProblemsFound: 15,
                ProblemsClosed: 11,
                ProblemsOpen: 6
            ),
            Promises = [.. Enumerable.Range(0, 9).Select(i => new SummaryPromise(Tasks[i].Lead, $"{i + 1}", Tasks[i].Title, Tasks[i].Next))],
            LastPromises =
            [
                .. Enumerable
                    .Range(0, 7)
                    .Select(i => new SummaryKeptPromise(Tasks[i].Lead, $"{i + 1}", Tasks[i].Title, Tasks[i].Next, i == 5 ? null : Tasks[i].Progress)),
            ],
            NextSteps = ["对未报的12项逐项催办，10月底前补齐", "对连续两个季度欠进度的单位约谈提醒", "组织年度法治政府建设情况报告起草，于2027年3月1日前报送"],
            Ledger = [.. Enumerable.Range(0, ledgerRows).Select(Row)],
            SignedOn = new DateOnly(2026, 10, 20),
            DataCutOffAt = CutOff,
            GeneratedAt = CutOff.AddMinutes(12),
            GeneratedBy = "周敏",
        };

    /// <summary>A quarter in which nothing was owed and nothing happened.</summary>
    public static QuarterlySummary EmptySummary() =>
        new()
        {
            DistrictName = "示范区",
            OrganName = "区委依法治区办",
            PeriodLabel = Period,
            PreviousPeriodLabel = "2026年第二季度",
            NextPeriodLabel = "2026年第四季度",
            PlanTitles = [],
            Figures = new SummaryFigures
            {
                OnTime = 0,
                Late = 0,
                Missing = 0,
                Waived = 0,
                Accepted = 0,
                UnderReview = 0,
                Returned = 0,
            },
            Assessments = new SummaryAssessments(0, 0, 0, 0, 0),
            SignedOn = new DateOnly(2026, 10, 8),
            DataCutOffAt = CutOff,
            GeneratedAt = CutOff,
            GeneratedBy = "周敏",
        };

    private static SummaryItem Item(int i)
    {
        var task = Tasks[i % Tasks.Length];
        return new SummaryItem
        {
            TaskNumber = $"{i + 1}",
            Title = task.Title,
            Lead = i % 7 == 6 ? null : task.Lead,
            Progress = task.Progress,
            Basis = $"第{i + 1}条",
            Targets = (i % 5) switch
            {
                4 => [new SummaryTarget("人均培训学时", 60, 48.5m, "学时"), new SummaryTarget("考试合格率", 95, 96.2m, "%")],
                2 => [new SummaryTarget("行政机关负责人出庭应诉率", 100, 92.3m, "%")],
                _ => [],
            },
        };
    }
}
