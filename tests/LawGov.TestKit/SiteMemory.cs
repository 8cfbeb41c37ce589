using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace LawGov.TestKit;

/// <summary>
/// The singletons of the product's own types. They remember things from one request to the next, such as ended sessions, so each test class gets new ones:
/// the host asks here each time, and here they live until they are forgotten.
/// </summary>
internal sealed class SiteMemory
{
    private ConcurrentDictionary<Type, Lazy<object>> _singletons = new();

    /// <summary>New singletons from now on.</summary>
    public void Forget() => _singletons = new();

    /// <summary>Takes over the product's singletons that the container makes.</summary>
    /// <exception cref="InvalidOperationException">One is disposable: the container would dispose it after each request.</exception>
    public void Keep(IServiceCollection services)
    {
        services.AddSingleton(root => new Root(root));
        for (var i = 0; i < services.Count; i++)
        {
            var service = services[i];
            var type = service.ServiceType;
            if (service.Lifetime != ServiceLifetime.Singleton || service.IsKeyedService || service.ImplementationInstance is not null) continue;
            if (!IsOfTheProduct(type)) continue;
            if (typeof(IDisposable).IsAssignableFrom(type) || typeof(IAsyncDisposable).IsAssignableFrom(type))
                throw new InvalidOperationException($"{type} is a disposable singleton; say in {nameof(SiteHost)}.{nameof(SiteHost.BeginAsync)} how it forgets a test class.");
            services[i] = ServiceDescriptor.Transient(type, scope => Get(service, scope.GetRequiredService<Root>().Services));
        }
    }

    private object Get(ServiceDescriptor service, IServiceProvider root) => _singletons.GetOrAdd(service.ServiceType, _ => new Lazy<object>(() => Make(service, root))).Value;

    private static bool IsOfTheProduct(Type type) =>
        !type.IsGenericType && type.Assembly != typeof(SiteMemory).Assembly && type.Assembly.GetName().Name?.StartsWith("LawGov.", StringComparison.Ordinal) == true;

    private static object Make(ServiceDescriptor service, IServiceProvider root) =>
        service.ImplementationFactory?.Invoke(root) ?? ActivatorUtilities.CreateInstance(root, service.ImplementationType!);

    private sealed record Root(IServiceProvider Services);
}
