using LawGov.Domain;
using LawGov.Domain.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LawGov.Data.Records;

/// <summary>Refuses a text that PostgreSQL cannot hold or that is longer than its column; SQLite alone would store both.</summary>
internal static class StorableRows
{
    /// <exception cref="RuleException"><see cref="RuleCodes.TextNotStorable"/>, <see cref="RuleCodes.TextTooLong"/>.</exception>
    public static void Ensure(ChangeTracker changes)
    {
        foreach (var entry in changes.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified)
                Ensure(entry);
        }
    }

    private static void Ensure(EntityEntry entry)
    {
        foreach (var property in entry.Metadata.GetProperties())
        {
            if (property.ClrType != typeof(string) && property.ClrType != typeof(Domain.Filings.Actuals))
                continue;
            if (entry.State == EntityState.Modified && !entry.Property(property).IsModified)
                continue;
            var value = entry.Property(property).CurrentValue;
            var text = value is Domain.Filings.Actuals actuals ? actuals.Text : value as string;
            if (text is null)
                continue;
            if (property.GetMaxLength() is { } most && text.Length > most)
                throw new RuleException(RuleCodes.TextTooLong, most);
            if (!StorableText.IsStorable(text))
                throw new RuleException(RuleCodes.TextNotStorable);
        }
    }
}
