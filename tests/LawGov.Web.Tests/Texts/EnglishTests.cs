using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Pages;
using LawGov.Web.Texts;

namespace LawGov.Web.Tests.Texts;

/// <summary>The English of the screens is whole: each text has one, with the same values and the same markup, and none is kept that no screen shows.</summary>
public sealed partial class EnglishTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private static readonly Dictionary<string, string> English = new ResourceManager(typeof(Text))
        .GetResourceSet(CultureInfo.GetCultureInfo("en"), createIfNotExists: true, tryParents: false)!
        .Cast<DictionaryEntry>()
        .ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);

    [Fact]
    public void EveryText_HasItsEnglish()
    {
        var missing = TextKeys.All.Where(k => !English.ContainsKey(k.Key)).ToList();

        Assert.True(
            missing.Count == 0,
            $"{missing.Count} texts without English in Text.en.resx:\n{string.Join('\n', missing.Select(m => $"{m.Value}: {m.Key}"))}"
        );
    }

    [Fact]
    public void NoEnglish_IsKeptForNothing()
    {
        var unused = English.Keys.Where(k => !TextKeys.All.ContainsKey(k)).ToList();

        Assert.True(unused.Count == 0, $"No screen shows:\n{string.Join('\n', unused)}");
    }

    [Fact]
    public void English_HasTheSameValuesAndMarkup()
    {
        var wrong = English.Where(e => !Parts(e.Key).SequenceEqual(Parts(e.Value))).Select(e => $"{e.Key} | {e.Value}").ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("""<p>@L["标题"]</p>""", "标题")]
    [InlineData("""@(a ? L["第{0}项　{1}", b["丙"], c] : H["<b>{0}</b>"])""", "第{0}项　{1}|<b>{0}</b>")]
    [InlineData("""l[f(x, "无") == 1 ? "甲“乙”" : "说\"丁\"", "值"]""", "无|甲“乙”|说\"丁\"")]
    [InlineData("""new(nameof(Command.Roles), "不能改自己的角色")""", "不能改自己的角色")]
    [InlineData("""throw new RefusedFileException("“{0}”是空文件", name); names["甲"]""", "“{0}”是空文件")]
    [InlineData("""return ["已经有账号"];""", "已经有账号")]
    public void Keys_AreFoundInSource_AndNothingElse(string source, string keys) => Assert.Equal(keys.Split('|'), TextKeys.Of(source));

    [Fact]
    public void Keys_AreFoundBehindCodes() =>
        Assert.All(
            ["请写明理由。", "集合单位待定成员", "序号变动", "牵头单位", "草拟", "请写明修订理由", $"标题不能超过{WorkPlan.TitleLength}字"],
            k => Assert.Contains(k, TextKeys.All.Keys)
        );

    [Fact]
    public async Task RefusedForm_InEnglish_SaysWhatIsWrongInEnglish()
    {
        var office = await site.SignInAsync("office");
        await (await office.OpenAsync(Routes.ImportPlan)).Form("#display").Fill("culture", "en").SubmitAsync();

        var page = await (await office.OpenAsync(Routes.ImportPlan)).Form("main form").SubmitAsync();

        Assert.Contains("Please correct 1 place(s)", page.Text, StringComparison.Ordinal);
        Assert.Contains("Choose a plan file, or paste the text of the plan", page.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Parts(string text) => Part().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+\}|</?[a-z]+>")]
    private static partial Regex Part();
}
