using System.Diagnostics;

namespace LawGov.Web.Features.Exports;

/// <summary>No office program is installed, or it did not finish; the page says what to do.</summary>
public sealed class PdfUnavailableException(bool isInstalled) : Exception("no PDF")
{
    /// <summary>Whether the program is there but failed.</summary>
    public bool IsInstalled { get; } = isInstalled;
}

/// <summary>Turns a Word file into PDF by LibreOffice where that is installed: its own profile for each run, one run at a time, a minute at the most.</summary>
public static class PdfConverter
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <summary>The program, where the machine has it.</summary>
    public static string? Program =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { Path.Combine(folder, "soffice"), Path.Combine(folder, "soffice.exe") })
            .FirstOrDefault(File.Exists);

    /// <summary>The PDF.</summary>
    /// <exception cref="PdfUnavailableException">There is no program, or it failed or took too long.</exception>
    public static Task<byte[]> ConvertAsync(byte[] docx, string? program, CancellationToken ct) => ConvertAsync(docx, ".docx", "pdf", program, ct);

    /// <summary>A document in another format.</summary>
    /// <param name="content">The document.</param>
    /// <param name="from">Its extension.</param>
    /// <param name="to">The format wanted.</param>
    /// <param name="program">The office program.</param>
    /// <param name="ct">Ends with the request.</param>
    /// <exception cref="PdfUnavailableException">There is no program, or it failed or took too long.</exception>
    public static async Task<byte[]> ConvertAsync(byte[] content, string from, string to, string? program, CancellationToken ct)
    {
        if (program is null)
            throw new PdfUnavailableException(isInstalled: false);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(Limit);
        var folder = Directory.CreateTempSubdirectory("lawgov-pdf-");
        try
        {
            await OneAtATime.WaitAsync(timeout.Token);
            try
            {
                return await RunAsync(program, folder.FullName, content, from, to, timeout.Token);
            }
            finally
            {
                OneAtATime.Release();
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new PdfUnavailableException(isInstalled: true);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<byte[]> RunAsync(string program, string folder, byte[] content, string from, string to, CancellationToken ct)
    {
        var source = Path.Combine(folder, "paper" + from);
        await File.WriteAllBytesAsync(source, content, ct);
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (
            var argument in new[]
            {
                $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}",
                "--headless",
                "--norestore",
                "--nolockcheck",
                "--convert-to",
                to,
                "--outdir",
                folder,
                source,
            }
        )
            start.ArgumentList.Add(argument);
        start.Environment["HOME"] = folder;
        using var process = Process.Start(start) ?? throw new PdfUnavailableException(isInstalled: false);
        try
        {
            var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
            await process.WaitForExitAsync(ct);
            await said;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        var target = Path.Combine(folder, "paper." + to);
        return process.ExitCode == 0 && File.Exists(target) ? await File.ReadAllBytesAsync(target, ct) : throw new PdfUnavailableException(isInstalled: true);
    }
}
