using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LawGov.Data.Providers;

/// <summary>Which database holds the district.</summary>
public enum DatabaseProvider
{
    /// <summary>One file, the embedded default.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}

/// <summary>Registers the model with its provider.</summary>
public static class DatabaseRegistration
{
    /// <summary>Most connections of one process to a PostgreSQL server.</summary>
    private const int MostConnections = 30;

    /// <summary>Registers the context of the provider, pooled, and as <see cref="LawGovDb"/> through <paramref name="open"/>, which says who acts.</summary>
    public static IServiceCollection AddLawGovDatabase(
        this IServiceCollection services,
        DatabaseProvider provider,
        string connectionString,
        Action<IServiceProvider, LawGovDb> open
    )
    {
        if (provider == DatabaseProvider.Postgres)
        {
            services.AddDbContextPool<PostgresLawGovDb>(o => UsePostgres(o, connectionString));
            services.AddScoped<LawGovDb>(sp => Open<PostgresLawGovDb>(sp, open));
        }
        else
        {
            services.AddDbContextPool<SqliteLawGovDb>(o => UseSqlite(o, connectionString));
            services.AddScoped<LawGovDb>(sp => Open<SqliteLawGovDb>(sp, open));
        }
        return services;
    }

    /// <summary>
    /// PostgreSQL with prepared statements, and with far fewer connections than a server admits (100 unless set otherwise): a hundred people at once
    /// wait a moment for each other's instead of being refused one, and a second process and a backup still find theirs. A connection returns to the pool as
    /// it is: every setting of this program lasts one transaction or is taken back (<see cref="PostgresSession"/>), and a reset would precede every query.
    /// </summary>
    public static void UsePostgres(DbContextOptionsBuilder options, string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxPoolSize == new NpgsqlConnectionStringBuilder().MaxPoolSize)
            settings.MaxPoolSize = MostConnections;
        if (settings.MaxAutoPrepare == 0)
            settings.MaxAutoPrepare = 100;
        settings.NoResetOnClose = true;
        options.UseNpgsql(settings.ConnectionString);
    }

    /// <summary>SQLite with durable settings.</summary>
    public static void UseSqlite(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString).AddInterceptors(new SqlitePragmas());

    /// <summary>Opens a database without the services of the site.</summary>
    public static LawGovDb Open(DatabaseProvider provider, string connectionString)
    {
        if (provider == DatabaseProvider.Postgres)
        {
            var postgres = new DbContextOptionsBuilder<PostgresLawGovDb>();
            UsePostgres(postgres, connectionString);
            return new PostgresLawGovDb(postgres.Options);
        }
        var sqlite = new DbContextOptionsBuilder<SqliteLawGovDb>();
        UseSqlite(sqlite, connectionString);
        return new SqliteLawGovDb(sqlite.Options);
    }

    private static LawGovDb Open<T>(IServiceProvider services, Action<IServiceProvider, LawGovDb> open)
        where T : LawGovDb
    {
        var db = services.GetRequiredService<T>();
        db.Reset();
        open(services, db);
        return db;
    }
}
