using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using LawGov.Data.Providers;
using LawGov.Data.Records;
using LawGov.Data;
using LawGov.Web.Settings;
using LawGov.Web.Startup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LawGov.Web.Commands;

/// <summary>One command backs up the database and the evidence files into one file; one restores them into an empty place.</summary>
internal static class BackupCommands
{
    private const string SqliteEntry = "lawgov.db", PostgresEntry = "lawgov.dump";

    public static async Task BackupAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        if (args is not [var target]) throw new CommandException("请给出备份文件名。", 2);
        if (File.Exists(target)) throw new CommandException($"{target} 已经存在，请换一个文件名。");
        var options = services.GetRequiredService<LawGovOptions>();
        var db = services.GetRequiredService<LawGovDb>();
        var work = Directory.CreateTempSubdirectory("lawgov-backup-").FullName;
        try
        {
            if (options.Provider == DatabaseProvider.Sqlite)
            {
                var copy = Path.Combine(work, SqliteEntry);
                await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", ct);
            }
            else
            {
                await RunToolAsync("pg_dump", options.ConnectionString, ["--format=custom", "--file", Path.Combine(work, PostgresEntry)], ct);
            }
            if (Directory.Exists(options.FilesPath)) CopyTree(options.FilesPath, Path.Combine(work, "files"));
            await using (var file = new FileStream(target, FileMode.CreateNew))
            {
                await using (var zip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true)) await TarFile.CreateFromDirectoryAsync(work, zip, includeBaseDirectory: false, ct);
                file.Flush(flushToDisk: true);
            }
            await Console.Error.WriteLineAsync($"已备份到 {target}");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    public static async Task RestoreAsync(string[] args)
    {
        if (args is not [var source]) throw new CommandException("请给出备份文件名。", 2);
        if (!File.Exists(source)) throw new CommandException($"找不到 {source}。");
        await using var app = WebApplication.CreateBuilder().AddLawGov().Build();
        var options = app.Services.GetRequiredService<LawGovOptions>();
        var work = Directory.CreateTempSubdirectory("lawgov-restore-").FullName;
        try
        {
            try
            {
                await using var file = File.OpenRead(source);
                await using var zip = new GZipStream(file, CompressionMode.Decompress);
                await TarFile.ExtractToDirectoryAsync(zip, work, overwriteFiles: false);
            }
            catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or FormatException)
            {
                throw new CommandException($"{source} 不是完整的备份文件，没有恢复任何内容。");
            }
            await RestoreDatabaseAsync(options, work);
            if (Directory.Exists(Path.Combine(work, "files"))) CopyTree(Path.Combine(work, "files"), options.FilesPath);
            await using var scope = app.Services.CreateAsyncScope();
            var chain = await AuditChain.VerifyAsync(scope.ServiceProvider.GetRequiredService<LawGovDb>(), CancellationToken.None);
            if (chain.FirstBad is { } bad) throw new CommandException($"已恢复，但审计链在第{bad}条断裂。");
            await Console.Error.WriteLineAsync($"已恢复，审计链完整：1–{chain.Count}");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task RestoreDatabaseAsync(LawGovOptions options, string work)
    {
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            var copy = Path.Combine(work, SqliteEntry);
            if (!File.Exists(copy)) throw new CommandException("这个备份不是 SQLite 数据库的备份。");
            var target = Path.GetFullPath(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource);
            if (File.Exists(target)) throw new CommandException($"{target} 已经存在，请先移走再恢复。");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(copy, target);
            return;
        }
        var dump = Path.Combine(work, PostgresEntry);
        if (!File.Exists(dump)) throw new CommandException("这个备份不是 PostgreSQL 数据库的备份。");
        await RunToolAsync("pg_restore", options.ConnectionString, ["--exit-on-error", "--no-owner", "--single-transaction", dump], CancellationToken.None);
    }

    private static async Task RunToolAsync(string tool, string connectionString, string[] args, CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(tool) { RedirectStandardError = true, UseShellExecute = false };
        foreach (var arg in (string[])["--host", settings.Host ?? "localhost", "--port", settings.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--username", settings.Username ?? "", "--dbname", settings.Database ?? "", .. args]) start.ArgumentList.Add(arg);
        if (settings.Password is { Length: > 0 } password) start.Environment["PGPASSWORD"] = password;
        try
        {
            using var process = Process.Start(start)!;
            var said = await process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0) throw new CommandException($"{tool} 没有成功：{said.Trim()}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new CommandException($"找不到 {tool}，请安装 PostgreSQL 客户端工具。");
        }
    }

    private static void CopyTree(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
