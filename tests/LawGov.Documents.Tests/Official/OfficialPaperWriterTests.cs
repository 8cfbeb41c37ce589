using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using LawGov.Documents.Official;
using static LawGov.Documents.Tests.Official.PackageReading;

namespace LawGov.Documents.Tests.Official;

public sealed class OfficialPaperWriterTests
{
    private static readonly PaperTable SmallTable = new(
        [new("单位", 2), new("件数", 1, PaperAlignment.Right)],
        [
            ["区司法局", "3"],
            ["青山街道", "12"],
        ]
    );

    private static OfficialPaper Paper(params PaperBlock[] blocks) =>
        new()
        {
            TitleLines = ["关于做好法治政府建设", "督察问题整改工作的通报"],
            Subtitle = "示法治督〔2026〕7号",
            Addressee = "各乡镇人民政府",
            Blocks = blocks.Length > 0 ? blocks : [new PaperHeading(1, "一、总体情况"), new PaperParagraph("现将有关情况通报如下。")],
            Signature = new PaperSignature("中共示范区委全面依法治区委员会办公室", new DateOnly(2026, 3, 5)),
            Provenance = new PaperProvenance("2026年第一季度", SampleSummary.CutOff, SampleSummary.CutOff, "周敏", "0123ABCD"),
        };

    [Fact]
    public void Write_Section_HasTypeAreaOf156By225WithLineGridOf22Lines()
    {
        var file = OfficialPaperWriter.Write(Paper());

        var section = Part(file, "word/document.xml").Descendants(W + "sectPr").Single();
        Assert.Equal(("11906", "16838"), (section.Element(W + "pgSz").Val("w"), section.Element(W + "pgSz").Val("h")));
        var margins = section.Element(W + "pgMar");
        Assert.Equal([37, 28, 35, 26], new[] { "top", "left", "bottom", "right" }.Select(side => Millimetres(margins.Val(side))));
        var grid = section.Element(W + "docGrid");
        Assert.Equal(("lines", "579"), (grid.Val("type"), grid.Val("linePitch")));
        Assert.True(22 * 579 <= 16838 - int.Parse(margins.Val("top")!) - int.Parse(margins.Val("bottom")!));
        Assert.True(22 * 580 > 16838 - int.Parse(margins.Val("top")!) - int.Parse(margins.Val("bottom")!));
    }

    [Theory]
    [InlineData("Normal", "579", null, null)]
    [InlineData("BodyText", null, "200", "640")]
    [InlineData("Heading1", null, "200", "640")]
    [InlineData("Heading4", null, "200", "640")]
    public void Write_Style_HasExactPitchAndIndent(string style, string? line, string? chars, string? twips)
    {
        var properties = StyleElement(style).Element(W + "pPr")!;

        Assert.Equal(line, properties.Element(W + "spacing").Val("line"));
        Assert.Equal(line is null ? null : "exact", properties.Element(W + "spacing").Val("lineRule"));
        Assert.Equal(chars, properties.Element(W + "ind").Val("firstLineChars"));
        Assert.Equal(twips, properties.Element(W + "ind").Val("firstLine"));
    }

    [Theory]
    [InlineData("Title", "方正小标宋简体", "44")]
    [InlineData("Subtitle", "楷体_GB2312", null)]
    [InlineData("Heading1", "黑体", null)]
    [InlineData("Heading2", "楷体_GB2312", null)]
    [InlineData("Heading3", "仿宋_GB2312", null)]
    [InlineData("Heading4", "仿宋_GB2312", null)]
    [InlineData("Footer", "宋体", "28")]
    public void Write_Style_NamesItsTypeface(string style, string face, string? size)
    {
        var run = StyleElement(style).Element(W + "rPr")!;

        Assert.Equal((face, face), (run.Element(W + "rFonts").Val("eastAsia"), run.Element(W + "rFonts").Val("ascii")));
        Assert.Equal(size, run.Element(W + "sz").Val());
        Assert.Null(run.Element(W + "b"));
    }

    [Fact]
    public void Write_Body_IsThreeInFangSongCondensedByFiveTwips()
    {
        var styles = Part(OfficialPaperWriter.Write(Paper()), "word/styles.xml");

        var defaults = styles.Element(W + "docDefaults")!.Element(W + "rPrDefault")!.Element(W + "rPr")!;
        Assert.Equal(("仿宋_GB2312", "32"), (defaults.Element(W + "rFonts").Val("eastAsia"), defaults.Element(W + "sz").Val()));
        Assert.Equal("-5", StyleElement("Normal").Element(W + "rPr")!.Element(W + "spacing").Val());
    }

    [Theory]
    [InlineData("方正小标宋简体", "小标宋", "宋体")]
    [InlineData("仿宋_GB2312", "仿宋", "FangSong")]
    [InlineData("楷体_GB2312", "楷体", "KaiTi")]
    public void Write_FontTable_NamesFallbacks(string face, string first, string second)
    {
        var fonts = Part(OfficialPaperWriter.Write(Paper()), "word/fontTable.xml");

        var alternatives = fonts.Elements(W + "font").Single(f => f.Val("name") == face).Element(W + "altName").Val()!.Split(',');
        Assert.Contains(first, alternatives);
        Assert.Contains(second, alternatives);
    }

    [Fact]
    public void Write_Head_SetsTitleLinesSubtitleBlankLineAndAddressee()
    {
        var paragraphs = Paragraphs(OfficialPaperWriter.Write(Paper()));

        Assert.Equal(
            [
                "Title|关于做好法治政府建设",
                "Title|督察问题整改工作的通报",
                "Subtitle|示法治督〔2026〕7号",
                "Normal|",
                "Normal|各乡镇人民政府：",
                "Heading1|一、总体情况",
            ],
            paragraphs.Take(6).Select(p => $"{p.StyleOf()}|{p.TextOf()}")
        );
    }

    [Fact]
    public void Write_PageNumber_StandsOutsideOnOddAndEvenPages()
    {
        var file = OfficialPaperWriter.Write(Paper());

        Assert.NotNull(Part(file, "word/settings.xml").Element(W + "evenAndOddHeaders"));
        var odd = Footer(file, "default");
        var even = Footer(file, "even");
        Assert.Equal("— 1 —", odd.TextOf());
        Assert.Equal(" PAGE ", odd.Descendants(W + "fldSimple").Single().Val("instr"));
        Assert.Equal(("right", "100"), (odd.Descendants(W + "jc").Single().Val(), odd.Descendants(W + "ind").Single().Val("rightChars")));
        Assert.Equal(("left", "100"), (even.Descendants(W + "jc").Single().Val(), even.Descendants(W + "ind").Single().Val("leftChars")));
    }

    [Fact]
    public void Write_PageNumber_DashStandsSevenMillimetresBelowTheTypeArea()
    {
        var file = OfficialPaperWriter.Write(Paper());

        var margins = Part(file, "word/document.xml").Descendants(W + "pgMar").Single();
        var line = StyleElement("Footer").Element(W + "pPr")!.Element(W + "spacing").Val("line")!;
        var dash = int.Parse(margins.Val("footer")!) + (int.Parse(line) / 2);
        Assert.Equal(7, Millimetres(int.Parse(margins.Val("bottom")!) - dash));
    }

    [Theory]
    [InlineData("中共示范区委全面依法治区委员会办公室")]
    [InlineData("示范区人民政府办公室")]
    public void Write_SignatureWithLongerOrgan_DateBeginsTwoCharactersRightOfIt(string organ)
    {
        var paper = Paper() with { Signature = new PaperSignature(organ, new DateOnly(2026, 3, 5)) };

        var paragraphs = Paragraphs(OfficialPaperWriter.Write(paper));

        var at = paragraphs.ToList().FindIndex(p => p.TextOf() == organ);
        Assert.Equal("", paragraphs[at - 1].TextOf());
        Assert.Equal("2026年3月5日", paragraphs[at + 1].TextOf());
        Assert.Equal(("right", "640", "200"), (Justification(paragraphs[at]), Indent(paragraphs[at], "right"), Indent(paragraphs[at], "rightChars")));
        var organBegins = 8845 - 640 - (organ.Length * 315);
        Assert.Equal(("left", $"{organBegins + 640}"), (Justification(paragraphs[at + 1]), Indent(paragraphs[at + 1], "left")));
    }

    [Fact]
    public void Write_SignatureWithOrganAboutAsLongAsTheDate_DateCannotPassTheEdge()
    {
        var paper = Paper() with { Signature = new PaperSignature("示范区人民政府", new DateOnly(2026, 12, 25)) };

        var paragraphs = Paragraphs(OfficialPaperWriter.Write(paper));

        var date = paragraphs.Single(p => p.TextOf() == "2026年12月25日");
        var room = (7 * 315) - ((3 * 315) + (8 * 155)); // organ less date, in twips
        Assert.Equal(("right", $"{room}"), (Justification(date), Indent(date, "right")));
    }

    [Fact]
    public void Write_SignatureWithShorterOrgan_DateEndsTwoBeforeTheEdgeAndOrganMovesLeft()
    {
        var paper = Paper() with { Signature = new PaperSignature("区委办", new DateOnly(2026, 12, 25)) };

        var paragraphs = Paragraphs(OfficialPaperWriter.Write(paper));

        var at = paragraphs.ToList().FindIndex(p => p.TextOf() == "区委办");
        Assert.Equal(("right", "640"), (Justification(paragraphs[at + 1]), Indent(paragraphs[at + 1], "right")));
        var dateBegins = 8845 - 640 - (3 * 315) - (8 * 155); // three full-width and eight half-width characters
        Assert.Equal(("left", $"{dateBegins - 640}"), (Justification(paragraphs[at]), Indent(paragraphs[at], "left")));
    }

    [Fact]
    public void Write_SeveralAttachments_NoteNumbersThemWithoutSignAndEachBeginsANewPage()
    {
        var paper = Paper() with
        {
            Attachments =
            [
                new PaperAttachment { TitleLines = ["补报", "未报名单"], Blocks = [SmallTable] },
                new PaperAttachment
                {
                    TitleLines = ["任务台账"],
                    Blocks = [SmallTable],
                    IsLandscape = true,
                },
                new PaperAttachment { TitleLines = ["名词解释"], Blocks = [new PaperParagraph("应报。")] },
            ],
        };

        var file = OfficialPaperWriter.Write(paper);

        var paragraphs = Paragraphs(file);
        var texts = paragraphs.Select(p => p.TextOf()).ToList();
        var note = texts.IndexOf("附件：1.补报未报名单");
        Assert.Equal(["", "附件：1.补报未报名单", "2.任务台账", "3.名词解释", ""], texts.GetRange(note - 1, 5));
        Assert.Equal(Indent(paragraphs[note], "left"), Indent(paragraphs[note + 1], "left"));
        var first = texts.IndexOf("附件1");
        Assert.Equal(["附件1", "", "补报", "未报名单", ""], texts.GetRange(first, 5));
        Assert.NotNull(paragraphs[first].Element(W + "pPr")!.Element(W + "pageBreakBefore"));
        var sections = Part(file, "word/document.xml").Descendants(W + "sectPr").ToList();
        Assert.Equal([null, "landscape", null], sections.Select(s => s.Element(W + "pgSz").Val("orient")));
        Assert.All(sections, s => Assert.Equal("nextPage", s.Element(W + "type").Val()));
        Assert.Empty(WordErrors(file));
    }

    [Fact]
    public void Write_SingleAttachment_IsNotNumbered()
    {
        var paper = Paper() with
        {
            Attachments =
            [
                new PaperAttachment
                {
                    TitleLines = ["任务台账"],
                    Blocks = [SmallTable],
                    IsLandscape = true,
                },
            ],
        };

        var texts = Paragraphs(OfficialPaperWriter.Write(paper)).Select(p => p.TextOf()).ToList();

        Assert.Contains("附件：任务台账", texts);
        Assert.Contains("附件", texts);
    }

    [Fact]
    public void Write_LandscapeSection_TurnsMarginsAndNumberWithTheSheet()
    {
        var paper = Paper() with
        {
            Attachments =
            [
                new PaperAttachment
                {
                    TitleLines = ["任务台账"],
                    Blocks = [SmallTable],
                    IsLandscape = true,
                },
            ],
        };

        var file = OfficialPaperWriter.Write(paper);

        var section = Part(file, "word/document.xml").Descendants(W + "sectPr").Last();
        var margins = section.Element(W + "pgMar");
        Assert.Equal([28, 37, 26, 35], new[] { "top", "right", "bottom", "left" }.Select(side => Millimetres(margins.Val(side))));
        var box = Footer(file, "default", last: true);
        Assert.Equal("vert", box.Descendants().Single(e => e.Name.LocalName == "bodyPr").Attribute("vert")?.Value);
        Assert.Equal("— 1 —", box.TextOf());
    }

    [Fact]
    public void Write_Table_FillsTheTypeAreaAndRepeatsItsHeader()
    {
        var table = Part(OfficialPaperWriter.Write(Paper(SmallTable)), "word/document.xml").Descendants(W + "tbl").Single();

        Assert.Equal(8845, table.Element(W + "tblGrid")!.Elements().Sum(c => int.Parse(c.Val("w")!)));
        var rows = table.Elements(W + "tr").ToList();
        Assert.Equal([true, false, false], rows.Select(r => r.Descendants(W + "tblHeader").Any()));
        Assert.Equal("单位|件数", string.Join('|', rows[0].Elements(W + "tc").Select(c => c.TextOf())));
        Assert.Equal("right", rows[2].Elements(W + "tc").Last().Descendants(W + "jc").Single().Val());
    }

    [Fact]
    public void Write_TableRowOfAnotherLength_IsRefused()
    {
        var table = SmallTable with
        {
            Rows =
            [
                ["区司法局"],
            ],
        };

        Assert.Throws<ArgumentException>(() => OfficialPaperWriter.Write(Paper(table)));
    }

    [Fact]
    public void Write_HeadingOfLevelFive_IsRefused() => Assert.Throws<ArgumentException>(() => OfficialPaperWriter.Write(Paper(new PaperHeading(5, "①"))));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Write_Draft_IsMarkedAtTheHeadOfEveryPage(bool isDraft)
    {
        var parts = Parts(OfficialPaperWriter.Write(Paper() with { IsDraft = isDraft }));

        var heads = parts.Where(p => p.Key.StartsWith("word/header", StringComparison.Ordinal)).ToList();
        Assert.Equal(isDraft ? 2 : 0, heads.Count);
        Assert.All(heads, h => Assert.Equal("草　稿", XElement.Parse(h.Value).TextOf()));
    }

    [Fact]
    public void Write_Properties_NameTitlePeriodAuthorAndCode()
    {
        var core = Parts(OfficialPaperWriter.Write(Paper()))["docProps/core.xml"];

        Assert.Contains("<dc:title>关于做好法治政府建设督察问题整改工作的通报</dc:title>", core, StringComparison.Ordinal);
        Assert.Contains("<dc:subject>2026年第一季度</dc:subject>", core, StringComparison.Ordinal);
        Assert.Contains("<dc:creator>周敏</dc:creator>", core, StringComparison.Ordinal);
        Assert.Contains("<cp:keywords>0123ABCD</cp:keywords>", core, StringComparison.Ordinal);
        Assert.Contains(">2026-10-19T01:30:00Z<", core, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Provenance_IsPrintedAsNoteAfterTheDate()
    {
        var texts = Paragraphs(OfficialPaperWriter.Write(Paper())).Select(p => p.TextOf()).ToList();

        Assert.Equal(
            "（统计期间：2026年第一季度；数据截至：2026年10月19日9时30分；生成：周敏，2026年10月19日9时30分；校验码：0123ABCD）",
            texts[texts.IndexOf("2026年3月5日") + 1]
        );
    }

    [Fact]
    public void Write_TextWithWhatXmlCannotCarry_KeepsTheRest()
    {
        var paper = Paper(new PaperParagraph("甲\u0000乙\u0008丙\uD800丁\uFFFF戊\u202E己😀\t庚\r\n第二段 <b>&amp;"));

        var file = OfficialPaperWriter.Write(paper);

        Assert.Equal(["甲乙丙\uFFFD丁戊己😀 庚", "第二段 <b>&amp;"], Paragraphs(file).Where(p => p.StyleOf() == "BodyText").Take(2).Select(p => p.TextOf()));
        Assert.Empty(WordErrors(file));
    }

    [Fact]
    public void Write_SamePaperTwice_GivesTheSameBytes() =>
        Assert.Equal(OfficialPaperWriter.Write(Paper(SmallTable)), OfficialPaperWriter.Write(Paper(SmallTable)));

    [Fact]
    public void WithEdits_ByKey_ReplacesRemovesAndRenumbers()
    {
        var paper = Paper(
            new PaperParagraph("总述") { Key = "overall" },
            new PaperParagraph("甲") { Key = "a", ItemNumber = 1 },
            new PaperParagraph("乙") { Key = "b", ItemNumber = 2 },
            new PaperParagraph("丙") { Key = "c", ItemNumber = 3 },
            new PaperParagraph("丁") { Key = "d", ItemNumber = 1 }
        );

        var edited = paper.WithEdits(
            new Dictionary<string, string>
            {
                ["overall"] = "改写",
                ["b"] = " ",
                ["gone"] = "无处可放",
            }
        );

        Assert.Equal(["改写", "1.甲", "2.丙", "1.丁"], edited.Blocks.Cast<PaperParagraph>().Select(p => p.PrintedText));
    }

    [Fact]
    public void Paper_StoredAsJson_ComesBackTheSameFile()
    {
        var paper = QuarterlySummaryPaper.Compose(SampleSummary.Summary(ledgerRows: 3));

        var back = JsonSerializer.Deserialize<OfficialPaper>(JsonSerializer.Serialize(paper))!;

        Assert.Equal(OfficialPaperWriter.Write(paper), OfficialPaperWriter.Write(back));
    }

    private static XElement StyleElement(string id) =>
        Part(OfficialPaperWriter.Write(Paper()), "word/styles.xml").Elements(W + "style").Single(s => s.Val("styleId") == id);

    private static XElement Footer(byte[] file, string type, bool last = false)
    {
        XNamespace r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var references = Part(file, "word/document.xml").Descendants(W + "footerReference").Where(f => f.Val("type") == type).ToList();
        var id = (last ? references[^1] : references[0]).Attribute(r + "id")!.Value;
        var target = Part(file, "word/_rels/document.xml.rels").Elements().Single(e => e.Attribute("Id")!.Value == id).Attribute("Target")!.Value;
        return Part(file, "word/" + target.Split('/')[^1]);
    }

    private static string? Justification(XElement paragraph) => paragraph.Element(W + "pPr")!.Element(W + "jc").Val();

    private static string? Indent(XElement paragraph, string attribute) => paragraph.Element(W + "pPr")!.Element(W + "ind").Val(attribute);

    private static int Millimetres(string? twips) => Millimetres(int.Parse(twips!, CultureInfo.InvariantCulture));

    private static int Millimetres(int twips) => (int)Math.Round(twips * 25.4 / 1440);
}
