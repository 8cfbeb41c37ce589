namespace LawGov.Web.Outbox;

/// <summary>Words for what kept a message from being delivered, as its row keeps them; <c>Texts/DeliveryText</c> says them to people.</summary>
public static class DeliveryErrors
{
    public const string NoConnection = nameof(NoConnection),
        Timeout = nameof(Timeout),
        Certificate = nameof(Certificate),
        NoTls = nameof(NoTls),
        SignIn = nameof(SignIn),
        Address = nameof(Address),
        Recipient = nameof(Recipient),
        Server = nameof(Server),
        Status = nameof(Status),
        Gone = nameof(Gone),
        ChannelOff = nameof(ChannelOff),
        Expired = nameof(Expired),
        Unexpected = nameof(Unexpected);

    /// <summary>A word with the number the other side gave.</summary>
    public static string With(string error, int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{error} {number}");
}
