using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Supervision;

/// <summary>Sends a message that failed once more (重发), under the same id and with the same words.</summary>
public sealed class ResendMessage(LawGovDb db, AccessCheck access)
{
    public sealed class Command
    {
        public Guid Id { get; set; }

        /// <summary>Attempts made, as the page was opened with.</summary>
        public int Version { get; set; }
    }

    /// <exception cref="DbUpdateConcurrencyException">It was sent again since the page was opened.</exception>
    public async Task<OutboxMessage> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.ResendMessage);
        var message = await db.Outbox.FirstOrDefaultAsync(m => m.Id == command.Id, ct) ?? throw new NotFoundException();
        if (message.CanResend() && message.Attempts != command.Version)
            throw new DbUpdateConcurrencyException("the message was sent again since");
        message.Resend(db.Clock.Now);
        db.Note("MessageResent", nameof(OutboxMessage), message.Id);
        db.WakeSendersAfterSave();
        await db.SaveChangesAsync(ct);
        return message;
    }
}
