using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace LawGov.Data.Records;

/// <summary>Names what a save clashed with. PostgreSQL reports the name of the index, SQLite its table and columns.</summary>
public static class UniqueIndexes
{
    private const string SqliteBeginning = "UNIQUE constraint failed: ";

    /// <summary>Every unique index and every primary key of the model by its name in the database, with its table and columns.</summary>
    public static IEnumerable<(string Name, string Table, IReadOnlyList<string> Columns)> Of(IModel model)
    {
        foreach (var type in model.GetEntityTypes())
        {
            if (StoreObjectIdentifier.Create(type, StoreObjectType.Table) is not { } table)
                continue;
            foreach (var index in type.GetIndexes().Where(i => i.IsUnique))
            {
                yield return (index.GetDatabaseName(table)!, table.Name, Columns(index.Properties, table));
            }
            if (type.FindPrimaryKey() is { } key)
                yield return (key.GetName(table)!, table.Name, Columns(key.Properties, table));
        }
    }

    /// <summary>The name of the unique index or primary key that refused the save; null where it failed for another reason.</summary>
    public static string? ViolatedBy(Exception failure, IModel model) =>
        failure.InnerException switch
        {
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres => postgres.ConstraintName ?? "",
            SqliteException { SqliteErrorCode: 19 } sqlite when sqlite.Message.Contains(SqliteBeginning, StringComparison.Ordinal) => Find(
                sqlite.Message,
                model
            ),
            _ => null,
        };

    /// <summary>Whether a foreign key refused the save: what the act refers to is gone, or something new refers to what it takes away.</summary>
    public static bool IsBrokenReference(Exception failure) =>
        failure.InnerException switch
        {
            PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation } => true,
            SqliteException { SqliteErrorCode: 19 } sqlite => sqlite.Message.Contains("FOREIGN KEY", StringComparison.Ordinal),
            _ => false,
        };

    /// <summary>SQLite Error 19: 'UNIQUE constraint failed: urges.PeriodKey, urges.UnitId'.</summary>
    private static string Find(string message, IModel model)
    {
        var from = message.IndexOf(SqliteBeginning, StringComparison.Ordinal) + SqliteBeginning.Length;
        var to = message.IndexOf('\'', from);
        var columns = message[from..(to < 0 ? message.Length : to)].Split(", ").ToHashSet(StringComparer.Ordinal);
        return Of(model).FirstOrDefault(i => columns.SetEquals(i.Columns.Select(c => $"{i.Table}.{c}"))).Name ?? "";
    }

    private static List<string> Columns(IEnumerable<IProperty> properties, StoreObjectIdentifier table) => [.. properties.Select(p => p.GetColumnName(table)!)];
}
