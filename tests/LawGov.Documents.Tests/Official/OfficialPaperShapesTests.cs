using LawGov.Documents.Ledgers;
using LawGov.Documents.Official;
using static LawGov.Documents.Tests.Official.PackageReading;

namespace LawGov.Documents.Tests.Official;

/// <summary>Whatever a quarter looks like, the file is valid for Office 2016 and later.</summary>
public sealed class OfficialPaperShapesTests
{
    private const string Nasty = "=HYPERLINK(\"http://x\")\u0001\u000B\uDC00 😀👩‍👩‍👧 𠮷野家 \u202Eabc\u2028]]> <w:p/> &#0;\r\n\t第二行";

    public static TheoryData<string> Shapes => ["empty", "usual", "final", "open", "many rows", "long texts", "nasty texts", "two plans", "all waived"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Write_Summary_IsValid(string shape)
    {
        var file = OfficialPaperWriter.Write(QuarterlySummaryPaper.Compose(Shape(shape)));

        Assert.Empty(WordErrors(file));
    }

    [Fact]
    public void Write_FiveHundredLedgerRows_AreAllInTheTable()
    {
        var file = OfficialPaperWriter.Write(QuarterlySummaryPaper.Compose(Shape("many rows")));

        var ledger = Part(file, "word/document.xml").Descendants(W + "tbl").Last();
        Assert.Equal(501, ledger.Elements(W + "tr").Count());
    }

    internal static QuarterlySummary Shape(string shape)
    {
        var usual = SampleSummary.Summary(ledgerRows: 5);
        return shape switch
        {
            "empty" => SampleSummary.EmptySummary(),
            "usual" => usual,
            "final" => usual with { IsFinal = true, Ledger = [], Addressee = null },
            "open" => usual with
            {
                Figures = usual.Figures with { NotYetDue = 4 },
                FiguresByKind = [new SummaryFiguresRow("全部单位", 83, usual.Figures with { NotYetDue = 4 })],
            },
            "many rows" => SampleSummary.Summary(ledgerRows: 500),
            "long texts" => usual with
            {
                Ledger = [SampleSummary.Row(0) with { Progress = string.Concat(Enumerable.Repeat("开展培训。", 8000)) }],
                Promises = [new SummaryPromise("区司法局", "1", new string('长', 600), new string('诺', 40000))],
            },
            "nasty texts" => usual with
            {
                DistrictName = Nasty,
                OrganName = Nasty,
                GeneratedBy = Nasty,
                Problems = [new SummaryProblem(Nasty, Nasty, [new UnitStatement(Nasty, Nasty)])],
                Ledger =
                [
                    new LedgerRow
                    {
                        Number = Nasty,
                        Task = Nasty,
                        Progress = Nasty,
                        LampText = Nasty,
                    },
                ],
            },
            "two plans" => usual with
            {
                PlanTitles = ["甲方案", "《乙要点》"],
                Chapters = [.. usual.Chapters.Select((c, i) => c with { PlanTitle = i % 2 == 0 ? "甲方案" : "乙要点" })],
            },
            "all waived" => SampleSummary.EmptySummary() with
            {
                Figures = new SummaryFigures
                {
                    OnTime = 0,
                    Late = 0,
                    Missing = 0,
                    Waived = 7,
                    Accepted = 0,
                    UnderReview = 0,
                    Returned = 0,
                },
            },
            _ => throw new ArgumentOutOfRangeException(nameof(shape)),
        };
    }
}
