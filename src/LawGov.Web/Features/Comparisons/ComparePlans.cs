using FluentValidation;
using LawGov.Data;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;
using LawGov.Domain;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Features.Drafts;
using LawGov.Web.Features.Drafts.NameResolution;
using LawGov.Web.Features.Import;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Comparisons;

/// <summary>Lays a local plan beside an upper organ's: one that is here already, or a document read for this purpose alone.</summary>
public sealed class ComparePlans(LawGovDb db, AccessCheck access, KnownUnitNames knownNames)
{
    public sealed class Command
    {
        public IFormFile? UpperFile { get; set; }

        public Guid? UpperPlanId { get; set; }

        public Guid? LocalPlanId { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.UpperFile).Must((c, file) => file is not null || c.UpperPlanId is not null).WithMessage("请上传上级方案，或者从已有方案里选择");
            RuleFor(c => c.LocalPlanId).NotNull().WithMessage("请选择本地方案");
            RuleFor(c => c.LocalPlanId)
                .Must((c, local) => local is null || c.UpperFile is not null || local != c.UpperPlanId)
                .WithMessage("上级方案和本地方案不能是同一份");
        }
    }

    /// <returns>The comparison: the one there is where the same two were compared before.</returns>
    /// <exception cref="UnreadableDocumentException">The file cannot be read.</exception>
    /// <exception cref="NotAPlanException">The document holds no plan.</exception>
    public async Task<Guid> ExecuteAsync(Command command, Action<Guid> stored, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        if (!await db.Plans.AnyAsync(p => p.Id == command.LocalPlanId, ct))
            throw new NotFoundException();
        var upperId = command.UpperFile is { } file ? await ReadUpperAsync(file, ct) : command.UpperPlanId!.Value;
        if (command.UpperFile is null && !await db.Plans.AnyAsync(p => p.Id == upperId, ct))
            throw new NotFoundException();
        var present = await db
            .Comparisons.Where(c => c.Kind == ComparisonKind.Adoption && c.BeforePlanId == upperId && c.AfterPlanId == command.LocalPlanId)
            .Select(c => (Guid?)c.Id)
            .FirstOrDefaultAsync(ct);
        if (present is { } there)
            return there;
        var made = new PlanComparison(ComparisonKind.Adoption, upperId, command.LocalPlanId!.Value);
        db.Comparisons.Add(made);
        stored(made.Id);
        await db.SaveChangesAsync(ct);
        return made.Id;
    }

    private async Task<Guid> ReadUpperAsync(IFormFile file, CancellationToken ct)
    {
        var source = await ImportPlan.ReadFileAsync(file, ct);
        var names = await knownNames.ReadAsync(ct);
        var parsed = PlanParser.Parse(source, names.Lexicon);
        if (parsed.Kind is ParsedPlanKind.AnnualReport || !parsed.Tasks.Any())
            throw new NotAPlanException(parsed.Kind, source);
        var (plan, tasks) = PlanDraft.From(parsed, source, names);
        plan.KeepForReference();
        db.Plans.Add(plan);
        db.Tasks.AddRange(tasks);
        return plan.Id;
    }
}

/// <summary>Says what a finding of a comparison is, or takes that back.</summary>
public sealed class JudgeFinding(LawGovDb db, AccessCheck access, CurrentUser user, DistrictClock clock)
{
    public sealed class Command
    {
        public int Version { get; set; }

        public ComparisonFinding Finding { get; set; }

        public Guid? BeforeTaskId { get; set; }

        public Guid? AfterTaskId { get; set; }

        /// <summary>What it is; none to take back what was said.</summary>
        public FindingVerdict? Verdict { get; set; }

        public string Note { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Finding).IsInEnum().WithMessage("这一处发现已经变化，请刷新页面");
            RuleFor(c => c.Note)
                .NotEmpty()
                .When(c => c.Verdict == FindingVerdict.NoProblem)
                .WithMessage("请写明为什么不是问题")
                .MaximumLength(FindingJudgement.NoteLength)
                .WithMessage($"说明不能超过{FindingJudgement.NoteLength}字");
        }
    }

    public async Task ExecuteAsync(Guid comparisonId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var comparison =
            await db.Comparisons.Include(c => c.Judgements).FirstOrDefaultAsync(c => c.Id == comparisonId && c.Kind == ComparisonKind.Adoption, ct)
            ?? throw new NotFoundException();
        db.ExpectVersion(comparison, command.Version);
        var (before, after) = (command.BeforeTaskId, command.AfterTaskId);
        if (before is null && after is null)
            throw new NotFoundException();
        if (before is { } b && !await db.Tasks.AnyAsync(t => t.Id == b && t.PlanId == comparison.BeforePlanId, ct))
            throw new NotFoundException();
        if (after is { } a && !await db.Tasks.AnyAsync(t => t.Id == a && t.PlanId == comparison.AfterPlanId, ct))
            throw new NotFoundException();
        if (command.Verdict is { } verdict)
            comparison.Judge(command.Finding, before, after, verdict, command.Note.Trim(), user.Actor, clock.Now);
        else
            comparison.Unjudge(command.Finding, before, after);
        db.Note(
            command.Verdict?.ToString() ?? "Unjudged",
            nameof(FindingJudgement),
            comparisonId,
            $"{{\"Finding\":\"{command.Finding}\",\"Before\":\"{before}\",\"After\":\"{after}\"}}"
        );
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Throws a comparison away; an upper document that was read for it alone goes with it.</summary>
public sealed class DeleteComparison(LawGovDb db, AccessCheck access)
{
    public sealed class Command
    {
        public int Version { get; set; }
    }

    public async Task ExecuteAsync(Guid comparisonId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var comparison =
            await db
                .Comparisons.Include(c => c.Pairings)
                .Include(c => c.Judgements)
                .AsSplitQuery()
                .FirstOrDefaultAsync(c => c.Id == comparisonId && c.Kind == ComparisonKind.Adoption, ct)
            ?? throw new NotFoundException();
        db.ExpectVersion(comparison, command.Version);
        var upperId = comparison.BeforePlanId;
        db.Comparisons.Remove(comparison);
        var isNeeded = await db.Comparisons.AnyAsync(c => c.Id != comparisonId && (c.BeforePlanId == upperId || c.AfterPlanId == upperId), ct);
        var upper = await db.Plans.Include(p => p.Sections).Include(p => p.Names).Include(p => p.Findings).AsSplitQuery().FirstAsync(p => p.Id == upperId, ct);
        if (!isNeeded && upper.Status == PlanStatus.Reference)
        {
            db.Tasks.RemoveRange(await db.Tasks.Include(t => t.Targets).Where(t => t.PlanId == upperId).ToListAsync(ct));
            db.Plans.Remove(upper);
        }
        await db.SaveChangesAsync(ct);
    }
}
