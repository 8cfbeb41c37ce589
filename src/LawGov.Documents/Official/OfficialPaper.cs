using System.Text.Json.Serialization;

namespace LawGov.Documents.Official;

/// <summary>
/// A plain official paper (no red head, no imprint) as data: what <see cref="OfficialPaperWriter"/> sets by GB/T 9704-2012.
/// Texts are printed as given; headings carry their printed number. The record can be stored and read back as JSON.
/// </summary>
public sealed record OfficialPaper
{
    /// <summary>The title, one entry a printed line, already broken by sense (7.3.1).</summary>
    public required IReadOnlyList<string> TitleLines { get; init; }

    /// <summary>One line under the title in 楷体: a period in brackets, or a number such as 示法治督〔2026〕3号. Null for none.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Main addressee without the colon (7.3.2), null for none.</summary>
    public string? Addressee { get; init; }

    /// <summary>Headings, paragraphs and small tables in reading order.</summary>
    public required IReadOnlyList<PaperBlock> Blocks { get; init; }

    /// <summary>Attachments; the attachment note before the signature is made from their titles (7.3.4, 7.3.7).</summary>
    public IReadOnlyList<PaperAttachment> Attachments { get; init; } = [];

    /// <summary>Issuing organ and date, set without a seal (7.3.5.2). Null for none.</summary>
    public PaperSignature? Signature { get; init; }

    /// <summary>True prints 草稿 at the head of every page until the office marks the paper final.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Period, cut-off, author and check code, printed as the note under the date (7.3.6).</summary>
    public required PaperProvenance Provenance { get; init; }

    /// <summary>
    /// The same paper with the texts of paragraphs replaced, by <see cref="PaperBlock.Key"/>. Keys the paper does not have are left alone,
    /// so edits survive a paper composed again from later data. An empty text removes the paragraph, and the items after it move up.
    /// </summary>
    /// <param name="edits">New text by key.</param>
    public OfficialPaper WithEdits(IReadOnlyDictionary<string, string> edits)
    {
        ArgumentNullException.ThrowIfNull(edits);

        var blocks = new List<PaperBlock>(Blocks.Count);
        var removed = 0;
        foreach (var block in Blocks)
        {
            if (block is not PaperParagraph paragraph)
            {
                blocks.Add(block);
                continue;
            }

            if (paragraph.ItemNumber == 1)
                removed = 0;
            var text = paragraph.Key is { } key && edits.TryGetValue(key, out var edited) ? edited : paragraph.Text;
            if (!string.IsNullOrWhiteSpace(text))
                blocks.Add(paragraph with { Text = text, ItemNumber = paragraph.ItemNumber - removed });
            else if (paragraph.ItemNumber is not null)
                removed++;
        }

        return this with
        {
            Blocks = blocks,
        };
    }
}

/// <summary>An attachment: begins on a new page with 附件N in 黑体, its title centred on the third line (7.3.7).</summary>
public sealed record PaperAttachment
{
    /// <summary>Title lines; joined they are the name in the attachment note.</summary>
    public required IReadOnlyList<string> TitleLines { get; init; }

    /// <summary>Content, usually one table.</summary>
    public required IReadOnlyList<PaperBlock> Blocks { get; init; }

    /// <summary>True sets the attachment on landscape A4 (clause 8).</summary>
    public bool IsLandscape { get; init; }

    /// <summary>The name as the attachment note prints it.</summary>
    [JsonIgnore]
    public string Name => string.Concat(TitleLines);
}

/// <summary>Issuing organ and date of a paper without a seal (7.3.5.2).</summary>
/// <param name="Organ">Full or customary short name of the organ.</param>
/// <param name="SignedOn">Date of the paper, printed in Arabic digits without padding (7.3.5.4).</param>
public sealed record PaperSignature(string Organ, DateOnly SignedOn);

/// <summary>Where a paper's figures come from.</summary>
/// <param name="Period">The period as people say it, e.g. 2026年第三季度.</param>
/// <param name="DataCutOffAt">State of the data, in the district's own offset (printed as given).</param>
/// <param name="GeneratedAt">When the file was made, in the district's own offset.</param>
/// <param name="GeneratedBy">Display name of the person who made it.</param>
/// <param name="CheckCode">First eight hex digits of the hash of the data, see <see cref="CheckCode"/>.</param>
public sealed record PaperProvenance(string Period, DateTimeOffset DataCutOffAt, DateTimeOffset GeneratedAt, string GeneratedBy, string CheckCode);
