using LawGov.Documents.Plans;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Tests.Reading;

/// <summary>Pages of PDF and OFD files are read as their paragraphs and tables.</summary>
public sealed class PageReadingTests
{
    private static readonly GivenPages.Page Plan = new(
        [
            "青禾县2026年法治政府建设工作要点",
            "\u3000\u3000为推进依法行政，制定本要点。",
            "\u3000\u3000一、健全决策机制",
            // As wide as the page: the sentence goes on below
            "\u3000\u30001.编制年度重大行政决策事项目录，严格落实公众参与、专家论证、风险评估",
            "和集体讨论决定程序，6月底前完成。（牵头单位：县政府办）",
            "\u3000\u30002.开展决策后评估不少于3件。（责任单位：县司法局）",
        ],
        [
            ["序号", "任务", "牵头单位", "责任单位", "时限"],
            ["3", "评查案卷", "县司法局", "县公安局", "9月"],
            ["4", "办培训班", "县人社局", "县司法局", "11月"],
        ]
    );

    [Theory]
    [InlineData("方案.pdf")]
    [InlineData("方案.ofd")]
    public void Page_WithTextAndATable_IsReadAsAPlan(string name)
    {
        var source = DocumentReader.Read(name, File(name, Plan));
        var plan = PlanParser.Parse(source);

        Assert.Equal("青禾县2026年法治政府建设工作要点", plan.Title);
        Assert.Equal([1, 2, 3, 4], plan.Tasks.Select(t => t.Number));
        Assert.Contains("风险评估和集体讨论决定程序", plan.Tasks.First().Text, StringComparison.Ordinal);
        Assert.Equal(["县政府办", "县司法局", "县人社局"], plan.Tasks.SelectMany(t => t.LeadUnits));
        Assert.Equal(new DateOnly(2026, 9, 30), Assert.Single(plan.Tasks.ElementAt(2).Deadlines).DueOn);
    }

    [Theory]
    [InlineData("方案.pdf")]
    [InlineData("方案.ofd")]
    public void Table_OverTwoPages_IsOne(string name)
    {
        var next = new GivenPages.Page(
            ["— 1 —"],
            [
                ["5", "清理文件", "县司法局", "县委编办", "12月"],
            ]
        );

        var plan = PlanParser.Parse(DocumentReader.Read(name, File(name, Plan, next)));

        Assert.Equal([1, 2, 3, 4, 5], plan.Tasks.Select(t => t.Number));
    }

    [Theory]
    [InlineData("方案.pdf")]
    [InlineData("方案.ofd")]
    public void Page_ThatIsAPicture_IsRefusedWithItsNumber(string name)
    {
        var refusal = Assert.Throws<UnreadableDocumentException>(() => DocumentReader.Read(name, File(name, Plan, new([], IsPicture: true))));

        Assert.Equal((UnreadableCode.ScannedPage, 2), (refusal.Code, refusal.Arguments[0]));
    }

    [Theory]
    [InlineData("方案.ofd", "text", UnreadableCode.BrokenOfd)]
    [InlineData("方案.ofd", "PK\u0003\u0004 and no more", UnreadableCode.BrokenOfd)]
    [InlineData("方案.pdf", "text", UnreadableCode.UnsupportedType)]
    [InlineData("方案.pdf", "%PDF-1.7\n1 0 obj", UnreadableCode.PdfFile)]
    public void Read_WhatIsNoPage_IsRefused(string name, string content, UnreadableCode code) =>
        Assert.Equal(code, Assert.Throws<UnreadableDocumentException>(() => DocumentReader.Read(name, System.Text.Encoding.Latin1.GetBytes(content))).Code);

    [Fact]
    public void Read_DamagedPages_AreRefusedOrRead()
    {
        var random = new Random(11);
        foreach (var name in (string[])["a.pdf", "a.ofd"])
        {
            var whole = File(name, Plan);
            for (var i = 0; i < 300; i++)
            {
                var content = whole.ToArray();
                for (var change = random.Next(1, 20); change > 0; change--)
                    content[random.Next(content.Length)] = (byte)random.Next(256);
                if (i % 3 == 0)
                    content = content[..random.Next(1, content.Length)];
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

    [Fact]
    public void Ofd_OfManyEntries_IsRefused()
    {
        using var buffer = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(buffer, System.IO.Compression.ZipArchiveMode.Create, true))
        {
            for (var i = 0; i <= LimitedArchive.MostEntries; i++)
                archive.CreateEntry($"{i}.xml");
        }

        Assert.Equal(UnreadableCode.ArchiveBomb, Assert.Throws<UnreadableDocumentException>(() => DocumentReader.Read("方案.ofd", buffer.ToArray())).Code);
    }

    private static byte[] File(string name, params GivenPages.Page[] pages) =>
        name.EndsWith(".pdf", StringComparison.Ordinal) ? GivenPages.Pdf(pages) : GivenPages.Ofd(pages);
}
