using System.Globalization;

namespace LawGov.Slow;

/// <summary>A check was called wrongly; the message says what to write.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>The options of a call: <c>--name value</c> pairs.</summary>
internal sealed class Options
{
    private static readonly string[] SampleAccounts = ["office", "office2", "justice", "township01", "township01-head", "dept01", "leader", "auditor", "admin"];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public Options(string[] args)
    {
        if (args.Length % 2 != 0)
            throw new UsageException("Every option needs a value.");
        foreach (var pair in args.Chunk(2))
        {
            if (!pair[0].StartsWith("--", StringComparison.Ordinal))
                throw new UsageException($"{pair[0]} is no option.");
            _values[pair[0][2..]] = pair[1];
        }
    }

    /// <summary>Address of a running site, or none where the check starts its own.</summary>
    public Uri? Site => _values.TryGetValue("site", out var site) ? new Uri(site) : null;

    /// <summary>The process of a running site on this machine, or none where it is not said.</summary>
    public int? ProcessId => _values.ContainsKey("pid") ? Number("pid", 0) : null;

    /// <summary>The built site: LawGov.Web.dll or the executable beside it.</summary>
    public string App => Path.GetFullPath(Text("app", "src/LawGov.Web/bin/Debug/net10.0/LawGov.Web.dll"));

    /// <summary>Password of the sample accounts; a site of the check's own gets it from here.</summary>
    public string Password =>
        Text(
            "password",
            Environment.GetEnvironmentVariable("LAWGOV_DEMO_PASSWORD")
                ?? (Site is null ? "Slow-checks-2026" : throw new UsageException("Set LAWGOV_DEMO_PASSWORD or give --password."))
        );

    /// <summary>Account names to sign in with.</summary>
    public string[] Users => _values.TryGetValue("users", out var users) ? users.Split(',') : SampleAccounts;

    public string Text(string name, string otherwise) => _values.GetValueOrDefault(name, otherwise);

    public int Number(string name, int otherwise) =>
        !_values.TryGetValue(name, out var text) ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new UsageException($"--{name} must be a positive number.");
}
