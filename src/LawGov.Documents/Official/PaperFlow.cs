using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LawGov.Documents.Official;

/// <summary>Sets the blocks of a paper into the document body, in the order of clause 7.3.</summary>
internal sealed class PaperFlow
{
    private readonly OfficialPaper paper;
    private readonly Body body = new();

    private PaperFlow(OfficialPaper paper) => this.paper = paper;

    public static Body Set(OfficialPaper paper)
    {
        var flow = new PaperFlow(paper);
        flow.SetHead();
        flow.SetBlocks(paper.Blocks, isLandscape: false);
        flow.SetAttachmentNote();
        flow.SetSignature();
        flow.SetProvenance();
        flow.SetAttachments();
        return flow.body;
    }

    // 7.3.1, 7.3.2: title on the first line of a plain paper, addressee after one blank line.
    private void SetHead()
    {
        foreach (var line in paper.TitleLines)
            Add(PaperStyles.Title, line);
        if (PaperText.OneLine(paper.Subtitle) is { Length: > 0 } subtitle)
            Add(PaperStyles.Subtitle, subtitle);
        Blank(keepNext: true);
        if (PaperText.OneLine(paper.Addressee) is { Length: > 0 } addressee)
            Add(PaperStyles.Normal, addressee + "：", new Justification { Val = JustificationValues.Left });
    }

    private void SetBlocks(IReadOnlyList<PaperBlock> blocks, bool isLandscape)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case PaperHeading heading:
                    if (heading.Level is < 1 or > 4)
                        throw new ArgumentException($"No heading has level {heading.Level}.");
                    Add(PaperStyles.Heading(heading.Level), heading.Text);
                    break;
                case PaperParagraph paragraph:
                    foreach (var line in PaperText.Lines(paragraph.PrintedText))
                        Add(PaperStyles.Body, line);
                    break;
                case PaperTable table:
                    KeepWithNext(); // what announces a table stands on its page
                    body.Append(PaperTables.Set(table, isLandscape));
                    break;
                default:
                    throw new ArgumentException($"{block.GetType().Name} has no form in a paper.");
            }
        }
    }

    // 7.3.4: one blank line, two characters in, turned lines under the first character of the name, no sign after it.
    private void SetAttachmentNote()
    {
        const int mark = 3 * PaperGeometry.FullWidth; // 附件：
        const int number = 2 * PaperGeometry.HalfWidth; // 1.
        if (paper.Attachments.Count == 0)
            return;

        KeepWithNext();
        Blank(keepNext: true);
        if (paper.Attachments.Count == 1)
        {
            Hang($"附件：{paper.Attachments[0].Name}", PaperGeometry.TwoCharacters + mark, mark);
            return;
        }

        for (var i = 0; i < paper.Attachments.Count; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? "附件：" : "")}{i + 1}.{paper.Attachments[i].Name}");
            Hang(text, PaperGeometry.TwoCharacters + mark + number, i == 0 ? mark + number : number);
        }
    }

    // 7.3.5.2: one blank line, organ, date; the three lines never stand alone on a page.
    private void SetSignature()
    {
        if (paper.Signature is not { } signature)
            return;

        var organ = PaperText.OneLine(signature.Organ);
        var date = ChineseNumber.Date(signature.SignedOn);
        var layout = SignatureLayout.For(organ, date);
        KeepWithNext();
        Blank(keepNext: true);
        Add(PaperStyles.Normal, organ, [new KeepNext(), .. Place(layout.OrganLeft, layout.OrganRight)]);
        Add(PaperStyles.Normal, date, [.. Place(layout.DateLeft, layout.DateRight)]);
    }

    // 7.3.6: a note stands two characters in, in brackets, on the line after the date. In 小四, for it is the file's note, not the organ's.
    private void SetProvenance()
    {
        var source = paper.Provenance;
        if (paper.Signature is not null)
            KeepWithNext();
        Add(
            PaperStyles.Provenance,
            $"（统计期间：{source.Period}；数据截至：{ChineseNumber.Moment(source.DataCutOffAt)}；"
                + $"生成：{source.GeneratedBy}，{ChineseNumber.Moment(source.GeneratedAt)}；校验码：{source.CheckCode}）"
        );
    }

    // 7.3.7: each on a new page, 附件1 on the first line, title on the third; landscape ones in sections of their own (clause 8).
    private void SetAttachments()
    {
        var isLandscape = false;
        for (var i = 0; i < paper.Attachments.Count; i++)
        {
            var attachment = paper.Attachments[i];
            var newSection = attachment.IsLandscape != isLandscape;
            if (newSection)
                EndSection(isLandscape);
            isLandscape = attachment.IsLandscape;

            var mark = paper.Attachments.Count == 1 ? "附件" : string.Create(CultureInfo.InvariantCulture, $"附件{i + 1}");
            Add(PaperStyles.AttachmentMark, mark, newSection ? [] : [new PageBreakBefore()]);
            Blank(keepNext: true);
            foreach (var line in attachment.TitleLines)
                Add(PaperStyles.Title, line);
            Blank(keepNext: true);
            SetBlocks(attachment.Blocks, isLandscape);
        }

        if (body.LastChild is Table) // a document may not end with a table
            Add(PaperStyles.Hidden, "");
        body.Append(PaperSections.Properties(isLandscape, paper.IsDraft));
    }

    private void EndSection(bool isLandscape)
    {
        if (body.LastChild is not Paragraph)
            Add(PaperStyles.Hidden, "");
        ((Paragraph)body.LastChild!).ParagraphProperties!.Append(PaperSections.Properties(isLandscape, paper.IsDraft));
    }

    private void KeepWithNext()
    {
        if (body.LastChild is Paragraph { ParagraphProperties: { KeepNext: null } properties })
            properties.KeepNext = new KeepNext();
    }

    private void Blank(bool keepNext) => Add(PaperStyles.Normal, "", keepNext ? [new KeepNext()] : []);

    private void Hang(string text, int left, int hanging) =>
        Add(PaperStyles.Normal, text, new KeepNext(), new Indentation { Left = Number(left), Hanging = Number(hanging) });

    private static OpenXmlElement[] Place(int? left, int right) =>
        left is { } twips
            ? [new Indentation { Left = Number(twips) }, new Justification { Val = JustificationValues.Left }]
            :
            [
                right == PaperGeometry.TwoCharacters
                    ? new Indentation { Right = Number(right), RightChars = PaperGeometry.TwoCharactersHundredths }
                    : new Indentation { Right = Number(right) },
                new Justification { Val = JustificationValues.Right },
            ];

    private static string Number(int twips) => twips.ToString(CultureInfo.InvariantCulture);

    private void Add(string style, string text, params OpenXmlElement[] more)
    {
        var paragraph = new Paragraph(new ParagraphProperties([new ParagraphStyleId { Val = style }, .. more]));
        if (PaperText.OneLine(text) is { Length: > 0 } line)
            paragraph.Append(new Run(new Text(line) { Space = SpaceProcessingModeValues.Preserve }));
        body.Append(paragraph);
    }
}
