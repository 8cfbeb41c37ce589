using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Documents.Ledgers;
using LawGov.Domain;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Features.Exports;
using LawGov.Web.Settings;
using LawGov.Web.Texts;

namespace LawGov.Web.Features.Comparisons;

/// <summary>A finding with the page it stands on.</summary>
public sealed record FindingItem(ComparisonModel Page, Finding Finding);

/// <summary>The correction of an upper task's counterpart, with the page it stands on.</summary>
public sealed record PairItem(ComparisonModel Page, Guid BeforeTaskId);

/// <summary>Makes what a comparison found an Excel file, and notes who took it. File and screen read the same query.</summary>
public sealed class ExportComparison(LawGovDb db, AccessCheck access, CurrentUser user, District district, DistrictClock clock, CompareQuery query)
{
    public async Task<ExportedFile> ExecuteAsync(Guid comparisonId, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var view = await query.ReadAsync(comparisonId, ct);
        var (upper, local) = (view.Sides.Before, view.Sides.After);
        var state = await district.GetAsync(ct);
        var now = clock.Now;
        var here = clock.Local(now);
        var workbook = new ComparisonWorkbook
        {
            Title = "上级方案与本地方案对照结果",
            UpperPlan = NameOf(upper.Plan),
            LocalPlan = NameOf(local.Plan),
            Summary =
                $"上级{upper.Tasks.Count}项任务，本地有对应的{view.Matched}项；差别{view.Findings.Count(f => f.Kind != ComparisonFinding.Added)}处，属实{view.Confirmed}处，"
                + $"不是问题{view.NoProblem}处，待核对{view.Open}处",
            OrganName = state.Settings.OfficeName,
            GeneratedBy = user.DisplayName,
            GeneratedAt = new DateTimeOffset(DateTime.SpecifyKind(here, DateTimeKind.Unspecified), here - now),
            Rows = [.. view.Findings.Select(f => RowOf(f))],
        };
        var file = new ExportedFile(ComparisonWriter.Write(workbook), ExportQuarter.ExcelType, $"{local.Plan.Title}上下对照结果.xlsx");
        var end = file.Name.Length > AccessLogEntry.WhatLength ? StorableText.Clean(file.Name[^AccessLogEntry.WhatLength..]) : file.Name;
        db.AccessLog.Add(new AccessLogEntry(user.UserId, end, now));
        await db.SaveChangesAsync(ct);
        return file;
    }

    private ComparisonRow RowOf(Finding f) =>
        new(
            RuleText.LabelOf(f.Kind),
            f.Before?.Number ?? "",
            f.Before?.Requirement ?? "",
            f.After?.Number ?? "",
            f.After?.Requirement ?? "",
            f.Was.Length + f.Is.Length == 0 ? "" : $"{f.Was} → {(f.Is.Length > 0 ? f.Is : "没有写")}",
            f.Judgement is { } said ? RuleText.LabelOf(said.Verdict) : "",
            f.Judgement?.Note ?? "",
            f.Judgement?.JudgedByName ?? "",
            f.Judgement is { } judged ? clock.DayOf(judged.JudgedAt) : null
        );

    private static string NameOf(WorkPlan plan) => plan.DocumentNumber.Length > 0 ? $"{plan.Title}（{plan.DocumentNumber}）" : plan.Title;
}
