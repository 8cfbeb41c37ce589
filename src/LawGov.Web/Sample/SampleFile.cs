using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using LawGov.Domain.Calendar;
using LawGov.Web.Files;

namespace LawGov.Web.Sample;

/// <summary>A small evidence file made here and kept in the file store.</summary>
/// <param name="Name">What it is about; {0} is the quarter.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Sha256">Its digest.</param>
/// <param name="Size">Its size in bytes.</param>
internal sealed record SampleFile(string Name, string ContentType, string Sha256, long Size)
{
    private static readonly (string Name, string[] Lines)[] Papers =
    [
        ("{0}行政处罚案卷评查情况.pdf", ["行政处罚案卷评查情况", "示范区为虚构行政区，本页为软件演示而编写。", "评查案卷52件：优秀31件，合格19件，不合格2件。", "不合格案卷已退回承办单位，限15日内整改。"]),
        ("{0}培训签到和考核结果.pdf", ["培训签到和考核结果", "示范区为虚构行政区，本页为软件演示而编写。", "应训19人，实训19人，考核合格19人。", "人均新增21学时。"]),
        ("{0}工作情况汇总.pdf", ["工作情况汇总", "示范区为虚构行政区，本页为软件演示而编写。", "本季度事项均按期办结，台账编号连续。"]),
    ];

    /// <summary>Makes the files and stores them.</summary>
    public static async Task<IReadOnlyList<SampleFile>> StoreAsync(FileStore store, CancellationToken ct)
    {
        var files = new List<SampleFile>();
        foreach (var (name, lines) in Papers) files.Add(await StoreAsync(store, name, "application/pdf", Pdf(lines), ct));
        files.Add(await StoreAsync(store, "{0}现场照片.png", "image/png", Png(0x2F, 0x5D, 0x8A), ct));
        files.Add(await StoreAsync(store, "{0}台账截图.png", "image/png", Png(0x6B, 0x7F, 0x4E), ct));
        return files;
    }

    /// <summary>The name for a quarter.</summary>
    public string NameFor(ReportingPeriod period) => string.Format(CultureInfo.InvariantCulture, Name, period.Label);

    private static async Task<SampleFile> StoreAsync(FileStore store, string name, string contentType, byte[] content, CancellationToken ct)
    {
        using var stream = new MemoryStream(content);
        var (sha256, size) = await store.SaveAsync(stream, ct);
        return new SampleFile(name, contentType, sha256, size);
    }

    /// <summary>One page of text in a Chinese font that every reader of PDF supplies itself.</summary>
    private static byte[] Pdf(IReadOnlyList<string> lines)
    {
        var text = new StringBuilder("BT /F1 20 Tf 72 760 Td ");
        for (var i = 0; i < lines.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"<{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(lines[i]))}> Tj 0 -34 Td {(i == 0 ? "/F1 13 Tf " : "")}");
        text.Append("ET");
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 7 0 R >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 6 0 R /DW 1000 >>",
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
            $"<< /Length {text.Length} >>\nstream\n{text}\nendstream",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places) file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    /// <summary>A picture of 480 by 300 points in shades of one colour.</summary>
    private static byte[] Png(byte red, byte green, byte blue)
    {
        const int Width = 480, Height = 300;
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        (head[8], head[9]) = (8, 2);
        WriteChunk(file, "IHDR", head);

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var row = new byte[1 + (Width * 3)];
            for (var y = 0; y < Height; y++)
            {
                for (var x = 0; x < Width; x++)
                {
                    var isFrame = x < 12 || y < 12 || x >= Width - 12 || y >= Height - 12;
                    var light = isFrame ? 60 : (y / 30 % 2 * 18) + (x / 48 % 2 * 18);
                    (row[1 + (x * 3)], row[2 + (x * 3)], row[3 + (x * 3)]) = (Lighter(red, light), Lighter(green, light), Lighter(blue, light));
                }
                zlib.Write(row);
            }
        }
        WriteChunk(file, "IDAT", packed.ToArray());
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte Lighter(byte value, int by) => (byte)Math.Min(255, value + by);

    private static void WriteChunk(MemoryStream file, string type, byte[] content)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        file.Write(number);
    }

    /// <summary>CRC-32 as the PNG specification has it.</summary>
    private static uint Crc(byte[] content)
    {
        var crc = uint.MaxValue;
        foreach (var value in content)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }
}
