using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LawGov.EndToEnd.Tests;

/// <summary>The figures of a quarter as a reader finds them, on the screen or in a paper.</summary>
internal sealed record QuarterFigures(int Owed, int OnTime, int Late, int Missing, int Waived, int Submitted, int Accepted, int Waiting, int Returned);

/// <summary>Reads the words of Word and Excel files.</summary>
internal static partial class Papers
{
    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>All words of a Word file in their order.</summary>
    public static string WordsOfWord(byte[] file) =>
        string.Concat(Parts(file, name => name == "word/document.xml").SelectMany(x => x.Descendants(Word + "t")).Select(t => t.Value));

    /// <summary>All words of an Excel file.</summary>
    public static string WordsOfExcel(byte[] file) =>
        string.Concat(Parts(file, name => name.StartsWith("xl/", StringComparison.Ordinal)).SelectMany(x => x.Descendants(Sheet + "t")).Select(t => t.Value));

    /// <summary>From “应报18＝按时12＋补报0＋未报6…”, as the board and the notes of the ledger write it.</summary>
    public static QuarterFigures FiguresOfSums(string words)
    {
        var plain = words.Replace(" ", "", StringComparison.Ordinal);
        var (owed, seen) = (OwedSum().Match(plain), SubmittedSum().Match(plain));
        Assert.True(owed.Success && seen.Success, plain);
        return Of(owed, seen);
    }

    /// <summary>From the sentences of the summary.</summary>
    public static QuarterFigures FiguresOfSentences(string words)
    {
        var (owed, seen) = (OwedSentence().Match(words), SubmittedSentence().Match(words));
        Assert.True(owed.Success && seen.Success, words);
        return Of(owed, seen);
    }

    private static QuarterFigures Of(Match owed, Match seen)
    {
        int Number(Match match, string name) =>
            match.Groups[name] is { Success: true } g ? int.Parse(g.Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return new(
            Number(owed, "owed"),
            Number(owed, "ontime"),
            Number(owed, "late"),
            Number(owed, "missing"),
            Number(owed, "waived"),
            Number(seen, "submitted"),
            Number(seen, "accepted"),
            Number(seen, "waiting"),
            Number(seen, "returned")
        );
    }

    private static List<XDocument> Parts(byte[] file, Func<string, bool> isWanted)
    {
        using var package = new ZipArchive(new MemoryStream(file));
        return
        [
            .. package
                .Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal) && isWanted(e.FullName))
                .Select(e =>
                {
                    using var content = e.Open();
                    return XDocument.Load(content);
                }),
        ];
    }

    [GeneratedRegex(
        @"应报(?<owed>\d+)项?＝按时(?<ontime>\d+)＋补报(?<late>\d+)＋未报(?<missing>\d+)＋未到期\d+；另有免报(?<waived>\d+)",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex OwedSum();

    [GeneratedRegex(@"已报(?<submitted>\d+)项?＝通过(?<accepted>\d+)＋待审(?<waiting>\d+)＋退回(?<returned>\d+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SubmittedSum();

    [GeneratedRegex(
        @"本季度应报(?<owed>\d+)项。其中，按时报送(?<ontime>\d+)项.*?补报(?<late>\d+)项.*?未报(?<missing>\d+)项.*?与应报数一致。(?:另有(?<waived>\d+)项)?",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex OwedSentence();

    [GeneratedRegex(
        @"已报送的(?<submitted>\d+)项.*?审核通过(?<accepted>\d+)项，待审核(?<waiting>\d+)项，退回修改(?<returned>\d+)项",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex SubmittedSentence();
}
