using System.Net;
using LawGov.Domain.Units;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Admin;

public sealed class SaveUnitTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const string Form = "form[action*='handler=Unit']";

    [Fact]
    public async Task Post_NewUnit_StandsInTheListByItsPlace()
    {
        var answer = await (await NewFormAsync("U91", "测试区数据局")).Fill("Input.Unit.Aliases", "区大数据局，区大数据发展局").SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var unit = await site.Given.UnitAsync("测试区数据局");
        Assert.Equal("区大数据局、区大数据发展局", unit.Aliases);
        Assert.Contains("测试区数据局", (await answer.FollowAsync()).TextOf(".tree"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("U02", "全新单位甲", "", "代码“U02”已被区司法局使用")]
    [InlineData("U92", "区水利局", "", "“区水利局”已被区水利局使用")]
    [InlineData("U93", "全新单位乙", "区水务局", "“区水务局”已被区水利局使用")]
    public async Task Post_NameOrCodeOfAnother_IsRefusedBesideTheField(string code, string name, string aliases, string expected)
    {
        var answer = await (await NewFormAsync(code, name)).Fill("Input.Unit.Aliases", aliases).SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(expected, answer.TextOf(".field.has-error"), StringComparison.Ordinal);
        Assert.Equal(code, answer.Form(Form)["Input.Unit.Code"]);
    }

    [Theory]
    [InlineData("Input.Unit.Code", Unit.CodeLength)]
    [InlineData("Input.Unit.Name", Unit.NameLength)]
    [InlineData("Input.Unit.ShortName", Unit.NameLength)]
    [InlineData("Input.Unit.Initials", Unit.NameLength)]
    [InlineData("Input.Unit.Aliases", Unit.AliasesLength)]
    public async Task Post_TextAtItsLimit_IsTakenAndBeyondItIsKept(string field, int limit)
    {
        var tag = field["Input.Unit.".Length..][..4].ToUpperInvariant();
        var over = await (await NewFormAsync($"L{tag}", $"上限单位{tag}")).Fill(field, new string('z', limit + 1)).SubmitAsync();

        var at = await (await NewFormAsync($"L{tag}", $"上限单位{tag}")).Fill(field, new string(tag[0], limit)).SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, over.Status);
        Assert.Equal(limit + 1, over.Form(Form)[field]!.Length);
        Assert.Equal(HttpStatusCode.Redirect, at.Status);
    }

    [Fact]
    public async Task Post_ChangedByAnotherMeanwhile_IsRefusedAndKeepsTheText()
    {
        var cloud = await site.Given.UnitAsync(SmallDistrict.Cloud);
        var form = (await (await site.AsAsync("admin")).OpenAsync(Routes.AdminUnit(cloud.Id))).Form(Form).Fill("Input.Unit.Initials", "ytx");
        await site.WithDbAsync(async db =>
        {
            (await db.Units.SingleAsync(u => u.Id == cloud.Id)).AddAlias("云台");
            return await db.SaveChangesAsync();
        });

        var answer = await form.SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("ytx", answer.Form(Form)["Input.Unit.Initials"]);
        Assert.Equal(HttpStatusCode.Redirect, (await answer.Form(Form).SubmitAsync()).Status);
    }

    [Fact]
    public async Task Post_SameFormTwice_MakesOneUnit()
    {
        var form = await NewFormAsync("U95", "只建一次的单位");

        await form.SubmitAsync();
        var again = await form.SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, again.Status);
        Assert.Equal(1, await site.WithDbAsync(db => db.Units.CountAsync(u => u.Code == "U95")));
    }

    [Fact]
    public async Task Get_Search_FindsByAlias()
    {
        var page = await (await site.AsAsync("admin")).OpenAsync("/admin/units?q=区水务局");

        Assert.Equal([SmallDistrict.Water], page.Document.QuerySelectorAll(".tree a .cut").Select(e => e.TextContent));
    }

    [Theory]
    [InlineData("office")]
    [InlineData("clear")]
    [InlineData("auditor")]
    public async Task Get_NotTheAdministrator_IsForbidden(string userName) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.AsAsync(userName)).OpenAsync("/admin/units")).Status);

    private async Task<TestForm> NewFormAsync(string code, string name) =>
        (await (await site.AsAsync("admin")).OpenAsync("/admin/units?new=unit"))
            .Form(Form)
            .Fill("Input.Unit.Code", code)
            .Fill("Input.Unit.Name", name)
            .Fill("Input.Unit.ShortName", name);
}

public sealed class SetUnitActiveTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_SwitchedOff_StaysWithItsHistoryAndComesBack()
    {
        var unit = await site.Given.UnitAsync(SmallDistrict.Water);
        var page = await (await site.AsAsync("admin")).OpenAsync(Routes.AdminUnit(unit.Id));

        var off = await page.Form("#active").SubmitAsync();
        var isActive = (await site.Given.UnitAsync(SmallDistrict.Water)).IsActive;
        await (await off.FollowAsync()).Form("#active").SubmitAsync();

        Assert.False(isActive);
        Assert.True((await site.Given.UnitAsync(SmallDistrict.Water)).IsActive);
    }

    [Fact]
    public async Task Post_SwitchedOff_EndsItsClerksSignInAndNobodyElses()
    {
        var cloud = await site.Given.UnitAsync(SmallDistrict.Cloud);
        var clerk = await site.SignInAsync("cloud");
        site.Time.GoTo(site.Today, hour: 10);

        await (await (await site.AsAsync("admin")).OpenAsync(Routes.AdminUnit(cloud.Id))).Form("#active").SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, (await clerk.OpenAsync(Routes.Units)).Status);
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.SignInAsync("cloud"));
        Assert.Equal(HttpStatusCode.OK, (await (await site.SignInAsync("stone")).OpenAsync(Routes.Units)).Status);
        await (await (await site.AsAsync("admin")).OpenAsync(Routes.AdminUnit(cloud.Id))).Form("#active").SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, (await (await site.SignInAsync("cloud")).OpenAsync(Routes.Units)).Status);
    }

    [Fact]
    public async Task Post_OfficeSwitchedOff_ItsPeopleGoOnForTheDistrict()
    {
        var office = await site.Given.UnitAsync(SmallDistrict.Office);

        await (await (await site.AsAsync("admin")).OpenAsync(Routes.AdminUnit(office.Id))).Form("#active").SubmitAsync();

        Assert.Equal(HttpStatusCode.OK, (await (await site.SignInAsync("office")).OpenAsync(Routes.Overdue)).Status);
    }

    [Fact]
    public async Task Post_StaleForm_IsRefused()
    {
        var unit = await site.Given.UnitAsync(SmallDistrict.Finance);
        var answer = await (await site.AsAsync("admin")).PostAsync(
            $"/admin/units?unit={unit.Id}&handler=Active",
            ("Input.Active.Id", $"{unit.Id}"),
            ("Input.Active.Version", $"{unit.Version + 5}"),
            ("Input.Active.IsActive", "false")
        );

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.True((await site.Given.UnitAsync(SmallDistrict.Finance)).IsActive);
    }
}

public sealed class SaveUnitGroupTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const string Form = "form[action*='handler=Group']",
        Members = "Input.Group.Members";

    [Fact]
    public async Task Post_RelevantDepartments_GetsItsMembersFromADay()
    {
        var group = await site.WithDbAsync(db => db.UnitGroups.AsNoTracking().SingleAsync(g => g.Name == SmallDistrict.Departments));
        var finance = await site.Given.UnitAsync(SmallDistrict.Finance);
        var page = await (await site.AsAsync("admin")).OpenAsync(Routes.AdminGroup(group.Id));

        var answer = await page.Form(Form).Add(Members, $"{finance.Id}").Fill("Input.Group.From", "2026-07-01").SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var member = await site.WithDbAsync(db => db.Set<UnitGroupMember>().AsNoTracking().SingleAsync(m => m.UnitGroupId == group.Id));
        Assert.Equal((finance.Id, new DateOnly(2026, 7, 1)), (member.UnitId, member.From));
    }

    [Fact]
    public async Task Post_MemberLeaves_KeepsTheDaysBefore()
    {
        var group = await site.WithDbAsync(db => db.UnitGroups.AsNoTracking().SingleAsync(g => g.Name == SmallDistrict.Townships));
        var stone = await site.Given.UnitAsync(SmallDistrict.Stone);
        var form = (await (await site.AsAsync("admin")).OpenAsync(Routes.AdminGroup(group.Id))).Form(Form);
        var kept = await site.WithDbAsync(db => db.Units.Where(u => u.Kind == UnitKind.Township && u.Id != stone.Id).Select(u => u.Id).ToListAsync());
        form.Remove(Members);
        foreach (var id in kept)
            form.Add(Members, $"{id}");

        await form.SubmitAsync();

        var left = await site.WithDbAsync(db => db.Set<UnitGroupMember>().AsNoTracking().SingleAsync(m => m.UnitGroupId == group.Id && m.UnitId == stone.Id));
        Assert.Equal(new DateOnly(2026, 10, 7), left.Until);
    }

    [Theory]
    [InlineData(UnitGroup.NameLength, HttpStatusCode.Redirect)]
    [InlineData(UnitGroup.NameLength + 1, HttpStatusCode.BadRequest)]
    [InlineData(0, HttpStatusCode.BadRequest)]
    public async Task Post_NameOfALength_IsTakenUpToTheLimit(int length, HttpStatusCode expected)
    {
        var answer = await (await (await site.AsAsync("admin")).OpenAsync("/admin/units?new=group"))
            .Form(Form)
            .Fill("Input.Group.Name", new string('各', length))
            .SubmitAsync();

        Assert.Equal(expected, answer.Status);
        if (expected == HttpStatusCode.BadRequest)
            Assert.Equal(length, answer.Form(Form)["Input.Group.Name"]!.Length);
    }

    [Fact]
    public async Task Post_NameThatExists_IsRefusedBesideTheField()
    {
        var answer = await (await (await site.AsAsync("admin")).OpenAsync("/admin/units?new=group"))
            .Form(Form)
            .Fill("Input.Group.Name", SmallDistrict.Departments)
            .SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("已经有了", answer.TextOf(".field.has-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NoDay_AsksForIt()
    {
        var answer = await (await (await site.AsAsync("admin")).OpenAsync("/admin/units?new=group"))
            .Form(Form)
            .Fill("Input.Group.Name", "缺日期")
            .Fill("Input.Group.From", "")
            .SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请填写成员自哪一天起计算", answer.Text, StringComparison.Ordinal);
    }
}
