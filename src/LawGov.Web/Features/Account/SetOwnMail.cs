using FluentValidation;
using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace LawGov.Web.Features.Account;

/// <summary>Says where a person wants to be told by mail; empty where nowhere. A new address gets one mail, which shows that it is right.</summary>
public sealed class SetOwnMail(LawGovDb db, AccessCheck access, CurrentUser current)
{
    public sealed class Command
    {
        public string Address { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Address).Must(a => a.Trim().Length == 0 || IsAddress(a.Trim())).WithMessage("请填写一个邮箱地址，不用邮件的留空");

        /// <summary>Whether it is one address, without a name and within its column.</summary>
        internal static bool IsAddress(string text) =>
            text.Length <= OutboxMessage.ToLength
            && text.All(char.IsAscii)
            && text.Contains('@')
            && MailboxAddress.TryParse(text, out var parsed)
            && parsed.Address == text;
    }

    /// <returns>Whether a mail is on its way to a new address.</returns>
    public async Task<bool> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.ManageOwnAccount);
        var user = await db.Users.FirstOrDefaultAsync(u => u.Id == current.UserId, ct) ?? throw new NotFoundException();
        var address = command.Address.Trim();
        (user.Email, user.NormalizedEmail) = address.Length == 0 ? (null, null) : (address, address.ToUpperInvariant());
        var isTold = address.Length > 0 && db.Outgoing.Mail && !await WasToldAsync(user.Id, address, ct);
        if (isTold)
            db.Queue(new OutboxNews(user.Id, OutboxMessage.TestEvent, "邮件提醒已开通", Routes.AccountMail, IsUrgent: true), [(user.Id, address)], false);
        await db.SaveChangesAsync(ct);
        return isTold;
    }

    private Task<bool> WasToldAsync(Guid userId, string address, CancellationToken ct) =>
        db.Outbox.AnyAsync(m => m.Channel == OutboxChannel.Mail && m.To == address && m.SourceId == userId, ct);
}
