using LawGov.Web.Features.Shared;

namespace LawGov.Web.Tests.Features.Shared;

[Trait("Database", "once")]
public sealed class NavigationTests
{
    private static readonly NavItem[] Items =
    [
        new("/", "board", "首页"),
        new("/plans", "plan", "方案", Covers: ["/tasks"]),
        new("/plans/import", "export", "导入"),
        new("/filings?period=2026-Q3", "filing", "填报"),
    ];

    [Theory]
    [InlineData("/", "首页", "page")]
    [InlineData("/plans", "方案", "page")]
    [InlineData("/Plans/7", "方案", "true")]
    [InlineData("/plans/import", "导入", "page")]
    [InlineData("/tasks/36", "方案", "true")]
    [InlineData("/filings", "填报", "page")]
    public void Find_PathOfAPage_GivesItsLine(string path, string label, string current)
    {
        var found = Navigation.Find(Items, path);

        Assert.Equal(label, found?.Label);
        Assert.Equal(current, Navigation.Current(found!, found, path));
    }

    [Theory]
    [InlineData("/account")]
    [InlineData("/plansandmore")]
    public void Find_PathOfNoLine_GivesNone(string path)
    {
        var found = Navigation.Find(Items, path);

        Assert.Null(found);
        Assert.Null(Navigation.Current(Items[0], found, path));
    }
}
