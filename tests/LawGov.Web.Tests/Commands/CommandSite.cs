using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using LawGov.Data.Providers;
using LawGov.TestKit;
using LawGov.Web.Commands;
using LawGov.Web.Files;
using LawGov.Web.Settings;
using LawGov.Web.Tests.Architecture;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawGov.Web.Tests.Commands;

/// <summary>A site with two evidence files, and the verbs called on it or on a place of the test's own.</summary>
public sealed class CommandSite : LawGovSite
{
    public const string FirstName = "培训签到表.pdf",
        SecondName = "现场照片.jpg";

    private readonly string _folder = Directory.CreateTempSubdirectory("lawgov-verbs-").FullName;

    public LawGovOptions Options => Services.GetRequiredService<LawGovOptions>();

    /// <summary>Digests of the two files.</summary>
    public string First { get; private set; } = "";

    public string Second { get; private set; } = "";

    /// <summary>The settings that lead a verb to this site.</summary>
    public string[] Settings => SettingsOf(Database.Provider, Database.ConnectionString, Options.DataPath);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.PlanAsync(new GivenTask("开展人民调解", [SmallDistrict.Justice], [SmallDistrict.Townships]));
        await Given.OpenPeriodAsync();
        First = await AttachAsync(FirstName, "签到表");
        Second = await AttachAsync(SecondName, "照片");
    }

    /// <summary>Stores bytes and attaches them to the first report.</summary>
    public async Task<string> AttachAsync(string name, string content)
    {
        var actor = await Given.ActorAsync("clear");
        var store = Services.GetRequiredService<FileStore>();
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(content));
        var (digest, size) = await store.SaveAsync(bytes, CancellationToken.None);
        await WithDbAsync(async db =>
        {
            var report = await db.Reports.Include(r => r.Evidence).OrderBy(r => r.Id).FirstAsync();
            report.Attach(name, "application/pdf", size, digest, actor, db.Clock.Now);
            return await db.SaveChangesAsync();
        });
        return digest;
    }

    /// <summary>A backup of this site.</summary>
    public async Task<string> BackupAsync()
    {
        var path = NewPath("backup.tar.gz");
        var (status, said, _) = await RunAsync("backup", [path], Settings);
        Assert.True(status == 0, said);
        return path;
    }

    /// <summary>An empty place to restore into: a folder, and an empty database of this kind.</summary>
    public async Task<Place> NewPlaceAsync()
    {
        var folder = NewPath("place");
        var connection =
            Database.Provider == DatabaseProvider.Postgres
                ? await PostgresCluster.Shared.CreateDatabaseAsync()
                : $"Data Source={Path.Combine(folder, "lawgov.db")};Pooling=False";
        return new Place(folder, connection, SettingsOf(Database.Provider, connection, folder));
    }

    public string NewPath(string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, Guid.CreateVersion7().ToString("N"))).FullName, name);

    /// <summary>A copy of an archive in which every entry was given another name or other bytes, or was dropped.</summary>
    public async Task<string> RewriteAsync(string archive, Func<string, byte[], (string Name, byte[] Bytes)?> change, params (string Name, byte[] Bytes)[] more)
    {
        var path = NewPath("changed.tar.gz");
        await using var source = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        await using var from = new TarReader(source);
        await using var target = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        await using var to = new TarWriter(target, TarEntryFormat.Pax);
        List<(string Name, byte[] Bytes)> entries = [];
        while (await from.GetNextEntryAsync(copyData: true) is { } entry)
        {
            using var bytes = new MemoryStream();
            if (entry.DataStream is { } data)
                await data.CopyToAsync(bytes);
            if (change(entry.Name, bytes.ToArray()) is { } changed)
                entries.Add(changed);
        }
        foreach (var (name, bytes) in entries.Concat(more))
        {
            using var content = new MemoryStream(bytes);
            await to.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content });
        }
        return path;
    }

    /// <summary>Names of the entries of an archive.</summary>
    public static async Task<List<string>> EntriesAsync(string archive)
    {
        List<string> names = [];
        await using var source = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        await using var tar = new TarReader(source);
        while (await tar.GetNextEntryAsync() is { } entry)
            names.Add(entry.Name);
        return names;
    }

    public static string[] SettingsOf(DatabaseProvider provider, string connection, string folder) =>
        ["--environment=Development", $"--LawGov:Database:Provider={provider}", $"--ConnectionStrings:LawGov={connection}", $"--LawGov:Data:Path={folder}"];

    /// <summary>Runs a verb in this process. Returns its status, what it said, and the data it wrote.</summary>
    public static async Task<(int Status, string Said, string Data)> RunAsync(string verb, string[] args, string[] settings)
    {
        using StringWriter data = new(),
            messages = new();
        var status = await CommandLine.RunAsync(verb, new CommandCall(args, settings, data, messages));
        return (status, messages.ToString(), data.ToString());
    }

    /// <summary>Runs a program and waits for its end. Returns its status, standard error and standard output.</summary>
    public static async Task<(int Status, string Said, string Data)> RunProgramAsync(
        string program,
        string[] args,
        string folder,
        params (string Name, string Value)[] environment
    )
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] ours = ["LawGov__", "ConnectionStrings__", "ASPNETCORE_"];
        var inherited = start.Environment.Keys.Where(k => ours.Any(o => k.StartsWith(o, StringComparison.OrdinalIgnoreCase))).ToList();
        foreach (var name in inherited)
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, said[0], said[1]);
    }

    /// <summary>The program as it was built, beside its project.</summary>
    public static string Built { get; } =
        Path.Combine(Repository.Root, "src/LawGov.Web/bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "LawGov.Web.dll");

    /// <summary>A copy of the built program by itself, as a publish would lay it down.</summary>
    public string Published()
    {
        var from = Path.GetDirectoryName(Built)!;
        var to = NewPath("lawgov");
        var files = Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories);
        foreach (var file in files.Where(f => !Path.GetFileName(f).Contains(".staticwebassets.", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return Path.Combine(to, "LawGov.Web.dll");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    /// <param name="Folder">Data folder; not there yet.</param>
    /// <param name="Connection">Connection string.</param>
    /// <param name="Settings">The settings that lead a verb there.</param>
    public sealed record Place(string Folder, string Connection, string[] Settings)
    {
        public string FileOf(string digest) => Path.Combine(Folder, "files", FileStore.PlaceOf(digest));
    }
}
