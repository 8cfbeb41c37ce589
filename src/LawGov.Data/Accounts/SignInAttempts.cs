namespace LawGov.Data.Accounts;

/// <summary>
/// Wrong passwords since the last right one, by account, by address, and by the two together. Names and addresses are kept as digests:
/// what somebody types for a name may be a password.
/// </summary>
public sealed class SignInAttempts
{
    public const int KeyLength = 64;

    /// <summary>Stands for every account, or for every address.</summary>
    public const string Any = "";

    private SignInAttempts() { }

    public SignInAttempts(string accountKey, string addressKey, int failures, DateTime lastAt) =>
        (AccountKey, AddressKey, Failures, LastAt) = (accountKey, addressKey, failures, lastAt);

    public string AccountKey { get; private set; } = "";

    public string AddressKey { get; private set; } = "";

    public int Failures { get; private set; }

    /// <summary>The last attempt that was counted.</summary>
    public DateTime LastAt { get; private set; }

    /// <summary>Day of the last right password of this account from this address; none before the first.</summary>
    public DateOnly? KnownOn { get; private set; }
}
