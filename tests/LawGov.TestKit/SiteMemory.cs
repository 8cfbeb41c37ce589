using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace LawGov.TestKit;

/// <summary>
/// The singletons of the product's own types. They remember things from one request to the next, such as ended sessions, so each test class gets new ones:
/// the host asks here each time, and here they live until they are forgotten.
/// </summary>
internal sealed class SiteMemory
{
    private const BindingFlags OwnFields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly List<ServiceDescriptor> _disposable = [];
    private ConcurrentDictionary<Type, Lazy<object>> _singletons = new();

    /// <summary>New singletons from now on.</summary>
    public void Forget(IServiceProvider root)
    {
        _singletons = new();
        foreach (var service in _disposable)
            CopyState(Make(service, root), root.GetRequiredService(service.ServiceType));
    }

    /// <summary>
    /// Takes over the product's singletons that the container makes. The container disposes what it is handed after each request,
    /// so it keeps the disposable ones itself.
    /// </summary>
    public void Keep(IServiceCollection services)
    {
        services.AddSingleton(root => new Root(root));
        for (var i = 0; i < services.Count; i++)
        {
            var service = services[i];
            var type = service.ServiceType;
            if (service.Lifetime != ServiceLifetime.Singleton || service.IsKeyedService || service.ImplementationInstance is not null)
                continue;
            if (!IsOfTheProduct(type))
                continue;
            if (IsDisposable(type) || service.ImplementationType is { } made && IsDisposable(made))
                _disposable.Add(service);
            else
                services[i] = ServiceDescriptor.Transient(type, scope => Get(service, scope.GetRequiredService<Root>().Services));
        }
    }

    private static bool IsOfTheProduct(Type type) =>
        !type.IsGenericType
        && type.Assembly != typeof(SiteMemory).Assembly
        && type.Assembly.GetName().Name?.StartsWith("LawGov.", StringComparison.Ordinal) == true;

    private static bool IsDisposable(Type type) => typeof(IDisposable).IsAssignableFrom(type) || typeof(IAsyncDisposable).IsAssignableFrom(type);

    private static object Make(ServiceDescriptor service, IServiceProvider root) =>
        service.ImplementationFactory?.Invoke(root) ?? ActivatorUtilities.CreateInstance(root, service.ImplementationType!);

    /// <summary>Makes an object what a new one is.</summary>
    private static void CopyState(object from, object to)
    {
        for (var type = from.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(OwnFields))
                field.SetValue(to, field.GetValue(from));
        }
    }

    private object Get(ServiceDescriptor service, IServiceProvider root) =>
        _singletons.GetOrAdd(service.ServiceType, _ => new Lazy<object>(() => Make(service, root))).Value;

    private sealed record Root(IServiceProvider Services);
}
