using System.Runtime.CompilerServices;
using System.Xml.Linq;
using LawGov.Documents.Official;

namespace LawGov.Documents.Tests.Official;

/// <summary>
/// A small paper compared part by part with the files in Golden. After a wanted change, run once with LAWGOV_ACCEPT_GOLDEN=1, look at the
/// difference in version control and at the printed pages, then commit.
/// </summary>
public sealed class OfficialPaperGoldenTests
{
    private static readonly OfficialPaper Paper = new()
    {
        TitleLines = ["示范区法治政府建设", "督察问题整改情况通报"],
        Addressee = "各乡镇人民政府",
        Blocks =
        [
            new PaperHeading(1, "一、总体情况"),
            new PaperHeading(2, "（一）整改进度"),
            new PaperHeading(3, "1.已经完成的"),
            new PaperHeading(4, "（1）销号情况"),
            new PaperParagraph("问题15个，销号11个。") { Key = "closed" },
            new PaperTable(
                [new("单位", 2), new("件数", 1, PaperAlignment.Right)],
                [
                    ["区司法局", "3"],
                ]
            )
            {
                Caption = "未销号问题",
                Note = "注：截至季末。",
            },
        ],
        Attachments =
        [
            new PaperAttachment
            {
                TitleLines = ["问题台账"],
                IsLandscape = true,
                Blocks =
                [
                    new PaperTable(
                        [new("序号", 1)],
                        [
                            ["1"],
                        ]
                    ),
                ],
            },
        ],
        Signature = new PaperSignature("区委依法治区办", new DateOnly(2026, 3, 5)),
        IsDraft = true,
        Provenance = new PaperProvenance("2026年第一季度", SampleSummary.CutOff, SampleSummary.CutOff, "周敏", "0123ABCD"),
    };

    public static TheoryData<string> PartNames => [.. PackageReading.Parts(OfficialPaperWriter.Write(Paper)).Keys];

    [Theory]
    [MemberData(nameof(PartNames))]
    public void Write_SmallPaper_PartIsAsApproved(string name)
    {
        var written = XDocument.Parse(PackageReading.Parts(OfficialPaperWriter.Write(Paper))[name]).ToString();

        var path = Path.Combine(GoldenFolder(), FileName(name));
        if (Environment.GetEnvironmentVariable("LAWGOV_ACCEPT_GOLDEN") == "1")
        {
            Directory.CreateDirectory(GoldenFolder());
            File.WriteAllText(path, written + "\n");
            Assert.Fail($"{path} was written: look at it, then run without LAWGOV_ACCEPT_GOLDEN.");
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n").TrimEnd(), written.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Golden_Folder_HoldsNoPartThatIsNotWritten()
    {
        var approved = Directory.GetFiles(GoldenFolder()).Select(Path.GetFileName);

        Assert.Equal(
            PackageReading.Parts(OfficialPaperWriter.Write(Paper)).Keys.Select(FileName).Order(StringComparer.Ordinal),
            approved.Order(StringComparer.Ordinal)
        );
    }

    private static string FileName(string part) => part.Replace("[", "").Replace("]", "").Replace('/', '~');

    private static string GoldenFolder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
