using LawGov.Documents.Ledgers;
using LawGov.Domain.Accounts;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Web.Features.Exports;
using LawGov.Web.Features.Overdue;
using LawGov.Web.Tests.Sample;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Exports;

/// <summary>The ledger of the sample district: no column stands empty, and every accepted figure stands beside its measure.</summary>
public sealed class LedgerColumnTests(SampleSite site) : IClassFixture<SampleSite>
{
    private const string Period = "2026-Q3";

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 1)]
    public async Task Write_SampleQuarter_FillsEveryColumnSomewhere(int sheet, int headerRow)
    {
        await site.WithDbAsync(async db =>
        {
            var task = await db.Tasks.OrderBy(t => t.Ordinal).FirstAsync();
            task.Schedule(task.Deadline, task.Nature, "工作台账", task.EvidenceRequired);
            return await db.SaveChangesAsync();
        });

        var rows = ExportQuarterTests.SheetOf(LedgerWriter.Write(await LedgerAsync()), sheet);

        var headers = rows[headerRow - 1];
        var empty = headers.Where((_, column) => rows.Skip(headerRow).All(row => column >= row.Count || row[column].Length == 0));
        Assert.Empty(empty);
    }

    [Fact]
    public async Task Read_AcceptedFigures_StandBesideTheirMeasures()
    {
        var accepted = await site.WithDbAsync(db =>
            db.Reports.AsNoTracking().Where(r => r.PeriodKey == Period && r.Status == ReportStatus.Accepted).ToListAsync()
        );
        var stored = accepted.SelectMany(r => r.Actuals.ToDictionary().Values).Select(v => (decimal)v).Order().ToList();

        var ledger = await LedgerAsync();

        Assert.True(stored.Count > 100);
        Assert.Equal(stored, ledger.Details.SelectMany(d => d.Targets).Select(t => t.Actual).OfType<decimal>().Order());
        Assert.True(ledger.Rows.SelectMany(r => r.Targets).Count(t => t.Actual is not null) > 20);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    [InlineData(-1e300)]
    public void Targets_FigureThatIsNoCount_IsLeftOut(double figure)
    {
        var (task, target) = TaskWith(new TaskTarget(0, "培训2期", 2, "期", TargetOperator.AtLeast, TargetCycle.Year));

        var told = LedgerRows.Targets(task, new AcceptedText("", "", "", Actuals.Of([new(target.Id, figure)])));

        Assert.Equal([new LedgerTarget("培训2期", 2, null, "期")], told);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Targets_MeasureWithoutAFigureToReach_IsToldOnceItIsReported(bool isReported)
    {
        var (task, target) = TaskWith(new TaskTarget(0, "按季通报", null, "次", TargetOperator.AtLeast, TargetCycle.Year));

        var told = LedgerRows.Targets(task, new AcceptedText("", "", "", isReported ? Actuals.Of([new(target.Id, 3)]) : Actuals.None));

        Assert.Equal(isReported ? [new LedgerTarget("按季通报", null, 3, "次")] : [], told);
    }

    private static (PlanTask Task, TaskTarget Target) TaskWith(TaskTarget target)
    {
        var task = new PlanTask(Guid.CreateVersion7(), Guid.CreateVersion7(), null, 1, "1", "任务", "推进工作。", "");
        task.SetTargets([target]);
        return (task, task.Targets[0]);
    }

    private Task<LedgerWorkbook> LedgerAsync() =>
        site.WithAsync<SummaryComposer, LedgerWorkbook>(
            Role.OfficeReviewer,
            compose => compose.ReadWorkbookAsync(Period, BoardScope.Everything, CancellationToken.None)
        );
}
