using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LawGov.Data.Providers;

/// <summary>For the migration tool.</summary>
public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteLawGovDb>
{
    /// <inheritdoc/>
    public SqliteLawGovDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteLawGovDb>().UseSqlite("Data Source=design.db").Options);
}

/// <summary>For the migration tool.</summary>
public sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresLawGovDb>
{
    /// <inheritdoc/>
    public PostgresLawGovDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresLawGovDb>().UseNpgsql("Host=localhost;Database=design").Options);
}
