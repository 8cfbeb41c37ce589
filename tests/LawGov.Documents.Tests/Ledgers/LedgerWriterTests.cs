using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LawGov.Documents.Ledgers;
using LawGov.Documents.Tests.Official;

namespace LawGov.Documents.Tests.Ledgers;

public sealed class LedgerWriterTests
{
    private static readonly string[] LedgerHeaders =
    [
        "序号",
        "章/节",
        "任务内容",
        "成果形式",
        "牵头单位",
        "责任单位",
        "完成时限\n（原文）",
        "完成时限\n（日期）",
        "量化指标\n（目标）",
        "量化指标\n（实际）",
        "进展情况",
        "存在问题",
        "下一步措施",
        "自评\n进度",
        "审核意见",
        "佐证材料",
        "亮灯",
        "督办情况",
    ];

    [Fact]
    public void Write_Workbook_HasThreeSheets()
    {
        using var book = Open(SampleSummary.Workbook(2, 2));

        Assert.Equal(["台账", "明细", "说明"], book.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value));
    }

    [Fact]
    public void Write_Ledger_HasMergedTitleAndOneHeaderRow()
    {
        using var book = Open(SampleSummary.Workbook(3, 0));

        var rows = Rows(book, 0);
        Assert.Equal("示范区法治政府建设任务台账（2026年第三季度）", rows[0][0]);
        Assert.Equal(LedgerHeaders, rows[2]);
        Assert.Equal(["A1:R1"], Sheet(book, 0).Descendants<MergeCell>().Select(m => m.Reference!.Value));
        Assert.Equal(["1", "2", "3"], rows.Skip(3).Select(r => r[0]));
    }

    [Fact]
    public void Write_Ledger_PrintsOnA4LandscapeOnePageWideWithRepeatedHeader()
    {
        using var book = Open(SampleSummary.Workbook(3, 0));

        var sheet = Sheet(book, 0);
        var setup = sheet.GetFirstChild<PageSetup>()!;
        Assert.Equal((9u, OrientationValues.Landscape), (setup.PaperSize!.Value, setup.Orientation!.Value));
        Assert.Equal((1u, 0u), (setup.FitToWidth!.Value, setup.FitToHeight!.Value));
        Assert.True(sheet.SheetProperties!.PageSetupProperties!.FitToPage!.Value);
        Assert.Equal("&C第 &P 页 共 &N 页", sheet.Descendants<OddFooter>().Single().Text);
        var pane = sheet.Descendants<Pane>().Single();
        Assert.Equal((3d, "A4", PaneStateValues.Frozen), (pane.VerticalSplit!.Value, pane.TopLeftCell!.Value, pane.State!.Value));
        Assert.Contains(
            book.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>(),
            n => n is { Name.Value: "_xlnm.Print_Titles", LocalSheetId.Value: 0, Text: "台账!$3:$3" }
        );
    }

    [Fact]
    public void Write_Details_AreFilteredFrozenAndNotMerged()
    {
        using var book = Open(SampleSummary.Workbook(0, 4));

        var sheet = Sheet(book, 1);
        Assert.Equal("A1:W5", sheet.GetFirstChild<AutoFilter>()!.Reference!.Value);
        Assert.Equal(1d, sheet.Descendants<Pane>().Single().VerticalSplit!.Value);
        Assert.Empty(sheet.Descendants<MergeCell>());
        Assert.Equal(5, Rows(book, 1).Count);
        Assert.All(Rows(book, 1)[0], h => Assert.DoesNotContain("\n", h, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_DatesAndNumbers_AreRealOnes()
    {
        using var book = Open(
            SampleSummary.Workbook(0, 2) with
            {
                Details =
                [
                    SampleSummary.Detail(1) with
                    {
                        DueOn = new DateOnly(2026, 10, 14),
                        DaysLate = 3,
                        Targets = [new LedgerTarget("学时", 60, 48.5m, "学时")],
                    },
                ],
            }
        );

        var cells = Sheet(book, 1).Descendants<Row>().ElementAt(1).Elements<Cell>().ToDictionary(c => c.CellReference!.Value!);
        Assert.Equal(("46309", "yyyy\\-mm\\-dd"), (cells["J2"].CellValue!.Text, Format(book, cells["J2"])));
        Assert.Equal(new DateTime(2026, 10, 14), DateTime.FromOADate(46309));
        Assert.Equal("3", cells["L2"].CellValue!.Text);
        Assert.Equal(("60", "48.5"), (cells["Q2"].CellValue!.Text, cells["R2"].CellValue!.Text));
        Assert.All(new[] { "J2", "L2", "Q2", "R2" }, name => Assert.Null(cells[name].DataType));
    }

    [Fact]
    public void Write_LedgerDate_IsARealDateBesideTheDocumentsWords()
    {
        using var book = Open(SampleSummary.Workbook(0, 0) with { Rows = [SampleSummary.Row(0)] });

        var cells = Sheet(book, 0).Descendants<Row>().ElementAt(3).Elements<Cell>().ToList();
        Assert.Equal("2026年年底前", cells[6].InnerText);
        Assert.Equal(new DateTime(2026, 12, 31), DateTime.FromOADate(double.Parse(cells[7].CellValue!.Text)));
    }

    [Fact]
    public void Write_DayBeforeMarch1900_IsText()
    {
        using var book = Open(SampleSummary.Workbook(0, 0) with { Rows = [SampleSummary.Row(0) with { DueOn = new DateOnly(1899, 5, 1) }] });

        Assert.Equal("1899-05-01", Rows(book, 0)[3][7]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+8613800000000")]
    [InlineData("-5")]
    [InlineData("@SUM(A1)")]
    [InlineData("=HYPERLINK(\"http://localhost\",\"x\")")]
    [InlineData("001")]
    [InlineData("2026-10-14")]
    [InlineData("'quoted")]
    [InlineData("  leading and trailing  ")]
    [InlineData("两行\n文字😀")]
    public void Write_Text_StaysTheTextItIs(string text)
    {
        using var book = Open(
            SampleSummary.Workbook(0, 0) with
            {
                Rows = [SampleSummary.Row(0) with { Number = text, Progress = text }],
                Details = [SampleSummary.Detail(0) with { TaskNumber = text, UnitName = text }],
            }
        );

        Assert.Equal((text, text), (Rows(book, 0)[3][0], Rows(book, 0)[3][10]));
        Assert.Equal((text, text), (Rows(book, 1)[1][3], Rows(book, 1)[1][5]));
        foreach (var part in book.WorkbookPart!.WorksheetParts)
        {
            Assert.Empty(part.Worksheet.Descendants<CellFormula>());
            Assert.All(
                part.Worksheet.Descendants<Cell>().Where(c => c.InlineString is not null),
                c => Assert.Equal(CellValues.InlineString, c.DataType!.Value)
            );
        }
    }

    [Theory]
    [InlineData("=1+1", true)]
    [InlineData("@SUM(A1)", true)]
    [InlineData("完成3项", false)]
    public void Write_TextThatLooksLikeAFormula_StaysTextWhenEdited(string text, bool isQuoted)
    {
        using var book = Open(SampleSummary.Workbook(0, 0) with { Rows = [SampleSummary.Row(0) with { Number = text, Progress = text }] });

        var cells = Sheet(book, 0).Descendants<Row>().ElementAt(3).Elements<Cell>().ToList();
        var formats = book.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        Assert.All(new[] { cells[0], cells[10] }, c => Assert.Equal(isQuoted, formats[(int)c.StyleIndex!.Value].QuotePrefix?.Value ?? false));
    }

    [Fact]
    public void Write_TextBeyondTheCellsLimit_IsCutAndSaysSo()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 20000));

        using var book = Open(SampleSummary.Workbook(0, 0) with { Rows = [SampleSummary.Row(0) with { Progress = text }] });

        var cell = Rows(book, 0)[3][10];
        Assert.True(cell.Length <= 32767);
        Assert.EndsWith("😀……（超出单元格上限，全文见系统）", cell, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WrappedText_RaisesItsRowUpToTheLimit()
    {
        using var book = Open(
            SampleSummary.Workbook(0, 0) with
            {
                Rows =
                [
                    new LedgerRow { Number = "1", Task = "短" },
                    new LedgerRow
                    {
                        Number = "2",
                        Task = "短",
                        Progress = new string('长', 100),
                    },
                    new LedgerRow
                    {
                        Number = "3",
                        Task = "短",
                        Progress = new string('长', 9000),
                    },
                ],
            }
        );

        var heights = Sheet(book, 0).Descendants<Row>().Skip(3).Select(r => r.Height!.Value).ToList();
        Assert.True(heights[0] < 20 && heights[1] > 5 * 13 && heights[1] < 12 * 13, $"{heights[0]}, {heights[1]}");
        Assert.Equal(409, heights[2]);
        Assert.All(Sheet(book, 0).Descendants<Row>(), r => Assert.True(r.CustomHeight!.Value));
    }

    [Fact]
    public void Write_Lamps_HaveWordAndColour()
    {
        var book = SampleSummary.Workbook(0, 0) with
        {
            Rows =
            [
                .. Enum.GetValues<LedgerLamp>()
                    .Select(l => new LedgerRow
                    {
                        Number = "1",
                        Task = "任务",
                        Lamp = l,
                        LampText = $"{l}",
                    }),
            ],
        };

        using var package = Open(book);

        var cells = Sheet(package, 0).Descendants<Row>().Skip(3).Select(r => r.Elements<Cell>().ElementAt(16)).ToList();
        Assert.Equal(Enum.GetNames<LedgerLamp>(), cells.Select(c => c.InnerText));
        Assert.Equal(cells.Count, cells.Select(c => c.StyleIndex!.Value).Distinct().Count());
    }

    [Fact]
    public void Write_Notes_TellPeriodCutOffAuthorCodeAndTerms()
    {
        var workbook = SampleSummary.Workbook(1, 1);

        using var book = Open(workbook);

        var notes = Rows(book, 2).Where(r => r.Count == 2).ToDictionary(r => r[0], r => r[1]);
        Assert.Equal("2026年第三季度", notes["统计期间"]);
        Assert.Equal(new DateTime(2026, 10, 19, 9, 30, 0), DateTime.FromOADate(double.Parse(notes["数据截至"])), TimeSpan.FromSeconds(1));
        Assert.Equal(("周敏", workbook.CheckCode), (notes["生成人"], notes["校验码"]));
        Assert.All(new[] { "应报", "按时报送", "补报", "未报", "亮灯", "欠进度、达进度、超进度" }, term => Assert.NotEmpty(notes[term]));
    }

    [Fact]
    public void Write_SeveralTargets_StayOneLine()
    {
        using var book = Open(
            SampleSummary.Workbook(0, 0) with
            {
                Details = [SampleSummary.Detail(0) with { Targets = [new("学时", 60, 48.5m, "学时"), new("合格率", 95, null, "%"), new("期数", 2, 3, "期")] }],
            }
        );

        var row = Assert.Single(Rows(book, 1).Skip(1));
        Assert.Equal("合格率：目标95%，实际未报\n期数：目标2期，实际3期", row[19]);
    }

    public static TheoryData<int, int> Sizes =>
        new()
        {
            { 0, 0 },
            { 1, 1 },
            { 500, 200 },
        };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Write_AnySize_IsValid(int rows, int details) =>
        Assert.Empty(PackageReading.SheetErrors(LedgerWriter.Write(SampleSummary.Workbook(rows, details))));

    [Fact]
    public void Write_TextsThatXmlCannotCarry_AreValid()
    {
        const string nasty = "甲\u0000\u0007\uD800\uFFFE\u202E乙😀<&>]]>\r\n";
        var workbook = SampleSummary.Workbook(0, 0) with
        {
            Title = nasty,
            OrganName = nasty,
            GeneratedBy = nasty,
            Rows =
            [
                new LedgerRow
                {
                    Number = nasty,
                    Task = nasty,
                    Evidence = [nasty],
                },
            ],
            Details =
            [
                new LedgerDetail
                {
                    PeriodKey = nasty,
                    TaskNumber = nasty,
                    TaskTitle = nasty,
                    UnitName = nasty,
                },
            ],
        };

        var file = LedgerWriter.Write(workbook);

        Assert.Empty(PackageReading.SheetErrors(file));
        using var book = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        Assert.Equal("甲\uFFFD乙😀<&>]]>\n", Rows(book, 0)[3][0]);
    }

    [Fact]
    public void Write_SameWorkbookTwice_GivesTheSameBytes() =>
        Assert.Equal(LedgerWriter.Write(SampleSummary.Workbook(20, 40)), LedgerWriter.Write(SampleSummary.Workbook(20, 40)));

    [Fact]
    public void Write_SameDataLater_DiffersInTimeStampsOnly()
    {
        var workbook = SampleSummary.Workbook(2, 2);

        var first = PackageReading.Parts(LedgerWriter.Write(workbook));
        var later = PackageReading.Parts(LedgerWriter.Write(workbook with { GeneratedAt = workbook.GeneratedAt.AddDays(1) }));

        Assert.Equal(first.Keys, later.Keys);
        Assert.Equal(["docProps/core.xml", "xl/worksheets/sheet3.xml"], first.Keys.Where(k => first[k] != later[k]));
    }

    [Fact]
    public void Write_EmptyLedger_SaysSo()
    {
        using var book = Open(SampleSummary.Workbook(0, 0));

        Assert.Equal("本期没有任务", Rows(book, 0)[3][2]);
        Assert.Single(Rows(book, 1));
    }

    private static SpreadsheetDocument Open(LedgerWorkbook workbook) =>
        SpreadsheetDocument.Open(new MemoryStream(LedgerWriter.Write(workbook)), isEditable: false);

    private static Worksheet Sheet(SpreadsheetDocument book, int index)
    {
        var sheet = book.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().ElementAt(index);
        return ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!)).Worksheet;
    }

    private static List<List<string>> Rows(SpreadsheetDocument book, int index) =>
        [.. Sheet(book, index).Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InlineString?.Text?.Text ?? c.CellValue?.Text ?? "").ToList())];

    private static string? Format(SpreadsheetDocument book, Cell cell)
    {
        var styles = book.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var format = styles.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);
        return styles.NumberingFormats!.Elements<NumberingFormat>().SingleOrDefault(n => n.NumberFormatId!.Value == format.NumberFormatId!.Value)?.FormatCode;
    }
}
