using System.Reflection;
using System.Text.RegularExpressions;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Tests.Plans;

public sealed class LinearityTests
{
    private const string Body =
        "健全行政执法协调监督机制,开展案卷评查,2027年年底前基本建成,合格率达到95%以上,每年通报两次。推动各乡镇(街道)完善制度,压实责任,提升能力。〔牵头单位:县司法局、县委编办;责任单位:县公安局、县城管局等县政府有关部门,各乡镇(街道)〕";

    [Trait(FormRows.Row, FormRows.HostileInput)]
    [Fact]
    public void Parse_AThousandTasks_TakesTimeInProportion()
    {
        Time(200);

        var some = Time(200);
        var many = Time(1000);

        // Five times the work; the rest is what compiling adds
        Assert.True(many < (some * 5 * 4) + TimeSpan.FromMilliseconds(400), $"200 tasks: {some}, 1000 tasks: {many}");
    }

    [Trait(FormRows.Row, FormRows.HostileInput)]
    [Theory]
    [InlineData("法")]
    [InlineData("一、")]
    [InlineData("牵头单位:")]
    [InlineData("(县司法局、")]
    [InlineData("县司法局")]
    [InlineData("县司法局、")]
    [InlineData("每年2027年100%")]
    [InlineData("《")]
    [InlineData("((((")]
    [InlineData("和")]
    [InlineData("1.")]
    [InlineData("\t")]
    [InlineData("责任单位县司法局等")]
    public void Parse_OneLineOfAMillionCharacters_EndsSoon(string piece)
    {
        var line = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var clock = WorkClock.StartNew();

        var plan = PlanParser.Parse(SourceText.FromText("青禾县法治建设实施方案\n一、任务\n1." + line));

        Assert.Equal(3, plan.Lines.Count);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(8), $"{piece}: {clock.Elapsed}");
    }

    /// <summary>The words of every expression, again and again: none looks without a bound from every place.</summary>
    [Trait(FormRows.Row, FormRows.HostileInput)]
    [Fact]
    public void Parse_TheWordsOfEveryExpression_EndsSoon()
    {
        var slow = new List<string>();
        foreach (var expression in Expressions())
        {
            var words = string.Concat(expression.ToString().Where(c => c is >= '\u4E00' and <= '\u9FFF' or >= '0' and <= '9').Take(60));
            foreach (var piece in (string[])[words, words.Length > 4 ? words[..4] : words, words.Length > 0 ? words[..1] : "法"])
            {
                var line = string.Concat(Enumerable.Repeat(piece, 60_000 / Math.Max(1, piece.Length)));
                var clock = WorkClock.StartNew();

                PlanParser.Parse(SourceText.FromText($"{line}\n一、任务\n1.{line}\n{line}:"));

                if (clock.Elapsed > TimeSpan.FromSeconds(3))
                    slow.Add($"{piece}: {clock.Elapsed}");
            }
        }
        Assert.Equal([], slow);
    }

    private static IEnumerable<Regex> Expressions() =>
        typeof(PlanParser)
            .Assembly.GetTypes()
            .Where(t => t.Namespace?.StartsWith("LawGov.Documents.Plans", StringComparison.Ordinal) == true)
            .SelectMany(t => t.GetProperties(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(p => p.PropertyType == typeof(Regex))
            .Select(p => (Regex)p.GetValue(null)!);

    [Trait(FormRows.Row, FormRows.HostileInput)]
    [Theory]
    [InlineData("一、1.法。2.法。3.法。", 190_000)]
    [InlineData("一、法。二、法。三、法。", 1_000_000)]
    [InlineData("。一、", 190_000)]
    [InlineData("。1、", 190_000)]
    [InlineData("（一）法（一）", 190_000)]
    [InlineData("青政发〔2026", 1_000_000)]
    [InlineData("《青禾县》印发你们", 1_000_000)]
    public void Parse_OnlyOneLine_EndsSoon(string piece, int length)
    {
        var line = "一、法治建设1.修订规则。2.评查案卷。二、执法工作1.编印案例。2.清理文件。" + string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        var clock = WorkClock.StartNew();

        Assert.Single(PlanParser.Parse(SourceText.FromText(line)).Lines);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(8), $"{piece}: {clock.Elapsed}");
    }

    [Trait(FormRows.Row, FormRows.HostileInput)]
    [Fact]
    public void Parse_APlanOfManyTasksInOneLine_EndsSoon()
    {
        var line = string.Concat(
            Enumerable.Range(1, 90).Select(c => $"{Chapter(c)}、法治建设" + string.Concat(Enumerable.Range(1, 90).Select(n => $"{n}.修订规则。")))
        );
        var clock = WorkClock.StartNew();

        Assert.Equal(90 * 90, PlanParser.Parse(SourceText.FromText("青禾县法治建设实施方案" + line)).Tasks.Count());
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(8), $"{clock.Elapsed}");

        static string Chapter(int n) =>
            (
                n < 10 ? ""
                : n < 20 ? "十"
                : "一二三四五六七八九"[(n / 10) - 1] + "十"
            ) + (n % 10 == 0 ? "" : "一二三四五六七八九"[(n % 10) - 1]);
    }

    private static TimeSpan Time(int tasks)
    {
        var source = SourceText.FromText("青禾县法治建设实施方案\n一、重点任务\n" + string.Join('\n', Enumerable.Range(1, tasks).Select(n => $"{n}.{Body}")));
        var clock = WorkClock.StartNew();

        var plan = PlanParser.Parse(source);

        Assert.Equal(tasks, plan.Tasks.Count());
        return clock.Elapsed;
    }
}
