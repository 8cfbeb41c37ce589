using LawGov.Documents.Plans.Lines;

namespace LawGov.Documents.Plans.Outlines;

/// <summary>Numbers chapters and sections by their order; what is printed is only checked as a remnant.</summary>
internal static class OutlineNumbers
{
    public static void Restore(IReadOnlyList<ChapterDraft> chapters, List<PlanFinding> findings)
    {
        var last = 0;
        foreach (var chapter in chapters.Where(c => c.Line is not null && !c.IsUncounted))
        {
            var number = Next(last, chapter.Number, chapter.Number is { } n ? HanNumerals.Write(n) : "");
            Report(findings, chapter.Line!.Number, chapter.Title, chapter.Number, number);
            chapter.Number = last = number;
        }
        var restarts = Fit(chapters, true) >= Fit(chapters, false);
        last = 0;
        foreach (var chapter in chapters)
        {
            if (restarts)
                last = 0;
            foreach (var section in chapter.Sections.Where(s => s.Line is not null && !s.IsUncounted))
            {
                var number = Next(last, section.Number, section.Printed ?? "");
                Report(findings, section.Line!.Number, section.Title, section.Number, number);
                if (section.Number == number)
                    section.Printed = null;
                section.Number = last = number;
            }
        }
    }

    private static int Next(int last, int? printed, string asPrinted)
    {
        var expected = last + 1;
        return printed is { } p && p > expected && p - expected <= 3 && !IsRemnant(asPrinted, expected) ? p : expected;
    }

    /// <summary>How well the printed numerals fit one of the two ways of counting.</summary>
    private static int Fit(IReadOnlyList<ChapterDraft> chapters, bool restarts)
    {
        var fit = 0;
        var last = 0;
        foreach (var chapter in chapters)
        {
            if (restarts)
                last = 0;
            foreach (var section in chapter.Sections.Where(s => s.Line is not null && !s.IsUncounted))
            {
                last++;
                if (section.Number == last)
                    fit += 2;
                else if (section.Number is not null)
                    fit += IsRemnant(section.Printed ?? "", last) ? 1 : -1;
            }
        }
        return fit;
    }

    /// <summary>Whether what is printed can be what is left of a number.</summary>
    private static bool IsRemnant(string printed, int number)
    {
        var whole = HanNumerals.Write(number);
        var at = 0;
        foreach (var c in NormalizedText.Fold(printed).Where(HanNumerals.IsDigit))
        {
            at = whole.IndexOf(c, at) + 1;
            if (at == 0)
                return false;
        }
        return true;
    }

    private static void Report(List<PlanFinding> findings, int line, string title, int? printed, int number)
    {
        if (printed == number)
            return;
        findings.Add(
            new PlanFinding(
                FindingCode.HeadingNumeralRestored,
                line,
                $"“{title}”的序号残缺或有误，按顺序补为{HanNumerals.Write(number)}。",
                HanNumerals.Write(number)
            )
            {
                Subject = title,
            }
        );
    }
}
