using System.Collections.Concurrent;

namespace LawGov.TestKit;

/// <summary>Running sites that no test class uses at the moment. There are as many as classes run at the same time; they end with the process.</summary>
public sealed class SitePool(Func<SiteHost> make)
{
    private readonly ConcurrentBag<SiteHost> _free = [],
        _all = [];

    /// <summary>A site with a fresh database, one that runs already where there is one.</summary>
    public async Task<SiteHost> TakeAsync()
    {
        if (!_free.TryTake(out var host))
        {
            host = make();
            if (_all.IsEmpty)
                AppDomain.CurrentDomain.ProcessExit += (_, _) => EndAll();
            _all.Add(host);
        }
        await host.BeginAsync();
        return host;
    }

    /// <summary>Gives a site back; whoever takes it next finds nothing of what happened in it.</summary>
    public void Return(SiteHost host) => _free.Add(host);

    /// <summary>A site outside the pool, with the schema alone in its database.</summary>
    public async Task<SiteHost> StartEmptyAsync()
    {
        var host = make();
        await host.BeginAsync(isEmpty: true);
        return host;
    }

    private void EndAll()
    {
        foreach (var host in _all)
            host.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
