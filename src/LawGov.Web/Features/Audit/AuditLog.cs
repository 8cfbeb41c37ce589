using System.Text.Json;
using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Domain;
using LawGov.Web.Features.Shared;
using LawGov.Web.Settings;
using LawGov.Web.Texts;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Audit;

/// <summary>What the query string asks of the log; days are the district's.</summary>
public sealed record AuditFilter(DateOnly? From, DateOnly? To, string? Person, string? Kind, string? Act);

/// <summary>A field before and after.</summary>
public sealed record AuditChange(string Field, string? Before, string? After, bool HasBefore);

/// <summary>The chain of changes, newest first, paged by its own numbers: no page is shifted by what is written meanwhile. One query.</summary>
public sealed class AuditLog(LawGovDb db, LawGovOptions options)
{
    public const int PageSize = 50;

    public sealed record Row(
        long Seq,
        DateTime At,
        string Who,
        string? Unit,
        string Act,
        string Kind,
        Guid ThingId,
        IReadOnlyList<AuditChange> Changes,
        string Hash
    );

    /// <param name="Rows">Entries, newest first.</param>
    /// <param name="Older">Number below which the next page begins; none on the last page.</param>
    /// <param name="Newer">Number above which the previous page lies; none on the first page.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, long? Older, long? Newer);

    private sealed record Raw(
        long Seq,
        DateTime At,
        Guid ActorId,
        string? Who,
        string? Unit,
        string Act,
        string Kind,
        Guid ThingId,
        string Changes,
        string Hash
    );

    public async Task<Result> ReadAsync(AuditFilter filter, long? below, long? above, CancellationToken ct)
    {
        var entries = Fitting(filter);
        if (above is { } after)
            entries = entries.Where(a => a.Seq > after).OrderBy(a => a.Seq);
        else
            entries = (below is { } before ? entries.Where(a => a.Seq < before) : entries).OrderByDescending(a => a.Seq);
        var raw = await entries
            .Take(PageSize + 1)
            .Select(a => new Raw(
                a.Seq,
                a.At,
                a.ActorId,
                db.Users.Where(u => u.Id == a.ActorId).Select(u => u.DisplayName).FirstOrDefault(),
                db.Units.Where(u => u.Id == a.ActorUnitId).Select(u => u.ShortName).FirstOrDefault(),
                a.Act,
                a.EntityType,
                a.EntityId,
                a.Changes,
                a.Hash
            ))
            .ToListAsync(ct);
        var hasMore = raw.Count > PageSize;
        var rows = raw.Take(PageSize).OrderByDescending(r => r.Seq).Select(Of).ToList();
        if (rows.Count == 0)
            return new Result(rows, null, null);
        var isBackwards = above is not null;
        return new Result(rows, isBackwards || hasMore ? rows[^1].Seq : null, (isBackwards ? hasMore : below is not null) ? rows[0].Seq : null);
    }

    private IQueryable<AuditEntry> Fitting(AuditFilter filter)
    {
        var entries = db.Audit.AsNoTracking();
        if (filter.From is { } from)
        {
            var since = Midnight(from);
            entries = entries.Where(a => a.At >= since);
        }
        if (filter.To is { } to)
        {
            var until = Midnight(to.AddDays(1));
            entries = entries.Where(a => a.At < until);
        }
        if (filter.Kind is { Length: > 0 } kind)
            entries = entries.Where(a => a.EntityType == kind);
        if (filter.Act is { Length: > 0 } act)
            entries = entries.Where(a => a.Act == act);
        if (filter.Person?.Trim() is { Length: > 0 } person)
        {
            var upper = person.ToUpperInvariant();
            entries =
                person == Actor.System.DisplayName
                    ? entries.Where(a => a.ActorId == Guid.Empty)
                    : entries.Where(a => db.Users.Any(u => u.Id == a.ActorId && (u.DisplayName.Contains(person) || u.NormalizedUserName == upper)));
        }
        return entries;
    }

    private DateTime Midnight(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified), options.Zone);

    private Row Of(Raw raw) =>
        new(
            raw.Seq,
            raw.At,
            raw.ActorId == Guid.Empty ? Actor.System.DisplayName : raw.Who ?? raw.ActorId.ToString(),
            raw.Unit,
            raw.Act,
            raw.Kind,
            raw.ThingId,
            [.. ChangesOf(raw)],
            raw.Hash
        );

    private IEnumerable<AuditChange> ChangesOf(Raw raw)
    {
        if (!raw.Changes.StartsWith('{'))
            return raw.Changes.Length == 0 ? [] : [new AuditChange("", null, raw.Changes, false)];
        var type = db.Model.GetEntityTypes().FirstOrDefault(t => t.ClrType.Name == raw.Kind);
        using var json = JsonDocument.Parse(raw.Changes);
        return
        [
            .. json
                .RootElement.EnumerateObject()
                .Select(field =>
                {
                    var values =
                        field.Value.ValueKind == JsonValueKind.Array
                            ? field.Value.EnumerateArray().Select(v => WordOf(v, type?.FindProperty(field.Name)?.ClrType)).ToList()
                            : [WordOf(field.Value, null)];
                    return values.Count > 1
                        ? new AuditChange(field.Name, values[0], values[1], true)
                        : new AuditChange(
                            field.Name,
                            raw.Act == "Deleted" ? values.FirstOrDefault() : null,
                            raw.Act == "Deleted" ? null : values.FirstOrDefault(),
                            raw.Act == "Deleted"
                        );
                }),
        ];
    }

    private static string? WordOf(JsonElement value, Type? type)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => "是",
            JsonValueKind.False => "否",
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        };
        if (text is null || type is null)
            return text;
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        return kind.IsEnum && Enum.TryParse(kind, text, out var member) && member is Enum known ? RuleText.LabelOf(known) : text;
    }
}

/// <summary>Who took which file out of the system, newest first; two queries.</summary>
public sealed class AccessLogList(LawGovDb db, LawGovOptions options)
{
    public const int PageSize = 50;

    public sealed record Row(DateTime At, string Who, string What);

    public sealed record Result(IReadOnlyList<Row> Rows, Pager Pager);

    public async Task<Result> ReadAsync(AuditFilter filter, int? page, CancellationToken ct)
    {
        var entries = db.AccessLog.AsNoTracking();
        if (filter.From is { } from)
        {
            var since = TimeZoneInfo.ConvertTimeToUtc(from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified), options.Zone);
            entries = entries.Where(a => a.At >= since);
        }
        if (filter.To is { } to)
        {
            var until = TimeZoneInfo.ConvertTimeToUtc(to.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified), options.Zone);
            entries = entries.Where(a => a.At < until);
        }
        if (filter.Person?.Trim() is { Length: > 0 } person)
        {
            var upper = person.ToUpperInvariant();
            entries = entries.Where(a => db.Users.Any(u => u.Id == a.UserId && (u.DisplayName.Contains(person) || u.NormalizedUserName == upper)));
        }
        var pager = Pager.For(page, PageSize, await entries.CountAsync(ct));
        var rows = await entries
            .OrderByDescending(a => a.At)
            .ThenByDescending(a => a.Id)
            .Skip(pager.Skip)
            .Take(pager.PageSize)
            .Select(a => new Row(a.At, db.Users.Where(u => u.Id == a.UserId).Select(u => u.DisplayName).FirstOrDefault() ?? a.UserId.ToString(), a.What))
            .ToListAsync(ct);
        return new Result(rows, pager);
    }
}
