using System.Security.Cryptography;

namespace LawGov.Web.Features.Admin;

/// <summary>A first password: three groups without signs that look alike, hard to guess and easy to read out; its owner must replace it.</summary>
public static class InitialPassword
{
    private const string Upper = "ABCDEFGHJKLMNPQRSTUVWXYZ",
        Lower = "abcdefghjkmnpqrstuvwxyz",
        Digits = "23456789";

    public static string New() =>
        $"{RandomNumberGenerator.GetString(Upper, 4)}-{RandomNumberGenerator.GetString(Lower, 4)}-{RandomNumberGenerator.GetString(Digits, 4)}";
}
