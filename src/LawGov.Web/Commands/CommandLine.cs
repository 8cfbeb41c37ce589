using LawGov.Data.Providers;
using LawGov.Data;
using LawGov.Documents;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using LawGov.Web.Startup;

namespace LawGov.Web.Commands;

/// <summary>A command was called wrongly or cannot be carried out; the message says what to do.</summary>
public sealed class CommandException(string message, int exitCode = 1) : Exception(message)
{
    /// <summary>1 refused, 2 wrong usage.</summary>
    public int ExitCode { get; } = exitCode;
}

/// <summary>The verbs of the one executable. Messages go to standard error, data to standard output; 0 done, 1 refused, 2 wrong usage.</summary>
public static class CommandLine
{
    private static readonly Dictionary<string, (string Usage, Func<string[], Task> Run)> Verbs = new(StringComparer.Ordinal)
    {
        ["parse"] = ("parse FILE [--json] [--report OUT.html [--plain]]", PlanCommands.ParseAsync),
        ["import"] = ("import FILE", args => WithServicesAsync((services, ct) => PlanCommands.ImportAsync(services, args, ct))),
        ["demo"] = ("demo [--scale N]", args => WithServicesAsync((services, ct) => DatabaseCommands.DemoAsync(services, args, ct), migrate: true)),
        ["migrate"] = ("migrate", _ => WithServicesAsync((_, _) => Task.CompletedTask, migrate: true)),
        ["create-admin"] = ("create-admin USERNAME", args => WithServicesAsync((services, ct) => DatabaseCommands.CreateAdminAsync(services, args, ct))),
        ["backup"] = ("backup FILE", args => WithServicesAsync((services, ct) => BackupCommands.BackupAsync(services, args, ct))),
        ["restore"] = ("restore FILE", BackupCommands.RestoreAsync),
        ["version"] = ("version", _ => Console.Out.WriteLineAsync(ProductVersion.Program)),
        ["verify-audit"] = ("verify-audit", _ => WithServicesAsync((services, ct) => DatabaseCommands.VerifyAuditAsync(services, ct))),
    };

    /// <summary>Whether the arguments name a verb; without one the site is served.</summary>
    public static bool IsVerb(string[] args) => args.Length > 0 && !args[0].StartsWith('-') && !args[0].Contains('=', StringComparison.Ordinal);

    /// <summary>Runs a verb.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (!Verbs.TryGetValue(args[0], out var verb))
        {
            await Console.Error.WriteLineAsync($"没有“{args[0]}”这个命令。可用的命令：\n  {string.Join("\n  ", Verbs.Values.Select(v => v.Usage))}");
            return 2;
        }
        try
        {
            await verb.Run(args[1..]);
            return 0;
        }
        catch (CommandException refused)
        {
            await Console.Error.WriteLineAsync(refused.ExitCode == 2 ? $"{refused.Message}\n用法：{verb.Usage}" : refused.Message);
            return refused.ExitCode;
        }
        catch (SettingException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    }

    /// <summary>The settings and services of the site, without serving it.</summary>
    internal static async Task WithServicesAsync(Func<IServiceProvider, CancellationToken, Task> run, bool migrate = false)
    {
        await using var app = WebApplication.CreateBuilder().AddLawGov().Build();
        await using var scope = app.Services.CreateAsyncScope();
        var options = app.Services.GetRequiredService<LawGovOptions>();
        await Schema.EnsureAsync(scope.ServiceProvider.GetRequiredService<LawGovDb>(), options, migrate || options.Provider == DatabaseProvider.Sqlite, CancellationToken.None);
        await run(scope.ServiceProvider, CancellationToken.None);
    }
}
