using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LawGov.TestKit;

/// <summary>Counts the commands a site sends to its database while it is open: <c>using var queries = new QueryCounter(site);</c></summary>
public sealed class QueryCounter : IDisposable
{
    private readonly string _database;
    private readonly List<string> _commands = [];

    public QueryCounter(LawGovSite site)
    {
        CommandListener.Begin();
        var settings = new DbConnectionStringBuilder { ConnectionString = site.Database.ConnectionString };
        _database = (string)settings[settings.ContainsKey("Data Source") ? "Data Source" : "Database"];
        CommandListener.Open.TryAdd(this, true);
    }

    /// <summary>What was sent so far.</summary>
    public IReadOnlyList<string> Commands
    {
        get
        {
            lock (_commands)
                return [.. _commands];
        }
    }

    public int Count => Commands.Count;

    public void Dispose() => CommandListener.Open.TryRemove(this, out _);

    private void Hear(CommandExecutedEventData executed)
    {
        if (executed.Connection.ConnectionString?.Contains(_database, StringComparison.Ordinal) != true)
            return;
        lock (_commands)
            _commands.Add(executed.Command.CommandText);
    }

    /// <summary>Listens from the first site on: the database layer stops looking for listeners for a second after a command nobody heard.</summary>
    internal sealed class CommandListener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private static readonly Lazy<IDisposable> Subscription = new(() => DiagnosticListener.AllListeners.Subscribe(new CommandListener()));

        public static ConcurrentDictionary<QueryCounter, bool> Open { get; } = new();

        public static void Begin() => _ = Subscription.Value;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
                value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is not CommandExecutedEventData executed)
                return;
            foreach (var counter in Open.Keys)
                counter.Hear(executed);
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
