using LawGov.Documents.Plans.Masking;
using LawGov.Documents.Plans.Units;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Plans;

/// <summary>
/// A document with its sentences hidden and its form kept, so that a person may show how it reads without showing what it says. Every character
/// stands for one character:
/// punctuation, numerals, numbering and the words that rules look for stay; names of units become other names of the same shape; the rest becomes 某.
/// </summary>
public sealed class MaskedSource
{
    private MaskedSource(SourceText source, ParsedPlan plan, ParsedPlan before) => (Source, Plan, Differences) = (source, plan, Compare(before, plan));

    /// <summary>The hidden text.</summary>
    public SourceText Source { get; }

    /// <summary>How the hidden text reads.</summary>
    public ParsedPlan Plan { get; }

    /// <summary>Places where it reads otherwise than the document itself; none where the hiding changed nothing that a rule looks at.</summary>
    public IReadOnlyList<int> Differences { get; }

    /// <summary>Hides a document. It is read without knowledge of a district's units, as whoever receives it will read it.</summary>
    public static MaskedSource Of(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var plan = PlanParser.Parse(source);
        var names = new MaskedNames(plan);
        var lines = new List<SourceLine>(source.Lines.Count);
        var at = 0;
        var hidden = TextMask.Hide(
            string.Join('\n', source.Lines.Select(l => l.Text.ReplaceLineEndings(" "))),
            names,
            RolesOf(source, plan),
            JointsOf(source, plan)
        );
        foreach (var line in source.Lines)
        {
            var length = line.Text.ReplaceLineEndings(" ").Length;
            var role = plan.Lines[line.Number - 1].Role;
            lines.Add(
                line with
                {
                    Text = hidden.Substring(at, length),
                    Cells = line.Cells is { } cells
                        ? [.. cells.Select(c => c with { Text = TextMask.Hide(c.Text, names, Enumerable.Repeat(role, c.Text.Length + 1).ToArray()) })]
                        : null,
                }
            );
            at += length + 1;
        }
        var masked = new SourceText { Lines = lines };
        return new MaskedSource(masked, PlanParser.Parse(masked), plan);
    }

    /// <summary>
    /// What must be the same of two readings: outline, tasks, numbers of units, findings. Returns the lines where it is not; 0 stands for the
    /// document.
    /// </summary>
    public static IReadOnlyList<int> Compare(ParsedPlan one, ParsedPlan other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var first = Traits(one);
        var second = Traits(other);
        return [.. first.Except(second).Concat(second.Except(first)).Select(t => t.Line).Distinct().Order()];
    }

    private static List<(int Line, string Trait)> Traits(ParsedPlan plan)
    {
        List<(int, string)> traits = [(0, $"{plan.Kind}")];
        foreach (var chapter in plan.Chapters)
        {
            traits.Add((chapter.Line, $"chapter {chapter.Ordinal} {chapter.Sections.Count}"));
            foreach (var section in chapter.Sections)
            {
                traits.Add((section.Line, $"section {section.Ordinal} {section.Tasks.Count}"));
                traits.AddRange(
                    section.Tasks.Select(t =>
                        (
                            t.Line,
                            $"task {t.Ordinal} {t.Number} {t.EndLine} {t.LeadUnits.Count} {t.ResponsibleUnits.Count} {t.SupportingUnits.Count} "
                                + $"{t.SharedDuty} {string.Join(' ', t.Collectives.Select(c => c.Kind))}"
                        )
                    )
                );
                traits.AddRange(
                    section.Tasks.Select(t =>
                        (
                            t.Line,
                            $"measures {t.Ordinal} {string.Join(' ', t.Deadlines.Select(d => d.Kind))} {string.Join(' ', t.Targets.Select(x => x.Operator))} "
                                + $"{string.Join(' ', t.Recurring.Select(r => r.Frequency))}"
                        )
                    )
                );
            }
        }
        traits.AddRange(plan.Findings.GroupBy(f => (f.Line, f.Code)).Select(g => (g.Key.Line, $"finding {g.Key.Code} {g.Count()}")));
        return traits;
    }

    /// <summary>Where a heading was parted from its body by sense: two characters before and four behind the place decide it.</summary>
    private static HashSet<int> JointsOf(SourceText source, ParsedPlan plan)
    {
        var titles = plan.Findings.Where(f => f is { Code: FindingCode.HeadingGuessed, Subject.Length: > 0 }).ToLookup(f => f.Line, f => f.Subject!);
        var joints = new HashSet<int>();
        var at = 0;
        foreach (var line in source.Lines)
        {
            var text = line.Text.ReplaceLineEndings(" ");
            foreach (var title in titles[line.Number])
            {
                var end = text.IndexOf(title, StringComparison.Ordinal) + title.Length;
                if (end > title.Length)
                    joints.UnionWith(Enumerable.Range(at + end - 2, 6));
            }
            at += text.Length + 1;
        }
        return joints;
    }

    private static LineRole[] RolesOf(SourceText source, ParsedPlan plan)
    {
        var roles = new List<LineRole>();
        foreach (var line in source.Lines)
            roles.AddRange(Enumerable.Repeat(plan.Lines[line.Number - 1].Role, line.Text.ReplaceLineEndings(" ").Length + 1));
        return [.. roles];
    }
}

/// <summary>
/// Names of units and what stands for them: whose unit it is and what it is stay (区…局), what lies between becomes other characters, for one name
/// always the same.
/// </summary>
internal sealed class MaskedNames
{
    private const string Pool = "甲乙丙丁戊庚辛壬癸寅卯辰巳申酉戌";

    /// <summary>What stays of a name for several units.</summary>
    private const string CollectiveWords =
        "各全有关相涉及所属内直级本省市区县旗盟州镇乡街道村社政府人民委员会党工大协常专门执法职能成责任牵头主管业务行其他它部单位机构组织企事体团办处科室站园开发功派出司";

    private static readonly string[] OwnerWords =
    [
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

    private static readonly string[] Kinds = ["街道办事处", "委员会办公室", "人民政府", "政府办公室", "委员会", "办公室", "办事处", "分局"];

    private readonly Dictionary<char, List<(string Name, string Hidden)>> _byFirst;

    public MaskedNames(ParsedPlan plan)
    {
        var collectives = plan.Tasks.SelectMany(t => t.Collectives).Select(c => NormalizedText.Fold(c.Name)).ToHashSet(StringComparer.Ordinal);
        var names = plan
            .Tasks.SelectMany(t => t.LeadUnits.Concat(t.ResponsibleUnits))
            .Concat(plan.IssuingBodies)
            .Select(NormalizedText.Fold)
            .Where(n => n.Length >= 2)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(n => n.Length)
            .ThenBy(n => n, StringComparer.Ordinal)
            .ToList();
        var used = new HashSet<string>(StringComparer.Ordinal);
        var pairs = names.Select(n => (Name: n, Hidden: collectives.Contains(n) ? Collective(n, used) : Unit(n, used)));
        _byFirst = pairs.GroupBy(p => p.Name[0]).ToDictionary(g => g.Key, g => g.ToList());
    }

    /// <summary>The longest name that starts here, and what stands for it.</summary>
    public string? At(string text, int index)
    {
        if (!_byFirst.TryGetValue(text[index], out var names))
            return null;
        foreach (var (name, hidden) in names)
        {
            if (string.CompareOrdinal(text, index, name, 0, name.Length) == 0)
                return hidden;
        }
        return null;
    }

    private static string Collective(string name, HashSet<string> used) => Distinct(name, i => CollectiveWords.Contains(name[i]), used);

    private static string Unit(string name, HashSet<string> used)
    {
        if (!UnitWords.LooksLikeUnit(name))
            return Distinct(name, _ => false, used);
        var bare = UnitWords.WithoutTrailingBracket(name).Length;
        var head = !UnitWords.StartsWithOwner(name) ? 0 : OwnerWords.FirstOrDefault(w => name.StartsWith(w, StringComparison.Ordinal))?.Length ?? 1;
        var tail =
            bare
            - (
                Kinds.FirstOrDefault(k => bare - k.Length > head && name.AsSpan(0, bare).EndsWith(k))?.Length
                ?? Enumerable.Range(1, 4).FirstOrDefault(n => n < bare && UnitWords.EndsLikeUnit(name.AsSpan(bare - n, n)), 1)
            );
        return Distinct(name, i => i < head || (i >= tail && i < bare) || "和与及".Contains(name[i]), used);
    }

    /// <summary>Other characters for those that do not stay, so that no two names become one.</summary>
    private static string Distinct(string name, Func<int, bool> stays, HashSet<string> used)
    {
        var free = Enumerable.Range(0, name.Length).Where(i => !stays(i) && IsHan(name[i])).Take(3).ToList();
        var hidden = name.Select((c, i) => stays(i) || !IsHan(c) ? c : '某').ToArray();
        for (var code = 0; code < Pool.Length * Pool.Length * Pool.Length; code++)
        {
            for (int place = 0, rest = code; place < free.Count; place++, rest /= Pool.Length)
                hidden[free[place]] = Pool[rest % Pool.Length];
            if (used.Add(new string(hidden)) || free.Count == 0)
                break;
        }
        return new string(hidden);
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
