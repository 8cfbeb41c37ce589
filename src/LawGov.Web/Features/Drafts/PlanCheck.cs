using LawGov.Data;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;
using LawGov.Web.Access;
using LawGov.Web.Features.Drafts.NameResolution;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Drafts;

/// <summary>What a person has open on the check screen.</summary>
public sealed record CheckSelection(Guid? TaskId, Guid? SectionId, Guid? NameId, string? Kind, Guid? FindingId);

/// <summary>A draft beside its source.</summary>
public sealed record PlanCheckView(
    WorkPlan Plan,
    IReadOnlyList<CheckRow> Rows,
    IReadOnlyList<SourceRow> Lines,
    IReadOnlyList<FindingKind> Kinds,
    OpenFinding? Finding,
    int SettledFindings,
    IReadOnlyList<OpenName> OpenNames,
    IReadOnlyList<ResolvedName> SettledNames,
    UnitNameTable Known,
    PlanTask? OpenTask,
    int WithoutUnits,
    int WithoutLead
)
{
    public int Chapters => Rows.Count(r => r.Level == 1);

    public int Sections => Rows.Count(r => r.Level == 2);

    public int Tasks => Rows.Count(r => r.Level == 3);

    public int OpenFindings => Kinds.Sum(k => k.Count);

    public IEnumerable<OpenName> NearNames => OpenNames.Where(n => n.Near.Count > 0 && n.Near[0].Likeness >= ResolveNames.NearEnough);
}

/// <summary>A heading (levels 1 and 2) or a task (3) of the tree.</summary>
public sealed record CheckRow(Guid Id, int Level, string Number, string Text, int From, int To, int Doubts);

/// <summary>A line of the source and the row it belongs to.</summary>
public sealed record SourceRow(int Number, string Text, int? RowLine, bool IsHead);

/// <summary>A kind of findings and how many are open.</summary>
public sealed record FindingKind(string Code, int Count);

/// <summary>The finding that is shown, and its place among those of its kind.</summary>
public sealed record OpenFinding(ImportFinding Finding, string TaskNumber, int Place, int OfKind, Guid? Previous, Guid? Next);

/// <summary>A name nobody settled: what it looks like, where it stands, and units near it.</summary>
public sealed record OpenName(
    Guid Id,
    string Name,
    CollectiveKind? Collective,
    int Uses,
    Guid? FirstTaskId,
    string FirstNumber,
    IReadOnlyList<(Unit Unit, double Likeness)> Near
);

/// <summary>A name and what it was settled to mean; an empty meaning stands for nobody.</summary>
public sealed record ResolvedName(Guid Id, string Name, string Meaning, bool IsGroup);

/// <summary>Reads a draft for checking.</summary>
public sealed class PlanCheck(LawGovDb db, KnownUnitNames knownNames)
{
    public async Task<PlanCheckView> ReadAsync(Guid planId, CheckSelection selection, CancellationToken ct)
    {
        var plan =
            await db
                .Plans.AsNoTracking()
                .Include(p => p.Sections)
                .Include(p => p.Names)
                .Include(p => p.Findings)
                .AsSplitQuery()
                .FirstOrDefaultAsync(p => p.Id == planId, ct)
            ?? throw new NotFoundException();
        var tasks = await db.Tasks.AsNoTracking().Include(t => t.Targets).Where(t => t.PlanId == planId).OrderBy(t => t.Ordinal).ToListAsync(ct);
        var known = await knownNames.ReadAsync(ct);
        var lines = plan.SourceText.Length == 0 ? [] : plan.SourceText.Split('\n');
        var open = plan.Findings.Where(f => !f.IsSettled).OrderBy(f => f.Ordinal).ToList();
        var rows = RowsOf(plan, tasks, open, lines);
        return new PlanCheckView(
            plan,
            rows,
            LinesOf(lines, rows),
            open.GroupBy(f => f.Code).Select(g => new FindingKind(g.Key, g.Count())).ToList(),
            FindingOf(open, tasks, selection),
            plan.Findings.Count - open.Count,
            OpenNamesOf(plan, tasks, known),
            SettledNamesOf(plan, known),
            known,
            tasks.FirstOrDefault(t => t.Id == selection.TaskId),
            tasks.Count(BatchCommand.IsWithoutUnits),
            tasks.Count(t => t is { LeadIsOpen: true, IsSharedDuty: false, Responsibles.Count: > 0 })
        );
    }

    private static List<CheckRow> RowsOf(WorkPlan plan, List<PlanTask> tasks, List<ImportFinding> open, string[] lines)
    {
        var openNames = plan.OpenNames.Select(n => n.Name).ToHashSet(StringComparer.Ordinal);
        var doubts = open.Where(f => f.PlanTaskId is not null).GroupBy(f => f.PlanTaskId!.Value).ToDictionary(g => g.Key, g => g.Count());
        var byPlace = tasks.ToLookup(t => t.SectionId ?? t.ChapterId);
        var rows = new List<CheckRow>();
        var cursor = 0;
        foreach (var section in plan.Sections.OrderBy(s => s.Ordinal))
        {
            var found = FindHeading(lines, section.Title, cursor);
            if (found > 0)
                cursor = found;
            rows.Add(new CheckRow(section.Id, section.Level == SectionLevel.Chapter ? 1 : 2, "", section.Heading, found, found, 0));
            foreach (var task in byPlace[section.Id])
            {
                var count = doubts.GetValueOrDefault(task.Id) + task.Leads.Concat(task.Responsibles).Distinct(StringComparer.Ordinal).Count(openNames.Contains);
                rows.Add(new CheckRow(task.Id, 3, task.Number, task.Title, task.SourceLine, task.SourceEndLine, count));
                cursor = Math.Max(cursor, task.SourceEndLine);
            }
        }
        return rows;
    }

    /// <summary>The heading's line, from 1; 0 where it is not found. The source may break a title over lines, so its beginning must do.</summary>
    private static int FindHeading(string[] lines, string title, int after)
    {
        var start = Plain(title);
        if (start.Length == 0)
            return 0;
        if (start.Length > 10)
            start = start[..10];
        for (var i = after; i < lines.Length; i++)
        {
            if (Plain(lines[i]).AsSpan(0, Math.Min(Plain(lines[i]).Length, start.Length + 8)).Contains(start, StringComparison.Ordinal))
                return i + 1;
        }
        return 0;
    }

    private static string Plain(string text) =>
        string.Concat(
            text.Where(c => !char.IsWhiteSpace(c))
                .Select(c =>
                    c switch
                    {
                        '，' => ',',
                        '（' => '(',
                        '）' => ')',
                        '：' => ':',
                        '；' => ';',
                        _ => c,
                    }
                )
        );

    private static List<SourceRow> LinesOf(string[] lines, List<CheckRow> rows)
    {
        var owner = new Dictionary<int, CheckRow>();
        foreach (var row in rows.Where(r => r.From > 0))
        {
            for (var n = row.From; n <= Math.Max(row.From, row.To); n++)
                owner.TryAdd(n, row);
        }
        return lines
            .Select(
                (text, i) =>
                    owner.TryGetValue(i + 1, out var row) ? new SourceRow(i + 1, text, row.From, row.Level < 3) : new SourceRow(i + 1, text, null, false)
            )
            .ToList();
    }

    private static OpenFinding? FindingOf(List<ImportFinding> open, List<PlanTask> tasks, CheckSelection selection)
    {
        var chosen = open.FirstOrDefault(f => f.Id == selection.FindingId) ?? open.FirstOrDefault(f => f.Code == selection.Kind) ?? open.FirstOrDefault();
        if (chosen is null)
            return null;
        var kind = open.Where(f => f.Code == chosen.Code).ToList();
        var place = kind.IndexOf(chosen);
        var number = tasks.FirstOrDefault(t => t.Id == chosen.PlanTaskId)?.Number ?? "";
        return new OpenFinding(
            chosen,
            number,
            place + 1,
            kind.Count,
            place > 0 ? kind[place - 1].Id : null,
            place + 1 < kind.Count ? kind[place + 1].Id : null
        );
    }

    private static List<OpenName> OpenNamesOf(WorkPlan plan, List<PlanTask> tasks, UnitNameTable known)
    {
        var uses = tasks
            .SelectMany(t => t.Leads.Concat(t.Responsibles).Distinct(StringComparer.Ordinal).Select(n => (Name: n, Task: t)))
            .ToLookup(x => x.Name, x => x.Task, StringComparer.Ordinal);
        return plan
            .OpenNames.Select(n =>
            {
                var collective = UnitNameGuess.CollectiveOf(n.Name, n.Collective);
                var first = uses[n.Name].FirstOrDefault();
                return new OpenName(
                    n.Id,
                    n.Name,
                    collective,
                    uses[n.Name].Count(),
                    first?.Id,
                    first?.Number ?? "",
                    collective is null ? NearUnits.Of(n.Name, known.Units) : []
                );
            })
            .OrderBy(n => n.Collective is not null)
            .ThenByDescending(n => n.Uses)
            .ThenBy(n => n.Name, StringComparer.Ordinal)
            .ToList();
    }

    private static List<ResolvedName> SettledNamesOf(WorkPlan plan, UnitNameTable known)
    {
        var units = known.Units.ToDictionary(u => u.Id, u => u.Name);
        var groups = known.Groups.ToDictionary(g => g.Id, g => g.Name);
        return plan
            .Names.Where(n => n.IsSettled)
            .Select(n => new ResolvedName(
                n.Id,
                n.Name,
                n.UnitId is { } unit ? units.GetValueOrDefault(unit, n.Name)
                    : n.UnitGroupId is { } group ? groups.GetValueOrDefault(group, n.Name)
                    : "",
                n.UnitGroupId is not null
            ))
            .OrderBy(n => n.Name, StringComparer.Ordinal)
            .ToList();
    }
}
