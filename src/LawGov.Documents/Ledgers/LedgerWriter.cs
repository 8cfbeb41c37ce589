using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LawGov.Documents.Official;

namespace LawGov.Documents.Ledgers;

/// <summary>
/// Writes a ledger as .xlsx: 台账 to print, 明细 to filter and pivot, 说明 to know what the figures mean. Texts are strings whatever they
/// begin with, dates and numbers are real ones. The same workbook gives the same bytes.
/// </summary>
public static class LedgerWriter
{
    private const string MainContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    /// <summary>The file.</summary>
    /// <param name="workbook">The quarter's ledger of the district or the ledger of one unit.</param>
    public static byte[] Write(LedgerWorkbook workbook)
    {
        ArgumentNullException.ThrowIfNull(workbook);

        return Pack(
            [PrintedSheet.Build(workbook), FlatSheet.Build(workbook), NotesSheet.Build(workbook)],
            new PackageProperties(workbook.Title, workbook.PeriodLabel, workbook.GeneratedBy, workbook.OrganName, workbook.CheckCode, workbook.GeneratedAt)
        );
    }

    /// <summary>Sheets in one file.</summary>
    internal static byte[] Pack(IReadOnlyList<LedgerTab> sheets, PackageProperties properties)
    {
        using var buffer = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook, autoSave: false))
        {
            var main = package.AddNewPart<WorkbookPart>(MainContentType, "rId1");
            main.Workbook = Book(sheets);
            for (var i = 0; i < sheets.Count; i++)
            {
                var part = main.AddNewPart<WorksheetPart>(RelationshipId(i));
                part.Worksheet = sheets[i].Sheet;
                part.Worksheet.Save();
            }

            var styles = main.AddNewPart<WorkbookStylesPart>("rId10");
            styles.Stylesheet = LedgerStyles.Sheet();
            styles.Stylesheet.Save();
            main.Workbook.Save();
            properties.AddTo(package);
        }

        return FixedPackage.Rewrite(buffer);
    }

    private static Workbook Book(IReadOnlyList<LedgerTab> tabs)
    {
        var names = new DefinedNames();
        for (var i = 0; i < tabs.Count; i++)
        {
            var (name, head) = (tabs[i].Name, tabs[i].HeaderRow);
            if (tabs[i].Filtered is { } filtered)
                names.Append(
                    new DefinedName($"{name}!{filtered}")
                    {
                        Name = "_xlnm._FilterDatabase",
                        LocalSheetId = (uint)i,
                        Hidden = true,
                    }
                );
            if (head > 0)
                names.Append(new DefinedName($"{name}!${head}:${head}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
        }

        return new Workbook(
            new BookViews(new WorkbookView { ActiveTab = 0 }),
            new Sheets(
                tabs.Select(
                    (t, i) =>
                        new Sheet
                        {
                            Name = t.Name,
                            SheetId = (uint)i + 1,
                            Id = RelationshipId(i),
                        }
                )
            ),
            names
        );
    }

    private static string RelationshipId(int index) => string.Create(CultureInfo.InvariantCulture, $"rId{index + 1}");
}

/// <summary>A finished sheet and what the workbook must know of it.</summary>
/// <param name="Name">Name on the tab.</param>
/// <param name="Sheet">Its content.</param>
/// <param name="HeaderRow">Row repeated on every printed page, 0 for none.</param>
/// <param name="Filtered">Absolute reference of the filtered range, null for none.</param>
internal sealed record LedgerTab(string Name, Worksheet Sheet, int HeaderRow, string? Filtered = null);
