using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using LawGov.Documents.Official;

namespace LawGov.Documents.Ledgers;

/// <summary>Cells: texts as inline strings (never formulas), dates and numbers as what they are.</summary>
internal static class LedgerCells
{
    /// <summary>A cell holds 32 767 characters; a longer text is cut and says so.</summary>
    public const int LongestText = 32767;
    private const string Cut = "……（超出单元格上限，全文见系统）";

    // Serial day 60 is the 29 February 1900 that never was: earlier days would be off by one.
    private static readonly DateOnly SerialZero = new(1899, 12, 30);
    private static readonly DateOnly FirstSafeDay = new(1900, 3, 1);

    public static Cell Text(string? text, LedgerFormat format)
    {
        var clean = PaperText.Clean(text);
        if (clean.Length == 0)
            return new Cell { StyleIndex = (uint)format };
        return new Cell(new InlineString(new Text(Fit(clean)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            DataType = CellValues.InlineString,
            StyleIndex = (uint)Safe(format, clean[0]),
        };
    }

    public static Cell Date(DateOnly? day) =>
        day switch
        {
            null => new Cell { StyleIndex = (uint)LedgerFormat.Date },
            { } d when d < FirstSafeDay => Text(d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), LedgerFormat.Centered),
            { } d => Value((d.DayNumber - SerialZero.DayNumber).ToString(CultureInfo.InvariantCulture), LedgerFormat.Date),
        };

    public static Cell Moment(DateTimeOffset instant)
    {
        var day = DateOnly.FromDateTime(instant.DateTime).DayNumber - SerialZero.DayNumber;
        var minutes = (instant.Hour * 60) + instant.Minute;
        return Value((day + (minutes / 1440m)).ToString("0.##########", CultureInfo.InvariantCulture), LedgerFormat.Moment);
    }

    public static Cell Number(int? number) =>
        number is { } n ? Value(n.ToString(CultureInfo.InvariantCulture), LedgerFormat.Whole) : new Cell { StyleIndex = (uint)LedgerFormat.Whole };

    public static Cell Number(decimal? number) =>
        number is { } n
            ? Value(n.ToString("0.############", CultureInfo.InvariantCulture), LedgerFormat.Number)
            : new Cell { StyleIndex = (uint)LedgerFormat.Number };

    public static string Name(int column, int row) => ColumnName(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>A, B … Z, AA … for 1, 2 …</summary>
    public static string ColumnName(int column)
    {
        var name = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
            name = (char)('A' + ((rest - 1) % 26)) + name;
        return name;
    }

    private static Cell Value(string value, LedgerFormat format) => new(new CellValue(value)) { StyleIndex = (uint)format };

    private static LedgerFormat Safe(LedgerFormat format, char first) =>
        (format, first) switch
        {
            (LedgerFormat.Text, '=' or '+' or '-' or '@') => LedgerFormat.QuotedText,
            (LedgerFormat.Centered, '=' or '+' or '-' or '@') => LedgerFormat.QuotedCentered,
            _ => format,
        };

    private static string Fit(string text)
    {
        if (text.Length <= LongestText)
            return text;

        var end = LongestText - Cut.Length;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end] + Cut;
    }
}
