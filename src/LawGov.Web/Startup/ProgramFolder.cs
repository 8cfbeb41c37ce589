namespace LawGov.Web.Startup;

/// <summary>Where the program lies. Its settings and its data are found from there, whatever folder it is called from.</summary>
public static class ProgramFolder
{
    /// <summary>A build writes to bin/CONFIGURATION/FRAMEWORK of its project; a published program lies by itself.</summary>
    private static readonly string? Project = FindProject();

    /// <summary>The folder of the published program, or of the project of one that was only built.</summary>
    public static string Location => Project ?? Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

    /// <summary>Whether the program was built and not published: a developer's run.</summary>
    public static bool IsUnpublished => Project is not null;

    /// <summary>Makes a builder on the program's own folder; an unpublished run is in Development. Arguments and the environment may say otherwise.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var given = new ConfigurationBuilder().AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build();
        return WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ContentRootPath = given[HostDefaults.ContentRootKey] is null ? Location : null,
                EnvironmentName = given[HostDefaults.EnvironmentKey] is null && IsUnpublished ? Environments.Development : null,
            }
        );
    }

    private static string? FindProject()
    {
        var above = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));
        return File.Exists(Path.Combine(above, "LawGov.Web.csproj")) ? above : null;
    }
}
