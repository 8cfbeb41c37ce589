using System.Globalization;
using System.Text.Encodings.Web;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LawGov.Web.Tests.Texts;

[Trait("Database", "once")]
public sealed class TextsTests : IDisposable
{
    private readonly ServiceProvider _services;

    public TextsTests()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        var services = new ServiceCollection().AddLogging();
        services.AddMvcCore().AddViews();
        services.AddTexts();
        _services = services.BuildServiceProvider();
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public void Text_Chinese_IsItsOwnKey()
    {
        var texts = _services.GetRequiredService<IStringLocalizer<Text>>();

        var text = texts["有{0}处需要修改", 3];

        Assert.Equal("有3处需要修改", text.Value);
    }

    [Fact]
    public void Text_English_ComesFromTheResourceFile()
    {
        var texts = _services.GetRequiredService<IStringLocalizer<Text>>();
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

        var text = texts["退出登录"];

        Assert.Equal("Sign out", text.Value);
    }

    [Fact]
    public void Html_WithValues_KeepsOwnMarkupAndEncodesTheValues()
    {
        var texts = _services.GetRequiredService<IHtmlLocalizer<Text>>();
        using var writer = new StringWriter();

        texts["应报<strong>{0}</strong>项", "<3>"].WriteTo(writer, _services.GetRequiredService<HtmlEncoder>());

        Assert.Equal("应报<strong>&lt;3&gt;</strong>项", writer.ToString());
    }

    [Fact]
    public void Encoder_Chinese_StaysReadable()
    {
        var encoder = _services.GetRequiredService<HtmlEncoder>();

        Assert.Equal("〔2026〕5号，&lt;b&gt;", encoder.Encode("〔2026〕5号，<b>"));
    }

    [Theory]
    [InlineData("", "en-US", null)]
    [InlineData("lawgov-culture=c%3Den%7Cuic%3Den", "zh-CN", "en")]
    public async Task Culture_Request_FollowsTheCookieAndNotTheBrowser(string cookie, string browser, string? expected)
    {
        var options = _services.GetRequiredService<IOptions<RequestLocalizationOptions>>().Value;
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = cookie;
        http.Request.Headers.AcceptLanguage = browser;

        var chosen = await Assert.Single(options.RequestCultureProviders).DetermineProviderCultureResult(http);

        Assert.Equal(expected, chosen?.UICultures[0].Value);
        Assert.Equal("zh-CN", options.DefaultRequestCulture.UICulture.Name);
    }

    [Fact]
    public void BindingMessages_NotANumber_SpeakChinese()
    {
        var messages = _services.GetRequiredService<IOptions<MvcOptions>>().Value.ModelBindingMessageProvider;

        Assert.Equal("请填写数字", messages.ValueMustBeANumberAccessor("Rate"));
        Assert.Equal("“九”不是有效的内容，请改正", messages.AttemptedValueIsInvalidAccessor("九", "Rate"));
    }
}
