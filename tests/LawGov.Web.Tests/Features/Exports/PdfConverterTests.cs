using LawGov.Web.Features.Exports;

namespace LawGov.Web.Tests.Features.Exports;

[Trait("Database", "once")]
public sealed class PdfConverterTests
{
    [Fact]
    public async Task Convert_WithoutAProgram_SaysItIsNotInstalled()
    {
        var refusal = await Assert.ThrowsAsync<PdfUnavailableException>(() => PdfConverter.ConvertAsync([1], null, CancellationToken.None));

        Assert.False(refusal.IsInstalled);
    }

    [Fact]
    public async Task Convert_ProgramThatMakesNoFile_SaysItFailed()
    {
        var refusal = await Assert.ThrowsAsync<PdfUnavailableException>(() => PdfConverter.ConvertAsync([1], "/bin/true", CancellationToken.None));

        Assert.True(refusal.IsInstalled);
    }
}
