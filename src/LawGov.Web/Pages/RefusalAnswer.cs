using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Domain.Rules;
using LawGov.Web.Access;
using LawGov.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Pages;

/// <summary>What a person reads who was refused; <paramref name="IsConflict"/> where somebody else's save came before.</summary>
public sealed record Refusal(string Message, bool IsConflict);

/// <summary>Turns the failure of an act into a sentence, or into the status of a thing that may not be seen or done.</summary>
public sealed class RefusalAnswer(LawGovDb db, RuleText rules, IStringLocalizer<Text> l)
{
    /// <summary>404 for what is invisible, 403 for what is visible but not permitted; null for any other failure.</summary>
    public static int? StatusOf(Exception failure) =>
        failure switch
        {
            AccessDeniedException { IsVisible: true } => StatusCodes.Status403Forbidden,
            AccessDeniedException or NotFoundException => StatusCodes.Status404NotFound,
            _ => null,
        };

    /// <summary>The sentence of a refused rule, a stale version, a taken name or a broken reference; null for any other failure.</summary>
    public Refusal? Of(Exception failure) =>
        failure switch
        {
            RuleException refusal => new Refusal(rules.Of(refusal), IsConflict: false),
            DbUpdateConcurrencyException => new Refusal(l[ClashText.Stale], IsConflict: true),
            DbUpdateException when UniqueIndexes.ViolatedBy(failure, db.Model) is { } index => new Refusal(l[ClashText.Of(index)], IsConflict: true),
            DbUpdateException when UniqueIndexes.IsBrokenReference(failure) => new Refusal(l[ClashText.BrokenReference], IsConflict: true),
            _ => null,
        };
}
