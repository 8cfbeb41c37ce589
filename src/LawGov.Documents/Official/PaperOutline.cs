namespace LawGov.Documents.Official;

/// <summary>Collects the blocks of a paper and numbers its headings.</summary>
internal sealed class PaperOutline
{
    private readonly List<PaperBlock> blocks = [];
    private readonly int[] numbers = new int[5];

    public IReadOnlyList<PaperBlock> Blocks => blocks;

    public void Head(int level, string text)
    {
        numbers[level]++;
        Array.Clear(numbers, level + 1, numbers.Length - level - 1);
        blocks.Add(new PaperHeading(level, ChineseNumber.Heading(level, numbers[level]) + PaperText.OneLine(text)));
    }

    public void Say(string? key, string text) => blocks.Add(new PaperParagraph(text) { Key = key });

    public void Item(string key, int number, string text) => blocks.Add(new PaperParagraph(text) { Key = key, ItemNumber = number });

    public void Add(PaperBlock block) => blocks.Add(block);
}
