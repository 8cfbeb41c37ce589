using System.Collections.Concurrent;
using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Domain.Calendar;
using LawGov.Domain.Lamps;
using Microsoft.Extensions.Caching.Memory;

namespace LawGov.Web.Features.Overdue;

/// <summary>
/// Keeps what boards were made of until the data change: a quiet board costs one small query, which asks for the version of the data. What is kept
/// is every unit's; what a person may read is chosen from it.
/// </summary>
public sealed class BoardCache(IMemoryCache cache)
{
    /// <summary>How long a quarter is kept that nobody looks at.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    public async Task<KeptBoard> ReadAsync(LawGovDb db, ReportingPeriod period, LampDay day, CancellationToken ct)
    {
        var key = (nameof(BoardCache), period, day);
        var version = await db.DataVersionAsync(ct);
        if (cache.TryGetValue<KeptBoard>(key, out var known) && known!.Data.DataVersion == version)
            return known;
        var kept = new KeptBoard(await BoardData.ReadAsync(db, period, day, version, ct));
        return cache.Set(key, kept, new MemoryCacheEntryOptions { SlidingExpiration = Kept });
    }
}

/// <summary>A quarter's data, and the pages of its lists that were read since; all of them go when the data change.</summary>
public sealed class KeptBoard(BoardData data)
{
    /// <summary>Most pages of lists kept of one quarter.</summary>
    private const int MostPages = 200;

    private readonly ConcurrentDictionary<object, object> _pages = new();

    public BoardData Data { get; } = data;

    /// <summary>The page of that key, read where it is not kept.</summary>
    public async Task<T> PageAsync<T>(object key, Func<Task<T>> read)
        where T : class
    {
        if (_pages.TryGetValue(key, out var known))
            return (T)known;
        var page = await read();
        if (_pages.Count < MostPages)
            _pages[key] = page;
        return page;
    }
}
