namespace LawGov.Documents;

/// <summary>
/// The version of the program (<c>Directory.Build.props</c>): named on the screen, on the command line and in the properties of every file it writes.
/// </summary>
public static class ProductVersion
{
    /// <summary>The version, such as 0.9.0.</summary>
    public static string Number { get; } = typeof(ProductVersion).Assembly.GetName().Version!.ToString(3);

    /// <summary>The program with its version, such as LawGov 0.9.0.</summary>
    public static string Program { get; } = $"LawGov {Number}";
}
