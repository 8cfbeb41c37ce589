using LawGov.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LawGov.Data.Configurations;

internal sealed class AccountConfigurations : IEntityTypeConfiguration<UserSession>, IEntityTypeConfiguration<SignInAttempts>
{
    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.ToTable("user_sessions");
        builder.HasIndex(s => s.UserId).HasDatabaseName("ix_user_sessions_user"); // a changed account ends its sessions
        builder.HasIndex(s => s.LastSeenAt).HasDatabaseName("ix_user_sessions_seen"); // sweep of ended sessions
    }

    public void Configure(EntityTypeBuilder<SignInAttempts> builder)
    {
        builder.ToTable("sign_in_attempts");
        builder.HasKey(a => new { a.AccountKey, a.AddressKey });
        builder.Property(a => a.AccountKey).HasMaxLength(SignInAttempts.KeyLength);
        builder.Property(a => a.AddressKey).HasMaxLength(SignInAttempts.KeyLength);
        builder.HasIndex(a => a.LastAt).HasDatabaseName("ix_sign_in_attempts_at"); // sweep of forgotten attempts
    }
}
