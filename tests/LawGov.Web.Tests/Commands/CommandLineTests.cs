using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using LawGov.Web.Tests.Architecture;
using LawGov.Web.Tests.Features;

namespace LawGov.Web.Tests.Commands;

/// <summary>The program as it is called: from any folder, with wrong settings, through the command the README gives.</summary>
public sealed class CommandLineTests(CommandSite site) : IClassFixture<CommandSite>
{
    /// <summary>One run of the documented command at a time: both databases' runs build in the same folder.</summary>
    private static readonly TimeSpan TurnLimit = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("import")]
    [InlineData("create-admin")]
    [InlineData("demo", "--scale", "0")]
    [InlineData("migrate", "now")]
    [InlineData("verify-audit", "all")]
    [InlineData("parse")]
    [InlineData("no-such-verb")]
    public async Task Verb_CalledWrongly_SaysHowWithStatusTwo(string verb, params string[] args)
    {
        var (status, said, data) = await CommandSite.RunAsync(verb, args, site.Settings);

        Assert.Equal(2, status);
        Assert.NotEqual("", said);
        Assert.Equal("", data);
    }

    [Theory]
    [InlineData("--ConnectionStrings:LawGov=hello world", "ConnectionStrings__LawGov")]
    [InlineData("--ConnectionStrings:LawGov=Colour=red", "ConnectionStrings__LawGov")]
    [InlineData("--LawGov:Database:Provider=Oracle", "LawGov__Database__Provider")]
    [InlineData("--LawGov:Security:RequireHttps=yes", "LawGov__Security__RequireHttps")]
    [InlineData("--LawGov:Zone=Moon", "LawGov__Zone")]
    [InlineData("--LawGov:Clock:Today=tomorrow", "LawGov__Clock__Today")]
    [InlineData("--LawGov:Data:Path=/dev/null", "LawGov__Data__Path")]
    [InlineData("--LawGov:Data:Path=/dev/null/data", "LawGov__Data__Path")]
    [InlineData("--LawGov:Files:Path=/dev/null/files", "LawGov__Files__Path")]
    public async Task Verb_WrongSetting_IsNamedInOneSentence(string setting, string name)
    {
        var (status, said, _) = await CommandSite.RunAsync("migrate", [], [.. site.Settings, setting]);

        Assert.Equal(1, status);
        Assert.Contains(name, said, StringComparison.Ordinal);
        Assert.Single(said.Trim().Split('\n'));
    }

    [Fact]
    public async Task Start_PortInUse_EndsInOneSentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var (status, said, _) = await CommandSite.RunProgramAsync(
            "dotnet",
            [CommandSite.Built],
            Path.GetTempPath(),
            ("ASPNETCORE_URLS", $"http://{taken.LocalEndpoint}"),
            ("LawGov__Data__Path", site.NewPath("data")),
            ("LawGov__Sample", "false")
        );

        var words = said.Trim().Split('\n').Where(line => !line.StartsWith('{')).ToList(); // a line of the log is an object
        Assert.Equal(1, status);
        Assert.DoesNotContain(words, line => line.StartsWith("   at ", StringComparison.Ordinal));
        Assert.Contains("ASPNETCORE_URLS", words[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_CalledFromAnotherFolder_UsesItsOwnSettingsAndData()
    {
        var program = site.Published();
        var home = Path.GetDirectoryName(program)!;
        var elsewhere = Directory.CreateDirectory(site.NewPath("elsewhere")).FullName;

        var before = await CommandSite.RunProgramAsync("dotnet", [program, "backup", "b.tar.gz"], elsewhere);
        await File.WriteAllTextAsync(Path.Combine(home, "appsettings.json"), """{ "LawGov": { "Data": { "Path": "district" } } }""");
        var migrated = await CommandSite.RunProgramAsync("dotnet", [program, "migrate"], elsewhere);
        var after = await CommandSite.RunProgramAsync("dotnet", [program, "backup", "b.tar.gz"], elsewhere);

        Assert.Equal(1, before.Status);
        Assert.Contains(Path.Combine(home, "data", "lawgov.db"), before.Said, StringComparison.Ordinal);
        Assert.True(migrated.Status == 0, migrated.Said);
        Assert.True(File.Exists(Path.Combine(home, "district", "lawgov.db")));
        Assert.True(after.Status == 0, after.Said);
        Assert.Equal([Path.Combine(elsewhere, "b.tar.gz")], Directory.EnumerateFileSystemEntries(elsewhere));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(home, "district", "lawgov.db")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(home, "district")));
    }

    [Fact]
    public async Task DocumentedCommand_ParseAsJson_PrintsJsonAndNothingElse()
    {
        var folder = Path.GetDirectoryName(site.NewPath("plan"))!;
        await File.WriteAllTextAsync(Path.Combine(folder, "plan.txt"), PlanTexts.Plan);
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        await using var turn = await TakeTurnAsync();

        var (status, said, data) = await CommandSite.RunProgramAsync(
            "dotnet",
            ["run", "--project", Path.Combine(Repository.Root, "src/LawGov.Web"), "--configuration", configuration, "--", "parse", "plan.txt", "--json"],
            folder,
            ("MSBUILDDISABLENODEREUSE", "1"),
            ("UseSharedCompilation", "false")
        );

        Assert.True(status == 0, said + data);
        using var json = JsonDocument.Parse(data);
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
        Assert.Equal("", said);
    }

    private static async Task<FileStream> TakeTurnAsync()
    {
        var path = Path.Combine(Repository.Root, "src/LawGov.Web/obj/documented-command");
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        var startedAt = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(startedAt) < TurnLimit)
            {
                await tick.WaitForNextTickAsync();
            }
        }
    }
}
