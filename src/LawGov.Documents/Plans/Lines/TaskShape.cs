using LawGov.Documents.Plans.Units;

namespace LawGov.Documents.Plans.Lines;

/// <summary>What parts the tasks of a body from each other: a numbering, headings that carry unit notes, or the notes alone.</summary>
internal sealed class TaskShape(IReadOnlyList<DocumentLine> lines, Dictionary<DocumentLine, TableRow> tables, UnitNoteFinder notes)
{
    private const int MostNoteLines = 12;

    private const int MostOfBlock = 6;

    private const int MostOfChapter = 20;

    /// <summary>A note behind the last point of a section holds for all its points, which are sentences, not parts of one.</summary>
    public bool NotesOfSections { get; private set; }

    /// <summary>The numbering that tasks have; None where something else parts them.</summary>
    public MarkerKind ChooseKind()
    {
        var counts = new Dictionary<MarkerKind, int>();
        foreach (var line in lines)
        {
            if (line.Role is null && !line.IsBlank && !tables.ContainsKey(line))
                counts[line.Marker.Kind] = counts.GetValueOrDefault(line.Marker.Kind) + 1;
        }
        if (counts.GetValueOrDefault(MarkerKind.Article) >= 2)
            return MarkerKind.Article;
        if (counts.GetValueOrDefault(MarkerKind.SectionWord) > 0 && counts.GetValueOrDefault(MarkerKind.Section) > 0)
        {
            if (BlocksEndInNotes(MarkerKind.Section))
                return MarkerKind.Section;
            Regroup(MarkerKind.Section);
        }
        var numbered = NumberSequence.Find([.. lines.Where(l => l.Role is null && !tables.ContainsKey(l))], MarkerKind.Arabic);
        var arabic = numbered.Count;
        if (arabic >= 2 || (arabic == 1 && counts.GetValueOrDefault(MarkerKind.ArabicBracket) < 2))
        {
            var noted = Noted(l => numbered.ContainsKey(l));
            if (
                noted == 0
                && counts.GetValueOrDefault(MarkerKind.ArabicBracket) is >= 2 and var below
                && Noted(l => l.Marker.Kind == MarkerKind.ArabicBracket) * 3 > below * 2
            )
            {
                foreach (var (line, marker) in numbered)
                    line.Marker = marker with { Kind = MarkerKind.Group, Number = null };
                return MarkerKind.ArabicBracket;
            }
            if (noted * 2 > arabic || !NotesHangAtSections(numbered))
                return MarkerKind.Arabic;
            if (!BlocksEndInNotes(MarkerKind.Section))
            {
                NotesOfSections = counts.GetValueOrDefault(MarkerKind.Section) == 0 && BlocksEndInNotes(MarkerKind.Chapter, MostOfChapter);
                return MarkerKind.Arabic;
            }
            NotesOfSections = numbered.Keys.Count(l => l.Text.EndsWith(';')) * 3 < arabic;
            return NotesOfSections ? MarkerKind.Arabic : MarkerKind.None;
        }
        foreach (var kind in (MarkerKind[])[MarkerKind.ArabicBracket, MarkerKind.Circled, MarkerKind.Firstly, MarkerKind.Bullet])
        {
            if (counts.GetValueOrDefault(kind) >= 2)
                return kind;
        }
        return counts.GetValueOrDefault(MarkerKind.Section) == 0 && BlocksEndInNotes(MarkerKind.Chapter) ? MarkerKind.Chapter : MarkerKind.None;
    }

    /// <summary>
    /// Whether every note stands on a line of its own, behind the last point of its section: then the sections are the tasks, and the points stay in
    /// their text.
    /// </summary>
    private bool NotesHangAtSections(Dictionary<DocumentLine, Marker> points)
    {
        var noteAbove = false;
        foreach (var line in lines.Where(l => l.Role is null && !l.IsBlank && !tables.ContainsKey(l)))
        {
            var isPoint = points.ContainsKey(line);
            if (isPoint && (noteAbove || notes.Find(line.NormalizedText).Count > 0))
                return false;
            if (line.Marker.Kind is MarkerKind.Section or MarkerKind.Chapter or MarkerKind.ChapterWord or MarkerKind.SectionWord)
                noteAbove = false;
            else if (!isPoint && notes.IsNote(line.NormalizedText))
                noteAbove = true;
        }
        return true;
    }

    /// <summary>Headings of one kind become headings below the sections.</summary>
    private void Regroup(MarkerKind kind)
    {
        foreach (var line in lines.Where(l => l.Marker.Kind == kind))
            line.Marker = line.Marker with { Kind = MarkerKind.Group };
    }

    /// <summary>How many of these numbered lines, with the unnumbered lines behind each, end in a unit note.</summary>
    private int Noted(Func<DocumentLine, bool> isNumbered)
    {
        var noted = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Role is not null || !isNumbered(lines[i]))
                continue;
            var last = i;
            for (
                var j = i + 1;
                j < lines.Count
                    && (lines[j].Marker.Kind is MarkerKind.None or MarkerKind.ArabicBare or MarkerKind.Firstly || lines[j].Role is not null)
                    && !isNumbered(lines[j])
                    && j - i <= MostNoteLines;
                j++
            )
            {
                if (!lines[j].IsBlank && lines[j].Role is null)
                    last = j;
            }
            if (notes.Find(lines[last].NormalizedText).Count > 0)
                noted++;
        }
        return noted;
    }

    /// <summary>Whether most paragraphs are followed by a note on lines of its own.</summary>
    public bool NotesEndTasks()
    {
        var paragraphs = 0;
        var followed = 0;
        var isParagraph = false;
        foreach (var line in lines.Where(l => l.Role is null && !l.IsBlank && !tables.ContainsKey(l)))
        {
            var isNote = line.Marker.Kind == MarkerKind.None && notes.IsNote(line.NormalizedText);
            if (isNote && isParagraph)
                followed++;
            isParagraph = !isNote && line.Marker.Kind == MarkerKind.None && notes.Find(line.NormalizedText).Count == 0;
            if (isParagraph)
                paragraphs++;
        }
        return followed >= 2 && followed * 5 >= paragraphs * 3;
    }

    /// <summary>Whether the parts that such headings begin are tasks themselves: nothing stands below them, and most end in a unit note.</summary>
    /// <param name="kind">The headings.</param>
    /// <param name="most">How many paragraphs such a part has at most.</param>
    public bool BlocksEndInNotes(MarkerKind kind, int most = MostOfBlock)
    {
        var blocks = 0;
        var noted = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Marker.Kind != kind || lines[i].Role is not null)
                continue;
            blocks++;
            var last = i;
            var paragraphs = 0;
            var early = false;
            for (
                var j = i + 1;
                j < lines.Count
                    && lines[j].Marker.Kind != kind
                    && lines[j].Marker.Kind is not (MarkerKind.Chapter or MarkerKind.ChapterWord or MarkerKind.SectionWord);
                j++
            )
            {
                if (lines[j].IsBlank || lines[j].Role is not null)
                    continue;
                // A note that more text follows ends a task inside the part
                early |= last > i && notes.IsNote(lines[last].NormalizedText) && !notes.IsNote(lines[j].NormalizedText);
                last = j;
                paragraphs++;
            }
            if (paragraphs <= most && !early && notes.Find(lines[last].NormalizedText).Count > 0)
                noted++;
        }
        return blocks >= 2 && noted * 2 > blocks;
    }

    /// <summary>Text pasted from a page with fixed line ends: most longer lines stop in the middle of a sentence.</summary>
    public bool IsWrapped()
    {
        var all = lines.Where(l => l.Role is null && l.Text.Length >= 15 && l.Marker.Kind == MarkerKind.None && !tables.ContainsKey(l)).ToList();
        return all.Count >= 4 && all.Count(l => !EndsSentence(l.Source.Text)) * 10 >= all.Count * 5;
    }

    /// <summary>Whether a line ends where a sentence does.</summary>
    public static bool EndsSentence(string raw)
    {
        var text = NormalizedText.Fold(raw);
        return text.Length == 0 || "。!?;:.\")".Contains(text[^1]);
    }
}
