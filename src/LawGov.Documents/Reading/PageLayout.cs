using System.Text;

namespace LawGov.Documents.Reading;

/// <summary>One letter of a page; places are counted from its upper left corner.</summary>
/// <param name="X">Left.</param>
/// <param name="Y">Its base line.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Size">Its size.</param>
/// <param name="Text">The letter.</param>
internal readonly record struct PageLetter(double X, double Y, double Width, double Size, string Text)
{
    public double Right => X + Width;
}

/// <summary>A ruled line of a page.</summary>
/// <param name="IsHorizontal">Across the page.</param>
/// <param name="At">Its height, or its distance from the left.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
internal readonly record struct Ruling(bool IsHorizontal, double At, double From, double To);

/// <summary>Puts the letters and rules of pages together to paragraphs and rows of tables, as they are read.</summary>
internal sealed class PageLayout
{
    /// <summary>Rules nearer than this are one, in points.</summary>
    private const double SameRule = 2.5;

    /// <summary>A gap that parts words, and one that parts columns, in sizes of a letter.</summary>
    private const double WordGap = 0.6;

    private const double ColumnGap = 2.5;

    /// <summary>A line that ends so near the right margin goes on, in sizes of a letter.</summary>
    private const double FullLine = 1.8;

    private const double Indent = 1.0;

    private const double MostRulings = 4000;

    private readonly List<SourceLine> _lines = [];

    private int _tables;

    /// <summary>The columns of the table that ended the page before.</summary>
    private int _openColumns;

    public IReadOnlyList<SourceLine> Lines => _lines;

    /// <summary>Adds the lines of a page.</summary>
    public void Add(IReadOnlyList<PageLetter> letters, IReadOnlyList<Ruling> rulings)
    {
        var grids = Grids(rulings.Count > MostRulings ? [] : rulings).Where(g => letters.Any(g.Holds)).ToList();
        var texts = TextLines([.. letters.Where(l => !grids.Exists(g => g.Holds(l)))]);
        var paragraphs = Paragraphs(texts);
        var blocks = paragraphs
            .Select(p => (Top: p.Y, Write: (Action)(() => Write(p.Text))))
            .Concat(grids.Select(g => (Top: g.Ys[0], Write: (Action)(() => Write(g, letters)))))
            .OrderBy(b => b.Top)
            .ToList();
        foreach (var (_, write) in blocks)
            write();
    }

    private void Write(string text)
    {
        if (text.Trim().Length == 0)
            return;
        // A number of a page stands between the halves of a table
        if (text.Trim().Length > 8)
            _openColumns = 0;
        _lines.Add(new SourceLine(_lines.Count + 1, text));
    }

    private void Write(Grid grid, IReadOnlyList<PageLetter> letters)
    {
        if (_openColumns != grid.Xs.Count)
            _tables++;
        _openColumns = grid.Xs.Count;
        var inside = letters.Where(grid.Holds).ToList();
        var above = new List<string>();
        for (var row = 0; row + 1 < grid.Ys.Count; row++)
        {
            var cells = new List<SourceCell>();
            var texts = new List<string>();
            for (var column = 0; column + 1 < grid.Xs.Count; )
            {
                var end = column + 1;
                while (end + 1 < grid.Xs.Count && !grid.IsRuled(false, grid.Xs[end], Middle(grid.Ys, row)))
                    end++;
                var (left, right) = (grid.Xs[column], grid.Xs[end]);
                var isMerged = row > 0 && !grid.IsRuled(true, grid.Ys[row], (left + right) / 2);
                var own = TextLines([
                    .. inside.Where(l => l.X + (l.Width / 2) > left && l.X + (l.Width / 2) < right && Center(l) > grid.Ys[row] && Center(l) < grid.Ys[row + 1]),
                ]);
                var text = string.Concat(own.Select(l => l.Text));
                if (isMerged && column < above.Count)
                    text = above[column] + text;
                cells.Add(new SourceCell(text, end - column, isMerged));
                for (; column < end; column++)
                    texts.Add(text);
            }
            above = texts;
            _lines.Add(new SourceLine(_lines.Count + 1, string.Join('\t', cells.Select(c => c.Text))) { Cells = cells, Table = _tables });
        }
    }

    private static double Middle(List<double> places, int at) => (places[at] + places[at + 1]) / 2;

    private static double Center(PageLetter letter) => letter.Y - (letter.Size * 0.35);

    /// <summary>A line of text.</summary>
    private sealed record TextLine(double Y, double Left, double Right, double Size, string Text);

    private static List<TextLine> TextLines(List<PageLetter> letters)
    {
        var lines = new List<TextLine>();
        var open = new List<PageLetter>();
        foreach (var letter in letters.OrderBy(l => l.Y))
        {
            if (open.Count > 0 && letter.Y - open[0].Y > Math.Max(open[0].Size, letter.Size) * 0.5)
            {
                lines.Add(Line(open));
                open = [];
            }
            open.Add(letter);
        }
        if (open.Count > 0)
            lines.Add(Line(open));
        return lines;
    }

    private static TextLine Line(List<PageLetter> letters)
    {
        var text = new StringBuilder(letters.Count);
        var ordered = letters.OrderBy(l => l.X).ToList();
        var size = ordered.Select(l => l.Size).Order().ElementAt(ordered.Count / 2);
        for (var i = 0; i < ordered.Count; i++)
        {
            var gap = i == 0 ? 0 : ordered[i].X - ordered[i - 1].Right;
            if (gap > size * ColumnGap)
                text.Append('\t');
            else if (gap > size * WordGap)
                text.Append(' ');
            text.Append(ordered[i].Text);
        }
        var printed = ordered.Where(l => !string.IsNullOrWhiteSpace(l.Text)).ToList();
        return new TextLine(
            ordered[0].Y,
            printed.Count == 0 ? ordered[0].X : printed[0].X,
            printed.Count == 0 ? ordered[0].X : printed.Max(l => l.Right),
            size,
            text.ToString()
        );
    }

    /// <summary>Lines that only end because the page does are joined.</summary>
    private static List<(double Y, string Text)> Paragraphs(List<TextLine> lines)
    {
        var paragraphs = new List<(double Y, string Text)>();
        if (lines.Count == 0)
            return paragraphs;
        var (left, right) = (lines.Min(l => l.Left), lines.Max(l => l.Right));
        TextLine? before = null;
        foreach (var line in lines)
        {
            var goesOn =
                before is not null
                && !before.Text.Contains('\t')
                && !line.Text.Contains('\t')
                && before.Right > right - (before.Size * FullLine)
                && line.Left < left + (line.Size * Indent)
                && Math.Abs(line.Size - before.Size) < before.Size * 0.15
                && line.Y - before.Y < before.Size * 3;
            if (goesOn)
                paragraphs[^1] = (paragraphs[^1].Y, paragraphs[^1].Text + line.Text.TrimStart());
            else
                paragraphs.Add((line.Y, line.Text));
            before = line;
        }
        return paragraphs;
    }

    /// <summary>A ruled table.</summary>
    private sealed record Grid(List<double> Xs, List<double> Ys, List<Ruling> Rulings)
    {
        public bool Holds(PageLetter letter) =>
            letter.X + (letter.Width / 2) > Xs[0] && letter.X + (letter.Width / 2) < Xs[^1] && Center(letter) > Ys[0] && Center(letter) < Ys[^1];

        /// <summary>Whether a rule at this place covers a point.</summary>
        public bool IsRuled(bool isHorizontal, double at, double point) =>
            Rulings.Exists(r => r.IsHorizontal == isHorizontal && Math.Abs(r.At - at) <= SameRule && r.From - SameRule <= point && r.To + SameRule >= point);
    }

    /// <summary>The tables of a page: rules across, one below the other, that upright rules join.</summary>
    private static List<Grid> Grids(IReadOnlyList<Ruling> rulings)
    {
        var across = rulings.Where(r => r.IsHorizontal).OrderBy(r => r.At).ToList();
        var upright = rulings.Where(r => !r.IsHorizontal).OrderBy(r => r.At).ToList();
        var grids = new List<Grid>();
        var heights = Places(across);
        for (var i = 0; i < heights.Count; )
        {
            var end = i;
            while (end + 1 < heights.Count && upright.Exists(u => u.From - SameRule <= heights[end] && u.To + SameRule >= heights[end + 1]))
                end++;
            if (end > i)
            {
                var (top, bottom) = (heights[i], heights[end]);
                List<Ruling> own =
                [
                    .. upright.Where(u => u.To > top + SameRule && u.From < bottom - SameRule),
                    .. across.Where(a => a.At >= top - SameRule && a.At <= bottom + SameRule),
                ];
                var xs = Places([.. own.Where(r => !r.IsHorizontal)]);
                if (xs.Count > 2)
                    grids.Add(new Grid(xs, heights.GetRange(i, end - i + 1), own));
            }
            i = end + 1;
        }
        return grids;
    }

    private static List<double> Places(List<Ruling> rulings)
    {
        var places = new List<double>();
        foreach (var ruling in rulings)
        {
            if (places.Count == 0 || ruling.At - places[^1] > SameRule)
                places.Add(ruling.At);
        }
        return places;
    }
}
