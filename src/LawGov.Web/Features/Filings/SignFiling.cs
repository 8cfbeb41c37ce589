using FluentValidation;
using LawGov.Data;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Filings;

/// <summary>Hands the page to the unit's head (送审签), where the district wants that.</summary>
public sealed class RequestSignature(LawGovDb db, AccessCheck access, CurrentUser user)
{
    public async Task ExecuteAsync(Guid filingId, int version, CancellationToken ct)
    {
        var filing = await db.Filings.FirstOrDefaultAsync(f => f.Id == filingId, ct) ?? throw new NotFoundException();
        access.Ensure(Operation.SubmitFiling, filing.UnitId);
        db.ExpectVersion(filing, version);
        filing.RequestSignature(await db.Reports.Where(r => r.FilingId == filingId).ToListAsync(ct), user.Actor);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>The unit's head sends the page back to the clerk (审签退回).</summary>
public sealed class RefuseSignature(LawGovDb db, AccessCheck access)
{
    public sealed class Command
    {
        public int Version { get; set; }

        public string Reason { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() =>
            RuleFor(c => c.Reason)
                .NotEmpty()
                .WithMessage("请写明退回的理由")
                .MaximumLength(ReviewDecision.CommentLength)
                .WithMessage($"理由不能超过{ReviewDecision.CommentLength}字");
    }

    public async Task ExecuteAsync(Guid filingId, Command command, CancellationToken ct)
    {
        var filing = await db.Filings.FirstOrDefaultAsync(f => f.Id == filingId, ct) ?? throw new NotFoundException();
        access.Ensure(Operation.SignFiling, filing.UnitId);
        db.ExpectVersion(filing, command.Version);
        filing.RefuseSignature(command.Reason.Trim());
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>The clerk takes a page back that waits for the head's signature (撤回送审), as when the head is away.</summary>
public sealed class TakeBackSignature(LawGovDb db, AccessCheck access)
{
    public async Task ExecuteAsync(Guid filingId, int version, CancellationToken ct)
    {
        var filing = await db.Filings.FirstOrDefaultAsync(f => f.Id == filingId, ct) ?? throw new NotFoundException();
        access.Ensure(Operation.SubmitFiling, filing.UnitId);
        db.ExpectVersion(filing, version);
        filing.TakeBackSignature();
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Takes one submitted line back before anybody decided on it (撤回).</summary>
public sealed class WithdrawReport(LawGovDb db, AccessCheck access)
{
    public async Task ExecuteAsync(Guid filingId, Guid reportId, CancellationToken ct)
    {
        var filing = await db.Filings.FirstOrDefaultAsync(f => f.Id == filingId, ct) ?? throw new NotFoundException();
        access.Ensure(Operation.WithdrawReport, filing.UnitId);
        var report =
            await db.Reports.Include(r => r.Decisions).Include(r => r.Revisions).FirstOrDefaultAsync(r => r.Id == reportId && r.FilingId == filingId, ct)
            ?? throw new NotFoundException();
        filing.Reopen(report);
        await db.SaveChangesAsync(ct);
    }
}
