using LawGov.Data;
using LawGov.Data.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace LawGov.Web.Tests.Records;

[Trait("Database", "once")]
public sealed class DatabaseRegistrationTests
{
    [Theory]
    [InlineData("Host=db", 30)]
    [InlineData("Host=db;Maximum Pool Size=8", 8)]
    public void UsePostgres_Pool_LeavesAServerOfAHundredConnectionsRoomForOthers(string given, int expected)
    {
        var options = new DbContextOptionsBuilder<PostgresLawGovDb>();

        DatabaseRegistration.UsePostgres(options, given);

        var used = new NpgsqlConnectionStringBuilder(RelationalOptionsExtension.Extract(options.Options).ConnectionString);
        Assert.Equal((expected, 100), (used.MaxPoolSize, used.MaxAutoPrepare));
    }

    /// <summary>A reset would go before every query: whoever sets something for more than a transaction takes it back.</summary>
    [Fact]
    public void UsePostgres_Connection_ReturnsToThePoolAsItIs()
    {
        var options = new DbContextOptionsBuilder<PostgresLawGovDb>();

        DatabaseRegistration.UsePostgres(options, "Host=db");

        Assert.True(new NpgsqlConnectionStringBuilder(RelationalOptionsExtension.Extract(options.Options).ConnectionString).NoResetOnClose);
    }
}
