using System.Globalization;
using LawGov.Documents.Plans.Lines;

namespace LawGov.Documents.Plans.Cover;

/// <summary>The document number of a cover: the first that is whole; else the first that is damaged, as it is printed, with what it probably was.</summary>
internal sealed class CoverNumber
{
    private (DocumentLine Line, int From, int To, int Year, string? Proposal)? _damaged;

    private string? _whole;

    public string? Value => _whole ?? (_damaged is var (line, from, to, _, _) ? line.NormalizedText.NameAt(from, to) : null);

    /// <summary>The year in it.</summary>
    public int? Year =>
        _whole is null ? _damaged?.Year
        : NormalizedText.Fold(_whole) is var text
        && text.IndexOf('(', StringComparison.Ordinal) is >= 0 and var open
        && open + 4 < text.Length
        && int.TryParse(text.AsSpan(open + 1, 4), CultureInfo.InvariantCulture, out var year)
            ? year
        : null;

    /// <summary>Takes the number that begins at a place of a line; returns where the line goes on behind it, null where there is none.</summary>
    public int? Take(DocumentLine line, int from)
    {
        var text = line.Text[from..];
        if (PageLines.BehindNumber(text) is > 0 and var end)
        {
            _whole ??= line.NormalizedText.NameAt(from, from + end);
            return from + end;
        }
        if (PageLines.Damaged(text) is not var (length, prefix, year, number))
            return null;
        var proposal = number.Length > 0 && number[0] != '0' ? $"{line.NormalizedText.NameAt(from, from + prefix)}〔{year}〕{number}号" : null;
        _damaged ??= (line, from, from + length, int.Parse(year, CultureInfo.InvariantCulture), proposal);
        return from + length;
    }

    /// <summary>Reports what the number has lost.</summary>
    public PlanFinding? Check(IEnumerable<DocumentLine> head)
    {
        if (_whole is null && _damaged is var (line, from, to, _, proposal))
        {
            var printed = line.NormalizedText.Quote(from, to);
            var guess = proposal is null ? "，请补全" : $"，可能是“{proposal}”，请核对";
            return new PlanFinding(FindingCode.DocumentNumberIncomplete, line.Number, $"发文字号“{printed}”不完整{guess}。", proposal)
            {
                Subject = printed,
                Proposals = proposal is null ? [] : [proposal],
            };
        }
        if (_whole is null || PageLines.HasPrefix(NormalizedText.Fold(_whole)))
            return null;
        var at = head.FirstOrDefault(l => l.Text.Contains(NormalizedText.Fold(_whole), StringComparison.Ordinal))?.Number ?? 0;
        return new PlanFinding(FindingCode.DocumentNumberIncomplete, at, $"发文字号“{_whole}”缺发文机关代字，请补全。") { Subject = _whole };
    }
}
