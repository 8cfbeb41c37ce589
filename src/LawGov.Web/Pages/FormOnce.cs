using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Pages;

/// <summary>
/// Makes a posted form count once: the same key with the same content finds the first one's result. The same key with another content is another form,
/// which the version in it admits or refuses.
/// </summary>
public sealed class FormOnce(LawGovDb db, CurrentUser user, IHttpContextAccessor http)
{
    /// <summary>Name of the hidden field that makes a form count once.</summary>
    public const string Field = "Once";

    private const string TokenField = "__RequestVerificationToken";

    private Guid? _key;
    private string? _target;

    private HttpRequest Request => http.HttpContext!.Request;

    /// <summary>Where the first sending of this form led; null where this is the first. A first one is remembered with the next save.</summary>
    public async Task<string?> FindEarlierAsync(CancellationToken ct)
    {
        if (!IsOnce(out var once))
            return null;
        var key = _key ??= await DigestAsync(once, ct);
        var userId = user.UserId;
        var target = await db.SubmissionKeys.AsNoTracking().Where(k => k.UserId == userId && k.Key == key).Select(k => k.Target).FirstOrDefaultAsync(ct);
        if (target is null)
            db.SubmissionKeys.Add(new SubmissionKey(userId, key, _target ?? Address(), db.Clock.Now));
        return target;
    }

    /// <summary>Says where a second sending of this form leads, where it is not the page's own address.</summary>
    public void LeadsTo(string target)
    {
        _target = target.Length <= SubmissionKey.TargetLength ? target : Address();
        if (db.ChangeTracker.Entries<SubmissionKey>().FirstOrDefault() is { } entry)
            entry.Property(k => k.Target).CurrentValue = _target;
    }

    private bool IsOnce(out Guid once)
    {
        once = default;
        if (!HttpMethods.IsPost(Request.Method) || Autosave.Is(Request) || !user.IsSignedIn || !Request.HasFormContentType)
            return false;
        return Guid.TryParse(Request.Form[Field], out once);
    }

    /// <summary>The page this request was sent to, with its filter; without it where that is too long to be kept.</summary>
    private string Address()
    {
        var filter = QueryString.Create(Request.Query.Where(q => !q.Key.Equals("handler", StringComparison.OrdinalIgnoreCase)));
        var address = Request.Path + filter;
        return address.Length <= SubmissionKey.TargetLength ? address : Request.Path.ToUriComponent();
    }

    /// <summary>A digest of the key, the address, every field but the token, and the files.</summary>
    private async Task<Guid> DigestAsync(Guid once, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, once.ToString("N"));
        Append(hash, Request.Path + Request.QueryString);
        foreach (var (name, values) in Request.Form.Where(f => f.Key != TokenField).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            Append(hash, name);
            foreach (var value in values)
                Append(hash, (value ?? "").ReplaceLineEndings("\n"));
        }
        foreach (var file in Request.Form.Files)
        {
            Append(hash, file.Name);
            Append(hash, file.FileName);
            await using var content = file.OpenReadStream();
            hash.AppendData(await SHA256.HashDataAsync(content, ct));
        }
        return new Guid(hash.GetHashAndReset().AsSpan(0, 16));
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
