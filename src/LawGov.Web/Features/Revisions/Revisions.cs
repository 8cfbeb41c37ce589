using FluentValidation;
using LawGov.Data;
using LawGov.Documents.Plans;
using LawGov.Domain.Plans;
using LawGov.Domain.Rules;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Revisions;

/// <summary>Whether a document looks like another version of a plan.</summary>
public static class SamePlan
{
    private static readonly string[] Words = ["修订稿", "修订版", "修改稿", "修订", "修正", "调整", "征求意见稿", "送审稿", "定稿"];

    /// <summary>The same number, or the same title but for the words that say it is a new version. Other years are another plan.</summary>
    public static bool Is(string title, string number, string otherTitle, string otherNumber) =>
        Letters(title) == Letters(otherTitle) || (number.Length > 0 && Letters(number) == Letters(otherNumber));

    private static string Letters(string text)
    {
        var plain = SimplifiedText.From(text);
        foreach (var word in Words)
            plain = plain.Replace(word, "", StringComparison.Ordinal);
        return string.Concat(plain.Where(char.IsLetterOrDigit));
    }
}

/// <summary>Says which published plan a draft revises, or that it revises none.</summary>
public sealed class SetRevisedPlan(LawGovDb db, AccessCheck access)
{
    public sealed class Command
    {
        /// <summary>The published plan; none where the draft stands for itself.</summary>
        public Guid? PlanId { get; set; }

        public int Version { get; set; }
    }

    public async Task ExecuteAsync(Guid draftId, Command command, CancellationToken ct)
    {
        var draft = await db.Plans.FirstOrDefaultAsync(p => p.Id == draftId, ct) ?? throw new NotFoundException();
        access.Ensure(Operation.PreparePlan);
        db.ExpectVersion(draft, command.Version);
        draft.TouchDraft();
        var present = await db
            .Comparisons.Include(c => c.Pairings)
            .Include(c => c.Judgements)
            .AsSplitQuery()
            .FirstOrDefaultAsync(c => c.Kind == ComparisonKind.Revision && c.AfterPlanId == draftId, ct);
        if (present is not null && present.BeforePlanId != command.PlanId)
            db.Comparisons.Remove(present);
        if (command.PlanId is { } planId && planId != present?.BeforePlanId)
        {
            if (!await db.Plans.AnyAsync(p => p.Id == planId && p.Status == PlanStatus.Published, ct))
                throw new RuleException(RuleCodes.PlanNotPublished);
            db.Comparisons.Add(new PlanComparison(ComparisonKind.Revision, planId, draftId));
        }
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Corrects which tasks of two plans belong together.</summary>
public sealed class PairTasks(LawGovDb db, AccessCheck access)
{
    /// <summary>Leave it to the texts again; no counterpart.</summary>
    public const string Auto = "auto",
        None = "none";

    public sealed class Command
    {
        public int Version { get; set; }

        /// <summary>The task that is corrected: one of the earlier plan, or one of the later.</summary>
        public Guid? BeforeTaskId { get; set; }

        public Guid? AfterTaskId { get; set; }

        /// <summary>Its counterpart, <see cref="None"/> or <see cref="Auto"/>.</summary>
        public string Counterpart { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Counterpart).Must(c => c is Auto or None || Guid.TryParse(c, out _)).WithMessage("请选择对应的任务");
    }

    public async Task ExecuteAsync(Guid comparisonId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var comparison = await db.Comparisons.Include(c => c.Pairings).FirstOrDefaultAsync(c => c.Id == comparisonId, ct) ?? throw new NotFoundException();
        db.ExpectVersion(comparison, command.Version);
        Guid? other = Guid.TryParse(command.Counterpart, out var id) ? id : null;
        var (before, after) = command.AfterTaskId is { } a ? (other, (Guid?)a) : (command.BeforeTaskId, other);
        await EnsureOfAsync(before, comparison.BeforePlanId, ct);
        await EnsureOfAsync(after, comparison.AfterPlanId, ct);
        if (before is null && after is null)
            throw new NotFoundException();
        if (command.Counterpart == Auto)
            comparison.Unpair(before, after);
        else
            comparison.Pair(before, after);
        await db.SaveChangesAsync(ct);
    }

    private async Task EnsureOfAsync(Guid? taskId, Guid planId, CancellationToken ct)
    {
        if (taskId is { } id && !await db.Tasks.AnyAsync(t => t.Id == id && t.PlanId == planId && t.WithdrawnOn == null, ct))
            throw new NotFoundException();
    }
}
