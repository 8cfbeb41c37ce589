using FluentValidation;
using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Web.Access;
using LawGov.Web.Features.Account;
using LawGov.Web.Pages;

namespace LawGov.Web.Features.Admin;

/// <summary>Queues a test message by one channel: it goes the same way as every other.</summary>
public sealed class SendTestMessage(LawGovDb db, AccessCheck access, CurrentUser user)
{
    public sealed class Command
    {
        /// <summary>Name of the endpoint; empty for mail.</summary>
        public string Endpoint { get; set; } = "";

        /// <summary>Where a mail goes.</summary>
        public string Address { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() =>
            RuleFor(c => c.Address)
                .Must(a => SetOwnMail.Validator.IsAddress(a.Trim()))
                .When(c => c.Endpoint.Length == 0)
                .WithMessage("请填写收测试邮件的邮箱地址");
    }

    /// <returns>Whether the installation has the channel.</returns>
    public async Task<bool> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.ManageChannels);
        var isMail = command.Endpoint.Length == 0;
        if (isMail ? !db.Outgoing.Mail : !db.Outgoing.Endpoints.Contains(command.Endpoint, StringComparer.Ordinal))
            return false;
        var news = new OutboxNews(Guid.CreateVersion7(), OutboxMessage.TestEvent, "测试消息：收到说明通道可用", Routes.Home, IsUrgent: true);
        var now = db.Clock.Now;
        var message = isMail ? OutboxMessage.Mail(news, user.UserId, command.Address.Trim(), now) : OutboxMessage.Webhook(news, command.Endpoint, now);
        db.Outbox.Add(message);
        db.Note("ChannelTested", nameof(OutboxMessage), message.Id);
        db.WakeSendersAfterSave();
        await db.SaveChangesAsync(ct);
        return true;
    }
}
