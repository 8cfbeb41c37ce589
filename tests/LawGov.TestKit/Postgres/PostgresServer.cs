using System.Diagnostics;

namespace LawGov.TestKit;

/// <summary>
/// A private server on a unix socket in a temporary folder. A shell watches over it and reads from a pipe that this process holds: when the process
/// ends, however it ends,
/// the pipe closes and the shell stops the server and removes the folder. So nothing is ever left behind, not even after kill -9.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    /// <summary>The account that runs the server where the tests run as root, which PostgreSQL refuses.</summary>
    private const string ServerAccount = "postgres";

    private const string Ready = "ready";

    /// <summary>$1 folder of the programs, $2 fsync on or off.</summary>
    private const string Supervise = """
        trap : INT TERM HUP
        folder=$(mktemp -d "${TMPDIR:-/tmp}/lawgov-pg-XXXXXX") || exit 1
        cd "$folder" || exit 1
        if "$1/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync </dev/null >"$folder/log" 2>&1 &&
          "$1/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/log" \
              -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c max_connections=200 \
              -c fsync=$2 -c synchronous_commit=$2 -c full_page_writes=$2" \
              start </dev/null >/dev/null 2>&1
        then
          echo "$folder"
          echo ready
          read -r until_the_pipe_closes
        else
          tail -n 20 "$folder/log"
        fi
        "$1/pg_ctl" -D "$folder/data" -w -t 60 -m immediate stop </dev/null >/dev/null 2>&1
        cd /
        rm -rf "$folder"
        """;

    private readonly Process _watch;

    private PostgresServer(Process watch, string folder)
    {
        _watch = watch;
        Folder = folder;
    }

    /// <summary>Where the socket is.</summary>
    public string Folder { get; }

    /// <summary>Starts a server; with <paramref name="durable"/> it syncs to disk as in production.</summary>
    /// <exception cref="InvalidOperationException">No PostgreSQL is installed, or it did not start; the message says why.</exception>
    public static PostgresServer Start(bool durable)
    {
        string[] shell = ["/bin/sh", "-c", Supervise, "sh", PostgresBinaries.Find(), durable ? "on" : "off"];
        string[] command = Environment.IsPrivilegedProcess ? ["runuser", "-u", ServerAccount, "--", .. shell] : shell;
        var watch = Process.Start(
            new ProcessStartInfo(command[0], command[1..])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        var said = new List<string>();
        while (watch.StandardOutput.ReadLine() is { } line)
        {
            if (line == Ready)
                return new PostgresServer(watch, said[^1]);
            said.Add(line);
        }
        watch.Dispose();
        throw new InvalidOperationException(
            "The PostgreSQL server for the tests did not start:" + Environment.NewLine + string.Join(Environment.NewLine, said)
        );
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watch.StandardInput.Close();
        _watch.WaitForExit(TimeSpan.FromSeconds(60));
        _watch.Dispose();
    }
}
