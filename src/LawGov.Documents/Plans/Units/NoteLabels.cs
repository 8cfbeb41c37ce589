namespace LawGov.Documents.Plans.Units;

/// <summary>What a labelled part of a unit note holds.</summary>
internal enum NoteField
{
    Lead,
    Responsible,
    Supporting,
    Person,
    Deadline,
    Other,
}

/// <summary>A label met in a text.</summary>
/// <param name="Field">What follows it.</param>
/// <param name="Start">Where the label starts in the normalized text.</param>
/// <param name="End">Where its content starts, behind the mark if there is one.</param>
/// <param name="HasMark">A colon, or a semicolon or comma in its place, follows.</param>
internal readonly record struct NoteLabel(NoteField Field, int Start, int End, bool HasMark)
{
    /// <summary>牵头: without 单位, or a label that has lost a character: only with a unit behind it.</summary>
    public bool IsShort { get; init; }
}

/// <summary>The labels of unit notes: 牵头单位, 责任部门, 完成时限 ….</summary>
internal static class NoteLabels
{
    /// <summary>Labels that are known again when one of their characters is lost, before a colon.</summary>
    private static readonly string[] Damageable =
    [
        "牵头单位",
        "责任单位",
        "配合单位",
        "牵头部门",
        "责任部门",
        "配合部门",
        "完成时限",
        "完成时间",
        "完成期限",
        "主办单位",
        "承办单位",
        "协办单位",
        "落实单位",
        "负责单位",
        "参与单位",
        "参加单位",
        "协助单位",
        "主办部门",
        "承办部门",
        "协办部门",
    ];

    private static readonly (string Word, NoteField Field)[] Words = BuildWords();

    private static readonly Dictionary<char, (string Word, NoteField Field)[]> ByFirst = Words
        .GroupBy(w => w.Word[0])
        .ToDictionary(g => g.Key, g => g.ToArray());

    /// <summary>The label that starts here, if one does.</summary>
    public static NoteLabel? At(string text, int index, int end)
    {
        if (!ByFirst.TryGetValue(text[index], out var words))
            return null;
        foreach (var (word, field) in words)
        {
            if (index + word.Length > end || string.CompareOrdinal(text, index, word, 0, word.Length) != 0)
                continue;
            var next = index + word.Length;
            while (next < end && text[next] == '*')
                next++;
            var doubtful = word.Length <= 3 && !word.EndsWith('人');
            if (doubtful && (next >= end || text[next] != ':'))
                continue;
            var hasMark = next < end && text[next] is ':' or ';' or ',';
            while (next < end && text[next] is ':' or ';' or ',' or '*')
                next++;
            return new NoteLabel(field, index, next, hasMark) { IsShort = doubtful };
        }
        return null;
    }

    /// <summary>Whether a character can begin a label: a quick refusal.</summary>
    public static bool CanStart(char c) => c is >= '\u4E00' and <= '\u9FFF' && ByFirst.ContainsKey(c);

    /// <summary>What a column header or a label says, or null.</summary>
    public static NoteField? FieldOf(string word)
    {
        foreach (var (known, field) in Words)
        {
            if (word == known && known.Length > 2)
                return field;
            if ((known.Length > 3 || known.EndsWith('人')) && word.StartsWith(known, StringComparison.Ordinal))
                return field;
        }
        return null;
    }

    private static (string Word, NoteField Field)[] BuildWords()
    {
        var words = new List<(string Word, NoteField Field)>();
        Add(NoteField.Lead, "牵头", "牵头负责", "共同牵头", "联合牵头", "主办", "主责", "主要责任", "牵头责任", "第一责任", "责任牵头", "总牵头");
        Add(NoteField.Responsible, "责任", "负责", "落实", "实施", "承办", "承担", "具体责任", "分工", "办理", "推进", "组织", "工作", "起草", "编制");
        Add(NoteField.Supporting, "配合", "参加", "参与", "协办", "协助", "协同", "协作", "配合责任", "协办责任", "参与责任", "督导", "指导", "监督");
        // Short words are labels only before a colon
        foreach (var word in (string[])["牵头", "主办", "主责"])
            words.Add((word, NoteField.Lead));
        foreach (var word in (string[])["配合", "协办", "参与", "参加"])
            words.Add((word, NoteField.Supporting));
        words.Add(("责任", NoteField.Responsible));
        words.Add(("责任主体", NoteField.Responsible));
        foreach (
            var word in (string[])
                [
                    "责任领导",
                    "牵头责任人",
                    "牵头负责人",
                    "具体负责人",
                    "联系领导",
                    "配合领导",
                    "包联领导",
                    "牵头领导",
                    "分管领导",
                    "责任人",
                    "责任人员",
                    "牵头人",
                    "责任区领导",
                    "责任县领导",
                    "牵头区领导",
                    "牵头县领导",
                    "主要责任人",
                    "第一责任人",
                    "具体责任人",
                    "直接责任人",
                ]
        )
        {
            words.Add((word, NoteField.Person));
        }
        foreach (
            var word in (string[])
                [
                    "办结时限",
                    "办结时间",
                    "整改期限",
                    "整改时间",
                    "序时进度",
                    "完成节点",
                    "完成时限",
                    "完成时间",
                    "完成期限",
                    "时限要求",
                    "时间要求",
                    "时间节点",
                    "办理时限",
                    "整改时限",
                    "推进时限",
                    "完成日期",
                    "时间进度",
                    "进度安排",
                    "进度要求",
                ]
        )
        {
            words.Add((word, NoteField.Deadline));
        }
        foreach (var word in (string[])["成果形式", "工作成果", "完成标准", "工作标准", "具体措施", "联系人", "联系电话"])
            words.Add((word, NoteField.Other));
        // What can be left of labels that say different things is none
        words.AddRange(
            Damageable
                .SelectMany(whole => Enumerable.Range(0, whole.Length).Select(i => (Word: whole.Remove(i, 1), words.First(w => w.Word == whole).Field)))
                .GroupBy(w => w.Word, StringComparer.Ordinal)
                .Where(g => g.Select(w => w.Field).Distinct().Count() == 1 && words.All(w => w.Word != g.Key))
                .Select(g => g.First())
                .ToList()
        );
        return [.. words.OrderByDescending(w => w.Word.Length)];

        void Add(NoteField field, params string[] heads)
        {
            foreach (var head in heads)
            {
                foreach (var tail in (string[])["单位", "部门", "科室", "处室", "股室", "机关"])
                {
                    if (head is "工作" or "组织" or "推进" or "实施" or "落实" && tail is "机关" or "部门" or "科室" or "处室" or "股室" && head != "落实")
                        continue;
                    if (head is "工作" or "组织")
                        continue;
                    words.Add((head + tail, field));
                }
            }
        }
    }
}
