namespace LawGov.Web.Commands;

/// <summary>One call of a verb.</summary>
/// <param name="Args">What stands after the verb.</param>
/// <param name="Settings">Settings beside those of the file and the environment, as <c>--name=value</c>; they win.</param>
/// <param name="Data">Where data goes: standard output.</param>
/// <param name="Messages">Where messages go: standard error.</param>
public sealed record CommandCall(string[] Args, string[] Settings, TextWriter Data, TextWriter Messages);

/// <summary>A command was called wrongly or cannot be carried out; the message says what to do.</summary>
public sealed class CommandException(string message, int exitCode = 1) : Exception(message)
{
    /// <summary>1 refused, 2 wrong usage.</summary>
    public int ExitCode { get; } = exitCode;
}
