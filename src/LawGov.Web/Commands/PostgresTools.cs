using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using LawGov.Web.Texts;
using Npgsql;

namespace LawGov.Web.Commands;

/// <summary>
/// Runs pg_dump and pg_restore on the very server and database that the site's connection string leads to: the string is used to connect, and what it led to
/// is what the tools are given. So a port after the host, several hosts, sockets, defaults and passwords mean the same to both.
/// </summary>
internal static class PostgresTools
{
    private static readonly string[] CertificateStores = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt"];

    /// <summary>Runs a tool on the database of the connection string.</summary>
    /// <exception cref="CommandException">The tool is missing or failed.</exception>
    public static async Task RunAsync(string tool, string connectionString, string[] args, CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(ct);
        string[] place =
        [
            "--host",
            connection.Host!,
            "--port",
            connection.Port.ToString(CultureInfo.InvariantCulture),
            "--username",
            connection.UserName!,
            "--dbname",
            $"dbname='{connection.Database.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'",
            "--no-password",
        ];
        var start = new ProcessStartInfo(tool, [.. place, .. args])
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in Environment(settings))
            start.Environment[name] = value;
        await connection.CloseAsync();
        await RunAsync(tool, start, ct);
    }

    /// <summary>Runs a tool on a file alone. Returns what it wrote to standard output.</summary>
    /// <exception cref="CommandException">The tool is missing or failed.</exception>
    public static async Task<string> ReadAsync(string tool, string[] args, CancellationToken ct)
    {
        var start = new ProcessStartInfo(tool, args)
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.RedirectStandardOutput = true;
        return await RunAsync(tool, start, ct);
    }

    private static async Task<string> RunAsync(string tool, ProcessStartInfo start, CancellationToken ct)
    {
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                process.StandardInput.Close();
                var written = start.RedirectStandardOutput ? process.StandardOutput.ReadToEndAsync(ct) : Task.FromResult("");
                var said = await process.StandardError.ReadToEndAsync(ct);
                await process.WaitForExitAsync(ct);
                return process.ExitCode == 0 ? await written : throw new CommandException($"{tool} 没有成功：{FailureText.Line(said)}");
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
        catch (Win32Exception)
        {
            throw new CommandException($"找不到 {tool}，请安装 PostgreSQL 客户端工具。");
        }
    }

    /// <summary>What the tools read from the environment; passwords stand on no command line.</summary>
    private static IEnumerable<(string Name, string Value)> Environment(NpgsqlConnectionStringBuilder settings)
    {
        if (settings.Password is { Length: > 0 } password)
            yield return ("PGPASSWORD", password);
        if (settings.Passfile is { Length: > 0 } passwords)
            yield return ("PGPASSFILE", passwords);
        if (settings.Options is { Length: > 0 } options)
            yield return ("PGOPTIONS", options);
        if (settings.RootCertificate is { Length: > 0 } root)
            yield return ("PGSSLROOTCERT", root);
        else if (settings.SslMode >= SslMode.VerifyCA && Array.Find(CertificateStores, File.Exists) is { } store)
            yield return ("PGSSLROOTCERT", store);
        if (settings.SslCertificate is { Length: > 0 } certificate)
            yield return ("PGSSLCERT", certificate);
        if (settings.SslKey is { Length: > 0 } key)
            yield return ("PGSSLKEY", key);
        yield return (
            "PGSSLMODE",
            settings.SslMode switch
            {
                SslMode.Disable => "disable",
                SslMode.Allow => "allow",
                SslMode.Require => "require",
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                _ => "prefer",
            }
        );
        yield return ("PGCONNECT_TIMEOUT", settings.Timeout.ToString(CultureInfo.InvariantCulture));
    }
}
