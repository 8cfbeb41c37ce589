using LawGov.Domain.Calendar;
using LawGov.Domain.Rules;
using LawGov.Domain.Units;

namespace LawGov.Domain.Filings;

/// <summary>The office urged a unit about its late lines (催办): logged, shown on the unit's page, at most once a day.</summary>
public sealed class Urge : Entity, IInPeriod
{
    /// <summary>Longest note, in characters.</summary>
    public const int NoteLength = 300;

    private Urge() { }

    /// <summary>An urge.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.UnitNotSupervised"/> for a unit that may not be urged.</exception>
    public Urge(Unit unit, string periodKey, int lateLines, string note, Actor actor, DateOnly today)
    {
        if (!unit.MaySupervise)
            throw new RuleException(RuleCodes.UnitNotSupervised, unit.ShortName);
        UnitId = unit.Id;
        PeriodKey = periodKey;
        LateLines = lateLines;
        Note = note;
        UrgedBy = actor.UserId;
        UrgedByName = actor.DisplayName;
        UrgedOn = today;
        Raise(new TimelineEvent(TimelineAct.Urged, UnitId: unit.Id, Detail: $"{periodKey}：{lateLines}项逾期。{note}"));
    }

    /// <summary>The unit.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>The quarter.</summary>
    public string PeriodKey { get; private set; } = "";

    /// <summary>How many lines were late at that time.</summary>
    public int LateLines { get; private set; }

    /// <summary>What the office says.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Who urged.</summary>
    public Guid UrgedBy { get; private set; }

    /// <summary>The name at that time.</summary>
    public string UrgedByName { get; private set; } = "";

    /// <summary>The day; unique with unit and quarter.</summary>
    public DateOnly UrgedOn { get; private set; }
}
