using LawGov.Data;
using LawGov.Data.Providers;
using LawGov.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit.Abstractions;

namespace LawGov.Web.Tests.Architecture;

/// <summary>The one model in its two forms; no database is opened.</summary>
[Trait("Database", "once")]
public sealed class ModelTests(ITestOutputHelper output)
{
    /// <summary>Children that live and die with their root; everything else is switched off or archived, never deleted away.</summary>
    private static readonly string[] Owned =
    [
        "EvidenceFile -> ProgressReport",
        "FindingJudgement -> PlanComparison",
        "FindingJudgement -> PlanTask",
        "FindingJudgement -> PlanTask",
        "ImportFinding -> WorkPlan",
        "PlanName -> WorkPlan",
        "PlanSection -> WorkPlan",
        "PlanTask -> WorkPlan",
        "TaskPairing -> PlanComparison",
        "TaskPairing -> PlanTask",
        "TaskPairing -> PlanTask",
        "TaskTarget -> PlanTask",
        "UnitGroupMember -> UnitGroup",
        "UrgeLine -> Urge",
    ];

    public static TheoryData<string> Providers => [nameof(SqliteLawGovDb), nameof(PostgresLawGovDb)];

    [Theory]
    [MemberData(nameof(Providers))]
    public void Migrations_HaveEverythingTheModelHas(string provider)
    {
        using var db = Open(provider);

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.NotEmpty(db.Database.GetMigrations());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void NoProperty_IsOfATypeThatOneDatabaseCannotHandle(string provider)
    {
        using var db = Open(provider);

        var wrong = Own(db)
            .SelectMany(t => t.GetFlattenedProperties())
            .Where(p => Plain(p.ClrType) == typeof(DateTimeOffset) || Plain(p.ClrType) == typeof(decimal))
            .Select(p => $"{p.DeclaringType.DisplayName()}.{p.Name}")
            .ToList();

        Assert.True(wrong.Count == 0, string.Join(", ", wrong));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void EveryForeignKey_RestrictsOrBelongsToAnOwnedChild(string provider)
    {
        using var db = Open(provider);
        var keys = Own(db).SelectMany(t => t.GetForeignKeys()).ToList();

        var cascading = keys.Where(k => k.DeleteBehavior is not (DeleteBehavior.Restrict or DeleteBehavior.NoAction))
            .Select(k => $"{k.DeclaringEntityType.ClrType.Name} -> {k.PrincipalEntityType.ClrType.Name}")
            .Order(StringComparer.Ordinal);

        output.WriteLine($"{keys.Count} foreign keys");
        Assert.Equal(Owned, cascading);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void EveryRoot_IsVersioned(string provider)
    {
        using var db = Open(provider);
        var roots = Own(db).Where(t => typeof(Entity).IsAssignableFrom(t.ClrType)).ToList();

        Assert.Equal(typeof(Entity).Assembly.GetTypes().Count(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Entity))), roots.Count);
        Assert.All(roots, t => Assert.True(t.FindProperty(nameof(Entity.Version))!.IsConcurrencyToken));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void EveryText_HasALimitButForTheFewLongOnes(string provider)
    {
        using var db = Open(provider);
        string[] unlimited = ["AuditEntry.Changes", "EvidenceFile.UploadedByName", "PlanAmendment.SourceText", "WorkPlan.SourceText"];

        var found = Own(db)
            .Where(t => t.ClrType.Namespace!.StartsWith("LawGov", StringComparison.Ordinal) && t.ClrType != typeof(LawGov.Data.Accounts.User))
            .SelectMany(t => t.GetFlattenedProperties())
            .Where(p => p.ClrType == typeof(string) && p.GetMaxLength() is null)
            .Select(p => $"{p.DeclaringType.ClrType.Name}.{p.Name}")
            .Order(StringComparer.Ordinal);

        Assert.Equal(unlimited, found);
    }

    [Fact]
    public void BothForms_HaveTheSameTablesColumnsAndIndexes()
    {
        using var sqlite = Open(nameof(SqliteLawGovDb));
        using var postgres = Open(nameof(PostgresLawGovDb));

        Assert.Equal(Shape(postgres), Shape(sqlite));
        Assert.Equal(postgres.Database.GetMigrations().Select(m => m[15..]), sqlite.Database.GetMigrations().Select(m => m[15..]));
    }

    private static IEnumerable<string> Shape(LawGovDb db) =>
        db
            .Model.GetEntityTypes()
            .SelectMany(t =>
                t.GetFlattenedProperties()
                    .Select(p => $"{t.GetTableName()}.{p.GetColumnName()} {(p.IsNullable ? "null" : "")}")
                    .Concat(t.GetIndexes().Select(i => $"{i.GetDatabaseName()} {i.IsUnique} {i.GetFilter()}"))
            )
            .Order(StringComparer.Ordinal);

    private static IEnumerable<IEntityType> Own(LawGovDb db) =>
        db
            .Model.GetEntityTypes()
            .Where(t => t.ClrType.Namespace?.StartsWith("Microsoft.AspNetCore.Identity", StringComparison.Ordinal) != true && !IsIdentityOwn(t));

    /// <summary>The account carries columns of the framework's own making.</summary>
    private static bool IsIdentityOwn(IEntityType type) => typeof(IdentityUser<Guid>).IsAssignableFrom(type.ClrType);

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static LawGovDb Open(string provider)
    {
        if (provider == nameof(PostgresLawGovDb))
            return new PostgresDesignTimeFactory().CreateDbContext([]);
        return new SqliteDesignTimeFactory().CreateDbContext([]);
    }
}
