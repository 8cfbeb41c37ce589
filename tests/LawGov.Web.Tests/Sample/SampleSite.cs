using LawGov.TestKit;
using LawGov.Web.Sample;

namespace LawGov.Web.Tests.Sample;

/// <summary>The site with the sample district, loaded a fortnight after the due day of the current quarter.</summary>
public class SampleSite : LawGovSite
{
    public const string Password = "Demo-12345678";

    /// <summary>The accounts that were named.</summary>
    public IReadOnlyList<string> Accounts { get; private set; } = [];

    /// <summary>The moment of loading.</summary>
    public DateTime LoadedAt { get; private set; }

    protected override bool IsEmpty => true;

    protected virtual DateOnly LoadedOn => new(2026, 10, 21);

    protected virtual int Scale => 1;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Time.GoTo(LoadedOn, 10);
        LoadedAt = Time.GetUtcNow().UtcDateTime;
        Accounts = await WithAsync<SampleDistrict, IReadOnlyList<string>>(sample => sample.LoadAsync(Scale, Password, CancellationToken.None));
    }
}

/// <summary>The same while the window of the current quarter is open, with one earlier plan on file.</summary>
public sealed class OpenWindowSite : SampleSite
{
    protected override DateOnly LoadedOn => new(2026, 9, 28);

    protected override int Scale => 2;
}
