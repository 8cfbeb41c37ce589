using LawGov.Data.Records;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LawGov.Data.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasKey(a => a.Seq);
        builder.Property(a => a.Seq).ValueGeneratedNever();
        builder.Property(a => a.Act).HasMaxLength(AuditEntry.ActLength);
        builder.Property(a => a.EntityType).HasMaxLength(AuditEntry.TypeLength);
        builder.Property(a => a.Hash).HasMaxLength(AuditEntry.HashLength);
        builder.HasIndex(a => new { a.EntityType, a.EntityId }).HasDatabaseName("ix_audit_entries_entity"); // audit of one thing
        builder.HasIndex(a => a.At).HasDatabaseName("ix_audit_entries_at"); // audit page
    }
}

internal sealed class TimelineEntryConfiguration : IEntityTypeConfiguration<TimelineEntry>
{
    public void Configure(EntityTypeBuilder<TimelineEntry> builder)
    {
        builder.ToTable("timeline_entries");
        builder.Property(t => t.Detail).HasMaxLength(TimelineEntry.DetailLength);
        builder.Property(t => t.Args).HasMaxLength(TimelineEntry.ArgsLength).HasDefaultValue("");
        builder.Ignore(t => t.Event);
        builder.Property(t => t.ActorName).HasMaxLength(50);
        builder.HasIndex(t => new { t.TaskId, t.At }).HasDatabaseName("ix_timeline_entries_task"); // task page
        builder.HasIndex(t => new { t.UnitId, t.At }).HasDatabaseName("ix_timeline_entries_unit"); // unit page
        builder.HasIndex(t => new { t.PlanId, t.At }).HasDatabaseName("ix_timeline_entries_plan"); // plan page
    }
}

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notices");
        builder.Property(n => n.Args).HasMaxLength(TimelineEntry.ArgsLength);
        builder.Property(n => n.ActorName).HasMaxLength(50);
        builder.Ignore(n => n.Event);
        builder.HasIndex(n => new { n.UserId, n.SubjectId }).HasFilter("NOT \"IsRead\"").HasDatabaseName("ix_notices_unread"); // bell, opening a subject
        builder.HasIndex(n => new { n.UserId, n.At }).HasDatabaseName("ix_notices_user"); // a person's notices
        builder.HasIndex(n => n.At).HasDatabaseName("ix_notices_at"); // sweep of old ones
    }
}

internal sealed class SupportConfigurations
    : IEntityTypeConfiguration<AccessLogEntry>,
        IEntityTypeConfiguration<SubmissionKey>,
        IEntityTypeConfiguration<JobLease>,
        IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<AccessLogEntry> builder)
    {
        builder.ToTable("access_log");
        builder.Property(a => a.What).HasMaxLength(AccessLogEntry.WhatLength);
        builder.HasIndex(a => a.At).HasDatabaseName("ix_access_log_at"); // audit page
    }

    public void Configure(EntityTypeBuilder<SubmissionKey> builder)
    {
        builder.ToTable("submission_keys");
        builder.HasKey(k => new { k.UserId, k.Key });
        builder.Property(k => k.Target).HasMaxLength(SubmissionKey.TargetLength);
        builder.HasIndex(k => k.At).HasDatabaseName("ix_submission_keys_at"); // sweep of old keys
    }

    public void Configure(EntityTypeBuilder<JobLease> builder)
    {
        builder.ToTable("job_leases");
        builder.HasKey(l => l.Name);
        builder.Property(l => l.Name).HasMaxLength(JobLease.NameLength);
    }

    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("protection_keys");
        builder.Property(k => k.FriendlyName).HasMaxLength(200);
    }
}

internal sealed class ClockWatchConfiguration : IEntityTypeConfiguration<ClockWatch>
{
    public void Configure(EntityTypeBuilder<ClockWatch> builder)
    {
        builder.ToTable("clock_watch");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Confirmations).IsConcurrencyToken();
    }
}
