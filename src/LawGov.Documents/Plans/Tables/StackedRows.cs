using LawGov.Documents.Plans.Units;

namespace LawGov.Documents.Plans.Tables;

/// <summary>
/// Parts a run of cells, one a line, into rows: each cell is given the column it fits best, so that a row may leave cells out, break them over lines, or
/// share the number above it. The cheapest way to lay them out counts.
/// </summary>
internal static class StackedRows
{
    /// <summary>A cell that its column cannot hold.</summary>
    private const double Misfit = 4;

    /// <summary>A column left empty, and one that is usually empty.</summary>
    private const double Empty = 1.2;

    private const double EmptyRemark = 0.4;

    private const double EmptyTask = 6;

    /// <summary>A cell goes on over one more line.</summary>
    private const double NextLine = 0.7;

    /// <summary>A row below the number of the row above.</summary>
    private const double SharedNumber = 1.0;

    /// <summary>A line behind the table.</summary>
    private const double Outside = 1.6;

    private const double Never = 1e9;

    /// <summary>
    /// For each cell its row, from 0, and its column; the last ones may stand behind the table, and so have row -1; and what the layout costs. Null where
    /// it fits badly.
    /// </summary>
    /// <param name="cells">The texts.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="endsInside">All cells belong to the table.</param>
    public static (List<(int Row, int Column)> Places, double Cost)? Part(IReadOnlyList<string> cells, List<TableColumn> columns, bool endsInside)
    {
        var (n, w) = (cells.Count, columns.Count);
        if (n == 0 || w < 2)
            return null;
        var cost = new double[n, w];
        var from = new int[n, w];
        var fits = new double[n, w];
        for (var i = 0; i < n; i++)
        {
            for (var c = 0; c < w; c++)
                fits[i, c] = Fit(cells[i], columns[c]);
        }
        for (var c = 0; c < w; c++)
            (cost[0, c], from[0, c]) = (Begin(c) + fits[0, c], -1);
        for (var i = 1; i < n; i++)
        {
            for (var c = 0; c < w; c++)
            {
                var (best, at) = (Never, 0);
                for (var p = 0; p < w; p++)
                {
                    var step = cost[i - 1, p] + Math.Min(Within(p, c, cells[i - 1]), End(p) + Begin(c) + (HasNumber() && c > 0 ? SharedNumber : 0));
                    if (step < best)
                        (best, at) = (step, p);
                }
                (cost[i, c], from[i, c]) = (best + fits[i, c], at);
            }
        }
        var (total, last, column) = (Never, 0, 0);
        for (var i = endsInside ? n - 1 : 0; i < n; i++)
        {
            for (var c = 0; c < w; c++)
            {
                var whole = cost[i, c] + End(c) + ((n - 1 - i) * Outside);
                if (whole < total)
                    (total, last, column) = (whole, i, c);
            }
        }
        if (total >= n * 1.0 + 2)
            return null;
        var parted = new (int Row, int Column)[n];
        for (var i = n - 1; i > last; i--)
            parted[i] = (-1, 0);
        for (var i = last; i >= 0; i--)
        {
            parted[i] = (0, column);
            column = from[i, column];
        }
        var row = 0;
        for (var i = 1; i <= last; i++)
        {
            var (p, c) = (parted[i - 1].Column, parted[i].Column);
            if (Within(p, c, cells[i - 1]) > End(p) + Begin(c) + (HasNumber() && c > 0 ? SharedNumber : 0))
                row++;
            parted[i].Row = row;
        }
        return ([.. parted], total);

        bool HasNumber() => columns[0].Kind == ColumnKind.Number;

        // Columns left out before the first cell of a row; a shared number is no gap
        double Begin(int column) => Gap(0, column);

        double End(int column) => Gap(column + 1, w);

        double Gap(int start, int end)
        {
            var gap = 0.0;
            for (var c = start; c < end; c++)
                gap += columns[c].Kind switch
                {
                    ColumnKind.Number or ColumnKind.Group => EmptyRemark,
                    ColumnKind.Body => HasOtherBody(c) ? Empty : EmptyTask,
                    ColumnKind.Field => Empty,
                    _ => EmptyRemark,
                };
            return gap;
        }

        bool HasOtherBody(int column) => columns.Where((c, i) => i != column && c.Kind == ColumnKind.Body).Any();

        double Within(int before, int next, string text) =>
            next > before ? Gap(before + 1, next)
            : next < before || columns[next].Kind == ColumnKind.Number ? Never
            : columns[next].Kind == ColumnKind.Body && text.EndsWith('。') ? NextLine * 2
            : columns[next].Field == NoteField.Lead ? NextLine * 1.3
            : NextLine;
    }

    private static double Fit(string cell, TableColumn column)
    {
        var text = NormalizedText.Fold(cell);
        var isNumber = TableRowRepair.NumberOf(cell) is not null;
        if (column.Kind == ColumnKind.Number)
            return isNumber ? 0 : Never / 1000;
        if (isNumber)
            return Misfit * 2;
        if (text is "无" or "-" or "/")
            return column.Kind == ColumnKind.Body ? Misfit : 0.2;
        return TableRowRepair.MakesSense(cell, column)
            ? column.Kind switch
            {
                ColumnKind.Body => TableRowRepair.StartsLikeTime(text) && text.Length < 12 ? Misfit / 2 : 0,
                ColumnKind.Ignored or ColumnKind.Unknown => 0.5,
                ColumnKind.Group => text.Length <= 16 ? 0.3 : 1,
                _ => 0,
            }
            : Misfit;
    }
}
