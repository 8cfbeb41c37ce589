using System.Data;
using LawGov.Data.Accounts;
using LawGov.Data.Records;
using LawGov.Domain;
using LawGov.Domain.Accounts;
using LawGov.Domain.Assignments;
using LawGov.Domain.Calendar;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Domain.Requests;
using LawGov.Domain.Units;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LawGov.Data;

/// <summary>The one model. Its two sealed forms differ only in provider and migrations.</summary>
public abstract class LawGovDb(DbContextOptions options) : IdentityDbContext<User, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<UnitGroup> UnitGroups => Set<UnitGroup>();
    public DbSet<WorkPlan> Plans => Set<WorkPlan>();
    public DbSet<PlanSection> Sections => Set<PlanSection>();
    public DbSet<PlanTask> Tasks => Set<PlanTask>();
    public DbSet<TaskAssignment> Assignments => Set<TaskAssignment>();
    public DbSet<PlanAmendment> Amendments => Set<PlanAmendment>();
    public DbSet<TaskRevision> TaskRevisions => Set<TaskRevision>();
    public DbSet<PlanComparison> Comparisons => Set<PlanComparison>();
    public DbSet<FilingPeriod> Periods => Set<FilingPeriod>();
    public DbSet<UnitFiling> Filings => Set<UnitFiling>();
    public DbSet<ProgressReport> Reports => Set<ProgressReport>();
    public DbSet<ReportRevision> Revisions => Set<ReportRevision>();
    public DbSet<ReviewDecision> Decisions => Set<ReviewDecision>();
    public DbSet<EvidenceFile> Evidence => Set<EvidenceFile>();
    public DbSet<Urge> Urges => Set<Urge>();
    public DbSet<Request> Requests => Set<Request>();
    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();
    public DbSet<DistrictSettings> Settings => Set<DistrictSettings>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<AccessLogEntry> AccessLog => Set<AccessLogEntry>();
    public DbSet<SubmissionKey> SubmissionKeys => Set<SubmissionKey>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<ChannelStop> ChannelStops => Set<ChannelStop>();
    public DbSet<Digest> Digests => Set<Digest>();
    public DbSet<JobLease> Leases => Set<JobLease>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<ClockWatch> ClockWatch => Set<ClockWatch>();
    public DbSet<UserSession> Sessions => Set<UserSession>();
    public DbSet<SignInAttempts> SignInAttempts => Set<SignInAttempts>();

    /// <summary>Who acts: whoever was set, else whoever the request turns out to be, else the system.</summary>
    public Actor Actor
    {
        get => _actor ?? WhoActs?.Invoke() ?? Actor.System;
        set => _actor = value;
    }

    /// <summary>Asked when records are written, because a request's context may be opened before its person is known.</summary>
    public Func<Actor>? WhoActs { get; set; }

    /// <summary>The clock that stamps records.</summary>
    public DistrictClock Clock { get; set; } = new(TimeProvider.System, TimeZoneInfo.Utc);

    /// <summary>Which channels messages are queued for.</summary>
    public Outgoing Outgoing { get; set; } = Outgoing.Nothing;

    /// <summary>Words of the messages in which events leave the system; none where none do.</summary>
    public IEventWords? Words { get; set; }

    /// <summary>Wakes the senders after a save that queued messages.</summary>
    public OutboxSignal? OutboxSignal { get; set; }

    /// <summary>While a sample or a restore is loaded, one entry stands for the whole load instead of one for each row.</summary>
    public bool IsBulkLoading { get; set; }

    /// <summary>Whether the provider admits one writer at a time.</summary>
    public abstract bool HasSingleWriter { get; }

    /// <summary>Begins to read: until it is disposed, every query finds the data as the first one did. No writer waits for it.</summary>
    public abstract Task<IAsyncDisposable> BeginSnapshotAsync(CancellationToken ct);

    /// <summary>Notes an act that changes no aggregate, such as a sign-in; written with the next save.</summary>
    public void Note(string act, string entityType, Guid entityId, string detail = "") => _notes.Add(new AuditNote(act, entityType, entityId, detail));

    /// <summary>
    /// Tells people inside the system what happened to no aggregate, or at another time than the save's, as a sample's history did; saved with the next save.
    /// </summary>
    public Task TellAsync(IReadOnlyList<DomainEvent> events, Actor actor, DateTime at, CancellationToken ct) =>
        Dispatcher.TellAsync(this, events, actor, at, isOutside: false, ct);

    /// <summary>Wakes the senders of this process once the next save is done.</summary>
    public void WakeSendersAfterSave() => _wakesSenders = true;

    private readonly List<AuditNote> _notes = [];

    private bool _wakesSenders;

    private Actor? _actor;

    /// <summary>Makes a context from the pool forget its last use.</summary>
    internal void Reset()
    {
        _actor = null;
        _notes.Clear();
        _wakesSenders = false;
        IsBulkLoading = false;
    }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        StorableRows.Ensure(ChangeTracker);
        var count = await RecordKeeping.SaveAsync(this, _notes, ct => base.SaveChangesAsync(acceptAllChangesOnSuccess, ct), cancellationToken);
        if (_wakesSenders)
            OutboxSignal?.Wake();
        _wakesSenders = false;
        return count;
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        // The framework stores the keys that protect cookies in this way only; they are no record.
        if (ChangeTracker.Entries().All(e => e.Entity is DataProtectionKey))
            return base.SaveChanges(acceptAllChangesOnSuccess);
        throw new NotSupportedException("Use SaveChangesAsync: it keeps the records.");
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcOffsetConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<Actuals>().HaveConversion<ActualsConverter>().HaveMaxLength(Actuals.TextLength);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(LawGovDb).Assembly);
        foreach (var type in builder.Model.GetEntityTypes().Where(t => typeof(Entity).IsAssignableFrom(t.ClrType)))
        {
            builder.Entity(type.ClrType).Property(nameof(Entity.Version)).IsConcurrencyToken();
            builder.Entity(type.ClrType).Ignore(nameof(Entity.Events)).Ignore(nameof(Entity.IsTouched));
        }
        foreach (var key in builder.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => p.Name == "Id" && p.ClrType == typeof(Guid)))
        {
            key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }
        builder.Entity<User>().ToTable("users");
        builder
            .Entity<IdentityRole<Guid>>()
            .ToTable("roles")
            .HasData(
                Enum.GetValues<Role>()
                    .Select(role => new IdentityRole<Guid>
                    {
                        Id = new Guid((int)role + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
                        Name = role.ToString(),
                        NormalizedName = role.ToString().ToUpperInvariant(),
                        ConcurrencyStamp = role.ToString(),
                    })
            );
        builder.Entity<IdentityUserRole<Guid>>().ToTable("user_roles");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens");
        builder.Entity<IdentityRoleClaim<Guid>>().ToTable("role_claims");
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(v => v, v => DateTime.SpecifyKind(v, DateTimeKind.Utc));

    private sealed class UtcOffsetConverter()
        : ValueConverter<DateTimeOffset, DateTime>(v => v.UtcDateTime, v => new DateTimeOffset(DateTime.SpecifyKind(v, DateTimeKind.Utc)));

    private sealed class ActualsConverter() : ValueConverter<Actuals, string>(v => v.Text, v => Actuals.FromText(v));
}

/// <summary>The embedded default.</summary>
public sealed class SqliteLawGovDb(DbContextOptions<SqliteLawGovDb> options) : LawGovDb(options)
{
    /// <inheritdoc/>
    public override bool HasSingleWriter => true;

    /// <inheritdoc/>
    public override async Task<IAsyncDisposable> BeginSnapshotAsync(CancellationToken ct)
    {
        await Database.OpenConnectionAsync(ct);
        // A deferred transaction takes no writer's lock.
        var transaction = ((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true);
        await Database.UseTransactionAsync(transaction, ct);
        return new SqliteSnapshot(Database, transaction);
    }

    private sealed class SqliteSnapshot(DatabaseFacade database, SqliteTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await database.UseTransactionAsync(null);
            await transaction.DisposeAsync();
            await database.CloseConnectionAsync();
        }
    }
}

/// <summary>The server form.</summary>
public sealed class PostgresLawGovDb(DbContextOptions<PostgresLawGovDb> options) : LawGovDb(options)
{
    /// <inheritdoc/>
    public override bool HasSingleWriter => false;

    /// <inheritdoc/>
    public override async Task<IAsyncDisposable> BeginSnapshotAsync(CancellationToken ct)
    {
        var transaction = await Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await Database.ExecuteSqlAsync($"SET TRANSACTION READ ONLY", ct);
        return transaction;
    }
}
