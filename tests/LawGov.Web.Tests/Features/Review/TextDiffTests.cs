using System.Diagnostics;
using LawGov.Web.Features.Review;

namespace LawGov.Web.Tests.Features.Review;

[Trait("Database", "once")]
public sealed class TextDiffTests
{
    [Fact]
    public void Compare_ChangedFigure_ShowsTheWholeFigure()
    {
        var parts = TextDiff.Compare("受理168件，成功率94.1%。", "受理186件，成功率95.9%。");

        Assert.Equal(
            [
                new(DiffKind.Same, "受理"),
                new(DiffKind.Removed, "168"),
                new(DiffKind.Added, "186"),
                new(DiffKind.Same, "件，成功率"),
                new(DiffKind.Removed, "94.1"),
                new(DiffKind.Added, "95.9"),
                new(DiffKind.Same, "%。"),
            ],
            parts
        );
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("", "新写的")]
    [InlineData("删掉的", "")]
    [InlineData("一样", "一样")]
    [InlineData("😀甲", "甲😀")]
    public void Compare_Edges_GivesBothTextsBack(string before, string after) => AssertGivesBack(before, after);

    [Fact]
    public void Compare_AnyTexts_GivesBothBackAndFindsTheLongestCommonPart()
    {
        var random = new Random(7);
        for (var round = 0; round < 400; round++)
        {
            var before = Text(random, random.Next(0, 150), 4);
            var after = Text(random, random.Next(0, 150), 4);

            AssertGivesBack(before, after);
            var same = TextDiff.Compare(before, after).Where(p => p.Kind == DiffKind.Same).Sum(p => p.Text.Length);
            Assert.InRange(same, 0, LongestCommon(before, after));
        }
    }

    [Theory]
    [InlineData("甲乙丙丁戊己庚辛壬癸", "甲乙子丑戊己庚寅壬癸", 7)]
    [InlineData("一二三四五六七八九十", "零一二三四五六七八九十", 10)]
    public void Compare_FewChanges_KeepsAllThatIsCommon(string before, string after, int common)
    {
        var same = TextDiff.Compare(before, after).Where(p => p.Kind == DiffKind.Same).Sum(p => p.Text.Length);

        Assert.Equal(common, same);
    }

    [Fact]
    public void CompareLines_Paragraphs_StayParagraphs()
    {
        var lines = TextDiff.CompareLines("第一段。\n第二段。", "第一段。\n第二段改了。\n第三段。");

        Assert.Equal(3, lines.Count);
        Assert.Equal("第一段。", Assert.Single(lines[0]).Text);
    }

    [Fact]
    public void Compare_TwoFullTexts_TakesLessThanTwentyMilliseconds()
    {
        var random = new Random(11);
        var (before, after) = (Text(random, 2000, 500), Text(random, 2000, 500));
        TextDiff.Compare(before, after);

        var best = Enumerable
            .Range(0, 5)
            .Min(_ =>
            {
                var watch = Stopwatch.StartNew();
                TextDiff.Compare(before, after);
                return watch.Elapsed.TotalMilliseconds;
            });

        Assert.InRange(best, 0, 20);
    }

    private static void AssertGivesBack(string before, string after)
    {
        var parts = TextDiff.Compare(before, after);

        Assert.Equal(before, string.Concat(parts.Where(p => p.Kind != DiffKind.Added).Select(p => p.Text)));
        Assert.Equal(after, string.Concat(parts.Where(p => p.Kind != DiffKind.Removed).Select(p => p.Text)));
    }

    private static string Text(Random random, int length, int signs) =>
        string.Create(
            length,
            random,
            (span, r) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = (char)('\u4e00' + r.Next(signs));
            }
        );

    private static int LongestCommon(string a, string b)
    {
        var lengths = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
                lengths[i, j] = a[i - 1] == b[j - 1] ? lengths[i - 1, j - 1] + 1 : Math.Max(lengths[i - 1, j], lengths[i, j - 1]);
        }
        return lengths[a.Length, b.Length];
    }
}
