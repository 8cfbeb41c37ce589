using System.Xml.Linq;
using LawGov.Data;
using LawGov.Data.Records;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Hosting;

/// <summary>Keeps the keys that protect cookies in the database, so that every process of the site reads the same cookies.</summary>
internal sealed class KeyRepository(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<LawGovDb>().ProtectionKeys.AsNoTracking().Select(k => k.Xml).ToList().ConvertAll(XElement.Parse);
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<LawGovDb>();
        db.ProtectionKeys.Add(new ProtectionKey(friendlyName, element.ToString(SaveOptions.DisableFormatting)));
        db.SaveChangesAsync().GetAwaiter().GetResult();
    }
}
