using LawGov.Domain.Requests;
using LawGov.Domain.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LawGov.Data.Configurations;

internal sealed class RequestConfiguration : IEntityTypeConfiguration<Request>
{
    public void Configure(EntityTypeBuilder<Request> builder)
    {
        builder.ToTable("requests");
        builder.Property(r => r.PeriodKey).HasMaxLength(7);
        builder.Property(r => r.Reason).HasMaxLength(Request.ReasonLength);
        builder.Property(r => r.DecisionReason).HasMaxLength(Request.ReasonLength);
        builder.Property(r => r.AskedByName).HasMaxLength(50);
        builder.Property(r => r.DecidedByName).HasMaxLength(50);
        builder.Ignore(r => r.IsInTime).Ignore(r => r.Holds).Ignore(r => r.OwedSince).Ignore(r => r.OriginalDueOn).Ignore(r => r.HeldOn);
        builder.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
        // One open request of a kind about one thing
        builder.HasIndex(r => new { r.SubjectId, r.Kind }).IsUnique().HasFilter("\"OwedUntil\" IS NOT NULL").HasDatabaseName("ix_requests_open_once");
        builder.HasIndex(r => r.OwedUntil).HasFilter("\"OwedUntil\" IS NOT NULL").HasDatabaseName("ix_requests_owed"); // the office's queue, its answers
        builder.HasIndex(r => new { r.UnitId, r.AskedOn }).HasDatabaseName("ix_requests_unit"); // a unit's requests
        builder.HasIndex(r => r.AskedOn).HasDatabaseName("ix_requests_asked"); // decided ones, newest first
    }
}
