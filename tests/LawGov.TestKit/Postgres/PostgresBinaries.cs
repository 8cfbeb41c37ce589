namespace LawGov.TestKit;

/// <summary>Finds the server programs of whatever PostgreSQL is installed.</summary>
internal static class PostgresBinaries
{
    private const string Missing =
        "PostgreSQL's server programs (initdb, pg_ctl) were not found. On Debian or Ubuntu: apt-get install postgresql. "
        + "Or set "
        + PostgresCluster.ConnectionVariable
        + " to the connection string of a server whose user may create databases.";

    /// <summary>The folder of initdb and pg_ctl: the one on the path, else the highest version where the systems put them.</summary>
    /// <exception cref="InvalidOperationException">None is installed; the message says what to install.</exception>
    public static string Find() => OnPath().Concat(Installed()).FirstOrDefault(HasServer) ?? throw new InvalidOperationException(Missing);

    private static bool HasServer(string folder) => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl"));

    private static string[] OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Installed() =>
        from place in new[]
        {
            ("/usr/lib/postgresql", "*"),
            ("/usr", "pgsql-*"),
            ("/usr/local", "pgsql*"),
            ("/opt/homebrew/opt", "postgresql*"),
            ("/usr/local/opt", "postgresql*"),
        }
        where Directory.Exists(place.Item1)
        from version in Directory.EnumerateDirectories(place.Item1, place.Item2).OrderByDescending(VersionOf)
        select Path.Combine(version, "bin");

    private static double VersionOf(string folder)
    {
        var digits = new string(Path.GetFileName(folder).Where(c => char.IsAsciiDigit(c) || c == '.').ToArray());
        return double.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : 0;
    }
}
