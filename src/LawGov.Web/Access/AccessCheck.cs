namespace LawGov.Web.Access;

/// <summary>Asks the matrix for the person of this request.</summary>
public class AccessCheck(CurrentUser user)
{
    /// <summary>How far the person's permission reaches.</summary>
    public virtual Scope ScopeOf(Operation operation) => user.IsSystem ? Scope.All : AccessMatrix.ScopeOf(operation, user.Roles);

    /// <summary>Whose things it reaches for this person: what lists and counts are limited to.</summary>
    public Reach ReachOf(Operation operation) => new(ScopeOf(operation), user.UnitId);

    /// <summary>Whether the person may do it to anything at all: for menus and pages.</summary>
    public bool Can(Operation operation) => ScopeOf(operation) != Scope.None;

    /// <summary>Whether the person may do it to that unit's things: for buttons.</summary>
    public bool Can(Operation operation, Guid unitId) => ReachOf(operation).Covers(unitId);

    /// <summary>Refuses whoever may never do it: with "not found" where the person may not see such things, with "forbidden" where the person may.</summary>
    /// <exception cref="AccessDeniedException">The person may not.</exception>
    public void Ensure(Operation operation)
    {
        if (Can(operation))
            return;
        throw new AccessDeniedException(AccessMatrix.SeenBy(operation) is not { } seenBy || Can(seenBy));
    }

    /// <summary>Refuses the act on that unit's thing: with "not found" where the person may not see it, else with "forbidden".</summary>
    /// <exception cref="AccessDeniedException">The person may not.</exception>
    public void Ensure(Operation operation, Guid unitId)
    {
        if (Can(operation, unitId))
            return;
        throw new AccessDeniedException(AccessMatrix.SeenBy(operation) is { } seenBy && Can(seenBy, unitId));
    }
}

/// <summary>Whose things a person's permission reaches: every unit's, those of the person's own unit, or nobody's.</summary>
/// <param name="Scope">How far it reaches.</param>
/// <param name="OwnUnitId">The person's unit.</param>
public readonly record struct Reach(Scope Scope, Guid? OwnUnitId)
{
    public bool IsEverybody => Scope == Scope.All;

    public bool Covers(Guid unitId) => IsEverybody || (Scope == Scope.Unit && OwnUnitId == unitId);
}

/// <summary>A denied request: 403 where the thing may be seen, 404 where it may not.</summary>
public sealed class AccessDeniedException(bool isVisible) : Exception("access denied")
{
    public bool IsVisible { get; } = isVisible;
}

/// <summary>A thing that does not exist, or that the person may not know of.</summary>
public sealed class NotFoundException() : Exception("not found");

/// <summary>Names the operation of a page, or of one of its handlers.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AccessAttribute(Operation operation) : Attribute
{
    public Operation Operation { get; } = operation;
}

/// <summary>Marks the few pages that need no sign-in.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute : Attribute;
