using System.Text.RegularExpressions;
using LawGov.Documents.Plans.Times;

namespace LawGov.Documents.Plans.Units;

/// <summary>What names of units look like. All tests take normalized text.</summary>
internal static partial class UnitWords
{
    public const int LongestName = 30;

    private static readonly string[] Suffixes =
    [
        "局",
        "委",
        "办",
        "部",
        "室",
        "股",
        "院",
        "校",
        "会",
        "厅",
        "署",
        "处",
        "科",
        "所",
        "站",
        "队",
        "团",
        "组",
        "行",
        "社",
        "台",
        "馆",
        "园",
        "厂",
        "矿",
        "库",
        "司",
        "镇",
        "乡",
        "街道",
        "政府",
        "机关",
        "中心",
        "公司",
        "集团",
        "企业",
        "单位",
        "部门",
        "联",
        "协",
        "学院",
        "大学",
        "医院",
        "银行",
        "开发区",
        "园区",
        "新区",
        "示范区",
        "工商联",
        "旗",
        "苏木",
        "农场",
        "林场",
        "社区",
        "机构",
        "组织",
        "指挥部",
        "专班",
    ];

    /// <summary>Characters a name begins with where it says whose unit it is.</summary>
    private const string OwnerHeads = "区县市旗镇乡省州盟各";

    private static readonly string[] OwnerWords =
    [
        "团省委",
        "团市委",
        "团县委",
        "团区委",
        "团旗委",
        "团州委",
        "共青团",
        "公安",
        "交警",
        "人行",
        "中国",
        "国家",
        "国网",
        "武警",
        "税务",
        "消防",
        "海关",
        "全区",
        "全县",
        "全市",
        "全旗",
    ];

    /// <summary>What a bureau has below it.</summary>
    private static readonly string[] Parts =
    [
        "大队",
        "中队",
        "支队",
        "总队",
        "分队",
        "派出所",
        "科",
        "股",
        "处",
        "室",
        "所",
        "站",
        "窗口",
        "专班",
        "分局",
        "分中心",
    ];

    /// <summary>Whose units stand by themselves also where no district is named.</summary>
    private static readonly string[] PlaceWords = ["团", "共青团", "人行", "中国", "国家", "国网", "全区", "全县", "全市", "全旗", "武警", "海关"];

    [GeneratedRegex("[。!?《》\":=+]|应当|必须|以下|下同|含|包括|不少于|按照|根据|为了|设在|任组长|为组长|组成|的(.*)的|[0-9]{3}", Pattern.Options)]
    private static partial Regex NotANameIn { get; }

    [GeneratedRegex(
        "^(以下|下同|含|包括|如|即|见|不含|试行|暂行|草案|其他|其它|把|将|对|以|在|从|为|不|并|成立|组建|加强|推进|完善|建立|健全|开展|落实|实施|强化|提升|深化|做好|组织开展|配合做好|依托|通过|向|报|经(县|区|市|旗|省|镇|乡|过|由|批|审|报|常)|由各"
            + "|让|使|促进|推动|引导|支持|鼓励)",
        Pattern.Options
    )]
    private static partial Regex NotANameAtHead { get; }

    [GeneratedRegex("(办|办公室|股|科|处|队|所|局|委|专班)$", Pattern.Options)]
    private static partial Regex CertainOffice { get; }

    [GeneratedRegex("(办|办公室|股|科|处|队|所|站|中心|窗口|专班|局|委|院|校|庭|会|部|室)$", Pattern.Options)]
    private static partial Regex Office { get; }

    /// <summary>Whether the end of the text is the end of a unit's name. A bracket at the end is passed over.</summary>
    public static bool EndsLikeUnit(ReadOnlySpan<char> text)
    {
        text = WithoutTrailingBracket(text);
        foreach (var suffix in Suffixes)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>Whether a text can be a unit's name.</summary>
    public static bool LooksLikeUnit(string text) =>
        text.Length is >= 2 and <= LongestName
        && (EndsLikeUnit(text) || Collectives.Is(text))
        && !NotANameIn.IsMatch(text)
        && !NotANameAtHead.IsMatch(text)
        && TimeScanner.At(text, 0) is null;

    /// <summary>Whether a name begins with whose unit it is: 区, 县, 各, 公安….</summary>
    public static bool StartsWithOwner(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return false;
        if (OwnerHeads.Contains(text[0]))
        {
            if (text.Length < 2)
                return true;
            var third = text.Length > 2 ? text[2] : '\0';
            return (text[0], text[1]) switch
            {
                ('区', '域') or ('市', '场') or ('市', '容') => false,
                // 市民 are people and 县城 is a place, 市民政局 and 县城管局 are units
                ('市', '民') => third is '政' or '宗' or '族' or '委' or '营' or '防',
                ('县', '城') => third is '管' or '市' or '投' or '建',
                _ => true,
            };
        }
        foreach (var word in OwnerWords)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>Whether the second name is a part of the first, written behind it: 县公安局 and 交警大队.</summary>
    public static bool IsPartOf(string part, string whole) =>
        !OwnerHeads.Contains(part[0])
        && !Array.Exists(PlaceWords, w => part.StartsWith(w, StringComparison.Ordinal))
        && Array.Exists(Parts, p => part.EndsWith(p, StringComparison.Ordinal))
        && whole[^1] is '局' or '委' or '厅' or '院' or '府' or '队' or '部';

    /// <summary>Whether a short name can be an office inside a bureau or a township, which has no owner in front: 法规股, 党政办.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isCertain">No room, station, school or centre.</param>
    public static bool IsOffice(string name, bool isCertain = false) => name.Length is >= 2 and <= 12 && (isCertain ? CertainOffice : Office).IsMatch(name);

    public static ReadOnlySpan<char> WithoutTrailingBracket(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[^1] != ')')
            return text;
        var open = text.LastIndexOf('(');
        return open > 0 ? text[..open] : text;
    }
}
