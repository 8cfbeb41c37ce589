using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans.Units;

/// <summary>Names that stand for several units. All tests take normalized text.</summary>
internal static partial class Collectives
{
    private const string Group =
        "(部门|单位|机关|机构|组织|企业|企事业单位|事业单位|部委|部委办局|委办局|科室|处室|站所|乡镇|镇乡|镇街|街镇|乡街|街道|乡|镇|村|社区|村居|园区|开发区|功能区|苏木|苏木乡镇|党委|党组|党工委|办事处|政府|人民政府|专门委员会|人民团体|派出所|司法所|支部|党支部"
        + "|党总支|学校|中小学|中小学校|高校|医院|医疗机构|企业|国有企业|协会|商会|管委会|委员会|工作组|专项组|协调小组|领导小组|专班|分局|大队|法庭|支行|网格)";

    [GeneratedRegex("有关|相关|涉及|所涉", Pattern.Options)]
    private static partial Regex Relevant { get; }

    [GeneratedRegex(
        "^(全(省|市|区|县|旗|镇|乡|州|盟).{0,8}|(全)?(省|市|区|县|旗|镇|乡|州|盟|辖区|本级|区县|县区|市区|街道)?(级|直|属|直属|政府|人民政府|委|党委|人大|政协|人大常委会)?(内|所属|下属)?)各(.{0,14}"
            + Group
            + "|.{1,10}(所|站|队|股|科|处|室|院|中心))[)]?$",
        Pattern.Options
    )]
    private static partial Regex Each { get; }

    [GeneratedRegex(
        "^(全)?(省|市|区|县|旗|镇|州|盟|本级|上级|县区|区县|市区)?(级|直|属|政府|人民政府|委|人大|政协|中省直|驻区|驻县)?(行政)?(执法|职能|成员|责任|牵头|主管|业务|行业|行业主管|市场监管|专门|其他|其它)?(部门|单位|机关|企事业单位|国有企业|专门委员会"
            + "|部委|乡镇|镇乡|镇街|街镇|乡镇[(]街道[)]|镇[(]街道[)]|街道[(]乡镇[)]|镇[(]乡[)]|村[(]社区[)]|乡镇街道|街道|社区)([(].{1,8}[)])?$",
        Pattern.Options
    )]
    private static partial Regex Plain { get; }

    [GeneratedRegex("^[0-9一二三四五六七八九十]{1,4}(家|个)(.{0,6})(单位|部门|乡镇|街道|镇街)$", Pattern.Options)]
    private static partial Regex Counted { get; }

    [GeneratedRegex(
        "^各(级)?(县|区|市|旗|盟|州|乡|镇|街道|地|地区|地市|市州|地方|方面|区县|县区|旗县|市县|县市区|市区县|有关方面)([(].{1,8}[)])?$",
        Pattern.Options
    )]
    private static partial Regex EachPlace { get; }

    [GeneratedRegex(
        "^(中央|中省|中|省|市|区|县|旗|部){0,3}(驻|属|直|管)(省|市|区|县|旗|地)?(各)?(重点|骨干|规模以上)?(国有)?(企业|企事业单位|单位|部门|机关|机构|国企|高校)$",
        Pattern.Options
    )]
    private static partial Regex Belonging { get; }

    [GeneratedRegex("^.{2,20}(领导小组|委员会|联席会议|指挥部|专班|工作组|协调小组)各?成员单位$", Pattern.Options)]
    private static partial Regex Members { get; }

    [GeneratedRegex("^(街道办事处|街道办|乡镇人民政府|乡镇政府|乡人民政府|镇街办事处)$", Pattern.Options)]
    private static partial Regex Nameless { get; }

    /// <summary>Whoever has this part in a matter: 被审计单位, 决策承办单位.</summary>
    [GeneratedRegex(
        "^(被.{2,6}|.{0,8}(承办|主办|协办|执行|起草|制定|审批|申报|用人|建设|使用|监管|主管|考核|复议|涉案|涉诉))(单位|部门|机关|机构)$",
        Pattern.Options
    )]
    private static partial Regex Roles { get; }

    [GeneratedRegex("(有关|相关|涉及|所涉).{0,12}$", Pattern.Options)]
    private static partial Regex RelevantGroup { get; }

    /// <summary>Whether a name stands for several units.</summary>
    public static bool Is(string name)
    {
        if (name.Length > UnitWords.LongestName)
            return false;
        if (Relevant.IsMatch(name))
            return RelevantGroup.IsMatch(name) && UnitWords.EndsLikeUnit(name);
        var bare = UnitWords.WithoutTrailingBracket(name);
        return Each.IsMatch(bare)
            || (name.Contains('各') && Each.IsMatch(name))
            || Plain.IsMatch(name)
            || Counted.IsMatch(name)
            || EachPlace.IsMatch(name)
            || Belonging.IsMatch(name)
            || Nameless.IsMatch(name)
            || Roles.IsMatch(name)
            || Members.IsMatch(name);
    }

    /// <summary>各乡镇党委、政府 is one name: the second noun has its head in the first.</summary>
    public static bool SharesHead(string first, string second) =>
        second is "政府" or "人民政府"
        && first.Contains('各')
        && (first.EndsWith("党委", StringComparison.Ordinal) || first.EndsWith("党工委", StringComparison.Ordinal))
        && Is(first);

    /// <summary>How a collective is to be understood.</summary>
    public static ParsedCollectiveKind KindOf(string name, bool afterAndOthers) =>
        afterAndOthers ? ParsedCollectiveKind.OpenEnded
        : Relevant.IsMatch(name) || (Roles.IsMatch(name) && !Plain.IsMatch(name)) ? ParsedCollectiveKind.Relevant
        : ParsedCollectiveKind.All;
}
