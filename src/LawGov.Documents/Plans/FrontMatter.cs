using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans;

/// <summary>What stands around the plan: page furniture, labels, the notice, title, signature and dates.</summary>
internal sealed class FrontMatter(List<PlanFinding> findings, Dictionary<DocumentLine, TableRow> tables)
{
    private static readonly Regex ClosingLine = Pattern.Of("^.{0,24}(各|全区|全县|全市|全旗|本(方案|计划|纲要|要点|意见|办法)).{0,40}(要|应当|须|将|自|由).*$");

    private static readonly Regex Remark = Pattern.Of("^[(]?(注|备注|说明|抄送|主送|报送|印发范围|共印|公开方式|公开属性|[*※]).{0,200}$");

    /// <summary>A bracket below a title that belongs to it: (2026—2030年), (试行).</summary>
    private static readonly Regex TitleTail = Pattern.Of("^[(](20[0-9]{2}.{0,16}|试行|暂行|草案|征求意见稿|送审稿|修订版?|.{2,10}年?版)[)]$");

    private readonly List<string> _signatures = [];

    private string? _publisher;

    private int? _damagedYear;

    private string? _labelledTitle;

    private string? _noticeOf;

    public string Title { get; private set; } = "";

    public string? DocumentNumber { get; private set; }

    public List<string> IssuingBodies { get; } = [];

    public DateOnly? IssuedOn { get; private set; }

    public DateOnly? PublishedOn { get; private set; }

    /// <summary>The year the document was issued in, also where only a damaged day, its number or its page says so.</summary>
    public int? Year => IssuedOn?.Year ?? _damagedYear ?? YearOfNumber() ?? PublishedOn?.Year;

    /// <summary>The document is a notice that issues no plan.</summary>
    public bool IsNoticeAlone { get; private set; }

    /// <summary>No line of the plan's own is its title: only the notice names it.</summary>
    public bool TitleIsOfNotice { get; private set; }

    /// <summary>The title stands in the lead of a newspaper or portal alone.</summary>
    public PressLead? Lead { get; private set; }

    /// <summary>Settles the lines before <paramref name="bodyStart"/> and those after the body; returns the end of the body.</summary>
    public int Read(IReadOnlyList<DocumentLine> lines, int bodyStart)
    {
        var head = lines.Take(bodyStart).Where(l => !l.IsBlank && l.Role is null).ToList();
        ReadLabels(head);
        var notice = ReadNotice(head);
        var title = ReadTitle(head, notice);
        foreach (var line in head.Where(l => l.Role is null))
        {
            line.Role = title is not null && line.Number > title.Number && line.Number > notice ? LineRole.Intro : LineRole.Cover;
        }
        var end = ReadTail(lines, bodyStart);
        SettleIssuers();
        if (DocumentNumber is { } number && !PageLines.HasPrefix(Shadow.Fold(number)))
        {
            var at = head.FirstOrDefault(l => l.Text.Contains(Shadow.Fold(number), StringComparison.Ordinal))?.Number ?? 0;
            findings.Add(new PlanFinding(FindingCode.DocumentNumberIncomplete, at, $"发文字号“{number}”缺发文机关代字，请补全。") { Subject = number });
        }
        return end;
    }

    /// <summary>Whether a paragraph at the end of a plan only calls on everybody to carry it out.</summary>
    public static bool IsClosing(string text) => ClosingLine.IsMatch(text);

    private void ReadLabels(List<DocumentLine> head)
    {
        var pending = PageLabel.None;
        DocumentLine? before = null;
        foreach (var line in head)
        {
            var text = line.Text.TrimStart('•', '·', '*', '#');
            if (TakeSeveral(line) is { } open) pending = open;
            else if (PageLabels.At(text) is var (label, value))
            {
                line.Role = LineRole.Metadata;
                if (value.Length > 0) Take(label, value, line);
                pending = value.Length > 0 ? PageLabel.None : label;
            }
            else if (IsBracketedLabel(line)) (line.Role, pending) = (LineRole.Metadata, PageLabel.Other);
            else if (PageLines.IsFurniture(text)) (line.Role, pending) = (LineRole.Furniture, PageLabel.None);
            else if (pending != PageLabel.None && IsValueOf(pending, text))
            {
                line.Role = LineRole.Metadata;
                Take(pending, text, line);
                pending = PageLabel.None;
            }
            else
            {
                pending = PageLabel.None;
                ReadBareLine(line, text, before);
            }
            before = line;
        }
    }

    /// <summary>Several labels on one line; the last one may have its value on the next. Null where the line is something else.</summary>
    private PageLabel? TakeSeveral(DocumentLine line)
    {
        var (parts, start) = PageLabels.Several(line.Shadow);
        if (parts.Count == 0) return null;
        line.Role = LineRole.Metadata;
        foreach (var (label, from, to) in parts.Where(p => p.To > p.From)) Take(label, line.Text[from..to], line, from);
        // The day of a page may stand without a label
        if (DocumentDates.Find(line.Text[..start]) is { } day) PublishedOn ??= day;
        else if (PageLines.CanBeTitle(line.Text[..start])) _labelledTitle ??= line.Shadow.Quote(0, start);
        return parts[^1].To > parts[^1].From ? PageLabel.None : parts[^1].Label;
    }

    /// <summary>A short word alone in square brackets is a label, whatever it says or has lost.</summary>
    private static bool IsBracketedLabel(DocumentLine line)
    {
        var raw = line.Source.Text.AsSpan().Trim(" \t•·\u3000");
        return line.Text.Length <= 12 && raw.Length > 2 && raw[0] is '[' or '【' && raw[^1] is ']' or '】';
    }

    private void ReadBareLine(DocumentLine line, string text, DocumentLine? before)
    {
        if (PageLines.IsDocumentNumber(text))
        {
            line.Role = LineRole.Metadata;
            DocumentNumber ??= Compact(line);
        }
        else if (DocumentDates.IsDay(text))
        {
            line.Role = LineRole.Metadata;
            _days.Add(line);
            if (before is not null && PageLines.IsOrgan(before.Text)) IssuedOn ??= DocumentDates.Find(text);
            else if (text[0] is '(' && text.Contains("印发", StringComparison.Ordinal)) IssuedOn ??= DocumentDates.Find(text);
        }
        else if (DocumentDates.Repairs(text) is { Count: > 0 } repairs)
        {
            line.Role = LineRole.Metadata;
            ReportDamaged(line, repairs);
        }
    }

    private static bool IsValueOf(PageLabel label, string text) => PageLines.Notice(text) is null && label switch
    {
        PageLabel.Number => text.Length <= 40,
        PageLabel.IssuedOn or PageLabel.PublishedOn => DocumentDates.IsDay(text),
        PageLabel.Publisher => text.Length <= 60,
        PageLabel.Title => text.Length <= 120,
        _ => text.Length <= 60 && !PageLines.CanBeTitle(text),
    };

    private void Take(PageLabel label, string value, DocumentLine line, int from = 0)
    {
        var at = line.Text.IndexOf(value, from, StringComparison.Ordinal);
        var original = at >= 0 ? line.Shadow.Name(at, at + value.Length) : value;
        switch (label)
        {
            case PageLabel.Number when PageLines.IsDocumentNumber(value): DocumentNumber ??= original; break;
            case PageLabel.IssuedOn: IssuedOn ??= DocumentDates.Find(value); break;
            case PageLabel.PublishedOn: PublishedOn ??= DocumentDates.Find(value); break;
            case PageLabel.Publisher: _publisher ??= original; break;
            case PageLabel.Title: _labelledTitle ??= original; break;
        }
    }

    private readonly List<DocumentLine> _days = [];

    /// <summary>The notice's own title, over up to four lines; returns the number of the last line that belongs to the notice.</summary>
    private int ReadNotice(List<DocumentLine> head)
    {
        var last = 0;
        for (var i = 0; i < head.Count; i++)
        {
            for (var length = 1; length <= 4 && i + length <= head.Count; length++)
            {
                var piece = head.GetRange(i, length);
                if (piece.Any(l => l.Role is not null) || (length > 1 && piece.Any(l => l.Text.Length > 40 || l.Text.AsSpan().IndexOfAny("。:") >= 0))) break;
                var joined = Shadow.Of(string.Concat(piece.Select(l => l.Source.Text.Trim())));
                if (PageLines.Notice(joined.Text) is not var (issuer, from, to)) continue;
                foreach (var line in piece) line.Role = LineRole.Cover;
                last = Math.Max(last, piece[^1].Number);
                if (_noticeOf is null)
                {
                    _noticeOf = joined.Name(from, to);
                    IssuingBodies.AddRange(Issuers.Split(joined.Name(0, issuer.Length)));
                }
                break;
            }
        }
        foreach (var line in head.Where(l => l.Role is null && PageLines.IsAddress(l.Text))) last = Math.Max(last, line.Number);
        // The signature may be a picture, only its day is text
        if (last > 0 && _days.Find(l => l.Number > last) is { } day) IssuedOn ??= DocumentDates.Find(day.Text);
        if (_noticeOf is null) IsNoticeAlone = head.Any(l => l.Role is null && l.Text.Length <= 90 && l.Text.EndsWith("的通知", StringComparison.Ordinal));
        foreach (var line in head.Where(l => PageLines.IsOrgan(l.Text) && l.Role is null))
        {
            if (line.Number > last && last > 0) _signatures.Add(Compact(line));
        }
        return last;
    }

    /// <summary>The last line before the body that can be the plan's title; broken titles are joined.</summary>
    private DocumentLine? ReadTitle(List<DocumentLine> head, int notice)
    {
        var lead = _noticeOf is null && (_labelledTitle is null || !PageLines.IsPlanName(Shadow.Fold(_labelledTitle))) ? PressLead.Find(head) : null;
        var index = head.FindLastIndex(l => l.Role is null && PageLines.CanBeTitle(l.Text) && lead?.IsHeadline(l) != true);
        if (index < 0)
        {
            if (lead is not null) return TakeLead(head, lead);
            Title = _noticeOf ?? _labelledTitle ?? "";
            TitleIsOfNotice = _noticeOf is not null;
            if (Title.Length > 0) return null;
            var first = head.FirstOrDefault(l => l.Role is null && l.Text.Length is >= 2 and <= 60 && l.Text.AsSpan().IndexOfAny("。:;") < 0);
            if (first is null) return null;
            first.Role = LineRole.Title;
            Title = first.Source.Text.Trim().TrimStart('#', '*', ' ');
            findings.Add(new PlanFinding(FindingCode.TitleGuessed, first.Number, $"没有认出方案标题，暂取“{Title}”，请核对。", Title) { Subject = Title });
            return first;
        }
        var start = index;
        while (start > 0 && index - start < 3 && IsUpperPart(head[start - 1], head[start..(index + 1)], notice)) start--;
        for (var i = start; i <= index; i++) head[i].Role = LineRole.Title;
        var last = index;
        if (last + 1 < head.Count && head[last + 1] is { Role: null } lower && TitleTail.IsMatch(lower.Text)) head[++last].Role = LineRole.Title;
        var title = string.Concat(head[start..(last + 1)].Select(l => l.Source.Text.Trim())).TrimStart('#', '*', ' ').TrimEnd('*', ' ');
        Title = title.Trim('\u3000').Trim();
        foreach (var repeat in head.Where(l => l.Role is null && l.Text == head[index].Text && start == index)) repeat.Role = LineRole.Title;
        return head[index];
    }

    private DocumentLine TakeLead(List<DocumentLine> head, PressLead lead)
    {
        foreach (var line in head.Where(l => l.Role is null && l.Number <= lead.Last.Number)) line.Role = LineRole.Cover;
        Lead = lead;
        Title = lead.Name;
        findings.Add(new PlanFinding(FindingCode.TitleGuessed, lead.Last.Number, $"没有标题行，按报道中的书名号取为“{Title}”，请核对。", Title) { Subject = Title });
        return lead.Last;
    }

    /// <summary>Whether a line is the upper part of a title that is broken over lines: the whole is known from elsewhere, or what stands below cannot be a title alone.</summary>
    private bool IsUpperPart(DocumentLine upper, List<DocumentLine> lower, int notice)
    {
        var below = string.Concat(lower.Select(l => l.Text));
        var whole = upper.Text + below;
        if (upper.Role is not null || upper.Number <= notice && !Known(whole)) return false;
        if (Known(below)) return false;
        if (Known(whole)) return true;
        return upper.Text.Length <= 40 && upper.Text.AsSpan().IndexOfAny("。:;,、") < 0 && !PageLines.IsOrgan(upper.Text) && !PageLines.CanBeTitle(upper.Text) && below.Length < 14;

        bool Known(string text) => (_noticeOf is not null && Shadow.Fold(_noticeOf).EndsWith(text, StringComparison.Ordinal) && text.Length >= Shadow.Fold(_noticeOf).Length)
            || (_labelledTitle is not null && Shadow.Fold(_labelledTitle) == text);
    }

    private int ReadTail(IReadOnlyList<DocumentLine> lines, int bodyStart)
    {
        var end = lines.Count;
        var signatures = new List<string>();
        for (; end > bodyStart; end--)
        {
            var line = lines[end - 1];
            if (line.IsBlank || line.Role is not null) continue;
            var text = line.Text;
            if (line.Source.Cells is not null || tables.ContainsKey(line)) break;
            if (TakeSeveral(line) is not null) continue;
            if (PageLines.IsFurniture(text)) line.Role = LineRole.Furniture;
            else if (PageLines.IsAttachment(text) || PageLines.IsContact(text) || (Remark.IsMatch(text) && line.Marker.Kind == MarkerKind.None)) line.Role = LineRole.Note;
            else if (DocumentDates.IsDay(text))
            {
                line.Role = LineRole.Metadata;
                IssuedOn ??= DocumentDates.Find(text);
            }
            else if (DocumentDates.Repairs(text) is { Count: > 0 } repairs)
            {
                line.Role = LineRole.Metadata;
                ReportDamaged(line, repairs);
            }
            else if (line.Marker.Kind == MarkerKind.None && PageLines.IsOrgan(text) && text.Length <= 40 && !IsUnitLine(lines, end - 1))
            {
                line.Role = LineRole.Metadata;
                signatures.Insert(0, Compact(line));
            }
            else break;
        }
        if (_signatures.Count == 0) _signatures.AddRange(signatures);
        return end;
    }

    /// <summary>An organ's name alone at the end is the signature only where a date or nothing follows; right below a label it is a unit.</summary>
    private static bool IsUnitLine(IReadOnlyList<DocumentLine> lines, int index)
    {
        for (var i = index - 1; i >= 0; i--)
        {
            if (!lines[i].IsBlank) return lines[i].Text.EndsWith(':') || lines[i].Text.EndsWith('、');
        }
        return false;
    }

    private void SettleIssuers()
    {
        if (IssuingBodies.Count == 0) IssuingBodies.AddRange(_signatures.SelectMany(Issuers.Split).Distinct(StringComparer.Ordinal));
        if (IssuingBodies.Count == 0 && _publisher is not null) IssuingBodies.Add(_publisher);
        if (IssuingBodies.Count == 0 && Issuers.InTitle(Title) is { } issuer) IssuingBodies.Add(issuer);
    }

    private void ReportDamaged(DocumentLine line, IReadOnlyList<DateOnly> repairs)
    {
        _damagedYear ??= repairs[0].Year;
        var proposals = repairs.Select(d => $"{d.Year}年{d.Month}月{d.Day}日").ToList();
        var printed = line.Source.Text.Trim();
        findings.Add(new PlanFinding(FindingCode.DateDamaged, line.Number, $"日期“{printed}”缺字，可能是{string.Join("或", proposals)}，请核对。", proposals[0]) { Subject = printed, Proposals = proposals });
    }

    /// <summary>The year in the brackets of the document number.</summary>
    private int? YearOfNumber() => DocumentNumber is { } number && Shadow.Fold(number) is var text && text.IndexOf('(', StringComparison.Ordinal) is >= 0 and var open && open + 4 < text.Length && int.TryParse(text.AsSpan(open + 1, 4), System.Globalization.CultureInfo.InvariantCulture, out var year) ? year : null;

    private static string Compact(DocumentLine line) => line.Shadow.Name(0, line.Shadow.Length);
}
