using LawGov.Web.Features.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace LawGov.Web.Tests.Features.Shared;

[Trait("Database", "once")]
public sealed class DisplaySettingsTests
{
    [Theory]
    [InlineData("", "light", "normal")]
    [InlineData("lawgov-theme=dark; lawgov-size=large", "dark", "large")]
    [InlineData("lawgov-theme=\"><script>; lawgov-size=huge", "light", "normal")]
    public void From_Cookies_GivesOnlyWhatIsOffered(string cookies, string theme, string size)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = cookies;

        var settings = DisplaySettings.From(http.Request);

        Assert.Equal(new DisplaySettings(theme, size), settings);
    }

    [Fact]
    public void Keep_OfferedChoice_IsKeptForAYear()
    {
        var http = new DefaultHttpContext();

        DisplaySettings.Keep(Form(("size", "large"), ("culture", "en")), http);

        var cookies = http.Response.Headers.SetCookie.ToArray();
        Assert.Equal(2, cookies.Length);
        Assert.Contains(cookies, c => c!.StartsWith("lawgov-size=large; max-age=31536000; path=/; samesite=lax; httponly", StringComparison.Ordinal));
        Assert.Contains(cookies, c => c!.StartsWith("lawgov-culture=c%3Den%7Cuic%3Den;", StringComparison.Ordinal));
    }

    [Fact]
    public void Keep_UnknownChoice_IsNotKept()
    {
        var http = new DefaultHttpContext();

        DisplaySettings.Keep(Form(("theme", "pink"), ("culture", "xx")), http);

        Assert.Equal(0, http.Response.Headers.SetCookie.Count);
    }

    private static FormCollection Form(params (string Name, string Value)[] fields) =>
        new(fields.ToDictionary(f => f.Name, f => new StringValues(f.Value), StringComparer.Ordinal));
}
