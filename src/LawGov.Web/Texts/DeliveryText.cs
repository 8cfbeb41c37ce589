using LawGov.Data.Records;
using LawGov.Web.Outbox;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Texts;

/// <summary>What became of a message, in a person's words.</summary>
public static class DeliveryText
{
    /// <summary>By which way it goes.</summary>
    public static string Channel(IStringLocalizer<Text> l, OutboxChannel channel) => channel == OutboxChannel.Mail ? l["邮件"] : l["消息推送"];

    /// <summary>Where it stands.</summary>
    public static string Status(IStringLocalizer<Text> l, OutboxStatus status) =>
        status switch
        {
            OutboxStatus.Delivered => l["已送达"],
            OutboxStatus.Failed => l["未送达"],
            OutboxStatus.Claimed => l["正在发送"],
            _ => l["待发送"],
        };

    /// <summary>Why an attempt failed; nothing where none did.</summary>
    public static string Error(IStringLocalizer<Text> l, string error)
    {
        var parts = error.Split(' ', 2);
        var number = parts.Length > 1 ? parts[1] : "";
        return parts[0] switch
        {
            "" => "",
            DeliveryErrors.NoConnection => l["连接不上对方服务器"],
            DeliveryErrors.Timeout => l["对方服务器没有及时应答"],
            DeliveryErrors.Certificate => l["对方服务器的证书不可信"],
            DeliveryErrors.NoTls => l["邮件服务器不支持要求的加密或登录方式"],
            DeliveryErrors.SignIn => l["邮件服务器不接受系统的账号"],
            DeliveryErrors.Address => l["邮箱地址不正确"],
            DeliveryErrors.Recipient => l["邮件服务器不接受这个收件地址（{0}）", number],
            DeliveryErrors.Server => l["邮件服务器没有接收（{0}）", number],
            DeliveryErrors.Status => l["接收方没有接收（{0}）", number],
            DeliveryErrors.Gone => l["接收方答复不再接收，推送已停用"],
            DeliveryErrors.ChannelOff => l["推送已停用，没有发送"],
            DeliveryErrors.Expired => l["等候超过7天，没有发送"],
            _ => l["发送时出错"],
        };
    }
}
