using System.IO.Compression;
using LawGov.Documents.Reading;
using LawGov.Web.Features.Import;

namespace LawGov.Web.Tests.Features.Import;

/// <summary>Old formats of office programs are read through LibreOffice where it is installed.</summary>
[Trait("Database", "once")]
public sealed class DocumentFileTests
{
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];

    [Theory]
    [InlineData("方案.doc")]
    [InlineData("方案.WPS")]
    public async Task Read_LegacyFile_IsConvertedAndReadUnderItsName(string name)
    {
        using var office = new FakeOffice(Word("青禾县2026年法治工作要点"));

        var source = await DocumentFile.ReadAsync(name, CompoundFile, office.Program, CancellationToken.None);

        Assert.Equal((name, "青禾县2026年法治工作要点"), (source.FileName, source.Lines[0].Text));
    }

    [Fact]
    public async Task Read_LegacyFileWithoutOffice_IsRefusedWithWhatToDo()
    {
        var refusal = await Assert.ThrowsAsync<UnreadableDocumentException>(() =>
            DocumentFile.ReadAsync("方案.doc", CompoundFile, null, CancellationToken.None)
        );

        Assert.Equal(UnreadableCode.LegacyFormat, refusal.Code);
    }

    [Fact]
    public async Task Read_LegacyFileThatOfficeCannotOpen_IsRefused()
    {
        using var office = new FakeOffice(null);

        var refusal = await Assert.ThrowsAsync<UnreadableDocumentException>(() =>
            DocumentFile.ReadAsync("方案.wps", CompoundFile, office.Program, CancellationToken.None)
        );

        Assert.Equal(UnreadableCode.LegacyFormat, refusal.Code);
    }

    private static byte[] Word(string text)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, true))
        {
            Add(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Add(
                archive,
                "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                    + $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
            );
        }
        return buffer.ToArray();
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }

    /// <summary>A program that leaves a ready-made file where LibreOffice would leave its own, or fails.</summary>
    private sealed class FakeOffice : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lawgov-office-");

        public FakeOffice(byte[]? result)
        {
            Program = Path.Combine(_folder.FullName, "soffice");
            var ready = Path.Combine(_folder.FullName, "ready.docx");
            File.WriteAllBytes(ready, result ?? []);
            File.WriteAllText(Program, result is null ? "#!/bin/sh\nexit 1\n" : $"#!/bin/sh\ncp '{ready}' \"$HOME/paper.docx\"\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        public string Program { get; }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
