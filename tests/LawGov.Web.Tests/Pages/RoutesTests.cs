using LawGov.Web.Pages;

namespace LawGov.Web.Tests.Pages;

[Trait("Database", "once")]
public sealed class RoutesTests
{
    [Theory]
    [InlineData("/overdue?show=missing#late", "/overdue?show=missing#late")]
    [InlineData("/audit?person=张三", "/audit?person=%E5%BC%A0%E4%B8%89")]
    [InlineData("/a b\"<script>", "/a%20b%22%3Cscript%3E")]
    [InlineData("/\ud800x", null)]
    [InlineData("//evil.example", null)]
    [InlineData("/\\evil.example", null)]
    [InlineData("/.//evil.example", null)]
    [InlineData("/x\r\nSet-Cookie: a=b", null)]
    [InlineData("https://evil.example/", null)]
    [InlineData("", null)]
    public void Back_WhatAFormSays_IsAnAddressOfThisSiteThatAHeaderCanCarry(string said, string? expected)
    {
        var back = Routes.Back(said);

        if (expected is not null)
            Assert.Equal(expected, back);
        Assert.All(back, c => Assert.InRange(c, ' ', '~'));
        Assert.DoesNotMatch("^(//|/\\\\|[a-z]+:)", back);
    }

    [Fact]
    public void Back_AVeryLongAddress_IsTheStartPage() => Assert.Equal(Routes.Home, Routes.Back("/" + new string('x', 70_000)));
}
