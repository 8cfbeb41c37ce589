using Microsoft.EntityFrameworkCore.Migrations;

namespace LawGov.Data.Records;

/// <summary>Fills columns a migration adds from what is stored, in words both databases understand. A test compares every row with the domain's rule.</summary>
internal static class Backfill
{
    /// <summary>The day until which each line and each assignment is owed.</summary>
    public static void OwedUntil(MigrationBuilder migration)
    {
        migration.Sql(
            """
            UPDATE progress_reports SET "OwedUntil" = CASE WHEN "Status" = 'Returned' THEN "ResubmitDueOn" ELSE "DueOn" END
            WHERE "Status" IN ('NotStarted', 'Draft', 'Returned');
            """
        );
        migration.Sql("""UPDATE assignments SET "OwedUntil" = "DueOn" WHERE "UnitId" IS NOT NULL AND "Status" IN ('Issued', 'InProgress');""");
    }
}
