using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Domain.Obligations;
using LawGov.Domain.Rules;
using LawGov.Domain.Units;

namespace LawGov.Domain.Tests.Units;

public sealed class UnitTests
{
    [Fact]
    public void AddAlias_NameItHasAlready_ChangesNothing()
    {
        var unit = new Unit("U04", "区水利局", "水利局", UnitKind.Department, 4);

        unit.AddAlias("区水务局");
        unit.AddAlias("区水务局");
        unit.AddAlias("区水利局");
        unit.AddAlias("水利局");

        Assert.Equal("区水务局", unit.Aliases);
        Assert.Equal(["区水利局", "水利局", "区水务局"], unit.AllNames);
    }

    [Fact]
    public void Urge_SupervisedUnit_IsLogged()
    {
        var unit = new Unit("U04", "区水利局", "水利局", UnitKind.Department, 4);

        var late = Enumerable.Range(0, 3).Select(_ => (ObligationKind.Report, Guid.CreateVersion7())).ToList();

        var urge = new Urge(unit, "2026-Q3", late, "请尽快。", UrgeChannel.Phone, People.Reviewer, GivenFiling.LateOn);

        Assert.Equal((unit.Id, "2026-Q3", 3, "郑岩", GivenFiling.LateOn), (urge.UnitId, urge.PeriodKey, urge.LateLines, urge.UrgedByName, urge.UrgedOn));
        Assert.Equal(late, urge.Lines.Select(l => (l.Kind, l.SourceId)));
        Assert.Equal(
            new Urged("2026-Q3", 3, "请尽快。", UrgeChannel.Phone) { UnitId = unit.Id, Subject = new(SubjectKind.Unit, unit.Id) },
            urge.Events.Single()
        );
    }

    [Fact]
    public void Urge_CourtOrVerticalBody_IsRefused()
    {
        var court = new Unit("U05", "区法院", "区法院", UnitKind.Other, 5);
        court.Describe("U05", "区法院", "区法院", UnitKind.Other, 5, "", "", maySupervise: false, hostsOffice: false);

        var refusal = Refused.By(
            RuleCodes.UnitNotSupervised,
            () => _ = new Urge(court, "2026-Q3", [], "", UrgeChannel.System, People.Reviewer, GivenFiling.LateOn)
        );

        Assert.Equal(["区法院"], refusal.Values);
    }
}
