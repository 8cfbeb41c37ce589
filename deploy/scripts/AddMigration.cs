#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
// Adds a migration to both providers, or checks that none is missing:
//   dotnet run deploy/scripts/AddMigration.cs NAME
//   dotnet run deploy/scripts/AddMigration.cs --check
// Read what it made as you would read code; never edit a migration that was released.
using System.Diagnostics;
using System.Runtime.CompilerServices;

if (args is not [var name] || (name != "--check" && !name.All(char.IsAsciiLetterOrDigit)))
{
    Console.Error.WriteLine("usage: dotnet run deploy/scripts/AddMigration.cs NAME | --check   (NAME: letters and digits, such as AddUnitAliases)");
    return 2;
}

var data = Path.Combine(RepositoryRoot(), "src", "LawGov.Data");
Run(RepositoryRoot(), "tool", "restore");
Run(RepositoryRoot(), "build", Path.Combine("src", "LawGov.Web"), "--nologo", "-v", "q");
foreach (var provider in new[] { "Sqlite", "Postgres" })
{
    string[] context = ["--startup-project", "../LawGov.Web", "--context", provider + "LawGovDb", "--no-build"];
    if (name == "--check")
        Run(data, ["ef", "migrations", "has-pending-model-changes", .. context]);
    else
        Run(data, ["ef", "migrations", "add", name, .. context, "--output-dir", "Migrations/" + provider]);
}
return 0;

static void Run(string folder, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder })!;
    process.WaitForExit();
    if (process.ExitCode == 0)
        return;
    Console.Error.WriteLine($"dotnet {string.Join(' ', arguments)} failed with status {process.ExitCode}.");
    Environment.Exit(1);
}

static string RepositoryRoot([CallerFilePath] string script = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(script)!, "..", ".."));
