using Microsoft.AspNetCore.Identity;

namespace LawGov.Data.Accounts;

/// <summary>An account. People sign in by account name. The e-mail address is where a person asked to be told, none unless they gave it themselves.</summary>
public sealed class User : IdentityUser<Guid>
{
    public const int DisplayNameLength = 50;

    public User() => Id = Guid.CreateVersion7();

    /// <summary>The name people read.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The unit the person belongs to; none for administrators and auditors of the system.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>Whether the account may sign in.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Whether the password was given by somebody else and must be replaced before anything can be done.</summary>
    public bool MustChangePassword { get; set; }
}
