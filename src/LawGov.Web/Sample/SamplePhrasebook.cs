using System.Globalization;
using System.Text.RegularExpressions;
using LawGov.Domain.Units;

namespace LawGov.Web.Sample;

/// <summary>Composes believable reports and return reasons. The same seed, task, quality and unit give the same text.</summary>
public static partial class SamplePhrasebook
{
    private const int ShortestDuty = 6,
        LongestDuty = 24;
    private static readonly string[] Circumstances = ["结合", "根据", "围绕", "按照", "对照", "每", "把", "将", "由", "为", "对"];

    /// <summary>A report on a task for one quarter.</summary>
    /// <param name="random">Seeded by the caller; each call draws from it.</param>
    /// <param name="taskText">The task as printed, with or without its number.</param>
    /// <param name="quality">How good the report is.</param>
    /// <param name="unit">Who reports; none gives a report that any department might have written.</param>
    public static SampleReport Progress(Random random, string taskText, SampleQuality quality, SampleUnit? unit = null)
    {
        var (phrases, theme) = (SampleContent.Phrases, ThemeOf(taskText));
        if (quality == SampleQuality.Poor)
        {
            return new SampleReport(Pick(random, theme.Poor), Pick(random, phrases.PoorProblems), Pick(random, phrases.PoorNextSteps));
        }

        var excellent = quality == SampleQuality.Excellent;
        var sentences = new List<string> { Pick(random, phrases.Openings) };
        if (excellent)
            sentences.Add(Pick(random, theme.Excellent));
        sentences.AddRange(Deeds(random, theme, unit?.Kind == UnitKind.Township));
        if (excellent || random.Next(2) == 0)
            sentences.Add(Pick(random, phrases.Results));

        var weakness = random.Next(theme.Problems.Count);
        var hasProblem = excellent || random.Next(10) < 7;
        var steps = new List<string> { hasProblem ? theme.NextSteps[weakness] : Pick(random, phrases.SteadySteps) };
        if (excellent)
            steps.Add(theme.NextSteps[(weakness + 1) % theme.NextSteps.Count]);

        string Write(IEnumerable<string> parts) => Fill(random, string.Concat(parts), unit?.Self ?? "我单位", DutyOf(taskText) ?? theme.Name);
        return new SampleReport(Write(sentences), Write([hasProblem ? theme.Problems[weakness] : Pick(random, phrases.NoProblems)]), Write(steps));
    }

    /// <summary>A courteous and concrete reason for returning a report on the task.</summary>
    public static string ReturnReason(Random random, string taskText) => Pick(random, [.. ThemeOf(taskText).Returns, .. SampleContent.Phrases.Returns]);

    /// <summary>The theme whose keywords the task names most, those of its first clause counting thrice; otherwise the theme without keywords.</summary>
    public static SampleTheme ThemeOf(string taskText)
    {
        var themes = SampleContent.Phrases.Themes;
        var body = PrintedNumber().Replace(taskText, "");
        var firstClause = body.Split('，', 2)[0];
        int Score(SampleTheme theme) => theme.Keywords.Sum(k => k.Length * (Count(body, k) + (2 * Count(firstClause, k))));

        var best = themes.MaxBy(Score)!;
        return Score(best) > 0 ? best : themes.Single(t => t.Keywords.Count == 0);
    }

    private static IEnumerable<string> Deeds(Random random, SampleTheme theme, bool isTownship)
    {
        var choices = isTownship ? theme.TownshipProgress : theme.Progress;
        var first = random.Next(choices.Count);
        yield return choices[first];
        yield return choices[(first + random.Next(1, choices.Count)) % choices.Count];
    }

    /// <summary>The clause that names the duty; none where the task opens with its circumstances.</summary>
    private static string? DutyOf(string taskText)
    {
        var clause = PrintedNumber().Replace(taskText, "").Split('，', '。', '；')[0];
        var fits =
            clause.Length is >= ShortestDuty and <= LongestDuty
            && !clause.AsSpan().ContainsAny('“', '《', '：')
            && !Circumstances.Any(c => clause.StartsWith(c, StringComparison.Ordinal));
        return fits ? clause : null;
    }

    private static string Fill(Random random, string template, string self, string duty)
    {
        int whole = 0,
            part = 0,
            left = 0;
        return Slot()
            .Replace(
                template,
                match =>
                    match.Value switch
                    {
                        "{self}" => self,
                        "{place}" => self[1..],
                        "{duty}" => duty,
                        "{=}" => Text(whole),
                        "{-}" => Text(left),
                        "{%}" => Text(100 * part / whole),
                        _ when match.Groups["share"].Length > 0 => Text(TakePart(Draw(match))),
                        _ => Text(whole = left = Draw(match)),
                    }
            );

        int Draw(Match match) => random.Next(Number(match.Groups["from"]), Number(match.Groups["to"]) + 1);

        int TakePart(int percent)
        {
            part = Math.Max(1, whole * percent / 100);
            left -= part;
            return part;
        }
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Pick(Random random, IReadOnlyList<string> choices) => choices[random.Next(choices.Count)];

    private static int Count(string text, string keyword)
    {
        var count = 0;
        for (var at = text.IndexOf(keyword, StringComparison.Ordinal); at >= 0; at = text.IndexOf(keyword, at + keyword.Length, StringComparison.Ordinal))
            count++;
        return count;
    }

    [GeneratedRegex(@"^\s*\d+[.．、]\s*", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex PrintedNumber();

    [GeneratedRegex(@"\{(?:self|place|duty|=|-|%|(?<share><?)(?<from>\d+)-(?<to>\d+))\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slot();
}
