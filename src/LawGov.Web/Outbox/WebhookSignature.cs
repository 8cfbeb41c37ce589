using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LawGov.Web.Outbox;

/// <summary>The signature of Standard Webhooks 1.0: HMAC-SHA256 over id, second and body, once for each secret.</summary>
public static class WebhookSignature
{
    /// <summary>The header's value, with one signature for each secret that is good at present.</summary>
    public static string Of(string id, long second, string body, IEnumerable<byte[]> secrets)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{second}.{body}"));
        return string.Join(' ', secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, signed))));
    }
}
