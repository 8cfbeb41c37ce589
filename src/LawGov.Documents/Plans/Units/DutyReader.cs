using System.Text.RegularExpressions;
using LawGov.Documents.Plans.Times;

namespace LawGov.Documents.Plans.Units;

/// <summary>Reads who leads, who answers and who supports from a note.</summary>
internal sealed partial class DutyReader(UnitLexicon lexicon)
{
    [GeneratedRegex(
        "[*★☆▲△※●◆■](\"|”|号|标|标识|标记|符号|的|者|单位|部门|表示|代表|为|是|即|系){1,6}牵头|牵头(单位|部门)?(以|用|标|加).{0,4}[*★☆▲△※●◆■]",
        Pattern.Options
    )]
    private static partial Regex SignsLead { get; }

    /// <summary>The words that give the names before them a part.</summary>
    [GeneratedRegex(
        "(共同|联合|负责)?牵头(负责|抓总|落实|办理|实施|推进|组织实施|起草|拟订|编制|制定|组织起草)?|主办|会同|(共同|协同|做好)?配合(落实|实施|做好|参与)?|协助|参加|参与|协办"
            + "|((要|应)?(按|按照|根据|依|依照|依据)(各自|各)?(的)?(工作|部门)?(职责|职能|职权|任务)(的)?(和)?(任务)?(分工)?|按职责?分?工?|分工|共同|分别|各自|具体|分头)?负责(落实|实施|推进|组织实施|起草"
            + "|拟订|编制|制定|修订|办理)?|(具体|组织|主持|联合|共同)?(起草|草拟|拟订)|各负其责|分工(负责|落实)"
            + "|分别(落实|实施|牵头)"
            + "|(按|按照|根据)(各自|各)?(工作|部门)?(职责|职能)(分工)?(抓好)?(落实|推进|实施|办理)?|(要|应)?结合(各自|本地|本地区|本单位|本部门|本领域|自身|工作)?(实际|职责|职能)(情况)?(分别|认真|抓好|做好"
            + "|组织)?(落实|推进|实施|负责|配合|参与|开展)?|各司其职|(具体|抓好|组织)?(落实|承办|实施)|(业务|督促)?指导",
        Pattern.Options
    )]
    private static partial Regex Verbs { get; }

    /// <summary>Without one of these no verb of duty stands in a text.</summary>
    private static readonly System.Buffers.SearchValues<char> VerbSigns = System.Buffers.SearchValues.Create("牵同配协参责职分按落承实主指起草拟");

    [GeneratedRegex("职责|职能|职权|分工|共同负责|分别|各自|各负其责|各司其职|分头", Pattern.Options)]
    private static partial Regex Shared { get; }

    /// <summary>Words a part of a note may begin with that says until when.</summary>
    private static readonly string[] BeforeTimes =
    [
        "并",
        "须",
        "应",
        "要",
        "于",
        "在",
        "力争",
        "确保",
        "计划",
        "争取",
        "到",
        "至",
        "截至",
        "拟",
        "务必",
        "原则上",
        "最迟",
        "力争于",
        "自",
        "从",
        "十",
    ];

    /// <summary>Words that say when without naming a day.</summary>
    private static readonly string[] Lasting =
    [
        "每年",
        "每月",
        "每季",
        "每半年",
        "每周",
        "每学期",
        "立即",
        "立行立改",
        "即知即改",
        "长期",
        "持续",
        "常态",
        "全年",
        "即日起",
        "印发之日起",
        "适时",
        "按时",
        "年底",
        "年末",
        "当年",
        "任期内",
        "\"十",
        "十三五",
        "十四五",
        "十五五",
        "十六五",
    ];

    private const int LongestTime = 34;

    /// <summary>A sentence of a note that speaks of other tasks.</summary>
    [GeneratedRegex(
        "^(以下|以上|上述|其他|其余|各项|具体任务均|所有).{0,40}(任务|工作|事项|均|都).{0,80}$|不再(列出|列示|重复|一一|逐一|做|作|单独).{0,20}$|下同[)。]*$",
        Pattern.Options
    )]
    private static partial Regex Remark { get; }

    private const int LongestDamaged = 12;

    private readonly UnitList _list = new(lexicon);

    private bool _isBracketed;

    /// <summary>Reads a note whose parts are labelled.</summary>
    public UnitDuties ReadLabelled(NormalizedText normalized, int from, int to)
    {
        var duties = new UnitDuties();
        foreach (var (start, end) in WithoutStatement(normalized, from, to, duties))
            ReadLabels(normalized, start, end, duties);
        return duties;
    }

    /// <summary>Takes statements about who leads out of a note; what is left stands before, between and behind them.</summary>
    private static List<(int From, int To)> WithoutStatement(NormalizedText normalized, int from, int to, UnitDuties duties)
    {
        var rest = new List<(int From, int To)>();
        to = BeforeRemark(normalized, from, to, duties);
        while (from < to && LeadStatement.In(normalized.Text.AsSpan(from, to - from)) is { } statement)
        {
            duties.LeadRule = statement.Rule;
            if (statement.HoldsOn)
                duties.RuleFromHere = statement.Rule;
            if (statement.Start > 0)
                rest.Add((from, from + statement.Start));
            from += statement.Start + statement.Length;
        }
        if (from < to || rest.Count == 0)
            rest.Add((from, to));
        return rest;
    }

    /// <summary>The end of what a note says of its own task, where a sentence about others follows.</summary>
    private static int BeforeRemark(NormalizedText normalized, int from, int to, UnitDuties duties)
    {
        for (
            var stop = normalized.Text.IndexOf('。', from, to - from);
            stop > from && stop < to - 4;
            stop = normalized.Text.IndexOf('。', stop + 1, to - stop - 1)
        )
        {
            if (!Remark.IsMatch(normalized.Text[(stop + 1)..to]) || LeadStatement.In(normalized.Text.AsSpan(stop + 1, to - stop - 1)) is not null)
                continue;
            duties.Remarks.Add((stop + 1, to));
            return stop;
        }
        return to;
    }

    private void ReadLabels(NormalizedText normalized, int from, int to, UnitDuties duties)
    {
        var labels = new List<NoteLabel>();
        for (var i = from; i < to; i++)
        {
            if (!NoteLabels.CanStart(normalized.Text[i]) || NoteLabels.At(normalized.Text, i, to) is not { } label)
                continue;
            if (!label.HasMark && i > from && normalized.Text[i - 1] == '(' && label.End < to && normalized.Text[label.End] == ')')
                continue;
            if (!label.HasMark && i > from && !"(,;。、:".Contains(normalized.Text[i - 1]) && !normalized.GapBefore(i))
                continue;
            labels.Add(label);
            i = label.End - 1;
        }
        if (labels.Count == 0 || labels[0].Start > from)
            ReadField(normalized, from, labels.Count == 0 ? to : labels[0].Start, NoteField.Responsible, duties);
        for (var i = 0; i < labels.Count; i++)
        {
            ReadField(normalized, labels[i].End, i + 1 < labels.Count ? labels[i + 1].Start : to, labels[i].Field, duties);
        }
    }

    /// <summary>Reads a note without labels; null unless every word of it is a unit or gives one its part.</summary>
    /// <param name="normalized">The passage.</param>
    /// <param name="from">Where the note starts.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="saysDuty">Words gave the names their part.</param>
    /// <param name="isBracketed">A bracket holds it: then half of the names may be damaged.</param>
    public UnitDuties? ReadUnlabelled(NormalizedText normalized, int from, int to, out bool saysDuty, bool isBracketed = false)
    {
        var duties = new UnitDuties();
        _isBracketed = isBracketed;
        saysDuty = ReadField(normalized, from, to, null, duties);
        _isBracketed = false;
        var all = duties.All.ToList();
        // Beside words of duty a name may be damaged: it is kept, and reported as doubtful
        var likely = all.Count(u => u.IsLikely);
        var named = all.Count + duties.Phrases;
        return
            likely > 0
            && (
                likely == named
                || (saysDuty && (isBracketed ? likely * 2 >= named : likely * 2 > named) && all.All(u => u.IsLikely || u.To - u.From <= LongestDamaged))
            )
            ? duties
            : null;
    }

    /// <summary>Reads the content of one field; says whether words gave the names their part.</summary>
    public bool ReadField(NormalizedText normalized, int from, int to, NoteField? field, UnitDuties duties)
    {
        while (from < to && ":;,、。 ".Contains(normalized.Text[from]))
            from++;
        while (to > from && ";,、。:(".Contains(normalized.Text[to - 1]))
            to--;
        if (from >= to)
            return false;
        switch (field)
        {
            case NoteField.Person:
                duties.Persons.AddRange(_list.Read(normalized, from, to).Select(i => normalized.NameAt(i.From, i.To)));
                return false;
            case NoteField.Deadline:
                duties.Deadlines.Add((from, to));
                return false;
            case NoteField.Other:
                return false;
        }
        var said = false;
        foreach (var (start, end) in WithoutStatement(normalized, from, to, duties))
        {
            foreach (var (first, last) in WithoutTimes(normalized, start, end, duties))
                said |= ReadParts(normalized, first, last, field, duties);
        }
        return said;
    }

    /// <summary>Takes the parts between commas that are times out of a note: …参与,2025年6月底前完成.</summary>
    private static List<(int From, int To)> WithoutTimes(NormalizedText normalized, int from, int to, UnitDuties duties)
    {
        var rest = new List<(int From, int To)>();
        var (start, piece, depth) = (from, from, 0);
        for (var i = from; i <= to; i++)
        {
            var c = i < to ? normalized.Text[i] : ',';
            if (c == '(')
                depth++;
            else if (c == ')')
                depth--;
            if (depth > 0 || !",;。".Contains(c))
                continue;
            if (i - piece is >= 2 and <= 40 && SaysWhen(normalized.Text[piece..i]))
            {
                if (piece > start)
                    rest.Add((start, piece));
                duties.Deadlines.Add((piece, i));
                start = i + 1;
            }
            piece = i + 1;
        }
        if (start < to)
            rest.Add((start, to));
        return rest;
    }

    /// <summary>Whether a part of a note says until when, or that it never ends.</summary>
    private static bool SaysWhen(string part)
    {
        var from = 0;
        while (TimeWords.StartingAt(part, from, BeforeTimes) is > 0 and var length && TimeScanner.At(part, from) is null && !IsLasting(from))
            from += length;
        return part.Length - from <= LongestTime
            && (TimeScanner.At(part, from) is not null || (IsLasting(from) && part.Length - from <= LongestTime / 2 && !UnitWords.LooksLikeUnit(part)));

        bool IsLasting(int at) => TimeWords.StartingAt(part, at, Lasting) > 0;
    }

    /// <summary>The document says that a sign at a name marks those who lead: 带★的为牵头单位.</summary>
    public static bool SaysSignsLead(string raw) =>
        raw.Length <= 400
        && raw.AsSpan().IndexOfAny(UnitList.Signs + "＊") >= 0
        && SignsLead.IsMatch(new string([.. raw.Where(c => !char.IsWhiteSpace(c)).Select(c => c == '＊' ? '*' : SimplifiedText.Of(c))]));

    /// <summary>What a line outside the tasks says about who leads.</summary>
    public static LeadRule? RuleIn(string text) =>
        text.Length <= 400 && (text.Contains('牵', StringComparison.Ordinal) || text.Contains("头单位", StringComparison.Ordinal))
            ? LeadStatement.In(text)?.Rule
            : null;

    private bool ReadParts(NormalizedText normalized, int from, int to, NoteField? field, UnitDuties duties)
    {
        if (from >= to)
            return false;
        var said = false;
        var position = from;
        NoteField? pending = null;
        foreach (
            Match verb in normalized.Text.AsSpan(from, to - from).ContainsAny(VerbSigns) ? Verbs.Matches(normalized.Text[from..to]) : (IEnumerable<Match>)[]
        )
        {
            var at = from + verb.Index;
            if (at < position || IsInsideName(normalized.Text, position, at, at + verb.Length, to))
                continue;
            var names = Names(position, at);
            position = at + verb.Length;
            said = true;
            var word = verb.Value;
            if (Shared.IsMatch(word))
                duties.SharesDuty = true;
            var leads = word.Contains("牵头", StringComparison.Ordinal) || word == "会同";
            var supports =
                word.Contains("配合", StringComparison.Ordinal)
                || word.EndsWith("指导", StringComparison.Ordinal)
                || word.StartsWith('参')
                || word.StartsWith("协", StringComparison.Ordinal);
            var part =
                leads ? NoteField.Lead
                : supports ? NoteField.Supporting
                : pending ?? field ?? NoteField.Responsible;
            Give(duties, part, names);
            pending = word == "会同" ? NoteField.Responsible : null;
        }
        Give(duties, pending ?? field ?? NoteField.Responsible, Names(position, to));
        return said;

        // What stands right behind a verb and is no unit is what the verb speaks of: 配合做好宣传工作
        List<UnitItem> Names(int start, int end)
        {
            var isNote = field is not null || _isBracketed;
            var names = _list.Read(normalized, start, end, isNote);
            if (isNote && said && names.Count > 0 && names[0].From == start && !names[0].IsLikely)
            {
                names.RemoveAt(0);
                duties.Phrases++;
            }
            return names;
        }
    }

    /// <summary>负责 or 配合 inside a longer word is no verb of duty, nor is one in a bracket behind a name.</summary>
    private static bool IsInsideName(string text, int from, int at, int end, int to) =>
        (at > from && text[at - 1] == '(' && end < to && (text[end] == ')' || (end + 2 < to && text[end + 2] == ')' && text[end] is '单' or '部')))
        || (end < to && "人制".Contains(text[end]))
        || IsOfOrgan(text, at, end, to)
        || (text[end - 1] == '导' && end < to && !",;。)".Contains(text[end]))
        || (at > from && text[at] == '协' && text[at - 1] == '政');

    /// <summary>承办单位 and 实施部门 are who they are, no verb of duty.</summary>
    private static bool IsOfOrgan(string text, int at, int end, int to) =>
        end + 1 < to
        && text.AsSpan(end, 2) is "单位" or "部门" or "机关" or "机构" or "主体"
        && text.AsSpan(at, end - at) is "承办" or "主办" or "协办" or "实施" or "落实" or "指导" or "起草" or "参与" or "配合" or "协助" or "牵头";

    private static void Give(UnitDuties duties, NoteField part, List<UnitItem> names)
    {
        foreach (var name in names)
        {
            var target = (name.Part ?? part) switch
            {
                NoteField.Lead => duties.Leads,
                NoteField.Supporting => duties.Supporting,
                _ => duties.Responsible,
            };
            if (
                name.Folded is "无" or "/" or "-" or "--" or "待定" or "暂无" or "详见附件" or "见附件" or "另行确定" or "另行通知" or "同上"
                || target.Any(n => n.Folded == name.Folded)
            )
                continue;
            target.Add(name);
        }
    }
}
