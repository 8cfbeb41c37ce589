namespace LawGov.Documents.Official;

/// <content>Parts four to six: what units wrote, who is late, what was promised.</content>
public static partial class QuarterlySummaryPaper
{
    /// <summary>
    /// Lines of a list of delays up to which each has a row of its own; a longer one has a row for each unit, so that leaders read a page and not
    /// twenty.
    /// </summary>
    private const int LongestDelayList = 60;

    private static void Problems(PaperOutline blocks, QuarterlySummary s)
    {
        blocks.Head(1, "存在问题和需要协调的事项");
        var statements = s.Problems.SelectMany(p => p.Statements).ToList();
        if (statements.Count == 0)
        {
            blocks.Say("problems", "本季度各单位没有反映问题，也没有提请协调的事项。");
            return;
        }

        var units = statements.Select(x => x.UnitName).Distinct(StringComparer.Ordinal).Count();
        var coordination = statements.Count(x => x.NeedsCoordination);
        var tasks = s.Problems.Where(p => p.Statements.Count > 0).ToList();
        blocks.Say(
            "problems",
            $"本季度{SummarySentences.N(units)}个单位就{SummarySentences.N(tasks.Count)}项任务反映问题{SummarySentences.N(statements.Count)}条，"
                + (coordination == 0 ? "没有提请协调的事项。" : $"其中提请协调{SummarySentences.N(coordination)}条。")
                + "以下按任务归并，保留填报单位原文。"
        );
        for (var i = 0; i < tasks.Count; i++)
        {
            var words = string.Concat(tasks[i].Statements.Select(x => $"{x.UnitName}{(x.NeedsCoordination ? "（提请协调）" : "")}：{Sentence(x.Text)}"));
            blocks.Item(
                $"problem:{tasks[i].TaskNumber}:{Title(tasks[i].TaskTitle)}",
                i + 1,
                $"{Title(tasks[i].TaskTitle)}（第{tasks[i].TaskNumber}项）。{words}"
            );
        }
    }

    private static void Delays(PaperOutline blocks, QuarterlySummary s)
    {
        blocks.Head(1, "报送时效和督办情况");
        blocks.Head(2, "补报情况");
        DelayList(blocks, "late", s.Late, s.Figures.Late, "补报");
        blocks.Head(2, "未报情况");
        DelayList(blocks, "missing", s.Missing, s.Figures.Missing, "未报");
        blocks.Head(2, "督办和督察情况");
        blocks.Say("supervision", s.Supervision is { } supervision ? SummarySentences.Supervision(supervision) : "本季度没有督办和督察记录。");
    }

    private static void DelayList(PaperOutline blocks, string key, IReadOnlyList<SummaryDelay> named, int counted, string act)
    {
        if (counted == 0)
        {
            blocks.Say(key, $"本季度没有{act}事项。");
            return;
        }

        var unnamed = counted - named.Count;
        var units = named.Select(d => d.UnitName).Distinct(StringComparer.Ordinal).Count();
        var rest = unnamed == 0 ? "" : $"，另有{SummarySentences.N(unnamed)}项由不列入通报名单的单位承担，只计数、不列名";
        if (named.Count == 0)
        {
            blocks.Say(key, $"本季度{act}{SummarySentences.N(counted)}项，均由不列入通报名单的单位承担，只计数、不列名。");
            return;
        }

        if (named.Count > LongestDelayList)
        {
            blocks.Say(
                key,
                $"本季度{act}{SummarySentences.N(counted)}项，下表按单位列出{SummarySentences.N(units)}个单位{SummarySentences.N(named.Count)}项{rest}。"
            );
            blocks.Add(DelaysByUnit(named));
            return;
        }

        blocks.Say(key, $"本季度{act}{SummarySentences.N(counted)}项，下表列出{SummarySentences.N(units)}个单位{SummarySentences.N(named.Count)}项{rest}。");
        blocks.Add(
            new PaperTable(
                [new("序号", 1.1, PaperAlignment.Center), new("单位", 3.2), new("任务", 6.4), new("逾期天数", 1.7, PaperAlignment.Center)],
                [.. named.Select((d, i) => new[] { SummarySentences.N(i + 1), d.UnitName, Task(d.TaskNumber, d.TaskTitle), SummarySentences.N(d.DaysLate) })]
            )
        );
    }

    private static PaperTable DelaysByUnit(IReadOnlyList<SummaryDelay> named) =>
        new(
            [
                new("序号", 1.1, PaperAlignment.Center),
                new("单位", 3),
                new("项数", 1.1, PaperAlignment.Center),
                new("任务序号", 5.4),
                new("最长逾期天数", 1.8, PaperAlignment.Center),
            ],
            [
                .. named
                    .GroupBy(d => d.UnitName, StringComparer.Ordinal)
                    .Select(
                        (unit, i) =>
                            new[]
                            {
                                SummarySentences.N(i + 1),
                                unit.Key,
                                SummarySentences.N(unit.Count()),
                                Numbers([.. unit.Select(d => d.TaskNumber).Distinct(StringComparer.Ordinal)]),
                                SummarySentences.N(unit.Max(d => d.DaysLate)),
                            }
                    ),
            ]
        );

    /// <summary>The first dozen; the attached ledger has them all. A blank behind each mark lets the line break there.</summary>
    private static string Numbers(IReadOnlyList<string> numbers) => string.Join("、 ", numbers.Take(12)) + (numbers.Count > 12 ? " 等" : "");

    private static void Promises(PaperOutline blocks, QuarterlySummary s)
    {
        blocks.Head(1, "承诺兑现和下一步安排");
        blocks.Head(2, "上季度承诺与本季度报告对照");
        if (s.LastPromises.Count == 0)
        {
            blocks.Say("kept", "上季度没有登记承诺事项。");
        }
        else
        {
            var reported = s.LastPromises.Count(p => !string.IsNullOrWhiteSpace(p.Reported));
            blocks.Say(
                "kept",
                $"上季度登记承诺{SummarySentences.N(s.LastPromises.Count)}项，本季度有报告{SummarySentences.N(reported)}项，"
                    + $"没有报告{SummarySentences.N(s.LastPromises.Count - reported)}项，对照如下。"
            );
            blocks.Add(
                new PaperTable(
                    [new("单位", 2.4), new("任务", 3.2), new("上季度承诺", 3.8), new("本季度报告", 3.8)],
                    [
                        .. s.LastPromises.Select(p =>
                            new[]
                            {
                                p.UnitName,
                                Task(p.TaskNumber, p.TaskTitle),
                                PaperText.OneLine(p.Promised),
                                PaperText.OneLine(p.Reported) is { Length: > 0 } words ? words : "本季度没有报告",
                            }
                        ),
                    ]
                )
            );
        }

        blocks.Head(2, $"各单位{s.NextPeriodLabel}承诺事项");
        if (s.Promises.Count == 0)
        {
            blocks.Say("promises", $"各单位没有登记{s.NextPeriodLabel}承诺事项。");
        }
        else
        {
            blocks.Say("promises", $"各单位登记{s.NextPeriodLabel}承诺{SummarySentences.N(s.Promises.Count)}项，下一季度总结将逐项对照。");
            blocks.Add(
                new PaperTable(
                    [new("单位", 2.4), new("任务", 3.8), new("承诺事项", 7)],
                    [.. s.Promises.Select(p => new[] { p.UnitName, Task(p.TaskNumber, p.TaskTitle), PaperText.OneLine(p.Promise) })]
                )
            );
        }

        blocks.Head(2, "下一步工作安排");
        if (s.NextSteps.Count == 0)
        {
            blocks.Say("next", $"{s.NextPeriodLabel}继续按方案要求推进各项任务。");
            return;
        }

        if (s.NextSteps.Count == 1)
        {
            blocks.Say("next", Sentence(s.NextSteps[0]));
            return;
        }

        for (var i = 0; i < s.NextSteps.Count; i++)
            blocks.Item($"next:{SummarySentences.N(i + 1)}", i + 1, Sentence(s.NextSteps[i]));
    }

    private static string Task(string number, string title) => $"第{number}项　{Title(title)}";
}
