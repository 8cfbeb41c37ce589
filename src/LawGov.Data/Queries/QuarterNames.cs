using LawGov.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Data.Queries;

/// <summary>A unit as a board names it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">Short name.</param>
/// <param name="SortOrder">Place in the official order.</param>
/// <param name="MaySupervise">Whether it may be urged and named among the late.</param>
/// <param name="UrgedTimes">How often it was urged in the quarter.</param>
/// <param name="UrgedOn">When it was last urged in the quarter.</param>
public sealed record UnitName(Guid Id, string Name, int SortOrder, bool MaySupervise, int UrgedTimes, DateOnly? UrgedOn);

/// <summary>A chapter as a board names it, with its tasks in force.</summary>
public sealed record ChapterName(Guid Id, Guid PlanId, int Ordinal, string Heading, TaskCount Tasks);

/// <summary>A plan as a board names it.</summary>
public sealed record PlanTitle(Guid Id, string Title);

/// <summary>The names beside the counts.</summary>
public sealed record QuarterNames(IReadOnlyList<UnitName> Units, IReadOnlyList<ChapterName> Chapters, IReadOnlyList<PlanTitle> Plans)
{
    /// <summary>Reads them in two queries; a plan is named by its chapters, and every plan with a task has one.</summary>
    public static async Task<QuarterNames> ReadAsync(LawGovDb db, string periodKey, CancellationToken ct)
    {
        var units = await db
            .Units.AsNoTracking()
            .OrderBy(u => u.SortOrder)
            .ThenBy(u => u.Id)
            .Select(u => new UnitName(
                u.Id,
                u.ShortName,
                u.SortOrder,
                u.MaySupervise,
                db.Urges.Count(x => x.PeriodKey == periodKey && x.UnitId == u.Id),
                db.Urges.Where(x => x.PeriodKey == periodKey && x.UnitId == u.Id).Max(x => (DateOnly?)x.UrgedOn)
            ))
            .ToListAsync(ct);
        var tasks = db.TasksInForce();
        var completed = tasks.Completed(db);
        var chapters = await db
            .Sections.AsNoTracking()
            .Where(s => s.Level == SectionLevel.Chapter)
            .OrderBy(s => s.PlanId)
            .ThenBy(s => s.Ordinal)
            .Select(s => new
            {
                Chapter = new ChapterName(
                    s.Id,
                    s.PlanId,
                    s.Ordinal,
                    s.OrdinalText == "" ? s.Title : s.OrdinalText + "、" + s.Title,
                    new TaskCount(tasks.Count(t => t.ChapterId == s.Id), completed.Count(t => t.ChapterId == s.Id))
                ),
                Plan = db.Plans.Where(p => p.Id == s.PlanId).Select(p => p.Title).First(),
            })
            .ToListAsync(ct);
        return new QuarterNames(
            units,
            chapters.ConvertAll(c => c.Chapter),
            [.. chapters.DistinctBy(c => c.Chapter.PlanId).Select(c => new PlanTitle(c.Chapter.PlanId, c.Plan))]
        );
    }
}
