using System.Text;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Tests.Plans;

/// <summary>What must hold whatever the text.</summary>
public sealed class MutationTests
{
    private static readonly string[] Plan =
    [
        "中共青禾县委办公室青禾县人民政府办公室关于印发《青禾县法治建设实施方案(2026—2030年)》的通知",
        "各乡镇党委、政府,县级各部门:",
        "现印发给你们,请认真执行。",
        "青禾县人民政府办公室",
        "2026年3月9日",
        "青禾县法治建设实施方案(2026—2030年)",
        "为推进法治建设,制定本方案。",
        "一、健全决策机制",
        "到2030年,制度更加完备。",
        "(一)规范决策程序",
        "1.修订议事规则,2026年年底前完成。〔牵头单位:县政府办公室;责任单位:县司法局、各乡镇(街道)〕",
        "2.重大决策合法性审查率达到100%。(县司法局、县财政局按职责分工负责)",
        "(二)建强顾问队伍",
        "3.每年举办两期以上培训班。",
        "牵头单位:县司法局",
        "责任单位:县委组织部、县人社局等县政府有关部门",
        "二、规范行政执法",
        "(一)加强执法监督",
        "4.评查执法案卷,每半年不少于一次。(由县司法局牵头,县公安局、县城管局配合)",
        "5.推行扫码检查。(县市场监管局、县应急局)",
        "序号\t任务\t牵头单位\t完成时限",
        "6\t办好法治讲堂\t县委宣传部\t年内",
        "各乡镇、各部门要加强领导,确保落实。",
        "附件:指标体系",
    ];

    private static readonly string[] Shards =
    [
        "。",
        ",",
        "、",
        "(",
        ")",
        "〔",
        "〕",
        "《",
        "》",
        "牵头单位:",
        "责任单位",
        "一、",
        "(二)",
        ")",
        "3.",
        "2027年",
        "每年",
        "100%",
        "\t",
        "|",
        "\n",
        "\r\n",
        "\u3000",
        "等",
        "和",
        "20",
        "第一条",
        "\0",
        "\uD83D",
        "县司法局",
        "列第一位的为牵头单位,下同",
        "不少于",
        "十",
    ];

    [Fact]
    public void Parse_MutatedPlans_NeverThrowsAndAccountsForEveryLine()
    {
        var random = new Random(20260309);
        for (var mutant = 0; mutant < 2000; mutant++)
        {
            var text = Mutate(random);
            var source = SourceText.FromText(text);

            var plan = PlanParser.Parse(source);

            Assert.Equal(Enumerable.Range(1, source.Lines.Count), plan.Lines.Select(l => l.Line));
            AssertWhole(plan, source);
        }
    }

    [Trait(FormRows.Row, FormRows.Punctuation)]
    [Theory]
    [InlineData("blank lines")]
    [InlineData("crlf")]
    [InlineData("full width")]
    [InlineData("half width")]
    [InlineData("stray blanks")]
    public void Parse_SameTextInOtherDress_GivesTheSamePlan(string change)
    {
        var expected = Essence(PlanParser.Parse(SourceText.FromText(string.Join('\n', Plan))));
        var text = change switch
        {
            "blank lines" => string.Join("\n\n\u3000\n", Plan),
            "crlf" => string.Join("\r\n", Plan),
            "full width" => Full(string.Join('\n', Plan)),
            "half width" => string.Join('\n', Plan).Replace('〔', '(').Replace('〕', ')').Replace('—', '-'),
            _ => string.Join('\n', Plan.Select(l => l.Contains('\t') ? l : "\u3000\u3000" + l.Replace("单位:", " 单位 : ").Replace("、", " 、 ") + "  ")),
        };

        Assert.Equal(expected, Essence(PlanParser.Parse(SourceText.FromText(text))));
    }

    private static void AssertWhole(ParsedPlan plan, SourceText source)
    {
        var ordinals = plan.Tasks.Select(t => t.Ordinal).ToList();
        Assert.Equal(Enumerable.Range(1, ordinals.Count), ordinals);
        Assert.All(
            plan.Lines,
            l =>
                Assert.Equal(
                    string.IsNullOrWhiteSpace(source.Lines[l.Line - 1].Text) && l.Task is null,
                    l.Role == LineRole.Blank || (l.Role == LineRole.Blank && l.Task is null)
                )
        );
        Assert.All(plan.Lines.Where(l => l.Role is LineRole.Task), l => Assert.NotNull(l.Task));
        Assert.All(
            plan.Lines.Where(l => l.Role is LineRole.Unread),
            l => Assert.Contains(plan.Findings, f => f.Code == FindingCode.UnreadLine && f.Line == l.Line)
        );
        foreach (var task in plan.Tasks)
        {
            Assert.InRange(task.Title.Length, 0, 30);
            Assert.InRange(task.Line, 1, task.EndLine);
            Assert.All(task.Collectives.Where(c => c.Name != "等"), c => Assert.Contains(c.Name, task.LeadUnits.Concat(task.ResponsibleUnits)));
            Assert.All(task.SupportingUnits, u => Assert.Contains(u, task.ResponsibleUnits));
            Assert.False(task.SharedDuty && task.LeadUnits.Count > 0);
        }
        Assert.All(plan.Findings, f => Assert.InRange(f.Line, 0, source.Lines.Count));
        Assert.NotEmpty(ParsedPlanJson.Write(plan));
    }

    private static string Mutate(Random random)
    {
        var lines = Plan.ToList();
        for (var change = random.Next(1, 7); change > 0; change--)
        {
            var at = random.Next(lines.Count);
            var line = lines[at];
            switch (random.Next(8))
            {
                case 0 when lines.Count > 2:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(at, line);
                    break;
                case 2:
                    (lines[at], lines[random.Next(lines.Count)]) = (lines[random.Next(lines.Count)], line);
                    break;
                case 3 when line.Length > 0:
                    lines[at] = line.Remove(random.Next(line.Length), 1);
                    break;
                case 4:
                    lines[at] = line[..random.Next(line.Length + 1)];
                    break;
                case 5 when at + 1 < lines.Count:
                    lines[at] += lines[at + 1];
                    lines.RemoveAt(at + 1);
                    break;
                case 6:
                    lines[at] = new string([.. line.OrderBy(_ => random.Next())]);
                    break;
                default:
                    lines[at] = line.Insert(random.Next(line.Length + 1), Shards[random.Next(Shards.Length)]);
                    break;
            }
        }
        return string.Join(random.Next(2) == 0 ? "\n" : "\r\n\r\n", lines);
    }

    private static string Full(string text) =>
        text.Replace(',', '，')
            .Replace(':', '：')
            .Replace(';', '；')
            .Replace('(', '（')
            .Replace(')', '）')
            .Replace("1.", "１．")
            .Replace("2.", "２．")
            .Replace('%', '％');

    /// <summary>What the plan says, without places and without the width of punctuation.</summary>
    private static string Essence(ParsedPlan plan)
    {
        var text = new StringBuilder();
        text.AppendJoin('|', plan.Title, plan.DocumentNumber, string.Join('+', plan.IssuingBodies), plan.IssuedOn, plan.Period, plan.Kind).AppendLine();
        foreach (var chapter in plan.Chapters)
        {
            text.AppendJoin('|', chapter.Ordinal, chapter.Title, chapter.Intro).AppendLine();
            foreach (var section in chapter.Sections)
            {
                text.AppendJoin('|', section.Ordinal, section.Title).AppendLine();
                foreach (var task in section.Tasks)
                {
                    text.AppendJoin(
                            '|',
                            task.Number,
                            task.Title,
                            task.Text,
                            string.Join('+', task.LeadUnits),
                            string.Join('+', task.ResponsibleUnits),
                            task.SharedDuty,
                            string.Join('+', task.Collectives.Select(c => c.Name + c.Kind)),
                            string.Join('+', task.Deadlines.Select(d => d.DueOn)),
                            string.Join('+', task.Targets.Select(t => t.Value + t.Unit)),
                            string.Join('+', task.Recurring.Select(r => $"{r.Frequency}{r.Count}"))
                        )
                        .AppendLine();
                }
            }
        }
        text.AppendJoin(' ', plan.Findings.Select(f => f.Code));
        return text.ToString()
            .Normalize(NormalizationForm.FormKC)
            .Replace('〔', '(')
            .Replace('〕', ')')
            .Replace('—', '-')
            .Replace(" ", "", StringComparison.Ordinal);
    }
}
