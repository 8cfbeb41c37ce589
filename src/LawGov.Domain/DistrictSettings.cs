namespace LawGov.Domain;

/// <summary>What one district decides for itself; one row.</summary>
public sealed class DistrictSettings : Entity
{
    /// <summary>Longest names, in characters.</summary>
    public const int NameLength = 60;

    private DistrictSettings() { }

    /// <summary>A district with the usual rules.</summary>
    public DistrictSettings(string districtName, string officeName)
    {
        DistrictName = districtName;
        OfficeName = officeName;
    }

    /// <summary>示范区.</summary>
    public string DistrictName { get; private set; } = "";

    /// <summary>The organ that signs papers: 示范区委全面依法治区委员会办公室.</summary>
    public string OfficeName { get; private set; } = "";

    /// <summary>Whether the data is the invented sample district; a banner says so.</summary>
    public bool IsSample { get; private set; }

    /// <summary>Whether a unit's head signs its filing before it is submitted.</summary>
    public bool UnitSigning { get; private set; }

    /// <summary>Day of a quarter's last month on which its window opens.</summary>
    public int OpensOnDayOfLastMonth { get; private set; } = 20;

    /// <summary>Working days after a quarter's end until its reports are due.</summary>
    public int DueAfterWorkdays { get; private set; } = 5;

    /// <summary>Working days a unit has to mend a returned report.</summary>
    public int ResubmitWorkdays { get; private set; } = 5;

    /// <summary>Working days before the due day on which an unfiled line turns yellow.</summary>
    public int YellowWorkdays { get; private set; } = 3;

    /// <summary>Changes the district's own rules.</summary>
    public void Decide(
        string districtName,
        string officeName,
        bool unitSigning,
        int opensOnDayOfLastMonth,
        int dueAfterWorkdays,
        int resubmitWorkdays,
        int yellowWorkdays
    )
    {
        DistrictName = districtName;
        OfficeName = officeName;
        UnitSigning = unitSigning;
        OpensOnDayOfLastMonth = opensOnDayOfLastMonth;
        DueAfterWorkdays = dueAfterWorkdays;
        ResubmitWorkdays = resubmitWorkdays;
        YellowWorkdays = yellowWorkdays;
    }

    /// <summary>Marks the data as invented.</summary>
    public void MarkSample() => IsSample = true;
}
