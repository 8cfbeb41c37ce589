using Microsoft.EntityFrameworkCore.Migrations;

namespace LawGov.Data.Records;

/// <summary>Triggers that refuse to change or delete what was recorded, on both databases: not even a slip with a database tool rewrites history.</summary>
internal static class AppendOnly
{
    private static readonly string[] Tables =
    [
        "audit_entries",
        "timeline_entries",
        "report_revisions",
        "review_decisions",
        "access_log",
        "plan_amendments",
        "task_revisions",
    ];

    public static void ProtectSqlite(MigrationBuilder migration)
    {
        foreach (var table in Tables)
        {
            foreach (var act in (string[])["UPDATE", "DELETE"])
            {
                migration.Sql(
                    $"CREATE TRIGGER tr_{table}_no_{act.ToLowerInvariant()} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;"
                );
            }
        }
    }

    public static void ProtectPostgres(MigrationBuilder migration)
    {
        migration.Sql(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;"
        );
        foreach (var table in Tables)
        {
            migration.Sql(
                $"CREATE TRIGGER tr_{table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();"
            );
        }
    }
}
