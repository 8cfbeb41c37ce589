using System.IO.Compression;
using System.Text;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Tests.Reading;

/// <summary>What Word documents of offices hold beside plain paragraphs.</summary>
public sealed class WordFormTests
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private const string List =
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/>"
        + "</w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"（%2）\"/></w:lvl><w:lvl "
        + "w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%3.\"/></w:lvl></w:abstractNum>";

    [Fact]
    public void Read_NumberingOfThreeLevels_IsParsedAsAPlan()
    {
        var plan = PlanParser.Parse(
            Read(
                P("青禾县法治建设实施方案")
                    + P("健全制度", 0)
                    + P("决策", 1)
                    + P("编制目录。（牵头单位：县政府办）", 2)
                    + P("公开征求意见。（牵头单位：县司法局）", 2)
                    + P("执法", 1)
                    + P("统一文书。（牵头单位：县司法局）", 2)
                    + P("强化监督", 0)
                    + P("执法监督", 1)
                    + P("评查案卷。（牵头单位：县司法局）", 2),
                Numbering(List)
            )
        );

        Assert.Equal(["一", "二"], plan.Chapters.Select(c => c.Ordinal));
        Assert.Equal(["(一)", "(二)", "(一)"], plan.Chapters.SelectMany(c => c.Sections).Select(s => s.Ordinal));
        Assert.Equal([1, 2, 1, 1], plan.Tasks.Select(t => t.Number ?? 0));
    }

    [Fact]
    public void Read_ListStartedAnew_CountsFromItsStart()
    {
        var numbering = Numbering(
            "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
                + "</w:abstractNum>",
            "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
        );

        var source = Read(P("甲", 0) + P("乙", 0) + P("丙", 0, 2) + P("丁", 0, 2), numbering);

        Assert.Equal(["1.甲", "2.乙", "1.丙", "2.丁"], source.Lines.Select(l => l.Text));
    }

    [Fact]
    public void Read_LevelThatNamesTheOneAbove_WritesBoth()
    {
        var numbering = Numbering(
            "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1\"/></w:lvl>"
                + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum>"
        );

        Assert.Equal(
            ["1甲", "1.1乙", "1.2丙", "2丁", "2.1戊"],
            Read(P("甲", 0) + P("乙", 1) + P("丙", 1) + P("丁", 0) + P("戊", 1), numbering).Lines.Select(l => l.Text)
        );
    }

    [Fact]
    public void Read_DeletedAndInsertedParagraphs_AreAsAccepted()
    {
        var source = Read(
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>整段删去</w:delText></w:r></w:del></w:p><w:p><w:pPr><w:rPr><w:ins/></w:rPr>"
                + "</w:pPr><w:ins><w:r><w:t>整段插入</w:t></w:r></w:ins></w:p>"
                + "<w:p><w:moveFromRangeStart/><w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom><w:moveFromRangeEnd/></w:p><w:p><w:moveTo><w:r><w:t>新处</w:t>"
                + "</w:r></w:moveTo></w:p>"
        );

        Assert.Equal(["整段插入", "新处"], source.Lines.Select(l => l.Text).Where(t => t.Length > 0));
    }

    [Fact]
    public void Read_ContentControls_GiveTheirText()
    {
        var source = Read(
            "<w:sdt><w:sdtPr><w:alias w:val=\"标题\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>青禾县</w:t></w:r><w:sdt><w:sdtContent><w:r><w:t>实施方案</w:t></w:r>"
                + "</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>"
        );

        Assert.Equal("青禾县实施方案", Assert.Single(source.Lines).Text);
    }

    [Fact]
    public void Read_ComplexField_GivesItsResultOnce()
    {
        var source = Read(
            "<w:p><w:r><w:t>见第</w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar "
                + "w:fldCharType=\"separate\"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>页</w:t></w:r></w:p>"
        );

        Assert.Equal("见第3页", source.Lines[0].Text);
    }

    [Fact]
    public void Read_EndnoteAndFooter_StandApart()
    {
        var source = Read(
            P("正文"),
            ("word/footer2.xml", $"<w:ftr xmlns:w=\"{Main}\"><w:p><w:r><w:t>— 1 —</w:t></w:r></w:p></w:ftr>"),
            ("word/endnotes.xml", $"<w:endnotes xmlns:w=\"{Main}\"><w:endnote><w:p><w:r><w:t>尾注</w:t></w:r></w:p></w:endnote></w:endnotes>")
        );

        Assert.Equal("正文", Assert.Single(source.Lines).Text);
        Assert.Equal(["— 1 —", "尾注"], source.Asides.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_TableWithMergesBothWays_IsParsed()
    {
        var plan = PlanParser.Parse(
            Read(
                P("青禾县2026年法治建设任务清单")
                    + "<w:tbl>"
                    + Row(C("序号"), C("任务"), C("措施"), C("责任分工", "<w:gridSpan w:val=\"2\"/>"), C("完成时限"))
                    + Row(C("", Down), C("", Down), C("", Down), C("牵头单位"), C("责任单位"), C("", Down))
                    + Row(C("一、依法决策", "<w:gridSpan w:val=\"6\"/>"))
                    + Row(C("1"), C("规范程序", Top), C("编制决策目录并公布"), C("县政府办"), C("县司法局、各乡镇"), C("2026年4月", Top))
                    + Row(C("2"), C("", Down), C("建立专家库并更新"), C("县科技局"), C("无"), C("", Down))
                    + "</w:tbl>"
            )
        );
        var tasks = plan.Tasks.ToList();

        Assert.Equal("依法决策", Assert.Single(plan.Chapters).Title);
        Assert.Equal(["编制决策目录并公布", "建立专家库并更新"], tasks.Select(t => t.Text));
        Assert.Equal(["县司法局", "各乡镇"], tasks[0].ResponsibleUnits);
        Assert.Equal(["县科技局"], tasks[1].LeadUnits);
        Assert.All(tasks, t => Assert.Equal(new DateOnly(2026, 4, 30), Assert.Single(t.Deadlines).DueOn));
    }

    [Fact]
    public void Read_TableInACell_KeepsItsTextInTheCell()
    {
        var source = Read(
            "<w:tbl>" + Row(C("外"), "<w:tc><w:p><w:r><w:t>前</w:t></w:r></w:p><w:tbl>" + Row(C("内一"), C("内二")) + "</w:tbl><w:p/></w:tc>") + "</w:tbl>"
        );

        Assert.Equal("前\n内一\n内二", Assert.Single(source.Lines).Cells![1].Text);
    }

    [Fact]
    public void Read_RowsAndCellsWithTrackedChanges_AreAsAccepted()
    {
        var source = Read(
            "<w:tbl>"
                + Row(
                    "<w:tc><w:p><w:r><w:t>县</w:t></w:r><w:del><w:r><w:delText>水利</w:delText></w:r></w:del><w:ins><w:r><w:t>司法</w:t></w:r></w:ins><w:r><w:t>局"
                        + "</w:t></w:r></w:p></w:tc>"
                )
                + "<w:ins>"
                + Row(C("新增"))
                + "</w:ins></w:tbl>"
        );

        Assert.Equal(["县司法局", "新增"], source.Lines.Select(l => l.Text));
    }

    [Fact]
    public void Read_GapsBeforeTheFirstCell_KeepTheColumns()
    {
        var source = Read(
            "<w:tbl>" + Row(C("甲"), C("乙"), C("丙")) + "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + C("二") + C("三") + "</w:tr></w:tbl>"
        );

        Assert.Equal(["", "二", "三"], source.Lines[1].Cells!.Select(c => c.Text));
    }

    [Fact]
    public void Read_TextBoxOfTheOldKind_IsRead()
    {
        var source = Read(
            "<w:p><w:r><w:pict><v:shape xmlns:v=\"v\"><v:textbox><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
                + "</w:pict><w:t>正文</w:t></w:r></w:p>"
        );

        Assert.Equal(["正文", "框内"], source.Lines.Select(l => l.Text));
    }

    [Fact]
    public void Read_SymbolAndSoftHyphen_AreNoGaps()
    {
        Assert.Equal("县司法局", Read("<w:p><w:r><w:t>县司</w:t><w:softHyphen/><w:t>法局</w:t></w:r></w:p>").Lines[0].Text);
    }

    private const string Top = "<w:vMerge w:val=\"restart\"/>";

    private const string Down = "<w:vMerge/>";

    private static string P(string text, int? level = null, int list = 1) =>
        $"<w:p>{(level is null ? "" : $"<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>")}<w:r><w:t>{text}</w:t>"
        + $"</w:r></w:p>";

    private static string C(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";

    private static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    private static (string, string) Numbering(string definitions, string more = "") =>
        ("word/numbering.xml", $"<w:numbering xmlns:w=\"{Main}\">{definitions}<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>{more}</w:numbering>");

    private static SourceText Read(string body, params (string Name, string Xml)[] parts)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, true))
        {
            foreach (
                var (name, xml) in parts
                    .Append(("[Content_Types].xml", "<Types/>"))
                    .Append(("word/document.xml", $"<w:document xmlns:w=\"{Main}\"><w:body>{body}</w:body></w:document>"))
            )
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(xml));
            }
        }
        return DocumentReader.Read("方案.docx", buffer.ToArray());
    }
}
