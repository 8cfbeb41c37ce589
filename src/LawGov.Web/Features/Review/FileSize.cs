using System.Globalization;

namespace LawGov.Web.Features.Review;

/// <summary>A file's size as people say it.</summary>
public static class FileSize
{
    public static string Of(long bytes) =>
        bytes switch
        {
            < 1024 => $"{bytes} B",
            < 1024 * 1024 => (bytes / 1024.0).ToString("0", CultureInfo.InvariantCulture) + " KB",
            _ => (bytes / 1024.0 / 1024).ToString("0.0", CultureInfo.InvariantCulture) + " MB",
        };
}
