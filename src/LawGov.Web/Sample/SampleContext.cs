using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Domain;
using LawGov.Domain.Events;
using LawGov.Web.Features.Drafts.NameResolution;

namespace LawGov.Web.Sample;

/// <summary>What every part of the sample needs: where it is stored, who acts, when, and by which rules.</summary>
internal sealed record SampleContext(
    LawGovDb Db,
    SamplePeople People,
    SampleTime Time,
    DistrictSettings Settings,
    UnitNameTable Names,
    IReadOnlyList<SampleFile> Files
)
{
    /// <summary>How far back the people of the sample still have their notices, in days: a quarter.</summary>
    private const int ToldDays = 80;

    /// <summary>What happened lately, to be told to the people of the sample.</summary>
    public List<(DomainEvent Event, Actor Actor, DateTime At)> Lately { get; } = [];

    /// <summary>
    /// Moves what just happened to an aggregate into the history, under the name of whoever did it and at its own time.
    /// A save stamps all its events with one person and one instant; here one save carries a whole quarter, so the events are taken out before it.
    /// </summary>
    public void Keep(Entity entity, Actor actor, DateTime at)
    {
        Db.Timeline.AddRange(entity.Events.Select(happened => new TimelineEntry(happened, actor, at)));
        if (at > Time.Now.AddDays(-ToldDays))
            Lately.AddRange(entity.Events.Select(happened => (happened, actor, at)));
        entity.ClearEvents();
    }
}
