namespace LawGov.Data.Records;

/// <summary>What is known of the clock, in one row: it tells a jump between two starts, and carries an administrator's confirmation to every process.</summary>
public sealed class ClockWatch
{
    /// <summary>Key of the one row.</summary>
    public const int OnlyId = 1;

    private ClockWatch() { }

    public ClockWatch(DateTime seenAt) => SeenAt = seenAt;

    public int Id { get; private set; } = OnlyId;

    /// <summary>The latest instant at which jobs ran by a clock that was not in doubt.</summary>
    public DateTime SeenAt { get; private set; }

    /// <summary>How often an administrator has said that the clock is right.</summary>
    public int Confirmations { get; private set; }

    /// <summary>Takes the present instant as right.</summary>
    public void Confirm(DateTime now)
    {
        SeenAt = now;
        Confirmations++;
    }
}
