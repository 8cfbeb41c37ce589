using LawGov.Domain.Assignments;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LawGov.Data.Configurations;

internal sealed class WorkPlanConfiguration : IEntityTypeConfiguration<WorkPlan>
{
    public void Configure(EntityTypeBuilder<WorkPlan> builder)
    {
        builder.ToTable("work_plans");
        builder.Property(p => p.Title).HasMaxLength(WorkPlan.TitleLength);
        builder.Property(p => p.DocumentNumber).HasMaxLength(WorkPlan.DocumentNumberLength);
        builder.Property(p => p.IssuingBodies).HasMaxLength(WorkPlan.BodiesLength);
        builder.Property(p => p.SourceFileName).HasMaxLength(WorkPlan.FileNameLength);
        builder.Ignore(p => p.OpenNames);
        builder.HasMany(p => p.Sections).WithOne().HasForeignKey(s => s.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Names).WithOne().HasForeignKey(n => n.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Findings).WithOne().HasForeignKey(f => f.PlanId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PlanSectionConfiguration : IEntityTypeConfiguration<PlanSection>
{
    public void Configure(EntityTypeBuilder<PlanSection> builder)
    {
        builder.ToTable("plan_sections");
        builder.Property(s => s.OrdinalText).HasMaxLength(PlanSection.OrdinalTextLength);
        builder.Property(s => s.Title).HasMaxLength(PlanSection.TitleLength);
        builder.Ignore(s => s.Heading);
        builder.HasIndex(s => new { s.PlanId, s.Ordinal }).IsUnique().HasDatabaseName("ix_plan_sections_order"); // plan page
    }
}

internal sealed class PlanNameConfiguration : IEntityTypeConfiguration<PlanName>, IEntityTypeConfiguration<ImportFinding>
{
    public void Configure(EntityTypeBuilder<PlanName> builder)
    {
        builder.ToTable("plan_names");
        builder.Property(n => n.Name).HasMaxLength(PlanName.NameLength);
        builder.Ignore(n => n.IsSettled);
        builder.HasIndex(n => new { n.PlanId, n.Name }).IsUnique().HasDatabaseName("ix_plan_names_name");
        builder.HasOne<Unit>().WithMany().HasForeignKey(n => n.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<UnitGroup>().WithMany().HasForeignKey(n => n.UnitGroupId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ImportFinding> builder)
    {
        builder.ToTable("import_findings");
        builder.Property(f => f.Code).HasMaxLength(ImportFinding.CodeLength);
        builder.Property(f => f.Message).HasMaxLength(ImportFinding.MessageLength);
        builder.Property(f => f.Suggestion).HasMaxLength(ImportFinding.MessageLength);
        builder.HasIndex(f => new { f.PlanId, f.Ordinal }).HasDatabaseName("ix_import_findings_order"); // import check page
    }
}

internal sealed class PlanTaskConfiguration : IEntityTypeConfiguration<PlanTask>, IEntityTypeConfiguration<TaskTarget>
{
    public void Configure(EntityTypeBuilder<PlanTask> builder)
    {
        builder.ToTable("plan_tasks");
        builder.Property(t => t.Number).HasMaxLength(PlanTask.NumberLength);
        builder.Property(t => t.Title).HasMaxLength(PlanTask.TitleLength);
        builder.Property(t => t.Requirement).HasMaxLength(PlanTask.RequirementLength);
        builder.Property(t => t.ResponsibilityText).HasMaxLength(PlanTask.NoteLength);
        builder.Property(t => t.LeadNames).HasMaxLength(PlanTask.NamesLength);
        builder.Property(t => t.ResponsibleNames).HasMaxLength(PlanTask.NamesLength);
        builder.Property(t => t.Deliverable).HasMaxLength(PlanTask.DeliverableLength);
        builder.ComplexProperty(t => t.Deadline, d => d.Property(x => x.SourceText).HasMaxLength(Deadline.TextLength));
        builder.Ignore(t => t.Leads).Ignore(t => t.Responsibles).Ignore(t => t.LeadIsOpen);
        builder.HasOne<WorkPlan>().WithMany().HasForeignKey(t => t.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PlanSection>().WithMany().HasForeignKey(t => t.ChapterId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PlanSection>().WithMany().HasForeignKey(t => t.SectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(t => t.Targets).WithOne().HasForeignKey(x => x.PlanTaskId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => new { t.PlanId, t.Ordinal }).HasDatabaseName("ix_plan_tasks_order"); // plan page, ledger
    }

    public void Configure(EntityTypeBuilder<TaskTarget> builder)
    {
        builder.ToTable("task_targets");
        builder.Property(t => t.Text).HasMaxLength(TaskTarget.TextLength);
        builder.Property(t => t.Unit).HasMaxLength(TaskTarget.UnitLength);
    }
}

internal sealed class TaskAssignmentConfiguration : IEntityTypeConfiguration<TaskAssignment>
{
    public void Configure(EntityTypeBuilder<TaskAssignment> builder)
    {
        builder.ToTable("assignments", t => t.HasCheckConstraint("ck_assignments_target", "(\"UnitId\" IS NULL) <> (\"UnitGroupId\" IS NULL)"));
        builder.Property(a => a.Result).HasMaxLength(TaskAssignment.ReasonLength);
        builder.HasOne<PlanTask>().WithMany().HasForeignKey(a => a.PlanTaskId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<UnitGroup>().WithMany().HasForeignKey(a => a.UnitGroupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.PlanTaskId, a.UnitId }).IsUnique().HasDatabaseName("ix_assignments_unit_once");
        builder.HasIndex(a => new { a.PlanTaskId, a.UnitGroupId }).IsUnique().HasDatabaseName("ix_assignments_group_once");
        builder.HasIndex(a => a.PlanTaskId).IsUnique().HasFilter("\"IsPrimaryLead\"").HasDatabaseName("ix_assignments_primary_lead");
        builder.HasIndex(a => new { a.UnitId, a.Status }).HasDatabaseName("ix_assignments_of_unit"); // unit page
        builder.HasIndex(a => new { a.PlanId, a.Status }).HasDatabaseName("ix_assignments_of_plan"); // opening a quarter, plan page
        // Tasks with a day of their own that are not done
        builder.HasIndex(a => new { a.UnitId, a.OwedUntil }).HasFilter("\"OwedUntil\" IS NOT NULL").HasDatabaseName("ix_assignments_owed");
        builder.Ignore(a => a.OwedSince);
    }
}
