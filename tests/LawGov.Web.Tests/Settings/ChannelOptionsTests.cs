using LawGov.Web.Settings;
using Microsoft.Extensions.Configuration;

namespace LawGov.Web.Tests.Settings;

/// <summary>A wrong setting stops the start with a sentence that names it and repeats no secret.</summary>
[Trait("Database", "once")]
public sealed class ChannelOptionsTests
{
    private const string Secret = "whsec_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=",
        Password = "Very-Secret-9";

    private static readonly Dictionary<string, string?> Good = new(StringComparer.Ordinal)
    {
        ["Site:Address"] = "https://lawgov.example.cn",
        ["Mail:Server"] = "mail.example.cn",
        ["Mail:From"] = "依法治区办 <lawgov@example.cn>",
        ["Mail:User"] = "lawgov",
        ["Mail:Password"] = Password,
        ["Webhooks:Messenger:Url"] = "https://hooks.example.cn/lawgov",
        ["Webhooks:Messenger:Secret"] = Secret,
        ["Webhooks:Messenger:OldSecret"] = "whsec_" + new string('A', 32),
    };

    [Fact]
    public void Read_NothingSet_HasNoChannel()
    {
        var options = Read([]);

        Assert.True(options.Outgoing.IsNothing);
        Assert.Null(options.SiteAddress);
    }

    [Fact]
    public void Read_EverythingSet_HasBothChannels()
    {
        var options = Read(Good);

        Assert.Equal(("mail.example.cn", 587, MailSecurity.StartTls), (options.Mail!.Server, options.Mail.Port, options.Mail.Security));
        Assert.Equal("lawgov@example.cn", options.Mail.From.Address);
        Assert.Equal("messenger", Assert.Single(options.Outgoing.Endpoints));
        Assert.Equal([32, 24], options.Endpoints[0].Secrets.Select(s => s.Length));
    }

    [Theory]
    [InlineData("Site:Address", null, "LawGov__Site__Address")]
    [InlineData("Site:Address", "https://example.cn/lawgov/", "LawGov__Site__Address")]
    [InlineData("Site:Address", "lawgov", "LawGov__Site__Address")]
    [InlineData("Mail:Server", null, "LawGov__Mail__Server")]
    [InlineData("Mail:Server", "mail.example.cn:587", "LawGov__Mail__Server")]
    [InlineData("Mail:Port", "0", "LawGov__Mail__Port")]
    [InlineData("Mail:Port", "99999", "LawGov__Mail__Port")]
    [InlineData("Mail:Security", "Ssl", "LawGov__Mail__Security")]
    [InlineData("Mail:Security", "None", "LawGov__Mail__Security")]
    [InlineData("Mail:From", "lawgov", "LawGov__Mail__From")]
    [InlineData("Mail:User", null, "LawGov__Mail__User")]
    [InlineData("Mail:Password", null, "LawGov__Mail__Password")]
    [InlineData("Webhooks:Messenger:Url", "http://hooks.example.cn/", "LawGov__Webhooks__Messenger__Url")]
    [InlineData("Webhooks:Messenger:Url", "file:///etc/passwd", "LawGov__Webhooks__Messenger__Url")]
    [InlineData("Webhooks:Messenger:Url", "https://a:b@hooks.example.cn/", "LawGov__Webhooks__Messenger__Url")]
    [InlineData("Webhooks:Messenger:Url", null, "LawGov__Webhooks__Messenger__Url")]
    [InlineData("Webhooks:Messenger:Secret", null, "LawGov__Webhooks__Messenger__Secret")]
    [InlineData("Webhooks:Messenger:Secret", "whsec_Very-Secret-9", "LawGov__Webhooks__Messenger__Secret")]
    [InlineData("Webhooks:Messenger:Secret", "whsec_AAAA", "LawGov__Webhooks__Messenger__Secret")]
    [InlineData("Webhooks:Messenger:OldSecret", "Very-Secret-9", "LawGov__Webhooks__Messenger__OldSecret")]
    [InlineData("Webhooks:Mess enger:Url", "https://hooks.example.cn/", "LawGov__Webhooks__")]
    public void Read_OneSettingWrong_NamesItAndNoSecret(string key, string? value, string named)
    {
        var settings = new Dictionary<string, string?>(Good, StringComparer.Ordinal) { [key] = value };

        var refusal = Assert.Throws<SettingException>(() => Read(settings));

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret[6..], refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("。", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8025/hook")]
    [InlineData("http://localhost:8025/hook")]
    public void Read_EndpointOfThisMachine_NeedsNoCertificate(string url) =>
        Assert.Equal(url, Read(new(Good, StringComparer.Ordinal) { ["Webhooks:Messenger:Url"] = url }).Endpoints[0].Url.ToString());

    private static ChannelOptions Read(Dictionary<string, string?> settings) =>
        ChannelOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => "LawGov:" + s.Key, s => s.Value)).Build());
}
