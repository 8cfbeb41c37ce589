using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using LawGov.Data.Accounts;
using LawGov.Domain;
using LawGov.Domain.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;

namespace LawGov.Data.Records;

/// <summary>An act to be audited that is no change of an aggregate.</summary>
internal sealed record AuditNote(string Act, string EntityType, Guid EntityId, string Detail);

/// <summary>
/// Who, when, what: raises versions, writes the timeline, tells people and appends to the audit chain, all in the transaction of the change itself.
/// No record, no change; and no change of a locked quarter or of a plan that is not in force: see <see cref="SaveGuard"/>.
/// </summary>
internal static class RecordKeeping
{
    /// <summary>One number for all processes: whoever appends to the chain holds this lock until commit.</summary>
    private const long ChainLock = 0x4C61_7747_6F76;

    private static readonly ConcurrentDictionary<string, SemaphoreSlim> WriterGates = new(StringComparer.Ordinal);

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly HashSet<string> Secret = new(StringComparer.Ordinal)
    {
        nameof(User.PasswordHash),
        nameof(User.SecurityStamp),
        nameof(User.ConcurrencyStamp),
    };

    public static async Task<int> SaveAsync(LawGovDb db, List<AuditNote> notes, Func<CancellationToken, Task<int>> save, CancellationToken ct)
    {
        db.ChangeTracker.DetectChanges();
        var now = db.Clock.Now;
        var (drafts, events) = Prepare(db, now);
        await Dispatcher.TellAsync(db, events, db.Actor, now, isOutside: !db.IsBulkLoading, ct);
        drafts.AddRange(notes);
        notes.Clear();
        if (drafts.Count == 0)
            return await save(ct);
        var guard = SaveGuard.Of(db);

        var gate = db.HasSingleWriter ? WriterGates.GetOrAdd(db.Database.GetConnectionString() ?? "", _ => new SemaphoreSlim(1, 1)) : null;
        var ownsTransaction = db.Database.CurrentTransaction is null;
        if (gate is not null && ownsTransaction)
            await gate.WaitAsync(ct);
        try
        {
            IDbContextTransaction? transaction = ownsTransaction ? await db.Database.BeginTransactionAsync(ct) : null;
            try
            {
                var count = await save(ct);
                if (!db.HasSingleWriter)
                    await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({ChainLock})", ct);
                await guard.EnsureOpenAsync(db, ct);
                await AppendAsync(db, drafts, now, save, ct);
                if (transaction is not null)
                    await transaction.CommitAsync(ct);
                foreach (var entry in db.ChangeTracker.Entries<Entity>())
                    entry.Entity.ClearEvents();
                return count;
            }
            finally
            {
                if (transaction is not null)
                    await transaction.DisposeAsync();
            }
        }
        finally
        {
            if (gate is not null && ownsTransaction)
                gate.Release();
        }
    }

    private static (List<AuditNote> Drafts, List<DomainEvent> Events) Prepare(LawGovDb db, DateTime now)
    {
        var drafts = new List<AuditNote>();
        var events = new List<DomainEvent>();
        foreach (var entry in db.ChangeTracker.Entries().ToList())
        {
            if (entry.Entity is Entity root)
            {
                if (entry.State == EntityState.Unchanged && root.IsTouched)
                    entry.Property(nameof(Entity.Version)).IsModified = true;
                if (entry.State == EntityState.Modified)
                {
                    var version = entry.Property(nameof(Entity.Version));
                    version.CurrentValue = (int)version.OriginalValue! + 1;
                }
                events.AddRange(root.Events);
            }
            else if (entry.Entity is not User)
            {
                continue;
            }
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && !db.IsBulkLoading)
                drafts.Add(new AuditNote(entry.State.ToString(), entry.Metadata.ClrType.Name, (Guid)entry.Property("Id").CurrentValue!, ChangesOf(entry)));
        }
        db.Timeline.AddRange(events.Select(happened => new TimelineEntry(happened, db.Actor, now)));
        return (drafts, events);
    }

    private static async Task AppendAsync(LawGovDb db, List<AuditNote> drafts, DateTime now, Func<CancellationToken, Task<int>> save, CancellationToken ct)
    {
        var last = await db.Audit.AsNoTracking().OrderByDescending(a => a.Seq).Select(a => new { a.Seq, a.Hash }).FirstOrDefaultAsync(ct);
        var (seq, hash) = (last?.Seq ?? 0, last?.Hash ?? "");
        foreach (var draft in drafts)
        {
            var entry = new AuditEntry(++seq, now, db.Actor.UserId, db.Actor.UnitId, draft.Act, draft.EntityType, draft.EntityId, draft.Detail, hash);
            hash = entry.Hash;
            db.Audit.Add(entry);
        }
        await save(ct);
    }

    private static string ChangesOf(EntityEntry entry)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Json))
        {
            json.WriteStartObject();
            foreach (var property in entry.Properties)
            {
                var name = property.Metadata.Name;
                if (name == "Id" || Secret.Contains(name) && !property.IsModified)
                    continue;
                if (entry.State == EntityState.Modified && (!property.IsModified || Equals(property.OriginalValue, property.CurrentValue)))
                    continue;
                if (entry.State == EntityState.Added && property.CurrentValue is null or "" or false or 0)
                    continue;
                json.WriteStartArray(name);
                if (entry.State != EntityState.Added)
                    WriteValue(json, name, property.OriginalValue);
                if (entry.State != EntityState.Deleted)
                    WriteValue(json, name, property.CurrentValue);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case Enum or DateOnly or Guid or DateTime or DateTimeOffset:
                json.WriteStringValue(Plain(value));
                break;
            default:
                json.WriteStringValue(Secret.Contains(name) ? "***" : $"{value.ToString()?.Length ?? 0}字");
                break;
        }
    }

    private static string Plain(object value) =>
        value switch
        {
            DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            DateTime at => at.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            DateTimeOffset at => at.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
