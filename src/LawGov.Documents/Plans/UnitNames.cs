using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans;

/// <summary>A known name that a printed one may stand for.</summary>
/// <param name="Name">The known name.</param>
/// <param name="Likeness">From 0 to 1; 1 is the same name.</param>
public sealed record UnitSuggestion(string Name, double Likeness);

/// <summary>Finds near names, for the check screen. It proposes; a person confirms.</summary>
public static partial class UnitNames
{
    /// <summary>Least likeness worth showing.</summary>
    public const double LeastLikeness = 0.5;

    [GeneratedRegex(
        "^(中共)?([^委府局办部院会]{2,8}(省|市|区|县|旗|州|盟))?(?<own>省|市|区|县|旗|州|盟)?(?<organ>委员会|委|人民政府|政府|直)?",
        Pattern.Options
    )]
    private static partial Regex Owner { get; }

    /// <summary>Long and short forms of the same words; the first is what all are compared by.</summary>
    private static readonly string[][] Synonyms =
    [
        ["办", "办公室", "办公厅"],
        ["政府", "人民政府"],
        ["发改", "发展改革", "发展和改革", "发展与改革"],
        ["人社", "人力社保", "人力资源社会保障", "人力资源和社会保障", "人力资源与社会保障"],
        ["住建", "住房城乡建设", "住房和城乡建设", "住房建设", "建设"],
        ["规资", "规划自然资源", "规划和自然资源", "自然资源和规划", "自然资源规划", "自然资源"],
        ["卫健", "卫生健康", "卫生和健康", "卫计"],
        ["市监", "市场监管", "市场监督管理"],
        ["应急", "应急管理"],
        ["农业", "农业农村", "农牧"],
        ["文旅", "文化旅游", "文化和旅游", "文化广电旅游", "文化旅游广电", "文广旅", "文化和旅游发展"],
        ["经信", "经济信息", "经济信息化", "经济和信息化", "工信", "工业和信息化", "工业信息化"],
        ["退役", "退役军人", "退役军人事务"],
        ["政务", "政务服务", "政务服务管理", "政务服务和数据"],
        ["城管", "城市管理", "综合执法", "城市管理综合执法", "城市管理和综合执法"],
        ["金融", "金融工作"],
        ["信访", "信访工作"],
        ["大数据", "大数据发展", "大数据管理", "大数据应用发展管理"],
        ["纪委监委", "纪委监委机关", "纪委", "监委"],
        ["编办", "机构编制委员会办", "编委办", "机构编制办"],
        ["网信", "网络安全和信息化委员会"],
        ["依法治办", "全面依法治委员会办"],
        ["教育", "教"],
        ["审计", "审计监督"],
        ["交通", "交通运输"],
        ["环保", "生态环境"],
        ["司法", "司法行政"],
        ["人大办", "人大常委会办"],
        ["政协办", "政协委员会办"],
        ["医保", "医疗保障"],
        ["总工会", "工会"],
        ["妇联", "妇女联合会"],
        ["残联", "残疾人联合会"],
        ["工商联", "工商业联合会"],
    ];

    private static readonly (string Long, string Short)[] Shortenings =
    [
        .. Synonyms.SelectMany(s => s.Skip(1).Select(l => (Long: l, Short: s[0]))).OrderByDescending(p => p.Long.Length),
    ];

    /// <summary>The known names nearest to a printed one, best first; at most five.</summary>
    /// <param name="name">As printed.</param>
    /// <param name="known">Names of units.</param>
    public static IReadOnlyList<UnitSuggestion> Suggest(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        var printed = Form.Of(name);
        if (printed.Folded.Length == 0)
            return [];
        return
        [
            .. known
                .Where(k => !string.IsNullOrWhiteSpace(k))
                .Distinct(StringComparer.Ordinal)
                .Select(k => new UnitSuggestion(k, Likeness(printed, Form.Of(k))))
                .Where(s => s.Likeness >= LeastLikeness)
                .OrderByDescending(s => s.Likeness)
                .ThenBy(s => Math.Abs(s.Name.Length - name.Length))
                .ThenBy(s => s.Name, StringComparer.Ordinal)
                .Take(5),
        ];
    }

    private static double Likeness(Form a, Form b)
    {
        if (a.Folded == b.Folded)
            return 1;
        if (a.Short == b.Short)
            return 0.97;
        var ownersAgree = a.Owner.Length == 0 || b.Owner.Length == 0 || a.Owner == b.Owner;
        if (a.Core.Length > 0 && a.Core == b.Core)
            return ownersAgree ? 0.93 : 0.7;
        if (a.Root.Length > 0 && a.Root == b.Root)
            return ownersAgree ? 0.88 : 0.65;
        var score = Math.Max(Similarity(a.Folded, b.Folded), Similarity(a.Core, b.Core) - 0.05);
        if (
            a.Root.Length >= 2
            && b.Root.Length >= 2
            && (a.Root.Contains(b.Root, StringComparison.Ordinal) || b.Root.Contains(a.Root, StringComparison.Ordinal))
        )
            score = Math.Max(score, 0.6);
        if (a.Root.Length > 0 && b.Root.Length > 0 && !a.Root.Any(b.Root.Contains))
            score = Math.Min(score, 0.45);
        return ownersAgree ? Math.Min(score, 0.9) : score * 0.8;
    }

    private static double Similarity(string a, string b)
    {
        var longest = Math.Max(a.Length, b.Length);
        return longest == 0 ? 0 : 1 - ((double)Distance(a, b) / longest);
    }

    private static int Distance(string a, string b)
    {
        if (a.Length > 60 || b.Length > 60)
            return Math.Max(a.Length, b.Length);
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }

    /// <summary>A name taken apart.</summary>
    /// <param name="Folded">Plain.</param>
    /// <param name="Short">With the short forms of long words.</param>
    /// <param name="Owner">省, 市, 区, 县.</param>
    /// <param name="Core">Without owner and 委 or 政府.</param>
    /// <param name="Root">Core without 局, 委, 办.</param>
    private sealed record Form(string Folded, string Short, string Owner, string Core, string Root)
    {
        public static Form Of(string name)
        {
            var folded = NormalizedText.Fold(name);
            var text = folded;
            foreach (var (word, abbreviation) in Shortenings)
                text = text.Replace(word, abbreviation, StringComparison.Ordinal);
            var owner = UnitNames.Owner.Match(text);
            var rest = text[owner.Length..];
            var own = owner.Groups["own"].Success ? owner.Groups["own"].Value : "";
            if (own.Length == 0 && owner.Length > 0)
                own = owner.Value.FirstOrDefault(c => "省市区县旗州盟".Contains(c)) is var c and not '\0' ? c.ToString() : "";
            var core = rest.Length > 0 ? rest : text;
            return new Form(folded, text, own, core, core.Length > 1 ? core.TrimEnd('局', '委', '办', '部', '厅', '院', '室') : core);
        }
    }
}
