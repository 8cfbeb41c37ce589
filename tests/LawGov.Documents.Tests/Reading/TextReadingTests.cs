using System.Text;
using LawGov.Documents.Reading;
using LawGov.Documents.Tests.Plans;

namespace LawGov.Documents.Tests.Reading;

public sealed class TextReadingTests
{
    private const string Text = "青禾县法治建设实施方案\r\n一、重点任务\r\n1.修订议事规则。〔牵头单位：县司法局〕";

    public static TheoryData<string, byte[]> Encoded()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        return new()
        {
            { "utf-8", Encoding.UTF8.GetBytes(Text) },
            { "utf-8", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)] },
            { "utf-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)] },
            { "utf-16be", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)] },
            { "utf-16", Encoding.Unicode.GetBytes(Text) },
            { "utf-16be", Encoding.BigEndianUnicode.GetBytes(Text) },
            { "gb18030", gb.GetBytes(Text) },
            { "gb18030", [0x84, 0x31, 0x95, 0x33, .. gb.GetBytes(Text)] },
            { "gb18030", gb.GetBytes(Text + "㐀𠀀") },
        };
    }

    /// <summary>NUL, half a pair, noncharacters: no database holds them, and they show nothing.</summary>
    [Trait(FormRows.Row, FormRows.HostileInput)]
    [Theory]
    [InlineData("方案.txt", "区司\u0000法局𠀀\uFFFE〔区\uFFFF〕")]
    [InlineData(
        "方案.html",
        "<html><body><p>区司法局𠀀&#xD800;&#xFFFE;〔&#xDC00;区&#xFFFF;〕&#0;</p><table><tr><td>1</td><td>&#xD840;&#0;</td></tr></table></body></html>"
    )]
    public void Read_CharactersNoDatabaseHolds_AreLeftOut(string name, string content)
    {
        var source = DocumentReader.Read(name, Encoding.UTF8.GetBytes(content + string.Concat(Enumerable.Repeat("\n完善制度，加强培训。", 40))));

        var texts = source.Lines.Select(l => l.Text).Concat(source.Lines.SelectMany(l => l.Cells ?? []).Select(c => c.Text)).ToList();
        Assert.StartsWith("区司法局𠀀", texts[0], StringComparison.Ordinal);
        Assert.All(texts, t => Assert.DoesNotContain(t, c => c is '\0' or '\uFFFE' or '\uFFFF'));
        Assert.All(texts, t => Assert.Equal(t, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(t))));
    }

    [Trait(FormRows.Row, FormRows.HostileInput)]
    [Theory]
    [MemberData(nameof(Encoded))]
    public void Read_TextInAnyEncoding_IsDecoded(string encoding, byte[] content)
    {
        var source = DocumentReader.Read("方案.txt", content);

        Assert.Equal(encoding, source.Encoding);
        Assert.Equal("青禾县法治建设实施方案", source.Lines[0].Text);
        Assert.StartsWith("1.修订议事规则。〔牵头单位：县司法局〕", source.Lines[2].Text, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], source.Lines.Select(l => l.Number));
    }

    [Theory]
    [InlineData("a\nb\nc")]
    [InlineData("a\r\nb\r\nc")]
    [InlineData("a\rb\rc")]
    [InlineData("a\u2028b\u2029c\n")]
    public void FromText_AnyLineEnd_Counts(string text)
    {
        Assert.Equal(["a", "b", "c"], SourceText.FromText(text).Lines.Select(l => l.Text));
    }

    [Trait(FormRows.Row, FormRows.HostileInput)]
    [Theory]
    [InlineData("方案.txt", "", UnreadableCode.EmptyFile)]
    [InlineData("方案.txt", " \n\u3000\n", UnreadableCode.EmptyFile)]
    [InlineData("方案.xlsx", "text", UnreadableCode.UnsupportedType)]
    [InlineData("方案", "text", UnreadableCode.UnsupportedType)]
    [InlineData("方案.doc", "text", UnreadableCode.LegacyFormat)]
    [InlineData("方案.wps", "text", UnreadableCode.LegacyFormat)]
    [InlineData("方案.docm", "text", UnreadableCode.MacroFile)]
    [InlineData("方案.docx", "text", UnreadableCode.BrokenDocx)]
    [InlineData("方案.docx", "<html><body>x</body></html>", UnreadableCode.ContentMismatch)]
    [InlineData("方案.docx", "%PDF-1.7", UnreadableCode.PdfFile)]
    [InlineData("方案.pdf", "%PDF-1.7", UnreadableCode.PdfFile)]
    [InlineData("方案.docx", "{\\rtf1}", UnreadableCode.UnsupportedType)]
    [InlineData("方案.txt", "PK\u0003\u0004", UnreadableCode.ContentMismatch)]
    [InlineData("方案.txt", "MZ\u0090\0\u0003", UnreadableCode.NotText)]
    [InlineData("方案.txt", "\u0001\u0002\u0003\u0004\u0005\u0006\u0007", UnreadableCode.NotText)]
    public void Read_WhatIsNoDocument_IsRefused(string name, string content, UnreadableCode code)
    {
        var refusal = Assert.Throws<UnreadableDocumentException>(() => DocumentReader.Read(name, Encoding.UTF8.GetBytes(content)));

        Assert.Equal(code, refusal.Code);
    }

    [Trait(FormRows.Row, FormRows.HostileInput)]
    [Fact]
    public void Read_TooLarge_IsRefused()
    {
        var refusal = Assert.Throws<UnreadableDocumentException>(() => DocumentReader.Read("方案.txt", new byte[DocumentReader.LargestFile + 1]));

        Assert.Equal((UnreadableCode.TooLarge, 25), (refusal.Code, refusal.Arguments[0]));
    }

    [Trait(FormRows.Row, FormRows.HostileInput)]
    [Fact]
    public void Read_RandomBytes_AreRefusedOrRead()
    {
        var random = new Random(7);
        foreach (var name in (string[])["a.txt", "a.docx", "a.html", "a.doc", "a.md"])
        {
            for (var i = 0; i < 200; i++)
            {
                var content = new byte[random.Next(1, 3000)];
                random.NextBytes(content);
                try
                {
                    Assert.NotEmpty(DocumentReader.Read(name, content).Lines);
                }
                catch (UnreadableDocumentException refusal)
                {
                    Assert.True(Enum.IsDefined(refusal.Code));
                }
            }
        }
    }

    [Theory]
    [InlineData(false, UnreadableCode.LegacyFormat)]
    [InlineData(true, UnreadableCode.EncryptedFile)]
    public void Read_CompoundFileNamedDocx_IsRefusedByWhatItIs(bool encrypted, UnreadableCode code)
    {
        byte[] content = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. encrypted ? Encoding.Unicode.GetBytes("EncryptedPackage") : []];

        Assert.Equal(code, Assert.Throws<UnreadableDocumentException>(() => DocumentReader.Read("方案.docx", content)).Code);
    }
}
