using Microsoft.EntityFrameworkCore.Migrations;

namespace LawGov.Data.Interceptors;

/// <summary>Brings rows over to the rule that the quarter alone says whether it is locked, and that a file knows which submissions carried it.</summary>
internal static class LockByPeriodRows
{
    private const string Filings = """
        UPDATE unit_filings SET "Status" = 'Submitted' WHERE "Status" = 'Locked'
        """;

    private const string Reports = """
        UPDATE progress_reports SET "Status" = CASE WHEN "WaiveReason" <> '' THEN 'Waived' ELSE 'Accepted' END WHERE "Status" = 'Locked'
        """;

    /// <summary>
    /// A file belongs to the first submission after its upload; one uploaded later belongs to the submission that waits or was accepted, else to the next
    /// one.
    /// </summary>
    private const string Evidence = """
        UPDATE evidence_files SET "SinceRevision" = COALESCE(
            (SELECT MIN(v."RevisionNo") FROM report_revisions v
                WHERE v."ReportId" = evidence_files."ReportId" AND v."SubmittedAt" >= evidence_files."UploadedAt"),
            (SELECT CASE WHEN r."Status" IN ('Submitted', 'Accepted') THEN r."RevisionNo" ELSE r."RevisionNo" + 1 END
                FROM progress_reports r WHERE r."Id" = evidence_files."ReportId"))
        """;

    public static void BringOver(MigrationBuilder migration)
    {
        foreach (var statement in (string[])[Filings, Reports, Evidence]) migration.Sql(statement);
    }
}
