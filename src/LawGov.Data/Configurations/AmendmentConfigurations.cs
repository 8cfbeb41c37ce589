using LawGov.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LawGov.Data.Configurations;

internal sealed class PlanAmendmentConfiguration : IEntityTypeConfiguration<PlanAmendment>, IEntityTypeConfiguration<TaskRevision>
{
    public void Configure(EntityTypeBuilder<PlanAmendment> builder)
    {
        builder.ToTable("plan_amendments");
        builder.Property(a => a.Title).HasMaxLength(WorkPlan.TitleLength);
        builder.Property(a => a.DocumentNumber).HasMaxLength(WorkPlan.DocumentNumberLength);
        builder.Property(a => a.PreviousTitle).HasMaxLength(WorkPlan.TitleLength);
        builder.Property(a => a.PreviousDocumentNumber).HasMaxLength(WorkPlan.DocumentNumberLength);
        builder.Property(a => a.SourceFileName).HasMaxLength(WorkPlan.FileNameLength);
        builder.Property(a => a.Reason).HasMaxLength(PlanAmendment.ReasonLength);
        builder.Property(a => a.AmendedByName).HasMaxLength(50);
        builder.HasOne<WorkPlan>().WithMany().HasForeignKey(a => a.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Revisions).WithOne().HasForeignKey(r => r.AmendmentId).OnDelete(DeleteBehavior.Restrict);
        // The plan's revisions; one revision is applied once
        builder.HasIndex(a => new { a.PlanId, a.Number }).IsUnique().HasDatabaseName("ix_plan_amendments_no");
    }

    public void Configure(EntityTypeBuilder<TaskRevision> builder)
    {
        builder.ToTable("task_revisions");
        builder.Property(r => r.Place).HasMaxLength(TaskRevision.PlaceLength);
        builder.Property(r => r.What).HasMaxLength(TaskRevision.WhatLength);
        builder.Property(r => r.Number).HasMaxLength(PlanTask.NumberLength);
        builder.Property(r => r.Title).HasMaxLength(PlanTask.TitleLength);
        builder.Property(r => r.Requirement).HasMaxLength(PlanTask.RequirementLength);
        builder.Property(r => r.ResponsibilityText).HasMaxLength(PlanTask.NoteLength);
        builder.Property(r => r.LeadNames).HasMaxLength(PlanTask.NamesLength);
        builder.Property(r => r.ResponsibleNames).HasMaxLength(PlanTask.NamesLength);
        builder.Property(r => r.DeadlineText).HasMaxLength(Deadline.TextLength);
        builder.Property(r => r.Targets).HasMaxLength(TaskRevision.TargetsLength);
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(r => r.PlanTaskId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.PlanTaskId).HasDatabaseName("ix_task_revisions_task"); // task page
        builder.HasIndex(r => r.AmendmentId).HasDatabaseName("ix_task_revisions_amendment"); // revisions of a plan
    }
}

internal sealed class PlanComparisonConfiguration
    : IEntityTypeConfiguration<PlanComparison>,
        IEntityTypeConfiguration<TaskPairing>,
        IEntityTypeConfiguration<FindingJudgement>
{
    public void Configure(EntityTypeBuilder<PlanComparison> builder)
    {
        builder.ToTable("plan_comparisons");
        builder.HasOne<WorkPlan>().WithMany().HasForeignKey(c => c.BeforePlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<WorkPlan>().WithMany().HasForeignKey(c => c.AfterPlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Pairings).WithOne().HasForeignKey(p => p.ComparisonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(c => c.Judgements).WithOne().HasForeignKey(j => j.ComparisonId).OnDelete(DeleteBehavior.Cascade);
        builder
            .HasIndex(c => new
            {
                c.Kind,
                c.AfterPlanId,
                c.BeforePlanId,
            })
            .IsUnique()
            .HasDatabaseName("ix_plan_comparisons_once"); // the revision a draft is
        builder.HasIndex(c => c.BeforePlanId).HasDatabaseName("ix_plan_comparisons_before");
        builder.HasIndex(c => c.AfterPlanId).HasDatabaseName("ix_plan_comparisons_after");
    }

    public void Configure(EntityTypeBuilder<TaskPairing> builder)
    {
        builder.ToTable("task_pairings");
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(p => p.BeforeTaskId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(p => p.AfterTaskId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => p.ComparisonId).HasDatabaseName("ix_task_pairings_comparison");
        builder.HasIndex(p => p.BeforeTaskId).HasDatabaseName("ix_task_pairings_before");
        builder.HasIndex(p => p.AfterTaskId).HasDatabaseName("ix_task_pairings_after");
    }

    public void Configure(EntityTypeBuilder<FindingJudgement> builder)
    {
        builder.ToTable("finding_judgements");
        builder.Property(j => j.Note).HasMaxLength(FindingJudgement.NoteLength);
        builder.Property(j => j.JudgedByName).HasMaxLength(50);
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(j => j.BeforeTaskId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(j => j.AfterTaskId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(j => j.ComparisonId).HasDatabaseName("ix_finding_judgements_comparison");
        builder.HasIndex(j => j.BeforeTaskId).HasDatabaseName("ix_finding_judgements_before");
        builder.HasIndex(j => j.AfterTaskId).HasDatabaseName("ix_finding_judgements_after");
    }
}
