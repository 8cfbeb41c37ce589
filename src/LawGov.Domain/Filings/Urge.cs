using System.ComponentModel.DataAnnotations;
using LawGov.Domain.Calendar;
using LawGov.Domain.Events;
using LawGov.Domain.Obligations;
using LawGov.Domain.Rules;
using LawGov.Domain.Units;

namespace LawGov.Domain.Filings;

/// <summary>How a unit was urged.</summary>
public enum UrgeChannel
{
    /// <summary>In this program: the unit's people find it on their first page.</summary>
    [Display(Name = "系统")]
    System,

    /// <summary>By telephone; the office notes the call.</summary>
    [Display(Name = "电话")]
    Phone,

    /// <summary>In writing; the office notes the letter.</summary>
    [Display(Name = "书面")]
    Written,
}

/// <summary>One duty a unit was urged about.</summary>
public sealed class UrgeLine
{
    private UrgeLine() { }

    internal UrgeLine(Guid urgeId, ObligationKind kind, Guid sourceId) => (UrgeId, Kind, SourceId) = (urgeId, kind, sourceId);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The urge.</summary>
    public Guid UrgeId { get; private set; }

    /// <summary>What was owed.</summary>
    public ObligationKind Kind { get; private set; }

    /// <summary>The row by which it was owed.</summary>
    public Guid SourceId { get; private set; }
}

/// <summary>
/// The office urged a unit about its late duties (催办): logged, told to the unit's people and shown to them as long as one of those duties is late. At most
/// once a day by each channel.
/// </summary>
public sealed class Urge : Entity, IInPeriod
{
    /// <summary>Longest note, in characters.</summary>
    public const int NoteLength = 300;

    private readonly List<UrgeLine> _lines = [];

    private Urge() { }

    /// <summary>An urge.</summary>
    /// <param name="unit">Who is urged.</param>
    /// <param name="periodKey">The quarter the duties belong to.</param>
    /// <param name="late">The late duties.</param>
    /// <param name="note">What the office says.</param>
    /// <param name="channel">How the unit is told.</param>
    /// <param name="actor">Who urges.</param>
    /// <param name="today">The district's day.</param>
    /// <exception cref="RuleException"><see cref="RuleCodes.UnitNotSupervised"/> for a unit that may not be urged.</exception>
    public Urge(
        Unit unit,
        string periodKey,
        IReadOnlyCollection<(ObligationKind Kind, Guid SourceId)> late,
        string note,
        UrgeChannel channel,
        Actor actor,
        DateOnly today
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (!unit.MaySupervise)
            throw new RuleException(RuleCodes.UnitNotSupervised, unit.ShortName);
        UnitId = unit.Id;
        PeriodKey = periodKey;
        LateLines = late.Count;
        _lines.AddRange(late.Select(l => new UrgeLine(Id, l.Kind, l.SourceId)));
        Note = note;
        Channel = channel;
        UrgedBy = actor.UserId;
        UrgedByName = actor.DisplayName;
        UrgedOn = today;
        Raise(new Urged(periodKey, LateLines, note, channel) { UnitId = unit.Id, Subject = new(SubjectKind.Unit, unit.Id) });
    }

    /// <summary>The unit.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>The quarter.</summary>
    public string PeriodKey { get; private set; } = "";

    /// <summary>How many duties were late at that time.</summary>
    public int LateLines { get; private set; }

    /// <summary>Which they were.</summary>
    public IReadOnlyList<UrgeLine> Lines => _lines;

    /// <summary>What the office says.</summary>
    public string Note { get; private set; } = "";

    /// <summary>How the unit was told.</summary>
    public UrgeChannel Channel { get; private set; }

    /// <summary>Who urged.</summary>
    public Guid UrgedBy { get; private set; }

    /// <summary>The name at that time.</summary>
    public string UrgedByName { get; private set; } = "";

    /// <summary>The day; unique with unit, quarter and channel.</summary>
    public DateOnly UrgedOn { get; private set; }
}
