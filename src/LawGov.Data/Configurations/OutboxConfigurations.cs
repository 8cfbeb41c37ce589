using LawGov.Data.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LawGov.Data.Configurations;

internal sealed class OutboxConfigurations : IEntityTypeConfiguration<OutboxMessage>, IEntityTypeConfiguration<ChannelStop>, IEntityTypeConfiguration<Digest>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox_messages");
        builder.Ignore(m => m.Status);
        builder.Property(m => m.To).HasMaxLength(OutboxMessage.ToLength);
        builder.Property(m => m.Event).HasMaxLength(OutboxMessage.EventLength);
        builder.Property(m => m.Subject).HasMaxLength(OutboxMessage.SubjectLength);
        builder.Property(m => m.Details).HasMaxLength(OutboxMessage.DetailsLength);
        builder.Property(m => m.Url).HasMaxLength(OutboxMessage.UrlLength);
        builder.Property(m => m.UnitCode).HasMaxLength(OutboxMessage.UnitCodeLength);
        builder.Property(m => m.Body).HasMaxLength(OutboxMessage.BodyLength);
        builder.Property(m => m.LastError).HasMaxLength(OutboxMessage.ErrorLength);
        builder.Property(m => m.FailedAt).IsConcurrencyToken(); // of two who send it again, the second is told
        builder
            .HasIndex(m => new
            {
                m.Channel,
                m.To,
                m.SourceId,
            })
            .IsUnique()
            .HasDatabaseName("ix_outbox_messages_once");
        builder.HasIndex(m => m.NextAttemptAt).HasFilter("\"NextAttemptAt\" IS NOT NULL").HasDatabaseName("ix_outbox_messages_due"); // senders
        builder.HasIndex(m => m.CreatedAt).HasDatabaseName("ix_outbox_messages_created"); // page 送达情况; sweep
        builder.HasIndex(m => m.DeliveredAt).HasFilter("\"DeliveredAt\" IS NOT NULL").HasDatabaseName("ix_outbox_messages_delivered"); // sweep
        builder.HasIndex(m => m.FailedAt).HasFilter("\"FailedAt\" IS NOT NULL").HasDatabaseName("ix_outbox_messages_failed"); // watch of the channels
    }

    public void Configure(EntityTypeBuilder<ChannelStop> builder)
    {
        builder.ToTable("channel_stops");
        builder.HasKey(s => new { s.Channel, s.To });
        builder.Property(s => s.To).HasMaxLength(OutboxMessage.ToLength);
        builder.Property(s => s.Error).HasMaxLength(OutboxMessage.ErrorLength);
    }

    public void Configure(EntityTypeBuilder<Digest> builder)
    {
        builder.ToTable("digests");
        builder.HasIndex(d => new { d.On, d.UnitId }).IsUnique().HasDatabaseName("ix_digests_once"); // one a unit and day; whether the day's are made
    }
}
