using System.Text.RegularExpressions;

namespace LawGov.Web.Tests.Architecture;

/// <summary>What no source file may hold.</summary>
[Trait("Database", "once")]
public sealed partial class SourceTests
{
    private const int MostLines = 500;

    /// <summary>As <c>.editorconfig</c> says.</summary>
    private const int MostColumns = 160;

    /// <summary>What is no text: the seal, the digits of a quarter's name, and the words a typed calendar is read by.</summary>
    private static readonly string[] Marks = ["brand-seal", "\"一二三四\"[", "2026-10-01 休 国庆节"];

    [Fact]
    public void EveryText_OfAView_GoesThroughTheLocalizer()
    {
        var raw = new List<string>();
        foreach (var file in Views())
        {
            var text = Localized().Replace(RazorComment().Replace(File.ReadAllText(file), Blank), Blank);
            text = DateFormat().Replace(string.Join('\n', text.Split('\n').Select(line => LineComment().Replace(line, ""))), "");
            raw.AddRange(Lines(text, Chinese(), file).Where(line => !Marks.Any(mark => line.Contains(mark, StringComparison.Ordinal))));
        }

        Assert.True(raw.Count == 0, $"Chinese outside @L[…] and @H[…]:\n{string.Join('\n', raw)}");
    }

    [Fact]
    public void NoView_HasInlineStylesScriptsOrHandlers()
    {
        var found = Views().SelectMany(file => Lines(RazorComment().Replace(File.ReadAllText(file), Blank), Inline(), file)).ToList();

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public void NoSource_BuildsHtmlByHand()
    {
        var found = Repository.Files("src", "*.cs").Concat(Views()).SelectMany(file => Lines(File.ReadAllText(file), ByHand(), file)).ToList();

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public void NoSourceFile_IsLongerThanAReaderCanHold()
    {
        string[] patterns = ["*.cs", "*.cshtml", "*.js"];

        var tooLong = patterns
            .SelectMany(p => Repository.Files("src", p))
            .Select(f => (Name: Repository.Name(f), Lines: File.ReadLines(f).Count()))
            .Where(f => f.Lines > MostLines)
            .ToList();

        Assert.True(tooLong.Count == 0, string.Join('\n', tooLong.Select(f => $"{f.Name}: {f.Lines} lines, {MostLines} at most")));
    }

    [Fact]
    public void NoLine_IsWiderThanAScreenShows()
    {
        string[] patterns = ["*.cs", "*.cshtml", "*.js", "*.css", "*.sh"];

        var tooWide =
            from pattern in patterns
            from folder in (string[])["src", "tests", "deploy"]
            from file in Repository.Files(folder, pattern)
            where !file.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            from line in File.ReadLines(file).Index()
            where line.Item.EnumerateRunes().Count() > MostColumns
            select $"{Repository.Name(file)}:{line.Index + 1}";

        Assert.Equal([], tooWide);
    }

    [Fact]
    public void NothingForeign_IsKeptInTheSource()
    {
        string[] patterns = ["*.min.js", "*.min.css", "*.map", "*.dll", "*.nupkg", "*.exe", "bootstrap*", "htmx*", "jquery*"];

        var found = patterns.SelectMany(p => Repository.Files("src", p).Concat(Repository.Files("tests", p))).Select(Repository.Name).ToList();

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public void EveryStyleSheetAndScript_ThatASourceNames_IsThere()
    {
        var missing =
            from file in Repository.Files("src", "*.cs").Concat(Views())
            from Match match in StaticFile().Matches(File.ReadAllText(file))
            where !File.Exists(Path.Combine(Repository.Root, "src/LawGov.Web/wwwroot", match.Groups["path"].Value))
            select $"{Repository.Name(file)}: {match.Groups["path"].Value}";

        Assert.Equal([], missing);
    }

    [Fact]
    public void EveryIconOfAView_IsInTheSprite()
    {
        var sprite = File.ReadAllText(Path.Combine(Repository.Root, "src/LawGov.Web/wwwroot/icons.svg"));

        var missing = Views()
            .SelectMany(v => IconName().Matches(File.ReadAllText(v)).Select(m => (View: Repository.Name(v), Icon: m.Groups[1].Value)))
            .Where(i => !sprite.Contains($"id=\"i-{i.Icon}\"", StringComparison.Ordinal))
            .Distinct()
            .ToList();

        Assert.True(missing.Count == 0, string.Join('\n', missing.Select(i => $"{i.View}: {i.Icon}")));
    }

    [Fact]
    public void NoTest_IsSkippedOrWaitsBlindly()
    {
        var self = Path.Combine(Repository.Root, "tests/LawGov.Web.Tests/Architecture/SourceTests.cs");
        var found = Repository
            .Files("tests", "*.cs")
            .Where(f => f != self && !Repository.Name(f).StartsWith("tests/slow/", StringComparison.Ordinal))
            .SelectMany(file => Lines(File.ReadAllText(file), BlindWait(), file))
            .ToList();

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("<p>标题</p>", true)]
    [InlineData("<p>@L[\"标题\"]</p>", false)]
    [InlineData("<p>@H[\"应报<strong>{0}</strong>项\", n[\"a\"]]</p>", false)]
    [InlineData("@* 说明 *@", false)]
    public void Localized_IsTakenOut_AndNothingElse(string view, bool hasChinese) =>
        Assert.Equal(hasChinese, Chinese().IsMatch(Localized().Replace(RazorComment().Replace(view, Blank), Blank)));

    private static IEnumerable<string> Views() => Repository.Files("src/LawGov.Web/Features", "*.cshtml");

    /// <summary>As many line breaks as there were, so that line numbers stay right.</summary>
    private static string Blank(Match match) => new('\n', match.Value.Count(c => c == '\n'));

    private static IEnumerable<string> Lines(string text, Regex wrong, string file) =>
        text.Split('\n')
            .Select((line, i) => (line, Number: i + 1))
            .Where(l => wrong.IsMatch(l.line))
            .Select(l => $"{Repository.Name(file)}:{l.Number}: {l.line.Trim()}");

    [GeneratedRegex("(href|src)=\"(~|[{]0[}])/(?<path>[A-Za-z/.-]+[.](css|js|svg))\"")]
    private static partial Regex StaticFile();

    /// <summary>L["…"], H["…"], Localizer["…"], with values after the text.</summary>
    [GeneratedRegex("""(?<![\w.])(?:Model\.)?[LH]\[\s*\$?"(?:[^"\\]|\\.)*"(?:\s*\])?""")]
    private static partial Regex Localized();

    [GeneratedRegex("<icon name=\"([a-z-]+)\"")]
    private static partial Regex IconName();

    /// <summary>A day as official papers write it.</summary>
    [GeneratedRegex(@"ToString\(""(?:yyyy年)?M月d日(?: HH:mm)?""")]
    private static partial Regex DateFormat();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    [GeneratedRegex(@"^\s*//.*$|(?<=[;{}]\s*)//.*$")]
    private static partial Regex LineComment();

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Chinese();

    [GeneratedRegex("""(?<=[\s"'])style\s*=|(?<=[\s"'])on[a-z]+\s*=\s*["']|<script(?![^>]*\ssrc\s*=)|<style[\s>]|javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex(@"new HtmlString\b|Html\.Raw\b|MarkupString|HtmlString\.")]
    private static partial Regex ByHand();

    [GeneratedRegex(@"Thread\.Sleep\(|Task\.Delay\(|Skip\s*=\s*""")]
    private static partial Regex BlindWait();
}
