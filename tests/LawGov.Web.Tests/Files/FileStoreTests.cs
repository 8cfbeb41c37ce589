using System.Text;
using LawGov.Data.Providers;
using LawGov.Web.Files;
using LawGov.Web.Settings;

namespace LawGov.Web.Tests.Files;

/// <summary>Evidence lies under its digest alone; what is still being received is no evidence.</summary>
public sealed class FileStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lawgov-store-").FullName;

    private string Files => Path.Combine(_folder, "files");

    private LawGovOptions Options => new(DatabaseProvider.Sqlite, "Data Source=:memory:", Files, _folder, TimeZoneInfo.Utc, null, RequireHttps: false);

    private FileStore Store => new(Options);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Digests_AreOfWholeFilesAlone()
    {
        var digest = await SaveAsync("whole");
        foreach (var name in (string[])["incoming/half", $"incoming/{digest}", "aa/bb/not-a-digest.sh", digest.ToUpperInvariant()])
        {
            var path = Path.Combine(_folder, "files", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, "x");
        }

        Assert.Equal([digest], Store.Digests());
    }

    [Fact]
    public async Task Save_TheSameBytesAtOnce_StoresThemOnce()
    {
        var digests = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SaveAsync("same")));

        Assert.Equal([digests[0]], Store.Digests());
        Assert.Single(digests.Distinct());
    }

    [Fact]
    public async Task Save_OverAFileThatWasCutOff_MakesItWhole()
    {
        var digest = await SaveAsync("whole");
        await File.WriteAllTextAsync(Path.Combine(_folder, "files", FileStore.PlaceOf(digest)), "wh");

        await SaveAsync("whole");

        Assert.Equal("whole", await File.ReadAllTextAsync(Path.Combine(_folder, "files", FileStore.PlaceOf(digest))));
    }

    private async Task<string> SaveAsync(string content)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return (await Store.SaveAsync(bytes, CancellationToken.None)).Sha256;
    }
}
