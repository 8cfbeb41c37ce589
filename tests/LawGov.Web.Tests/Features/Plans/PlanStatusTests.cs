using LawGov.Domain.Plans;
using LawGov.Domain.Rules;
using LawGov.TestKit;
using LawGov.Web.Access;
using LawGov.Web.Features.Plans;
using LawGov.Web.Startup;
using LawGov.Web.Tests.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawGov.Web.Tests.Features.Plans;

/// <summary>A plan in each status, each with a chapter, a name, a task and, where it was handed down, an assignment.</summary>
public sealed class PlansOfEachStatus : LawGovSite
{
    public Dictionary<PlanStatus, (Guid PlanId, Guid SectionId, Guid NameId, Guid TaskId, Guid? AssignmentId)> Plans { get; } = [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var status in Enum.GetValues<PlanStatus>())
            Plans[status] = await MakeAsync(status);
    }

    private Task<(Guid PlanId, Guid SectionId, Guid NameId, Guid TaskId, Guid? AssignmentId)> MakeAsync(PlanStatus status) =>
        WithDbAsync(async db =>
        {
            var plan = new WorkPlan($"方案{status}", PlanKind.AnnualPlan, "plan.txt", "一、依法行政\n1.推进工作。");
            var chapter = plan.AddChapter("一", "依法行政");
            var name = plan.NameFor(SmallDistrict.Water, null);
            name.MeansUnit((await db.Units.FirstAsync(u => u.Name == SmallDistrict.Water)).Id);
            var task = new PlanTask(plan.Id, chapter.Id, null, 1, "1", "任务", "推进工作。", "");
            task.AssignUnits([SmallDistrict.Water], [], false);
            var assignments = status is PlanStatus.Published or PlanStatus.Archived ? plan.Publish([task], Today) : [];
            if (status == PlanStatus.Archived)
                plan.Archive("期满。");
            if (status == PlanStatus.Reference)
                plan.KeepForReference();
            db.Plans.Add(plan);
            db.Tasks.Add(task);
            db.Assignments.AddRange(assignments);
            await db.SaveChangesAsync();
            return (plan.Id, chapter.Id, name.Id, task.Id, assignments.Count > 0 ? assignments[0].Id : (Guid?)null);
        });
}

/// <summary>
/// Every use case about one plan or one of its tasks, in every status of the plan where it is not possible, whatever page was open: refused, and nothing
/// changes.
/// </summary>
public sealed class PlanStatusTests(PlansOfEachStatus site) : IClassFixture<PlansOfEachStatus>
{
    private static readonly string[] Refusals = [RuleCodes.PlanNotDraft, RuleCodes.PlanNotInForce, RuleCodes.TransitionNotAllowed];

    /// <summary>Use cases of a plan that are not for drafts; all others are. The revision is shown by the tests of its own.</summary>
    private static readonly Dictionary<string, PlanStatus> NotForDrafts = new(StringComparer.Ordinal)
    {
        [nameof(ArchivePlan)] = PlanStatus.Published,
        [nameof(TakePlanBack)] = PlanStatus.Published,
    };

    public static TheoryData<string, PlanStatus> RefusedCells
    {
        get
        {
            var cells = new TheoryData<string, PlanStatus>();
            foreach (var useCase in UseCasesOfPlans())
            {
                foreach (var status in Enum.GetValues<PlanStatus>().Where(s => s != AllowedIn(useCase)))
                    cells.Add(useCase.FullName!, status);
            }
            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(RefusedCells))]
    public async Task Act_WhereThePlanDoesNotAllowIt_IsRefused(string useCaseName, PlanStatus status)
    {
        var useCase = typeof(UseCases).Assembly.GetType(useCaseName)!;
        var execute = useCase.GetMethod("ExecuteAsync")!;
        var things = site.Plans[status];
        var command = Fill(Activator.CreateInstance(execute.GetParameters()[1].ParameterType)!, things);
        var before = await FactsAsync();
        var person = useCase.Name is "AcknowledgeAssignment" or "RequestCompletion" ? "water" : "office";

        var refusal = await Record.ExceptionAsync(() =>
            site.ActAsAsync(
                person,
                async services =>
                {
                    var id = execute.GetParameters()[0].Name == "taskId" ? things.TaskId : things.PlanId;
                    await (Task)execute.Invoke(services.GetRequiredService(useCase), [id, command, CancellationToken.None])!;
                    return true;
                }
            )
        );

        // Where the plan was never handed down there is no assignment to act on.
        var isOfAnAssignment = useCase.Namespace!.EndsWith("Tasks", StringComparison.Ordinal) && things.AssignmentId is null;
        var isRefused =
            (refusal is RuleException rule && Refusals.Contains(rule.Code, StringComparer.Ordinal)) || (refusal is NotFoundException && isOfAnAssignment);
        Assert.True(isRefused, $"{useCase.Name} in {status}: {refusal}");
        Assert.Equal(before, await FactsAsync());
    }

    [Fact]
    public void Cells_Together_CoverEveryUseCaseOfAPlan() => Assert.InRange(RefusedCells.Select(c => c[0]).Distinct().Count(), 28, 60);

    private static IEnumerable<Type> UseCasesOfPlans() =>
        UseCases
            .All("ExecuteAsync")
            .Where(t =>
                t.GetMethods().Where(m => m.Name == "ExecuteAsync").ToArray() is [var execute]
                && execute.GetParameters() is [{ Name: "planId" or "taskId" } first, _, _]
                && first.ParameterType == typeof(Guid)
            );

    private static PlanStatus AllowedIn(Type useCase) =>
        useCase.Namespace!.EndsWith("Tasks", StringComparison.Ordinal) ? PlanStatus.Published : NotForDrafts.GetValueOrDefault(useCase.Name, PlanStatus.Draft);

    /// <summary>Fills a command by the names of its properties, so that nothing but the plan's status stands in its way.</summary>
    private static object Fill(object command, (Guid PlanId, Guid SectionId, Guid NameId, Guid TaskId, Guid? AssignmentId) things)
    {
        foreach (var property in command.GetType().GetProperties().Where(p => p.CanWrite))
        {
            object? value = property.Name switch
            {
                "Version" or "First" => 1,
                "TaskId" => things.TaskId,
                "TaskIds" => new List<Guid> { things.TaskId },
                "SectionId" or "PlaceId" => things.SectionId,
                "NameId" => things.NameId,
                "AssignmentId" => things.AssignmentId ?? Guid.Empty,
                "BeforeId" or "Line" or "Act" or "Meaning" or "Level" or "Mode" or "PrimaryId" or "FindingId" or "DueOn" => null,
                "Text" => "甲\n----\n乙",
                "Reason" or "Title" or "Requirement" or "Leads" => "更正",
                _ => property.GetValue(command),
            };
            if (value is not null)
                property.SetValue(command, value);
        }
        return command;
    }

    private Task<string> FactsAsync() =>
        site.WithDbAsync(async db =>
            string.Join(
                ' ',
                (await db.Plans.AsNoTracking().OrderBy(p => p.Id).Select(p => $"{p.Status}{p.Version}").ToListAsync())
                    .Concat(await db.Tasks.AsNoTracking().OrderBy(t => t.Id).Select(t => $"{t.Version}").ToListAsync())
                    .Concat(await db.Assignments.AsNoTracking().OrderBy(a => a.Id).Select(a => $"{a.Status}{a.Version}").ToListAsync())
            )
        );
}
