using System.Text.RegularExpressions;
using LawGov.Documents.Plans.Lines;
using LawGov.Documents.Plans.Times;
using LawGov.Documents.Plans.Units;

namespace LawGov.Documents.Plans.Cover;

/// <summary>What stands around the plan: page page parts, labels, the notice, title, signature and dates.</summary>
internal sealed partial class FrontMatter(List<PlanFinding> findings, Dictionary<DocumentLine, TableRow> tables)
{
    [GeneratedRegex("^.{0,24}(各|全区|全县|全市|全旗|本(方案|计划|纲要|要点|意见|办法)).{0,40}(要|应当|须|将|自|由).*$", Pattern.Options)]
    private static partial Regex ClosingLine { get; }

    [GeneratedRegex("^[(]?(注|备注|说明|抄送|主送|报送|印发范围|共印|公开方式|公开属性|[*※]).{0,200}$", Pattern.Options)]
    private static partial Regex Remark { get; }

    /// <summary>A bracket below a title that belongs to it: (2026—2030年), (试行).</summary>
    [GeneratedRegex("^[(](20[0-9]{2}.{0,16}|试行|暂行|草案|征求意见稿|送审稿|修订版?|[^接转]{2,10}年?版)[)]$", Pattern.Options)]
    private static partial Regex TitleTail { get; }

    /// <summary>A page may date a document by the day it was drafted or registered, but not by another year.</summary>
    private const int MostDaysApart = 180;

    private readonly List<string> _signatures = [];

    /// <summary>The issuer of a notice that is not only an organ's name.</summary>
    private string? _unclean;

    private string? _publisher;

    /// <summary>An organ above a day, where no notice says who signs.</summary>
    private string? _signer;

    private DateOnly? _labelledOn;

    private (DateOnly Day, int Line)? _signedOn;

    private readonly CoverNumber _number = new();

    private int? _damagedYear;

    private string? _labelledTitle;

    private string? _noticeOf;

    public string Title { get; private set; } = "";

    public string? DocumentNumber => _number.Value;

    public List<string> IssuingBodies { get; } = [];

    public DateOnly? IssuedOn { get; private set; }

    public DateOnly? PublishedOn { get; private set; }

    /// <summary>The year the document was issued in, also where only a damaged day, its number or its page says so.</summary>
    public int? Year => IssuedOn?.Year ?? _damagedYear ?? _number.Year ?? PublishedOn?.Year;

    /// <summary>The year in which the document itself, and not only its page, says it was issued.</summary>
    public int? StatedYear => IssuedOn?.Year ?? _number.Year;

    /// <summary>The document is a notice that issues no plan.</summary>
    public bool IsNoticeAlone { get; private set; }

    /// <summary>No line of the plan's own is its title: only the notice names it.</summary>
    public bool TitleIsOfNotice { get; private set; }

    /// <summary>The title stands in the lead of a newspaper or portal alone.</summary>
    public PressReleaseLead? Lead { get; private set; }

    /// <summary>Settles the lines before <paramref name="bodyStart"/> and those after the body; returns the end of the body.</summary>
    public int Read(IReadOnlyList<DocumentLine> lines, int bodyStart)
    {
        var head = lines.Take(bodyStart).Where(l => !l.IsBlank && l.Role is null).ToList();
        ReadLabels(head);
        var notice = ReadNotice(head);
        var title = ReadTitle(head, notice);
        foreach (var line in head.Where(l => l.Role is null))
        {
            line.ReadAs(title is not null && line.Number > title.Number && line.Number > notice ? LineRole.Intro : LineRole.Cover, Pass.Cover);
        }
        var end = ReadTail(lines, bodyStart);
        ResolveIssuers();
        ResolveDay();
        if (_number.Check(head) is { } incomplete)
            findings.Add(incomplete);
        return end;
    }

    /// <summary>A day on the page that lies far from the signature's is that of an upload.</summary>
    private void ResolveDay()
    {
        IssuedOn = _labelledOn ?? _signedOn?.Day;
        if (_labelledOn is not { } labelled || _signedOn is not var (signed, line) || Math.Abs(labelled.DayNumber - signed.DayNumber) <= MostDaysApart)
            return;
        IssuedOn = signed;
        findings.Add(
            new PlanFinding(FindingCode.DatesDiffer, line, $"页面标注的成文日期是{Say(labelled)}，落款是{Say(signed)}，暂取落款日期，请核对。", Say(signed))
            {
                Proposals = [Say(signed), Say(labelled)],
            }
        );
    }

    /// <summary>Whether a paragraph at the end of a plan only calls on everybody to carry it out.</summary>
    public static bool IsClosing(string text) => ClosingLine.IsMatch(text);

    private void ReadLabels(List<DocumentLine> head)
    {
        var pending = PageLabel.None;
        DocumentLine? before = null;
        foreach (var line in head)
        {
            var text = line.Text.TrimStart('•', '·', '*', '#', '-');
            if (TakeSeveral(line) is { } open)
                pending = open;
            else if (PageLabels.At(line.NormalizedText) is var (label, value))
            {
                line.ReadAs(LineRole.Metadata, Pass.Cover);
                if (value.Length > 0)
                    Take(label, value, line);
                pending = value.Length > 0 ? PageLabel.None : label;
            }
            else if (IsBracketedLabel(line))
                pending = TakeAs(line, LineRole.Metadata, PageLabel.Other);
            else if (PageLines.IsPagePart(text))
                pending = TakeAs(line, LineRole.PagePart, PageLabel.None);
            else if (pending != PageLabel.None && IsValueOf(pending, text))
            {
                line.ReadAs(LineRole.Metadata, Pass.Cover);
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

    private static PageLabel TakeAs(DocumentLine line, LineRole role, PageLabel pending)
    {
        line.ReadAs(role, Pass.Cover);
        return pending;
    }

    /// <summary>Several labels on one line; the last one may have its value on the next. Null where the line is something else.</summary>
    private PageLabel? TakeSeveral(DocumentLine line)
    {
        var (parts, start) = PageLabels.Several(line.NormalizedText);
        if (parts.Count == 0)
            return null;
        line.ReadAs(LineRole.Metadata, Pass.Cover);
        foreach (var (label, from, to) in parts.Where(p => p.To > p.From))
            Take(label, line.Text[from..to], line, from);
        // The day of a page may stand without a label
        if (DocumentDates.Find(line.Text[..start]) is { } day)
            PublishedOn ??= day;
        else if (PageLines.CanBeTitle(line.Text[..start]))
            _labelledTitle ??= line.NormalizedText.Quote(0, start);
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
        if ((PageLines.IsDocumentNumber(text) || PageLines.Damaged(text) is not null) && _number.Take(line, line.Text.Length - text.Length) is { } behind)
        {
            line.ReadAs(LineRole.Metadata, Pass.Cover);
            if (behind < line.Text.Length)
                _signer ??= line.NormalizedText.NameAt(behind, line.Text.Length);
        }
        else if (DocumentDates.IsTimed(text))
        {
            line.ReadAs(LineRole.Metadata, Pass.Cover);
            PublishedOn ??= DocumentDates.Find(text);
        }
        else if (DocumentDates.IsDay(text))
        {
            line.ReadAs(LineRole.Metadata, Pass.Cover);
            _days.Add(line);
            if (before is not null && PageLines.IsOrgan(before.Text))
            {
                TakeSigned(line);
                _signer ??= Compact(before);
            }
            else if (text[0] is '(' && text.Contains("印发", StringComparison.Ordinal))
                TakeSigned(line);
        }
        else if (DocumentDates.Repairs(text) is { Count: > 0 } repairs)
        {
            line.ReadAs(LineRole.Metadata, Pass.Cover);
            ReportDamaged(line, repairs);
        }
    }

    private static bool IsValueOf(PageLabel label, string text) =>
        PageLines.Notice(text.TrimEnd('|')) is null
        && label switch
        {
            PageLabel.Number => text.Length <= 40,
            _ when PageLines.IsDocumentNumber(text) || PageLines.Damaged(text) is not null => false,
            PageLabel.IssuedOn or PageLabel.PublishedOn => DocumentDates.IsDay(text),
            PageLabel.Publisher => text.Length <= 60,
            PageLabel.Title => text.Length <= 120,
            _ => text.Length <= 60 && !PageLines.CanBeTitle(text),
        };

    private void Take(PageLabel label, string value, DocumentLine line, int from = 0)
    {
        var at = line.Text.IndexOf(value, from, StringComparison.Ordinal);
        var original = at >= 0 ? line.NormalizedText.NameAt(at, at + value.Length) : value;
        switch (label)
        {
            case PageLabel.Number when at >= 0:
                _number.Take(line, at);
                break;
            case PageLabel.IssuedOn:
                _labelledOn ??= DocumentDates.Find(value);
                break;
            case PageLabel.PublishedOn:
                PublishedOn ??= DocumentDates.Find(value);
                break;
            case PageLabel.Publisher:
                _publisher ??= original;
                break;
            case PageLabel.Title:
                _labelledTitle ??= original;
                break;
        }
    }

    private void TakeSigned(DocumentLine line)
    {
        if (_signedOn is null && DocumentDates.Find(line.Text) is { } day)
            _signedOn = (day, line.Number);
    }

    private readonly List<DocumentLine> _days = [];

    /// <summary>The notice's own title, over up to four lines; returns the number of the last line that belongs to the notice.</summary>
    private int ReadNotice(List<DocumentLine> head)
    {
        var last = 0;
        var issuers = new List<(string Printed, string Bare)>();
        for (var i = 0; i < head.Count; i++)
        {
            for (var length = 1; length <= 4 && i + length <= head.Count; length++)
            {
                var piece = head.GetRange(i, length);
                if (piece.Any(l => l.Role is not null) || (length > 1 && piece.Any(l => l.Text.Length > 40 || l.Text.AsSpan().IndexOfAny("。:") >= 0)))
                    break;
                if (NoticeIn(piece) is not var (printed, bare, plan))
                    continue;
                foreach (var line in piece)
                    line.ReadAs(LineRole.Cover, Pass.Cover);
                last = Math.Max(last, piece[^1].Number);
                // What a page prints above the notice is no part of it
                for (
                    ;
                    piece.Count > 1 && !PageLines.IsOrgan(piece[0].Text) && NoticeIn(piece[1..]) is var (_, organ, _) && Issuers.AreOrgans(organ);
                    (printed, bare) = (organ, organ)
                )
                    piece = piece[1..];
                _noticeOf ??= plan;
                if (NormalizedText.Fold(_noticeOf) == NormalizedText.Fold(plan))
                    issuers.Add((printed, bare));
                break;
            }
        }
        if (_labelledTitle is not null && NoticeIn(_labelledTitle) is var (labelled, name, titled))
        {
            _noticeOf ??= titled;
            issuers.Add((labelled, name));
        }
        // A page repeats the notice's title, with more or less around the issuer's name
        if (issuers.Find(i => i.Printed == i.Bare && Issuers.AreOrgans(i.Bare)).Bare is { } clean)
            IssuingBodies.AddRange(Issuers.Split(clean));
        else
            _unclean = issuers.Select(i => i.Bare).OrderBy(b => Issuers.AreOrgans(b) ? 0 : 1).FirstOrDefault(b => b.Length > 0);
        foreach (var line in head.Where(l => l.Role is null && PageLines.IsAddress(l.Text)))
            last = Math.Max(last, line.Number);
        // The signature may be a picture, only its day is text
        if (last > 0 && _days.Find(l => l.Number > last) is { } day)
            TakeSigned(day);
        if (_noticeOf is null)
            IsNoticeAlone = head.Any(l => l.Role is null && l.Text.Length <= 90 && l.Text.EndsWith("的通知", StringComparison.Ordinal));
        if (
            _noticeOf is null
            && head.Find(l => l.Role is null && PageLines.Announced(l.Text) is not null) is { } announcing
            && PageLines.Announced(announcing.Text) is var (first, end)
        )
            _noticeOf = announcing.NormalizedText.NameAt(first, end);
        foreach (var line in head.Where(l => PageLines.IsOrgan(l.Text) && l.Role is null))
        {
            if (line.Number > last && last > 0)
                _signatures.Add(Compact(line));
        }
        return last;
    }

    /// <summary>The notice's title that stands on these lines: who issues, with and without what a page adds, and the plan.</summary>
    private static (string Printed, string Bare, string Plan)? NoticeIn(List<DocumentLine> piece) =>
        NoticeIn(string.Concat(piece.Select(l => l.Source.Text.Trim().Trim('|').Trim())));

    private static (string Printed, string Bare, string Plan)? NoticeIn(string text)
    {
        var joined = NormalizedText.Of(text);
        return PageLines.Notice(joined.Text) is var (issuer, end, from, to)
            ? (joined.NameAt(issuer, end), Issuers.Bare(joined, issuer, end), joined.NameAt(from, to))
            : null;
    }

    /// <summary>The last line before the body that can be the plan's title; broken titles are joined.</summary>
    private DocumentLine? ReadTitle(List<DocumentLine> head, int notice)
    {
        var lead =
            _noticeOf is null && (_labelledTitle is null || !PageLines.IsPlanName(NormalizedText.Fold(_labelledTitle))) ? PressReleaseLead.Find(head) : null;
        var index = head.FindLastIndex(l => l.Role is null && PageLines.CanBeTitle(l.Text) && lead?.IsHeadline(l) != true);
        if (index < 0)
        {
            if (lead is not null)
                return TakeLead(head, lead);
            Title = _noticeOf ?? _labelledTitle ?? "";
            TitleIsOfNotice = _noticeOf is not null;
            if (Title.Length > 0)
                return null;
            var first = head.FirstOrDefault(l => l.Role is null && l.Text.Length is >= 2 and <= 60 && l.Text.AsSpan().IndexOfAny("。:;") < 0);
            if (first is null)
                return null;
            first.ReadAs(LineRole.Title, Pass.Cover);
            Title = first.Source.Text.Trim().TrimStart('#', '*', ' ');
            findings.Add(new PlanFinding(FindingCode.TitleGuessed, first.Number, $"没有认出方案标题，暂取“{Title}”，请核对。", Title) { Subject = Title });
            return first;
        }
        var start = index;
        while (start > 0 && index - start < 3 && IsUpperPart(head[start - 1], head[start..(index + 1)], notice))
            start--;
        if (
            start > 0
            && head[start].Text.StartsWith("关于", StringComparison.Ordinal)
            && head[start - 1] is { Role: null } above
            && PageLines.IsOrgan(above.Text)
        )
            _signatures.Add(Compact(above));
        for (var i = start; i <= index; i++)
            head[i].ReadAs(LineRole.Title, Pass.Cover);
        var last = index;
        if (last + 1 < head.Count && head[last + 1] is { Role: null } lower && TitleTail.IsMatch(lower.Text))
            head[++last].ReadAs(LineRole.Title, Pass.Cover);
        var title = string.Concat(head[start..(last + 1)].Select(l => l.Source.Text.Trim())).TrimStart('#', '*', ' ').TrimEnd('*', ' ');
        Title = title.Trim('\u3000').Trim();
        foreach (var repeat in head.Where(l => l.Role is null && l.Text == head[index].Text && start == index))
            repeat.ReadAs(LineRole.Title, Pass.Cover);
        return head[index];
    }

    private DocumentLine TakeLead(List<DocumentLine> head, PressReleaseLead lead)
    {
        foreach (var line in head.Where(l => l.Role is null && l.Number <= lead.Last.Number))
            line.ReadAs(LineRole.Cover, Pass.Cover);
        Lead = lead;
        Title = lead.Name;
        findings.Add(
            new PlanFinding(FindingCode.TitleGuessed, lead.Last.Number, $"没有标题行，按报道中的书名号取为“{Title}”，请核对。", Title) { Subject = Title }
        );
        return lead.Last;
    }

    /// <summary>
    /// Whether a line is the upper part of a title that is broken over lines: the whole is known from elsewhere, or what stands below cannot be a
    /// title alone.
    /// </summary>
    private bool IsUpperPart(DocumentLine upper, List<DocumentLine> lower, int notice)
    {
        var below = string.Concat(lower.Select(l => l.Text));
        var whole = upper.Text + below;
        if (upper.Role is not null || upper.Number <= notice && !Known(whole))
            return false;
        if (Known(below))
            return false;
        if (Known(whole) || (ClosesName(below) && upper.Text.Length <= 60 && upper.Text.AsSpan().IndexOfAny("。:;") < 0))
            return true;
        return upper.Text.Length <= 40
            && upper.Text.AsSpan().IndexOfAny("。:;,、") < 0
            && !PageLines.IsOrgan(upper.Text)
            && !PageLines.CanBeTitle(upper.Text)
            && below.Length < 14;

        bool Known(string text) =>
            new[] { _noticeOf, _labelledTitle }.Any(n =>
                n is not null
                && NormalizedText.Fold(n) is var name
                && (name == text || (name.StartsWith(text, StringComparison.Ordinal) && TitleTail.IsMatch(name[text.Length..])))
            );
    }

    /// <summary>A 》 whose 《 stands on a line above.</summary>
    private static bool ClosesName(string text) => text.IndexOf('》', StringComparison.Ordinal) is >= 0 and var close && !text[..close].Contains('《');

    private int ReadTail(IReadOnlyList<DocumentLine> lines, int bodyStart)
    {
        var end = lines.Count;
        var signatures = new List<string>();
        for (; end > bodyStart; end--)
        {
            var line = lines[end - 1];
            if (line.IsBlank || line.Role is not null)
                continue;
            var text = line.Text;
            if (line.Source.Cells is not null || tables.ContainsKey(line) || line.IsBareUnit)
                break;
            // A label without its colon names units, not who signs
            if (NoteLabels.CanStart(text[0]) && NoteLabels.At(text, 0, text.Length) is { HasMark: false })
                break;
            if (line.Marker.Kind is MarkerKind.None or MarkerKind.Dotted or MarkerKind.ArabicBare && TakeSeveral(line) is not null)
                continue;
            if (PageLines.IsPagePart(text))
                line.ReadAs(LineRole.PagePart, Pass.Cover);
            else if (PageLines.IsAttachment(text) || PageLines.IsContact(text) || (Remark.IsMatch(text) && line.Marker.Kind == MarkerKind.None))
                line.ReadAs(LineRole.Note, Pass.Cover);
            else if (DocumentDates.IsDay(text))
            {
                line.ReadAs(LineRole.Metadata, Pass.Cover);
                TakeSigned(line);
            }
            else if (DocumentDates.Repairs(text) is { Count: > 0 } repairs)
            {
                line.ReadAs(LineRole.Metadata, Pass.Cover);
                ReportDamaged(line, repairs);
            }
            else if (line.Marker.Kind == MarkerKind.None && PageLines.IsOrgan(text) && text.Length <= 40 && !IsUnitLine(lines, end - 1))
            {
                line.ReadAs(LineRole.Metadata, Pass.Cover);
                signatures.Insert(0, Compact(line));
            }
            else
                break;
        }
        if (_signatures.Count == 0)
            _signatures.AddRange(signatures);
        return end;
    }

    /// <summary>An organ's name alone at the end is the signature only where a date or nothing follows; right below a label it is a unit.</summary>
    private static bool IsUnitLine(IReadOnlyList<DocumentLine> lines, int index)
    {
        for (var i = index - 1; i >= 0; i--)
        {
            if (!lines[i].IsBlank)
                return lines[i].Text.EndsWith(':') || lines[i].Text.EndsWith('、');
        }
        return false;
    }

    private void ResolveIssuers()
    {
        var signed = _signatures.SelectMany(Issuers.Split).Distinct(StringComparer.Ordinal).ToList();
        if (IssuingBodies.Count == 0)
            IssuingBodies.AddRange(signed);
        if (IssuingBodies.Count == 0 && (_signer ?? _unclean) is { } other)
            IssuingBodies.AddRange(Issuers.Split(other));
        if (IssuingBodies.Count == 0 && _publisher is not null)
            IssuingBodies.Add(_publisher);
        if (IssuingBodies.Count == 0 && Issuers.InTitle(Title) is { } issuer)
            IssuingBodies.Add(issuer);
        for (var i = 0; i < IssuingBodies.Count; i++)
            IssuingBodies[i] = Issuers.Full(IssuingBodies[i], _publisher is null ? signed : signed.Append(_publisher));
    }

    private void ReportDamaged(DocumentLine line, IReadOnlyList<DateOnly> repairs)
    {
        _damagedYear ??= repairs[0].Year;
        var proposals = repairs.Select(Say).ToList();
        var printed = line.Source.Text.Trim();
        findings.Add(
            new PlanFinding(FindingCode.DateDamaged, line.Number, $"日期“{printed}”缺字，可能是{string.Join("或", proposals)}，请核对。", proposals[0])
            {
                Subject = printed,
                Proposals = proposals,
            }
        );
    }

    private static string Say(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    private static string Compact(DocumentLine line) => line.NormalizedText.NameAt(0, line.NormalizedText.Length);
}
