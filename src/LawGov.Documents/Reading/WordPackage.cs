using System.Xml.Linq;

namespace LawGov.Documents.Reading;

/// <summary>A Word package, opened under the limits of archives.</summary>
internal sealed class WordPackage
{
    private static readonly string[] Kept = ["document", "numbering", "styles", "header", "footer", "footnotes", "endnotes"];

    private readonly LimitedArchive _archive;

    private WordPackage(LimitedArchive archive) => _archive = archive;

    /// <summary>Names of the parts that were kept.</summary>
    public IEnumerable<string> Names => _archive.Names;

    public static WordPackage Open(byte[] content)
    {
        var package = new WordPackage(LimitedArchive.Open(content, IsRead, UnreadableCode.BrokenDocx));
        package.RefuseOthers();
        return package;
    }

    /// <summary>A part as a tree; null where it is absent.</summary>
    public XElement? Load(string name) => _archive.Load(name);

    /// <summary>Only parts that hold text, numbering or the package's own list are kept in memory.</summary>
    private static bool IsRead(string name)
    {
        var file = name[(name.LastIndexOf('/') + 1)..];
        return name is "[Content_Types].xml" or "_rels/.rels" or "xl/workbook.xml" or "ppt/presentation.xml"
            || (file.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && Kept.Any(k => file.StartsWith(k, StringComparison.OrdinalIgnoreCase)));
    }

    private void RefuseOthers()
    {
        if (_archive.Part("[Content_Types].xml") is not { } types)
            throw new UnreadableDocumentException(UnreadableCode.BrokenDocx);
        var text = System.Text.Encoding.UTF8.GetString(types);
        if (text.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
            throw new UnreadableDocumentException(UnreadableCode.MacroFile);
        if (_archive.Part("word/document.xml") is not null)
            return;
        var other =
            _archive.Part("xl/workbook.xml") is not null ? "xlsx"
            : _archive.Part("ppt/presentation.xml") is not null ? "pptx"
            : null;
        if (other is not null)
            throw new UnreadableDocumentException(UnreadableCode.ContentMismatch, ".docx", other);
    }
}
