using LawGov.Data.Accounts;
using LawGov.Domain;
using LawGov.Domain.Calendar;
using LawGov.Domain.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LawGov.Data.Configurations;

internal sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("units");
        builder.Property(u => u.Code).HasMaxLength(Unit.CodeLength);
        builder.Property(u => u.Name).HasMaxLength(Unit.NameLength);
        builder.Property(u => u.ShortName).HasMaxLength(Unit.NameLength);
        builder.Property(u => u.Aliases).HasMaxLength(Unit.AliasesLength);
        builder.Property(u => u.Initials).HasMaxLength(Unit.NameLength);
        builder.Ignore(u => u.AllNames);
        builder.HasIndex(u => u.Code).IsUnique().HasDatabaseName("ix_units_code");
        builder.HasIndex(u => u.Name).IsUnique().HasDatabaseName("ix_units_name");
        builder.HasIndex(u => u.SortOrder).HasDatabaseName("ix_units_order"); // every list of units
    }
}

internal sealed class UnitGroupConfiguration : IEntityTypeConfiguration<UnitGroup>, IEntityTypeConfiguration<UnitGroupMember>
{
    public void Configure(EntityTypeBuilder<UnitGroup> builder)
    {
        builder.ToTable("unit_groups");
        builder.Property(g => g.Name).HasMaxLength(UnitGroup.NameLength);
        builder.HasIndex(g => g.Name).IsUnique().HasDatabaseName("ix_unit_groups_name");
        builder.HasMany(g => g.Members).WithOne().HasForeignKey(m => m.UnitGroupId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<UnitGroupMember> builder)
    {
        builder.ToTable("unit_group_members");
        builder.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasIndex(m => new
            {
                m.UnitGroupId,
                m.UnitId,
                m.From,
            })
            .IsUnique()
            .HasDatabaseName("ix_unit_group_members_unit");
    }
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.Property(u => u.DisplayName).HasMaxLength(User.DisplayNameLength);
        builder.HasOne<Unit>().WithMany().HasForeignKey(u => u.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(u => u.UnitId).HasDatabaseName("ix_users_unit"); // the unit page's people
    }
}

internal sealed class CalendarDayConfiguration : IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<CalendarDay> builder)
    {
        builder.ToTable("calendar_days");
        builder.HasKey(d => d.Day);
        builder.Property(d => d.Note).HasMaxLength(CalendarDay.NoteLength);
    }
}

internal sealed class DistrictSettingsConfiguration : IEntityTypeConfiguration<DistrictSettings>
{
    public void Configure(EntityTypeBuilder<DistrictSettings> builder)
    {
        builder.ToTable("district_settings");
        builder.Property(s => s.DistrictName).HasMaxLength(DistrictSettings.NameLength);
        builder.Property(s => s.OfficeName).HasMaxLength(DistrictSettings.NameLength);
    }
}

internal sealed class FilingPeriodConfiguration : IEntityTypeConfiguration<FilingPeriod>
{
    public void Configure(EntityTypeBuilder<FilingPeriod> builder)
    {
        builder.ToTable("filing_periods");
        builder.Property(p => p.Key).HasMaxLength(7);
        builder.Ignore(p => p.Period).Ignore(p => p.IsLocked);
        builder.HasIndex(p => p.Key).IsUnique().HasDatabaseName("ix_filing_periods_key");
    }
}
