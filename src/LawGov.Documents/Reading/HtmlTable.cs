using System.Text;

namespace LawGov.Documents.Reading;

/// <summary>Reads a table of data; tables that only lay out a page are walked through like any block.</summary>
internal static class HtmlTable
{
    private const int MostParagraphsInCell = 15;

    public static bool IsData(HtmlNode table)
    {
        var rows = 0;
        foreach (var row in Find(table, "tr"))
        {
            var cells = row.Children.Where(c => c.Name is "td" or "th").ToList();
            if (cells.Any(c => Holds(c, "table") || Count(c) > MostParagraphsInCell))
                return false;
            if (cells.Count > 1)
                rows++;
        }
        return rows >= 1;
    }

    public static IEnumerable<List<SourceCell>> Rows(HtmlNode table)
    {
        var hanging = new Dictionary<int, (string Text, int Rows, int Span)>();
        foreach (var row in Find(table, "tr"))
        {
            var cells = new List<SourceCell>();
            var column = 0;
            foreach (var cell in row.Children.Where(c => c.Name is "td" or "th").Append(null))
            {
                while (hanging.TryGetValue(column, out var above))
                {
                    cells.Add(new SourceCell(above.Text, above.Span, true));
                    if (above.Rows <= 1)
                        hanging.Remove(column);
                    else
                        hanging[column] = above with { Rows = above.Rows - 1 };
                    column += above.Span;
                }
                if (cell is null)
                    break;
                var text = TextOf(cell);
                var span = Math.Min(cell.Span("colspan"), 100);
                if (cell.Span("rowspan") is > 1 and var down)
                    hanging[column] = (text, down - 1, span);
                cells.Add(new SourceCell(text, span));
                column += span;
                if (cells.Count > 200)
                    break;
            }
            if (cells.Count > 0)
                yield return cells;
        }
    }

    private static IEnumerable<HtmlNode> Find(HtmlNode node, string name)
    {
        foreach (var child in node.Children)
        {
            if (child.Name == name)
                yield return child;
            else if (child.Name is "tbody" or "thead" or "tfoot")
            {
                foreach (var inner in Find(child, name))
                    yield return inner;
            }
        }
    }

    private static bool Holds(HtmlNode node, string name) => node.Children.Any(c => c.Name == name || Holds(c, name));

    private static int Count(HtmlNode node) => node.Children.Sum(c => (c.Name is "p" or "div" or "br" ? 1 : 0) + Count(c));

    private static string TextOf(HtmlNode cell)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        Walk(cell);
        End();
        return string.Join('\n', lines);

        void Walk(HtmlNode node)
        {
            foreach (var child in node.Children)
            {
                if (child.Text is { } text)
                    line.Append(text);
                else if (child.IsHidden)
                    continue;
                else if (child.Name == "br" || child.IsBlock)
                {
                    End();
                    Walk(child);
                    End();
                }
                else
                    Walk(child);
            }
        }

        void End()
        {
            var text = HtmlReader.Collapse(line.ToString());
            line.Clear();
            if (text.Length > 0)
                lines.Add(text);
        }
    }
}
