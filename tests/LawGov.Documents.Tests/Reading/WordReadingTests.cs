using System.IO.Compression;
using System.Text;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Tests.Reading;

public sealed class WordReadingTests
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Fact]
    public void Read_Paragraphs_GivesTheirText()
    {
        var source = Read(
            "<w:p><w:r><w:t>青禾县</w:t></w:r><w:r><w:t xml:space=\"preserve\"> 方案</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>"
                + "丙</w:t></w:r></w:p>"
        );

        Assert.Equal(["青禾县 方案", "", "甲", "乙\t丙"], source.Lines.Select(l => l.Text));
        Assert.Equal([1, 2, 3, 4], source.Lines.Select(l => l.Number));
    }

    [Fact]
    public void Read_TrackedChanges_AreAccepted()
    {
        var source = Read(
            "<w:p><w:r><w:t>县</w:t></w:r><w:del><w:r><w:delText>水利</w:delText></w:r></w:del><w:ins><w:r><w:t>司法</w:t></w:r></w:ins><w:r><w:t>局</w:t></w:r>"
                + "<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom></w:p>"
                + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半句,</w:t></w:r></w:p><w:p><w:r><w:t>后半句。</w:t></w:r></w:p>"
        );

        Assert.Equal(["县司法局", "前半句,后半句。"], source.Lines.Select(l => l.Text));
    }

    [Fact]
    public void Read_HiddenAndFieldCode_AreLeftOut()
    {
        var source = Read(
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>链接</w:t></w:r>"
                + "</w:hyperlink><w:fldSimple w:instr=\"DATE\"><w:r><w:t>域</w:t></w:r></w:fldSimple></w:p>"
        );

        Assert.Equal("链接域", source.Lines[0].Text);
    }

    [Fact]
    public void Read_TextBox_IsReadOnce()
    {
        var source = Read(
            "<w:p><w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
                + "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>正文</w:t></w:r>"
                + "</w:p>"
        );

        Assert.Equal(["正文", "框内"], source.Lines.Select(l => l.Text));
    }

    [Theory]
    [InlineData("chineseCounting", "%1、", "一、甲", "二、乙")]
    [InlineData("chineseCountingThousand", "（%1）", "（一）甲", "（二）乙")]
    [InlineData("decimal", "%1.", "1.甲", "2.乙")]
    [InlineData("decimalEnclosedCircle", "%1", "①甲", "②乙")]
    [InlineData("upperRoman", "%1.", "I.甲", "II.乙")]
    [InlineData("lowerLetter", "%1)", "a)甲", "b)乙")]
    [InlineData("bullet", "", "•甲", "•乙")]
    public void Read_AutomaticNumbering_IsWrittenOut(string format, string text, string one, string two)
    {
        var numbering =
            $"<w:numbering xmlns:w=\"{Main}\"><w:abstractNum w:abstractNumId=\"5\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>"
            + $"<w:lvlText w:val=\"{text}\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num></w:numbering>";
        const string Properties = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>";

        var source = Read(
            $"<w:p>{Properties}<w:r><w:t>甲</w:t></w:r></w:p><w:p>{Properties}</w:p><w:p>{Properties}<w:r><w:t>乙</w:t></w:r></w:p>",
            ("word/numbering.xml", numbering)
        );

        Assert.Equal([one, "", two], source.Lines.Select(l => l.Text));
    }

    [Fact]
    public void Read_NumberingOfLevelsAndStyles_RestartsBelow()
    {
        var numbering =
            $"<w:numbering xmlns:w=\"{Main}\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
            + $"w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"
            + $"<w:lvlText w:val=\"%2.\"/></w:lvl></w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
        var styles =
            $"<w:styles xmlns:w=\"{Main}\"><w:style w:styleId=\"H\"><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style><w:style "
            + $"w:styleId=\"T\"><w:basedOn w:val=\"B\"/></w:style><w:style w:styleId=\"B\"><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/>"
            + $"</w:numPr></w:pPr></w:style></w:styles>";
        var body = string.Concat(
            new[] { ("H", "甲"), ("T", "乙"), ("T", "丙"), ("H", "丁"), ("T", "戊") }.Select(p =>
                $"<w:p><w:pPr><w:pStyle w:val=\"{p.Item1}\"/></w:pPr><w:r><w:t>{p.Item2}</w:t></w:r></w:p>"
            )
        );

        var source = Read(body, ("word/numbering.xml", numbering), ("word/styles.xml", styles));

        Assert.Equal(["一、甲", "1.乙", "2.丙", "二、丁", "1.戊"], source.Lines.Select(l => l.Text));
    }

    [Fact]
    public void Read_Table_GivesCellsWithMerges()
    {
        var source = Read(
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
                + "<w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>甲</w:t></w:r>"
                + "</w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
                + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr>"
                + "<w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>删</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        );

        Assert.Equal(3, source.Lines.Count);
        Assert.Equal(2, source.Lines[0].Cells![0].Span);
        Assert.Equal("甲\n乙", source.Lines[1].Cells![1].Text);
        Assert.Equal(new SourceCell("1", 1, true), source.Lines[2].Cells![0]);
    }

    [Fact]
    public void Read_HeadersAndNotes_StandApart()
    {
        var source = Read(
            "<w:p><w:r><w:t>正文</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
            ("word/header1.xml", $"<w:hdr xmlns:w=\"{Main}\"><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr>"),
            ("word/footnotes.xml", $"<w:footnotes xmlns:w=\"{Main}\"><w:footnote><w:p><w:r><w:t>脚注</w:t></w:r></w:p></w:footnote></w:footnotes>")
        );

        Assert.Equal("正文", Assert.Single(source.Lines).Text);
        Assert.Equal(["脚注", "页眉"], source.Asides.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_Plan_IsParsed()
    {
        var source = Read(
            string.Concat(
                new[] { "青禾县法治建设实施方案", "一、重点任务", "1.修订议事规则。（牵头单位：县司法局）", "2.评查执法案卷。（牵头单位：县司法局）" }.Select(
                    t => $"<w:p><w:r><w:t>{t}</w:t></w:r></w:p>"
                )
            )
        );

        Assert.Equal(2, PlanParser.Parse(source).Tasks.Count());
    }

    [Fact]
    public void Read_Bomb_IsRefused()
    {
        var zeros = new byte[30 * 1024 * 1024];

        Assert.Equal(UnreadableCode.ArchiveBomb, Refusal(Package("<w:p/>", [("word/media/zeros.bin", zeros)])).Code);
    }

    [Fact]
    public void Read_TooManyEntries_IsRefused()
    {
        var entries = Enumerable.Range(0, 2100).Select(i => ($"word/media/{i}.bin", Array.Empty<byte>())).ToArray();

        Assert.Equal(UnreadableCode.ArchiveBomb, Refusal(Package("<w:p/>", entries)).Code);
    }

    [Fact]
    public void Read_TooDeep_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:sdt>", 5000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 5000));

        Assert.Equal(UnreadableCode.ArchiveBomb, Refusal(Package(deep)).Code);
    }

    [Theory]
    [InlineData(
        "<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;&a;\">]><w:document xmlns:w=\""
            + Main
            + "\"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"
    )]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/hostname\"><w:document xmlns:w=\"" + Main + "\"><w:body/></w:document>")]
    [InlineData("<w:document xmlns:w=\"" + Main + "\"><w:body><w:p>")]
    [InlineData("<w:document xmlns:w=\"" + Main + "\"/>")]
    [InlineData("")]
    public void Read_BrokenOrTreacherousXml_IsRefused(string document)
    {
        Assert.Equal(
            UnreadableCode.BrokenDocx,
            Refusal(Zip([("[Content_Types].xml", Encoding.UTF8.GetBytes("<Types/>")), ("word/document.xml", Encoding.UTF8.GetBytes(document))])).Code
        );
    }

    [Fact]
    public void Read_Macros_AreRefused()
    {
        Assert.Equal(UnreadableCode.MacroFile, Refusal(Package("<w:p/>", [("word/vbaProject.bin", [1, 2, 3])])).Code);
        Assert.Equal(
            UnreadableCode.MacroFile,
            Refusal(
                Zip([("[Content_Types].xml", "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"u8.ToArray())])
            ).Code
        );
    }

    [Fact]
    public void Read_SpreadsheetNamedDocx_IsRefused()
    {
        Assert.Equal(
            UnreadableCode.ContentMismatch,
            Refusal(Zip([("[Content_Types].xml", "<Types/>"u8.ToArray()), ("xl/workbook.xml", "<x/>"u8.ToArray())])).Code
        );
    }

    [Fact]
    public void Read_TruncatedAnywhere_IsRefused()
    {
        var whole = Package(string.Concat(Enumerable.Range(0, 200).Select(i => $"<w:p><w:r><w:t>第{i}段文字</w:t></w:r></w:p>")));
        for (var length = 4; length < whole.Length - 1; length += 97)
        {
            Assert.Contains(Refusal(whole[..length]).Code, (UnreadableCode[])[UnreadableCode.BrokenDocx, UnreadableCode.NotText]);
        }
    }

    [Fact]
    public void Read_BitFlipped_IsRefusedOrRead()
    {
        var whole = Package(string.Concat(Enumerable.Range(0, 50).Select(i => $"<w:p><w:r><w:t>第{i}段文字</w:t></w:r></w:p>")));
        var random = new Random(11);
        for (var i = 0; i < 300; i++)
        {
            var copy = whole.ToArray();
            copy[random.Next(4, copy.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                Assert.NotEmpty(DocumentReader.Read("方案.docx", copy).Lines);
            }
            catch (UnreadableDocumentException refusal)
            {
                Assert.True(Enum.IsDefined(refusal.Code));
            }
        }
    }

    private static UnreadableDocumentException Refusal(byte[] content) =>
        Assert.Throws<UnreadableDocumentException>(() => DocumentReader.Read("方案.docx", content));

    private static SourceText Read(string body, params (string Name, string Xml)[] parts) =>
        DocumentReader.Read("方案.docx", Package(body, [.. parts.Select(p => (p.Name, Encoding.UTF8.GetBytes(p.Xml)))]));

    private static byte[] Package(string body, params (string Name, byte[] Content)[] parts) =>
        Zip([
            ("[Content_Types].xml", "<Types/>"u8.ToArray()),
            ("word/document.xml", Encoding.UTF8.GetBytes($"<w:document xmlns:w=\"{Main}\"><w:body>{body}</w:body></w:document>")),
            .. parts,
        ]);

    private static byte[] Zip((string Name, byte[] Content)[] parts)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return buffer.ToArray();
    }
}
