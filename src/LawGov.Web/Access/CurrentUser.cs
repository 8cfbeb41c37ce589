using System.Security.Claims;
using LawGov.Domain;
using LawGov.Domain.Accounts;

namespace LawGov.Web.Access;

/// <summary>
/// The signed-in person of this request, from the claims written at sign-in. Read when asked, because services are made before the cookie is checked.
/// </summary>
public sealed class CurrentUser(IHttpContextAccessor http)
{
    public const string UnitClaim = "unit",
        NameClaim = "display",
        UnitNameClaim = "unit-name",
        MustChangeClaim = "must-change";

    private static readonly Person Nobody = new(false, Guid.Empty, null, "", null, false, new HashSet<Role>());

    private ClaimsPrincipal? _read;
    private Person _person = Nobody;

    public bool IsSignedIn => Who.IsSignedIn;

    public Guid UserId => Who.UserId;

    public Guid? UnitId => Who.UnitId;

    public string DisplayName => Who.DisplayName;

    public string? UnitName => Who.UnitName;

    public bool MustChangePassword => Who.MustChangePassword;

    public IReadOnlySet<Role> Roles => Who.Roles;

    public bool Is(Role role) => Who.Roles.Contains(role);

    /// <summary>Whether the system itself acts: a command at the server's console, never a request.</summary>
    public bool IsSystem { get; private set; }

    /// <summary>Lets a command act as the system, which may do everything. A request can not.</summary>
    public void ActAsSystem() => IsSystem = http.HttpContext is null ? true : throw new InvalidOperationException("a request never acts as the system");

    /// <summary>The person as the domain knows them; the system where nobody is signed in.</summary>
    public Actor Actor => IsSignedIn ? new Actor(UserId, UnitId, DisplayName) : Actor.System;

    private Person Who
    {
        get
        {
            var principal = http.HttpContext?.User;
            if (ReferenceEquals(principal, _read))
                return _person;
            _person = principal is { Identity.IsAuthenticated: true } ? Read(principal) : Nobody;
            _read = principal;
            return _person;
        }
    }

    private static Person Read(ClaimsPrincipal principal) =>
        new(
            true,
            Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!),
            Guid.TryParse(principal.FindFirstValue(UnitClaim), out var unit) ? unit : null,
            principal.FindFirstValue(NameClaim) ?? "",
            principal.FindFirstValue(UnitNameClaim),
            principal.HasClaim(c => c.Type == MustChangeClaim),
            principal.FindAll(ClaimTypes.Role).Select(c => Enum.TryParse<Role>(c.Value, out var role) ? role : (Role?)null).OfType<Role>().ToHashSet()
        );

    private sealed record Person(
        bool IsSignedIn,
        Guid UserId,
        Guid? UnitId,
        string DisplayName,
        string? UnitName,
        bool MustChangePassword,
        IReadOnlySet<Role> Roles
    );
}
