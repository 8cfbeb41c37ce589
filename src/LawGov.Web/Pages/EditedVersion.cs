using LawGov.Data;
using LawGov.Domain;

namespace LawGov.Web.Pages;

/// <summary>Lets a save fail where somebody else saved since the form was opened.</summary>
public static class EditedVersion
{
    /// <summary>Sets the version the person saw as the original one; assigning the current value would check nothing.</summary>
    public static void ExpectVersion(this LawGovDb db, Entity entity, int version)
    {
        var property = db.Entry(entity).Property(e => e.Version);
        property.OriginalValue = version;
        property.CurrentValue = version;
    }
}
