using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using LawGov.Data.Records;
using MimeKit;

namespace LawGov.Web.Settings;

/// <summary>How a connection to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>By TLS, after a greeting in the clear.</summary>
    StartTls,

    /// <summary>By TLS from the first byte.</summary>
    Tls,

    /// <summary>Not at all: for a server on the same machine or a closed network, and never with a password.</summary>
    None,
}

/// <summary>The mail server and the sender. No part of it is ever shown or logged but the server's name.</summary>
public sealed class MailOptions(string server, int port, MailSecurity security, MailboxAddress from, string? user, string? password)
{
    public string Server { get; } = server;

    public int Port { get; } = port;

    public MailSecurity Security { get; } = security;

    public MailboxAddress From { get; } = from;

    public string? User { get; } = user;

    public string? Password { get; } = password;
}

/// <summary>An endpoint that is told of events, and the secrets that sign for it: the present one first, the one before while it is rotated.</summary>
public sealed class EndpointOptions(string name, Uri url, IReadOnlyList<byte[]> secrets)
{
    public string Name { get; } = name;

    public Uri Url { get; } = url;

    public IReadOnlyList<byte[]> Secrets { get; } = secrets;
}

/// <summary>
/// The ways out of the system. All of them come from the configuration; what is not configured does not exist, and nothing is queued for it.
/// </summary>
public sealed partial class ChannelOptions(MailOptions? mail, IReadOnlyList<EndpointOptions> endpoints, Uri? siteAddress)
{
    private const string Secret = "whsec_";
    private const int ShortestSecret = 24,
        LongestSecret = 64;

    public MailOptions? Mail { get; } = mail;

    public IReadOnlyList<EndpointOptions> Endpoints { get; } = endpoints;

    /// <summary>Under which address people reach the site: links in messages begin with it.</summary>
    public Uri? SiteAddress { get; } = siteAddress;

    public Outgoing Outgoing { get; } = new(mail is not null, [.. endpoints.Select(e => e.Name)]);

    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static ChannelOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("LawGov");
        var mail = ReadMail(section.GetSection("Mail"));
        var endpoints = section.GetSection("Webhooks").GetChildren().Select(ReadEndpoint).ToList();
        return new ChannelOptions(mail, endpoints, ReadSite(section["Site:Address"], isNeeded: mail is not null || endpoints.Count > 0));
    }

    private static MailOptions? ReadMail(IConfigurationSection mail)
    {
        if (mail["Server"] is not { Length: > 0 } server)
        {
            return mail.GetChildren().Any(s => !string.IsNullOrEmpty(s.Value))
                ? throw new SettingException("设置了邮件却没有 LawGov__Mail__Server（邮件服务器），请补上，或者删去 LawGov__Mail__ 的各项。")
                : null;
        }
        if (Uri.CheckHostName(server) == UriHostNameType.Unknown)
            throw new SettingException("LawGov__Mail__Server 的值不是服务器的名称或地址，请写成 mail.example.gov.cn 的样子，端口写在 LawGov__Mail__Port。");
        var security = ReadSecurity(mail["Security"]);
        var port = ReadPort(mail["Port"], security);
        if (!MailboxAddress.TryParse(mail["From"] ?? "", out var from) || !from.Address.Contains('@', StringComparison.Ordinal))
            throw new SettingException("LawGov__Mail__From 不是邮箱地址，请写发件人的地址，如 lawgov@example.gov.cn。");
        var (user, password) = (Text(mail["User"]), Text(mail["Password"]));
        if (user is null != password is null)
            throw new SettingException("LawGov__Mail__User 和 LawGov__Mail__Password 要么都写，要么都不写。");
        if (password is not null && security == MailSecurity.None && !IsLoopback(server))
            throw new SettingException("LawGov__Mail__Security 是 None 时密码会以明文经过网络，请改为 StartTls 或 Tls，或者删去账号和密码。");
        return new MailOptions(server, port, security, from, user, password);
    }

    private static EndpointOptions ReadEndpoint(IConfigurationSection endpoint)
    {
        var name = endpoint.Key.ToLowerInvariant();
        var prefix = $"LawGov__Webhooks__{endpoint.Key}__";
        if (!EndpointName().IsMatch(name))
            throw new SettingException($"LawGov__Webhooks__ 后面的名称“{endpoint.Key}”无效，请用1到40个小写字母、数字或连字符。");
        if (
            !Uri.TryCreate(endpoint["Url"], UriKind.Absolute, out var url)
            || url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp
            || url.UserInfo.Length > 0
            || url.Fragment.Length > 0
        )
            throw new SettingException($"{prefix}Url 不是网址，请写成 https://example.gov.cn/hook 的样子，不带账号和密码。");
        if (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback)
            throw new SettingException($"{prefix}Url 须以 https:// 开头；http:// 只能用于本机。");
        if (ReadSecret(endpoint["Secret"], prefix + "Secret") is not { } secret)
            throw new SettingException($"缺少 {prefix}Secret（签名密钥，以 whsec_ 开头）。");
        return new EndpointOptions(name, url, ReadSecret(endpoint["OldSecret"], prefix + "OldSecret") is { } old ? [secret, old] : [secret]);
    }

    private static byte[]? ReadSecret(string? text, string setting)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        Span<byte> secret = stackalloc byte[LongestSecret];
        return
            text.StartsWith(Secret, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Secret.Length..], secret, out var length)
            && length >= ShortestSecret
            ? secret[..length].ToArray()
            : throw new SettingException($"{setting} 不是签名密钥：应为 whsec_ 加上24到64个字节的 Base64。");
    }

    private static Uri? ReadSite(string? text, bool isNeeded)
    {
        if (string.IsNullOrEmpty(text))
            return isNeeded
                ? throw new SettingException("启用邮件或消息推送时须设置 LawGov__Site__Address（人们打开本系统的网址），消息里的链接由它开头。")
                : null;
        return
            Uri.TryCreate(text, UriKind.Absolute, out var site)
            && (site.Scheme == Uri.UriSchemeHttps || site.Scheme == Uri.UriSchemeHttp)
            && site is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" }
            ? site
            : throw new SettingException("LawGov__Site__Address 不是网站的地址，请写成 https://lawgov.example.gov.cn 的样子，后面不带路径。");
    }

    private static MailSecurity ReadSecurity(string? text) =>
        text switch
        {
            null or "" => MailSecurity.StartTls,
            _ when Enum.TryParse<MailSecurity>(text, ignoreCase: true, out var security) && Enum.IsDefined(security) => security,
            _ => throw new SettingException($"LawGov__Mail__Security 的值“{text}”无效，请写 StartTls、Tls 或 None。"),
        };

    private static int ReadPort(string? text, MailSecurity security) =>
        text switch
        {
            null or "" => security switch
            {
                MailSecurity.StartTls => 587,
                MailSecurity.Tls => 465,
                _ => 25,
            },
            _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort => port,
            _ => throw new SettingException($"LawGov__Mail__Port 的值“{text}”无效，请写端口号，如 587。"),
        };

    private static bool IsLoopback(string server) =>
        server.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(server, out var address) && IPAddress.IsLoopback(address);

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    [GeneratedRegex(@"^[a-z0-9-]{1,40}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex EndpointName();
}
