using LawGov.Data;
using LawGov.Documents.Plans;
using LawGov.Web.Access;
using LawGov.Web.Pages;

namespace LawGov.Web.Features.Drafts;

/// <summary>Writes a draft that came in Traditional characters in Simplified ones: headings, tasks and names. The source stays as it was.</summary>
public sealed class SimplifyDraft(LawGovDb db, AccessCheck access, DraftTasks draftTasks)
{
    private const double Threshold = 0.02;
    private const int Beginning = 5000;

    public sealed class Command
    {
        public int Version { get; set; }
    }

    /// <summary>Whether a text is Traditional: more of its characters would change than a stray form here and there explains.</summary>
    public static bool IsTraditional(string text)
    {
        if (ReferenceEquals(SimplifiedText.From(text), text))
            return false;
        var beginning = text.Where(c => c is >= '\u4E00' and <= '\u9FFF').Take(Beginning).ToList();
        return beginning.Count(c => SimplifiedText.From(c.ToString())[0] != c) > beginning.Count * Threshold;
    }

    public async Task ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var (plan, tasks) = await draftTasks.ReadAsync(planId, ct);
        db.ExpectVersion(plan, command.Version);
        plan.Respell(SimplifiedText.From);
        foreach (var task in tasks)
            task.Respell(SimplifiedText.From);
        await draftTasks.SaveAsync(plan, tasks, ct);
    }
}
