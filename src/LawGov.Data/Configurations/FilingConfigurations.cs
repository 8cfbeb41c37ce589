using LawGov.Domain.Assignments;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LawGov.Data.Configurations;

internal sealed class UnitFilingConfiguration : IEntityTypeConfiguration<UnitFiling>
{
    public void Configure(EntityTypeBuilder<UnitFiling> builder)
    {
        builder.ToTable("unit_filings");
        builder.Property(f => f.PeriodKey).HasMaxLength(7);
        builder.Property(f => f.SignedByName).HasMaxLength(50);
        builder.Property(f => f.RefusalReason).HasMaxLength(ReviewDecision.CommentLength);
        builder.HasOne<Unit>().WithMany().HasForeignKey(f => f.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => new { f.UnitId, f.PeriodKey }).IsUnique().HasDatabaseName("ix_unit_filings_unit_period");
        builder.HasIndex(f => new { f.PeriodKey, f.Status }).HasDatabaseName("ix_unit_filings_period"); // list of filings
    }
}

internal sealed class ProgressReportConfiguration : IEntityTypeConfiguration<ProgressReport>
{
    public void Configure(EntityTypeBuilder<ProgressReport> builder)
    {
        builder.ToTable("progress_reports");
        builder.Property(r => r.PeriodKey).HasMaxLength(7);
        builder.Property(r => r.Progress).HasMaxLength(ReportText.ProgressLength);
        builder.Property(r => r.Problems).HasMaxLength(ReportText.ProblemsLength);
        builder.Property(r => r.NextSteps).HasMaxLength(ReportText.NextStepsLength);
        builder.Property(r => r.CarriedProgress).HasMaxLength(ReportText.ProgressLength);
        builder.Property(r => r.CarriedNextSteps).HasMaxLength(ReportText.NextStepsLength);
        builder.Property(r => r.WaiveReason).HasMaxLength(ReviewDecision.CommentLength);
        builder
            .Ignore(r => r.Text)
            .Ignore(r => r.IsEditable)
            .Ignore(r => r.IsReady)
            .Ignore(r => r.IsLate)
            .Ignore(r => r.CanMarkNoChange)
            .Ignore(r => r.CanWithdraw)
            .Ignore(r => r.CanDetach)
            .Ignore(r => r.CanEnd)
            .Ignore(r => r.OwedSince);
        builder.HasOne<UnitFiling>().WithMany().HasForeignKey(r => r.FilingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(r => r.PlanTaskId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TaskAssignment>().WithMany().HasForeignKey(r => r.AssignmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Revisions).WithOne().HasForeignKey(x => x.ReportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Decisions).WithOne().HasForeignKey(x => x.ReportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Evidence).WithOne().HasForeignKey(x => x.ReportId).OnDelete(DeleteBehavior.Cascade);

        // One report per task, unit and quarter: opening a quarter twice, or by two processes, makes no second one. Also the task page.
        builder
            .HasIndex(r => new
            {
                r.PlanTaskId,
                r.UnitId,
                r.PeriodKey,
            })
            .IsUnique()
            .HasDatabaseName("ix_progress_reports_once");
        // What a unit owes, and who is late now, over all quarters
        builder.HasIndex(r => new { r.UnitId, r.OwedUntil }).HasFilter("\"OwedUntil\" IS NOT NULL").HasDatabaseName("ix_progress_reports_owed");
        builder
            .HasIndex(r => new
            {
                r.PeriodKey,
                r.UnitId,
                r.Status,
            })
            .HasDatabaseName("ix_progress_reports_period"); // overdue board, summary
        builder.HasIndex(r => r.FilingId).HasDatabaseName("ix_progress_reports_filing"); // the unit's page
        // Review queue, oldest first
        builder.HasIndex(r => r.SubmittedAt).HasFilter("\"SubmittedAt\" IS NOT NULL").HasDatabaseName("ix_progress_reports_queue");
        builder.HasIndex(r => new { r.UnitId, r.PeriodKey }).HasDatabaseName("ix_progress_reports_unit"); // the unit's history
    }
}

internal sealed class ReportRevisionConfiguration
    : IEntityTypeConfiguration<ReportRevision>,
        IEntityTypeConfiguration<ReviewDecision>,
        IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<ReportRevision> builder)
    {
        builder.ToTable("report_revisions");
        builder.Property(r => r.Progress).HasMaxLength(ReportText.ProgressLength);
        builder.Property(r => r.Problems).HasMaxLength(ReportText.ProblemsLength);
        builder.Property(r => r.NextSteps).HasMaxLength(ReportText.NextStepsLength);
        builder.Property(r => r.SubmittedByName).HasMaxLength(50);
        builder.HasIndex(r => new { r.ReportId, r.RevisionNo }).IsUnique().HasDatabaseName("ix_report_revisions_no");
    }

    public void Configure(EntityTypeBuilder<ReviewDecision> builder)
    {
        builder.ToTable("review_decisions");
        builder.Property(d => d.Comment).HasMaxLength(ReviewDecision.CommentLength);
        builder.Property(d => d.DecidedByName).HasMaxLength(50);
        builder
            .HasIndex(d => new
            {
                d.ReportId,
                d.RevisionNo,
                d.Stage,
            })
            .IsUnique()
            .HasDatabaseName("ix_review_decisions_once"); // two reviewers cannot decide one revision twice
    }

    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.ToTable("evidence_files");
        builder.Property(f => f.Name).HasMaxLength(EvidenceFile.NameLength);
        builder.Property(f => f.ContentType).HasMaxLength(100);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.Ignore(f => f.IsCurrent);
        builder.HasIndex(f => f.ReportId).HasDatabaseName("ix_evidence_files_report");
        builder.HasIndex(f => f.Sha256).HasDatabaseName("ix_evidence_files_digest"); // orphan sweep
    }
}

internal sealed class UrgeConfiguration : IEntityTypeConfiguration<Urge>, IEntityTypeConfiguration<UrgeLine>
{
    public void Configure(EntityTypeBuilder<UrgeLine> builder)
    {
        builder.ToTable("urge_lines");
        builder.HasIndex(l => l.SourceId).HasDatabaseName("ix_urge_lines_source"); // urges about one duty
    }

    public void Configure(EntityTypeBuilder<Urge> builder)
    {
        builder.ToTable("urges");
        builder.Property(u => u.PeriodKey).HasMaxLength(7);
        builder.Property(u => u.Note).HasMaxLength(Urge.NoteLength);
        builder.Property(u => u.UrgedByName).HasMaxLength(50);
        builder.HasOne<Unit>().WithMany().HasForeignKey(u => u.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasIndex(u => new
            {
                u.PeriodKey,
                u.UnitId,
                u.UrgedOn,
                u.Channel,
            })
            .IsUnique()
            .HasDatabaseName("ix_urges_once_a_day");
        builder.Property(u => u.Channel).HasDefaultValue(UrgeChannel.System);
        builder.HasIndex(u => new { u.UnitId, u.UrgedOn }).HasDatabaseName("ix_urges_unit"); // the unit's strip and page
        builder.HasMany(u => u.Lines).WithOne().HasForeignKey(l => l.UrgeId).OnDelete(DeleteBehavior.Cascade);
    }
}
