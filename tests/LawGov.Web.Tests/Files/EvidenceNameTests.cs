using LawGov.Domain;
using LawGov.Domain.Filings;
using LawGov.Web.Files;

namespace LawGov.Web.Tests.Files;

public sealed class EvidenceNameTests
{
    [Theory]
    [InlineData("培训签到表.pdf", "培训签到表.pdf")]
    [InlineData("C:\\资料\\签到表.pdf", "签到表.pdf")]
    [InlineData("../../etc/passwd.docx", "passwd.docx")]
    [InlineData("\u202Efdp.表.pdf", "fdp.表.pdf")]
    [InlineData("\u200F签到\u061C表.pdf", "签到表.pdf")]
    [InlineData(" .签到表.pdf. ", "签到表.pdf")]
    [InlineData(".pdf", "pdf")]
    [InlineData("", "附件")]
    [InlineData("???", "附件")]
    [InlineData("签到\u0000表\u0007.pdf", "签到表.pdf")]
    public void CleanName_OddNames_GiveANameSafeToShow(string given, string kept) => Assert.Equal(kept, EvidenceRules.CleanName(given));

    public static TheoryData<string> LongNames =>
        new()
        {
            new string('甲', 300) + ".pdf",
            new string('甲', 115) + "𠀀𠀀𠀀.pdf",
            new string('甲', 114) + "👨‍👩‍👧👨‍👩‍👧.pdf",
            "附件1." + string.Concat(Enumerable.Repeat("关于报送培训情况", 40)),
            new string('.', 200) + "甲" + new string('.', 200) + "乙",
            "a" + new string('\u0301', 300) + ".pdf",
            string.Concat(Enumerable.Repeat("𠀀", 200)),
            "x." + string.Concat(Enumerable.Repeat("𠀀", 200)),
        };

    [Fact]
    public void CleanName_HalfOfAPair_IsDropped() => Assert.Equal("甲乙.pdf", EvidenceRules.CleanName($"甲{"𠀀"[0]}乙{"𠀀"[1]}.pdf"));

    [Theory]
    [MemberData(nameof(LongNames))]
    public void CleanName_LongNames_AreCutBetweenCharacters(string given)
    {
        var kept = EvidenceRules.CleanName(given);

        Assert.InRange(kept.Length, 1, Math.Min(EvidenceRules.LongestName, EvidenceFile.NameLength));
        Assert.True(StorableText.IsStorable(kept), kept);
        Assert.Equal(given.EndsWith(".pdf", StringComparison.Ordinal), kept.EndsWith(".pdf", StringComparison.Ordinal));
    }
}
