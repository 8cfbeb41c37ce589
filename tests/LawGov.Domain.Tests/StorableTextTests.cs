namespace LawGov.Domain.Tests;

public sealed class StorableTextTests
{
    [Theory]
    [InlineData("本季度培训2期。", "本季度培训2期。")]
    [InlineData("", "")]
    [InlineData("一\n二\t三\u0001", "一\n二\t三\u0001")]
    [InlineData("\u0000前\u0000\u0000中\u0000", "前中")]
    [InlineData("\uFFFE甲\uFFFF\uFFFD", "甲\uFFFD")]
    [InlineData("𠀀字", "𠀀字")]
    public void Clean_AnyText_KeepsAllButWhatCannotBeKept(string typed, string kept)
    {
        Assert.Equal(kept, StorableText.Clean(typed));
        Assert.Equal(typed == kept, StorableText.IsStorable(typed));
    }

    /// <summary>Halves of pairs cannot stand in an attribute, whose texts are stored as UTF-8.</summary>
    [Fact]
    public void Clean_HalvesOfPairs_AreDroppedAndWholePairsStay()
    {
        var (high, low) = ('\uD840', '\uDC00');

        Assert.Equal("甲乙", StorableText.Clean($"甲{high}乙"));
        Assert.Equal("甲乙", StorableText.Clean($"{low}甲乙{high}"));
        Assert.Equal($"{high}{low}", StorableText.Clean($"{low}{high}{high}{low}{high}"));
    }

    [Theory]
    [InlineData("甲乙丙", 3, "甲乙丙")]
    [InlineData("甲乙丙丁", 3, "甲乙丙")]
    [InlineData("甲乙𠀀丁", 3, "甲乙")]
    [InlineData("甲乙𠀀丁", 4, "甲乙𠀀")]
    [InlineData("甲👨‍👩‍👧乙", 5, "甲")]
    [InlineData("e\u0301e\u0301", 3, "e\u0301")]
    [InlineData("甲", 0, "")]
    public void Cut_AnyLength_EndsBetweenTwoCharacters(string text, int length, string cut) => Assert.Equal(cut, StorableText.Cut(text, length));

    [Fact]
    public void Cut_ACharacterWithoutEnd_IsCutAllTheSameAndStaysStorable()
    {
        var endless = "𠀀" + new string('\u0301', 50);

        Assert.Equal(9, StorableText.Cut(endless, 9).Length);
        Assert.Equal("", StorableText.Cut(endless, 1));
    }
}
