using FluentValidation;
using LawGov.Data;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Features.Drafts;
using LawGov.Web.Features.Drafts.NameResolution;
using LawGov.Web.Features.Exports;
using LawGov.Web.Features.Revisions;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Import;

/// <summary>Reads an official document and keeps what was understood as a draft, for a person to check.</summary>
public sealed class ImportPlan(LawGovDb db, AccessCheck access, KnownUnitNames knownNames)
{
    public sealed class Command
    {
        public IFormFile? File { get; set; }

        public string Text { get; set; } = "";

        /// <summary>The published plan it revises; a plan of the same title or number is recognised without.</summary>
        public Guid? RevisesPlanId { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.File).Must((c, file) => file is not null || !string.IsNullOrWhiteSpace(c.Text)).WithMessage("请选择方案文件，或者粘贴方案全文");
            RuleFor(c => c.Text).MaximumLength(WorkPlan.SourceLength).WithMessage("粘贴的内容太长，请改为上传文件");
        }
    }

    /// <param name="command">A file or pasted text; the file wins.</param>
    /// <param name="stored">Called with the draft's identity before it is saved.</param>
    /// <param name="ct">Ends with the request.</param>
    /// <returns>The draft.</returns>
    /// <exception cref="UnreadableDocumentException">The file cannot be read.</exception>
    /// <exception cref="NotAPlanException">The document holds no plan.</exception>
    public async Task<WorkPlan> ExecuteAsync(Command command, Action<Guid>? stored, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        return await ExecuteAsync(await ReadAsync(command, ct), stored, ct, command.RevisesPlanId);
    }

    /// <summary>Keeps a document that was read already, as the command line does.</summary>
    /// <inheritdoc cref="ExecuteAsync(Command, Action{Guid}?, CancellationToken)"/>
    public async Task<WorkPlan> ExecuteAsync(SourceText source, Action<Guid>? stored, CancellationToken ct, Guid? revises = null)
    {
        access.Ensure(Operation.PreparePlan);
        var names = await knownNames.ReadAsync(ct);
        var parsed = PlanParser.Parse(source, names.Lexicon);
        if (parsed.Kind is ParsedPlanKind.AnnualReport || !parsed.Tasks.Any())
            throw new NotAPlanException(parsed.Kind, source);
        var draft = PlanDraft.From(parsed, source, names);
        db.Plans.Add(draft.Plan);
        db.Tasks.AddRange(draft.Tasks);
        if (await RevisedAsync(draft.Plan, revises, ct) is { } plan)
            db.Comparisons.Add(new PlanComparison(ComparisonKind.Revision, plan, draft.Plan.Id));
        stored?.Invoke(draft.Plan.Id);
        await db.SaveChangesAsync(ct);
        return draft.Plan;
    }

    /// <summary>The published plan a person chose, else the latest that the document is another version of.</summary>
    private async Task<Guid?> RevisedAsync(WorkPlan draft, Guid? chosen, CancellationToken ct)
    {
        var published = await db
            .Plans.AsNoTracking()
            .Where(p => p.Status == PlanStatus.Published)
            .OrderByDescending(p => p.Id)
            .Select(p => new
            {
                p.Id,
                p.Title,
                p.DocumentNumber,
            })
            .ToListAsync(ct);
        return published.FirstOrDefault(p => chosen is null ? SamePlan.Is(draft.Title, draft.DocumentNumber, p.Title, p.DocumentNumber) : p.Id == chosen)?.Id;
    }

    private static async Task<SourceText> ReadAsync(Command command, CancellationToken ct) =>
        command.File is { } file ? await ReadFileAsync(file, ct) : SourceText.FromText(command.Text);

    /// <summary>An uploaded document as lines.</summary>
    /// <exception cref="UnreadableDocumentException">The file cannot be read.</exception>
    internal static async Task<SourceText> ReadFileAsync(IFormFile file, CancellationToken ct)
    {
        if (file.Length > DocumentReader.LargestFile)
            throw new UnreadableDocumentException(UnreadableCode.TooLarge, DocumentReader.LargestFile / 1024 / 1024);
        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, ct);
        return await DocumentFile.ReadAsync(Path.GetFileName(file.FileName), content, PdfConverter.Program, ct);
    }
}

/// <summary>The document is no plan, or no task was found in it.</summary>
public sealed class NotAPlanException(ParsedPlanKind kind, SourceText document) : Exception($"not a plan: {kind}")
{
    public ParsedPlanKind Kind { get; } = kind;

    /// <summary>What was read, so that it can be shown how.</summary>
    public SourceText Document { get; } = document;
}
