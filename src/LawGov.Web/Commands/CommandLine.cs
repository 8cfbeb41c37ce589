using System.Runtime.InteropServices;
using LawGov.Data;
using LawGov.Data.Providers;
using LawGov.Documents;
using LawGov.Web.Files;
using LawGov.Web.Settings;
using LawGov.Web.Startup;
using LawGov.Web.Texts;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LawGov.Web.Commands;

/// <summary>The verbs of the one executable. Messages go to standard error, data to standard output; 0 done, 1 refused, 2 wrong usage.</summary>
public static class CommandLine
{
    /// <summary>What a verb needs of the database before it runs.</summary>
    private enum Needs
    {
        /// <summary>One that is there; it is left as it is.</summary>
        Existing,

        /// <summary>The schema of this version; a SQLite file is brought to it.</summary>
        Current,

        /// <summary>The schema of this version on either database.</summary>
        Migrated,
    }

    private static readonly Dictionary<string, Verb> Verbs = new(StringComparer.Ordinal)
    {
        ["parse"] = new("parse FILE [--json] [--report OUT.html [--plain]]", _ => null, (call, ct) => PlanCommands.ParseAsync(call).WaitAsync(ct)),
        ["import"] = new("import FILE", OneName("请给出方案文件名。"), With(Needs.Current, PlanCommands.ImportAsync)),
        ["demo"] = new(
            "demo [--scale N]",
            args => DatabaseCommands.ScaleOf(args) is null ? "参数不对：倍数须为 1 到 100 的整数。" : null,
            With(Needs.Migrated, DatabaseCommands.DemoAsync)
        ),
        ["migrate"] = new("migrate", Nothing, With(Needs.Migrated, (_, _, _) => Task.CompletedTask)),
        ["create-admin"] = new("create-admin USERNAME", OneName("请给出管理员的账号。"), With(Needs.Current, DatabaseCommands.CreateAdminAsync)),
        ["backup"] = new("backup FILE", OneName("请给出备份文件名。"), With(Needs.Existing, BackupCommand.RunAsync)),
        ["restore"] = new("restore FILE", OneName("请给出备份文件名。"), RestoreCommand.RunAsync),
        ["version"] = new("version", Nothing, (call, _) => call.Data.WriteLineAsync(ProductVersion.Program)),
        ["verify-audit"] = new("verify-audit", Nothing, With(Needs.Existing, DatabaseCommands.VerifyAuditAsync)),
    };

    /// <summary>Whether the arguments name a verb; without one the site is served.</summary>
    public static bool IsVerb(string[] args) => args.Length > 0 && !args[0].StartsWith('-') && !args[0].Contains('=', StringComparison.Ordinal);

    /// <summary>Runs a verb from the command line.</summary>
    public static Task<int> RunAsync(string[] args) => RunAsync(args[0], new CommandCall(args[1..], [], Console.Out, Console.Error));

    /// <summary>Runs a verb. Whatever happens, it ends with one sentence and a status.</summary>
    public static async Task<int> RunAsync(string name, CommandCall call)
    {
        if (!Verbs.TryGetValue(name, out var verb))
        {
            await call.Messages.WriteLineAsync($"没有“{name}”这个命令。可用的命令：\n  {string.Join("\n  ", Verbs.Values.Select(v => v.Usage))}");
            return 2;
        }
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            if (verb.WrongUsage(call.Args) is { } wrong)
                throw new CommandException(wrong, 2);
            await verb.Run(call, stop.Token);
            return 0;
        }
        catch (CommandException refused)
        {
            await call.Messages.WriteLineAsync(refused.ExitCode == 2 ? $"{refused.Message}\n用法：{verb.Usage}" : refused.Message);
            return refused.ExitCode;
        }
        catch (Exception failure) when (failure is not HostAbortedException)
        {
            await call.Messages.WriteLineAsync(FailureText.Of(failure));
            return 1;
        }

        void Stop(PosixSignalContext signal)
        {
            // The first signal lets the verb clear up, the second one ends it
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }

    /// <summary>The settings and services of the site. A verb says one sentence and keeps no log: the log is the site's.</summary>
    internal static WebApplication Build(CommandCall call)
    {
        PrivateFiles.MaskProcess();
        var builder = ProgramFolder.CreateBuilder(call.Settings).AddLawGov();
        builder.Services.Replace(ServiceDescriptor.Singleton<Serilog.ILogger>(Serilog.Core.Logger.None));
        return builder.Build();
    }

    private static Func<string[], string?> OneName(string sentence) => args => args is [{ Length: > 0 }] ? null : sentence;

    private static string? Nothing(string[] args) => args.Length == 0 ? null : "这个命令没有参数。";

    /// <summary>Runs with the services of the site, without serving it.</summary>
    private static Func<CommandCall, CancellationToken, Task> With(Needs needs, Func<IServiceProvider, CommandCall, CancellationToken, Task> run) =>
        async (call, ct) =>
        {
            await using var app = Build(call);
            await using var scope = app.Services.CreateAsyncScope();
            var options = app.Services.GetRequiredService<LawGovOptions>();
            var db = scope.ServiceProvider.GetRequiredService<LawGovDb>();
            if (needs == Needs.Existing)
                await Schema.RequireAsync(db, options, ct, call.Messages.WriteLine);
            else
                await Schema.EnsureAsync(db, options, needs == Needs.Migrated || options.Provider == DatabaseProvider.Sqlite, ct, call.Messages.WriteLine);
            await run(scope.ServiceProvider, call, ct);
        };

    /// <param name="Usage">How it is called.</param>
    /// <param name="WrongUsage">What is wrong with the arguments; null where nothing is. Looked at before anything else.</param>
    /// <param name="Run">What it does.</param>
    private sealed record Verb(string Usage, Func<string[], string?> WrongUsage, Func<CommandCall, CancellationToken, Task> Run);
}
