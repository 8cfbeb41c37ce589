using System.Net;
using LawGov.TestKit;
using LawGov.Web.Features.Shared;

namespace LawGov.Web.Tests.Features.Shared;

public sealed class DisplaySettingsEndpointTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Theory]
    [InlineData("size=large")]
    [InlineData("size=%00")]
    [InlineData("returnUrl=/&__RequestVerificationToken=%00")]
    public async Task Post_WithoutTokenOrUnreadable_IsRefused(string form)
    {
        using var content = new StringContent(form, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded"));

        using var answer = await site.Anonymous().Client.PostAsync(new Uri(DisplaySettings.Path, UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
