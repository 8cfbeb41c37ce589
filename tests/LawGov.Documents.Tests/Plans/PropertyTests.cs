using System.Text.RegularExpressions;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;
using LawGov.Documents.Tests.Plans.Invented;

namespace LawGov.Documents.Tests.Plans;

/// <summary>What must hold whatever the text, shown on the invented plans.</summary>
public sealed partial class PropertyTests
{
    private const int Mutants = 2000;

    private const string NumberWords = "一二三四五六七八九十百第章节条项";

    private static readonly Dictionary<char, char> Traditional = Pairs();

    private static readonly string[] Texts = [.. InventedPlans.All.Where(p => !p.Text.StartsWith('<')).Select(p => p.Text)];

    private static readonly string[] Damageable = [.. Texts, UsualPlan.Text];

    [Trait(FormRows.Row, FormRows.HostileInput)]
    [Fact]
    public void Parse_DamagedPlans_NeverThrowsAndLosesNoText()
    {
        var random = new Random(20260401);
        var failures = new List<string>();
        for (var mutant = 0; mutant < Mutants; mutant++)
        {
            var text = PlanMutations.Damage(Damageable[mutant % Damageable.Length], random);
            var source = SourceText.FromText(text);

            var plan = PlanParser.Parse(source);

            Assert.Equal(Enumerable.Range(1, source.Lines.Count), plan.Lines.Select(l => l.Line));
            var lost = Lost(plan, source);
            if (lost is not null)
                failures.Add($"{lost} is lost from mutant {mutant}:\n{text}");
        }
        Assert.True(failures.Count == 0, $"{failures.Count} mutants\n{string.Join("\n--\n", failures.Take(12))}");
    }

    [Fact]
    public void Parse_InventedPlans_LosesNoText()
    {
        foreach (var invented in InventedPlans.All)
        {
            var lost = Lost(PlanParser.Parse(invented.Source), invented.Source);
            Assert.True(lost is null, $"{invented.Name}: {lost}");
        }
    }

    [Trait(FormRows.Row, FormRows.Punctuation)]
    [Theory]
    [InlineData("blank lines")]
    [InlineData("crlf")]
    [InlineData("full width")]
    [InlineData("half width")]
    [InlineData("traditional")]
    [InlineData("marks of order")]
    public void Parse_InventedPlansInOtherDress_GivesTheSame(string change)
    {
        foreach (var text in Texts)
        {
            var expected = Essence(PlanParser.Parse(SourceText.FromText(text)));

            var actual = Essence(PlanParser.Parse(SourceText.FromText(Dressed(text, change))));

            Assert.Equal(expected, actual);
        }
    }

    /// <summary>About a point of F1 for each per cent of the characters that is lost.</summary>
    [Theory]
    [InlineData(0.01, 0.015)]
    [InlineData(0.02, 0.03)]
    [InlineData(0.05, 0.09)]
    public void Parse_UsualPlanWithCharactersLost_DegradesGently(double share, double mostLost) => AssertLoss([UsualPlan.Text], 30, share, mostLost);

    /// <summary>In the unusual forms a single sign can carry a whole column or chapter: damage costs more, but still in proportion.</summary>
    [Theory]
    [InlineData(0.01, 0.03)]
    [InlineData(0.02, 0.07)]
    [InlineData(0.05, 0.17)]
    public void Parse_UnusualPlansWithCharactersLost_DegradesInProportion(double share, double mostLost) => AssertLoss(Texts, 6, share, mostLost);

    private static void AssertLoss(IReadOnlyList<string> texts, int times, double share, double mostLost)
    {
        var random = new Random(7);
        var loss = new ReadingLoss();
        foreach (var text in texts)
        {
            var whole = PlanParser.Parse(SourceText.FromText(text));
            for (var i = 0; i < times; i++)
                loss.Add(whole, PlanParser.Parse(SourceText.FromText(PlanMutations.Without(text, share, random))));
        }

        Assert.True(loss.Lost <= mostLost, $"{share:P0} of the characters lost: {loss.Lost:P2} of F1 lost");
    }

    /// <summary>The first word of a task's lines that is neither in the task nor in a heading; null where everything is there.</summary>
    private static string? Lost(ParsedPlan plan, SourceText source)
    {
        var headed = plan.Chapters.SelectMany(c => c.Sections.Select(s => Letters(s.Title)).Append(Letters(c.Title))).Where(t => t.Length > 0).ToList();
        var titles = string.Concat(plan.Chapters.Select(c => c.Title + c.Intro + c.Sections.Aggregate("", (t, s) => t + s.Title + s.Intro)));
        var headings = plan.Lines.Where(l => l.Role is LineRole.ChapterHeading or LineRole.SectionHeading).Select(l => source.Lines[l.Line - 1].Text);
        foreach (var task in plan.Tasks)
        {
            // A heading may stand on the same line; its note is quoted with the task below it
            var next = plan.Tasks.ElementAtOrDefault(task.Ordinal)?.UnitNote;
            var kept = Letters(task.Text + task.UnitNote + next + titles + string.Concat(headings));
            // A title that ran into its body has been parted from it
            bool Kept(string letters) =>
                kept.Contains(letters, StringComparison.Ordinal)
                || headed.Any(t => letters.StartsWith(t, StringComparison.Ordinal) && kept.Contains(letters[t.Length..], StringComparison.Ordinal));
            foreach (var line in plan.Lines.Where(l => l.Task == task.Ordinal && l.Line >= task.Line && l.Line <= task.EndLine))
            {
                var raw = source.Lines[line.Line - 1].Text;
                // Several tasks may stand on one line
                if (plan.Tasks.Count(t => t.Line <= line.Line && t.EndLine >= line.Line) > 1)
                    continue;
                foreach (Match word in Word().Matches(WithoutNumber(raw)))
                {
                    if (!word.Value.All(NumberWords.Contains) && !Kept(Letters(word.Value)))
                        return word.Value;
                }
            }
        }
        return null;
    }

    private static string WithoutNumber(string line) => Number().Replace(line, "");

    private static string Letters(string text) => new([.. text.Where(c => c is >= '\u4E00' and <= '\u9FFF')]);

    private static string Dressed(string text, string change) =>
        change switch
        {
            "blank lines" => text.Replace("\n", "\n\n\u3000\n", StringComparison.Ordinal),
            "crlf" => text.Replace("\n", "\r\n", StringComparison.Ordinal),
            "full width" => text.Replace(',', '，').Replace(':', '：').Replace(';', '；').Replace('(', '（').Replace(')', '）').Replace('%', '％'),
            "half width" => text.Replace('，', ',')
                .Replace('：', ':')
                .Replace('；', ';')
                .Replace('（', '(')
                .Replace('）', ')')
                .Replace('％', '%')
                .Replace('〔', '(')
                .Replace('〕', ')'),
            "marks of order" => "\uFEFF" + text.Replace("。", "。\u200B", StringComparison.Ordinal),
            _ => new string([.. text.Select(c => Traditional.GetValueOrDefault(c, c))]),
        };

    private static string Essence(ParsedPlan plan) =>
        new([
            .. string.Join('\n', PlanLines.Of(plan))
                .Select(Simplified)
                .Where(c => c != '\u200B')
                .Select(c =>
                    c switch
                    {
                        '〔' => '(',
                        '〕' => ')',
                        _ => c,
                    }
                ),
        ]);

    private static char Simplified(char c) => c is >= '\u4E00' and <= '\u9FFF' ? SimplifiedText.From(c.ToString())[0] : c;

    /// <summary>One Traditional form for each Simplified character that has one.</summary>
    private static Dictionary<char, char> Pairs()
    {
        var pairs = new Dictionary<char, char>();
        for (var c = '\u4E00'; c <= '\u9FFF'; c++)
        {
            if (Simplified(c) != c)
                pairs.TryAdd(Simplified(c), c);
        }
        return pairs;
    }

    [GeneratedRegex("[\u4E00-\u9FFF]+")]
    private static partial Regex Word();

    [GeneratedRegex(
        "^[^\u4E00-\u9FFF0-9]*((重点|工作|具体|主要)?(任\\s*务|事项|举措|项目|实事|问题)?\\s*[0-9一二三四五六七八九十百〇零两]+是?"
            + "|第[（(]?[0-9一二三四五六七八九十百]+[)）]?\\s*([条项章节篇]|部分)|[\u4E00-\u9FFF]{2,4}[0-9一二三四五六七八九十]{1,3}[:：、.．\\s])"
    )]
    private static partial Regex Number();
}
