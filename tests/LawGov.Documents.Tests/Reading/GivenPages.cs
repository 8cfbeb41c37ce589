using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace LawGov.Documents.Tests.Reading;

/// <summary>Invented pages as PDF and OFD files: texts at places, rules, pictures.</summary>
internal static class GivenPages
{
    private const double Size = 12;

    private const double Pitch = 24;

    private const double Left = 72;

    /// <summary>A page: lines of text one below the other, and below them a ruled table.</summary>
    /// <param name="Lines">The lines; a leading ideographic space indents.</param>
    /// <param name="Rows">The rows of the table.</param>
    /// <param name="IsPicture">It is a picture alone.</param>
    internal sealed record Page(string[] Lines, string[][]? Rows = null, bool IsPicture = false);

    public static byte[] Pdf(params Page[] pages)
    {
        var objects = new List<string> { "<< /Type /Catalog /Pages 2 0 R >>", "" };
        objects.Add("<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>");
        objects.Add(
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
                + "/DW 1000 /FontDescriptor 6 0 R >>"
        );
        objects.Add(
            Stream(
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange "
                    + "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
            )
        );
        objects.Add(
            "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>"
        );
        objects.Add("<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\0\nendstream");
        var kids = new List<string>();
        foreach (var page in pages)
        {
            objects.Add(Stream(page.IsPicture ? "q 500 0 0 700 50 50 cm /P Do Q" : Content(page)));
            objects.Add(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> "
                    + $"/XObject << /P 7 0 R >> >> /Contents {objects.Count} 0 R >>"
            );
            kids.Add($"{objects.Count} 0 R");
        }
        objects[1] = $"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', kids)}] >>";
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    public static byte[] Ofd(params Page[] pages)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, true))
        {
            const string Space = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
            Add(archive, "OFD.xml", $"<ofd:OFD {Space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>");
            var list = string.Concat(pages.Select((_, i) => $"<ofd:Page ID=\"{i + 1}\" BaseLoc=\"Pages/Page_{i}/Content.xml\"/>"));
            Add(archive, "Doc_0/Document.xml", $"<ofd:Document {Space}><ofd:Pages>{list}</ofd:Pages></ofd:Document>");
            for (var i = 0; i < pages.Length; i++)
            {
                var shapes = pages[i].IsPicture
                    ? "<ofd:ImageObject Boundary=\"0 0 210 297\" ResourceID=\"9\"/>"
                    : string.Concat(Shapes(pages[i]).Select(Shape));
                Add(archive, $"Doc_0/Pages/Page_{i}/Content.xml", $"<ofd:Page {Space}><ofd:Content><ofd:Layer>{shapes}</ofd:Layer></ofd:Content></ofd:Page>");
            }
        }
        return buffer.ToArray();

        static string Shape((double X, double Y, double Width, double Height, string Text) shape)
        {
            const double Millimetre = 25.4 / 72;
            var (x, y, w, h) = (shape.X * Millimetre, shape.Y * Millimetre, shape.Width * Millimetre, shape.Height * Millimetre);
            var box = string.Create(CultureInfo.InvariantCulture, $"Boundary=\"{x:F3} {y - (shape.Text.Length > 0 ? h : 0):F3} {w:F3} {h:F3}\"");
            return shape.Text.Length == 0
                ? $"<ofd:PathObject {box}><ofd:AbbreviatedData>M 0 0 L 1 1</ofd:AbbreviatedData></ofd:PathObject>"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"<ofd:TextObject {box} Size=\"{h:F3}\"><ofd:TextCode X=\"0\" Y=\"{h:F3}\" DeltaX=\"g {shape.Text.Length} {h:F3}\">{shape.Text}"
                ) + "</ofd:TextCode></ofd:TextObject>";
        }
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }

    private static string Stream(string content) => $"<< /Length {content.Length} >>\nstream\n{content}\nendstream";

    private static string Content(Page page)
    {
        var content = new StringBuilder();
        foreach (var (x, y, width, height, text) in Shapes(page))
        {
            if (text.Length == 0)
                content.Append(CultureInfo.InvariantCulture, $"{x:F1} {842 - y - height:F1} {width:F1} {height:F1} re f\n");
            else
            {
                var codes = string.Concat(text.Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)));
                content.Append(CultureInfo.InvariantCulture, $"BT /F {Size} Tf {x:F1} {842 - y:F1} Td <{codes}> Tj ET\n");
            }
        }
        return content.ToString();
    }

    /// <summary>Texts at their base lines, and rules as thin boxes without text.</summary>
    private static IEnumerable<(double X, double Y, double Width, double Height, string Text)> Shapes(Page page)
    {
        var y = 80.0;
        foreach (var line in page.Lines)
        {
            var bare = line.TrimStart('\u3000');
            yield return (Left + ((line.Length - bare.Length) * Size), y, bare.Length * Size, Size, bare);
            y += Pitch;
        }
        if (page.Rows is not { } rows)
            yield break;
        var columns = rows[0].Length;
        var width = 450.0 / columns;
        for (var r = 0; r <= rows.Length; r++)
            yield return (Left, y + (r * Pitch), 450, 0.5, "");
        for (var c = 0; c <= columns; c++)
            yield return (Left + (c * width), y, 0.5, rows.Length * Pitch, "");
        for (var r = 0; r < rows.Length; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                if (rows[r][c].Length > 0)
                    yield return (Left + (c * width) + 4, y + (r * Pitch) + 16, rows[r][c].Length * Size, Size, rows[r][c]);
            }
        }
    }
}
