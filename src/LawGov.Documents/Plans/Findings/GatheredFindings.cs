namespace LawGov.Documents.Plans.Findings;

/// <summary>One finding for a kind: those that say the same of several tasks become one that names them.</summary>
internal static class GatheredFindings
{
    private const int MostNamed = 8;

    private static readonly HashSet<FindingCode> Kinds =
    [
        FindingCode.LeadMissing,
        FindingCode.UnitsMissing,
        FindingCode.DeadlineInferred,
        FindingCode.PerhapsNotATask,
        FindingCode.UnitDoubtful,
    ];

    /// <summary>The findings in the order of the document.</summary>
    public static List<PlanFinding> Of(IReadOnlyList<PlanFinding> findings)
    {
        var gathered = new List<PlanFinding>();
        var seen = new Dictionary<(FindingCode, string), List<PlanFinding>>();
        foreach (var finding in findings.OrderBy(f => f.Line))
        {
            if (finding.Task is null || !Kinds.Contains(finding.Code))
            {
                gathered.Add(finding);
                continue;
            }
            var key = (finding.Code, finding.Message);
            if (seen.TryGetValue(key, out var same))
                same.Add(finding);
            else
            {
                seen[key] = [finding];
                gathered.Add(finding);
            }
        }
        return [.. gathered.Select(f => f.Task is not null && seen.TryGetValue((f.Code, f.Message), out var all) && all.Count > 1 ? Joined(all) : f)];
    }

    private static PlanFinding Joined(List<PlanFinding> all)
    {
        var tasks = all.Select(f => f.Task!.Value).Distinct().Order().ToList();
        if (tasks.Count == 1)
            return all[0];
        var named = string.Join('、', tasks.Take(MostNamed)) + (tasks.Count > MostNamed ? "等" : "");
        var first = all[0];
        return first with
        {
            Message = $"{first.Message.TrimEnd('。')}（第{named}项，共{tasks.Count}项任务）。",
            Tasks = tasks,
            Lines = [.. all.Select(f => f.Line).Distinct().Order()],
        };
    }
}
