using System.Globalization;
using LawGov.Domain.Calendar;
using LawGov.Web.Files;

namespace LawGov.Web.Sample;

/// <summary>An invented evidence file of the sample, kept in the file store.</summary>
/// <param name="Name">What it is about; {0} is the quarter.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Sha256">Its digest.</param>
/// <param name="Size">Its size in bytes.</param>
internal sealed record SampleFile(string Name, string ContentType, string Sha256, long Size)
{
    private static readonly (string Resource, string Name, string ContentType)[] Files =
    [
        ("case-review.pdf", "{0}行政处罚案卷评查情况.pdf", "application/pdf"),
        ("training.pdf", "{0}培训签到和考核结果.pdf", "application/pdf"),
        ("summary.pdf", "{0}工作情况汇总.pdf", "application/pdf"),
        ("photo.png", "{0}现场照片.png", "image/png"),
        ("screenshot.png", "{0}台账截图.png", "image/png"),
    ];

    /// <summary>Stores the files that stand beside this one.</summary>
    public static async Task<IReadOnlyList<SampleFile>> StoreAsync(FileStore store, CancellationToken ct)
    {
        var files = new List<SampleFile>();
        foreach (var (resource, name, contentType) in Files)
        {
            await using var content = typeof(SampleFile).Assembly.GetManifestResourceStream($"LawGov.Web.Sample.{resource}")!;
            var (sha256, size) = await store.SaveAsync(content, ct);
            files.Add(new SampleFile(name, contentType, sha256, size));
        }
        return files;
    }

    /// <summary>The name for a quarter.</summary>
    public string NameFor(ReportingPeriod period) => string.Format(CultureInfo.InvariantCulture, Name, period.Label);
}
