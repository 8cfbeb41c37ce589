namespace LawGov.Domain.Calendar;

/// <summary>A root that belongs to a quarter. While the quarter is locked, no save adds, changes or deletes it.</summary>
public interface IInPeriod
{
    /// <summary>The quarter, 2026-Q3.</summary>
    string PeriodKey { get; }
}
