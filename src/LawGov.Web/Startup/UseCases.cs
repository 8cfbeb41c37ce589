using System.Reflection;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Razor;

namespace LawGov.Web.Startup;

/// <summary>
/// Finds use cases (classes with an <c>ExecuteAsync</c>), queries (with a <c>ReadAsync</c>) and validators; there is no other registration of them.
/// </summary>
public static class UseCases
{
    private static readonly string[] Entrances = ["ExecuteAsync", "ReadAsync"];

    /// <summary>Every use case and query of the product.</summary>
    public static IEnumerable<Type> All(string? entrance = null) =>
        typeof(UseCases)
            .Assembly.GetTypes()
            .Where(t =>
                t is { IsClass: true, IsAbstract: false, IsGenericType: false }
                && !t.IsSubclassOf(typeof(RazorPageBase)) // a compiled view has an ExecuteAsync too
                && t.Namespace?.StartsWith("LawGov.Web.Features", StringComparison.Ordinal) == true
            )
            .Where(t =>
                t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                    .Any(m => entrance is null ? Entrances.Contains(m.Name, StringComparer.Ordinal) : m.Name == entrance)
            );

    public static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        foreach (var type in All())
            services.AddScoped(type);
        foreach (
            var type in typeof(UseCases)
                .Assembly.GetTypes()
                .Where(t => t is { IsAbstract: false, BaseType.IsGenericType: true } && t.BaseType.GetGenericTypeDefinition() == typeof(AbstractValidator<>))
        )
        {
            services.AddSingleton(typeof(IValidator<>).MakeGenericType(type.BaseType!.GetGenericArguments()), type);
        }
        return services;
    }
}
