using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LawGov.Web.Pages;

/// <summary>Form checks, called by name and never behind the page's back.</summary>
public static class Validation
{
    /// <summary>Checks form and length; what is wrong stands beside its field.</summary>
    /// <returns>Whether the form, as bound and as checked, is in order.</returns>
    public static async Task<bool> EnsureAsync<T>(
        this IValidator<T> validator,
        T input,
        ModelStateDictionary state,
        string prefix = "Input",
        CancellationToken ct = default
    )
    {
        var result = await validator.ValidateAsync(input, ct);
        foreach (var error in result.Errors)
        {
            var key =
                prefix.Length == 0 ? error.PropertyName
                : error.PropertyName.Length == 0 ? ""
                : $"{prefix}.{error.PropertyName}";
            state.AddModelError(key, error.ErrorMessage);
        }
        return state.IsValid;
    }
}
