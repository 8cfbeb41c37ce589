using LawGov.Documents.Official;

namespace LawGov.Documents.Tests.Official;

public sealed class CheckCodeTests
{
    [Fact]
    public void CheckCode_OfSummary_IsEightHexDigits() => Assert.Matches("^[0-9A-F]{8}$", SampleSummary.Summary().CheckCode);

    [Fact]
    public void CheckCode_SameDataMadeLaterByAnother_IsTheSame()
    {
        var summary = SampleSummary.Summary();

        var later = SampleSummary.Summary() with
        {
            GeneratedAt = summary.GeneratedAt.AddDays(3),
            DataCutOffAt = summary.DataCutOffAt.AddDays(3),
            GeneratedBy = "陈立群",
            IsFinal = true,
        };

        Assert.Equal(summary.CheckCode, later.CheckCode);
    }

    [Fact]
    public void CheckCode_OneFigureOtherwise_Differs()
    {
        var summary = SampleSummary.Summary();

        var moved = summary with { Figures = summary.Figures with { OnTime = 454, Late = 12 } };

        Assert.NotEqual(summary.CheckCode, moved.CheckCode);
    }

    [Fact]
    public void CheckCode_OneTextDeepInTheLedgerOtherwise_Differs()
    {
        var workbook = SampleSummary.Workbook(rows: 3, details: 2);

        var changed = workbook with { Rows = [workbook.Rows[0], workbook.Rows[1] with { Progress = "另一句" }, workbook.Rows[2]] };

        Assert.NotEqual(workbook.CheckCode, changed.CheckCode);
    }

    [Fact]
    public void CanonicalText_TextsThatLookLikeStructure_StayApart()
    {
        var one = new UnitStatement("甲\";Text=\"1:x", "乙");
        var other = new UnitStatement("甲", "\";Text=\"1:x乙");

        Assert.NotEqual(CheckCode.CanonicalText(one), CheckCode.CanonicalText(other));
        Assert.NotEqual(CheckCode.CanonicalText(new PaperColumn("", 1)), CheckCode.CanonicalText(new PaperColumn(" ", 1)));
    }

    [Fact]
    public void CanonicalText_OfStatement_IsStable() =>
        Assert.Equal(
            "SummaryTarget{Actual=~;IsCeiling=no;Name=\"2:学时;Target=60;Unit=\"1:期;}",
            CheckCode.CanonicalText(new SummaryTarget("学时", 60.0m, null, "期"))
        );

    [Fact]
    public void Of_ValueOfUnknownKind_IsRefused() => Assert.Throws<NotSupportedException>(() => CheckCode.Of(new Uri("http://localhost")));
}
