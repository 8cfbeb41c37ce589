using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LawGov.Documents.Plans;

/// <summary>Writes a reading as the JSON object that `parse FILE --json` prints.</summary>
public static class ParsedPlanJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One indented JSON object; Chinese stays readable.</summary>
    public static string Write(ParsedPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
            WritePlan(json, plan);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WritePlan(Utf8JsonWriter json, ParsedPlan plan)
    {
        json.WriteStartObject();
        json.WriteString("source", plan.Source);
        json.WriteString("title", plan.Title);
        json.WriteString("documentNumber", plan.DocumentNumber);
        WriteAll(json, "issuingBodies", plan.IssuingBodies);
        json.WriteString("issuedOn", Day(plan.IssuedOn));
        json.WriteString("publishedOn", Day(plan.PublishedOn));
        json.WriteStartObject("period");
        WriteNumber(json, "from", plan.Period.From);
        WriteNumber(json, "to", plan.Period.To);
        json.WriteEndObject();
        json.WriteString("kind", KebabCase(plan.Kind.ToString()));
        json.WriteStartArray("chapters");
        foreach (var chapter in plan.Chapters)
            WriteChapter(json, chapter);
        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in plan.Findings)
            WriteFinding(json, finding);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteChapter(Utf8JsonWriter json, ParsedChapter chapter)
    {
        json.WriteStartObject();
        json.WriteString("ordinal", chapter.Ordinal);
        json.WriteString("title", chapter.Title);
        json.WriteNumber("line", chapter.Line);
        if (chapter.Intro is not null)
            json.WriteString("intro", chapter.Intro);
        json.WriteStartArray("sections");
        foreach (var section in chapter.Sections)
        {
            json.WriteStartObject();
            json.WriteString("ordinal", section.Ordinal);
            if (section.OrdinalAsPrinted is not null)
                json.WriteString("ordinalRaw", section.OrdinalAsPrinted);
            json.WriteString("title", section.Title);
            json.WriteNumber("line", section.Line);
            if (section.Intro is not null)
                json.WriteString("intro", section.Intro);
            json.WriteStartArray("tasks");
            foreach (var task in section.Tasks)
                WriteTask(json, task);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTask(Utf8JsonWriter json, ParsedTask task)
    {
        json.WriteStartObject();
        WriteNumber(json, "number", task.Number);
        json.WriteString("title", task.Title);
        json.WriteString("startsWith", task.StartsWith);
        json.WriteString("endsWith", task.EndsWith);
        json.WriteString("text", task.Text);
        json.WriteString("unitNote", task.UnitNote);
        WriteAll(json, "leadUnits", task.LeadUnits);
        WriteAll(json, "responsibleUnits", task.ResponsibleUnits);
        WriteAll(json, "supportingUnits", task.SupportingUnits);
        WriteAll(json, "persons", task.Persons);
        WriteAll(json, "collectives", task.Collectives.Select(c => c.Name));
        WriteAll(json, "collectiveKinds", task.Collectives.Select(c => KebabCase(c.Kind.ToString())));
        json.WriteBoolean("sharedDuty", task.SharedDuty);
        json.WriteStartArray("deadlines");
        foreach (var deadline in task.Deadlines)
        {
            json.WriteStartObject();
            json.WriteString("text", deadline.Text);
            json.WriteString("due", Day(deadline.DueOn));
            json.WriteString("kind", KebabCase(deadline.Kind.ToString()));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("targets");
        foreach (var target in task.Targets)
            WriteTarget(json, target);
        json.WriteEndArray();
        json.WriteStartArray("recurring");
        foreach (var recurrence in task.Recurring)
            WriteRecurrence(json, recurrence);
        json.WriteEndArray();
        json.WriteNumber("line", task.Line);
        json.WriteNumber("endLine", task.EndLine);
        json.WriteEndObject();
    }

    private static void WriteTarget(Utf8JsonWriter json, ParsedTarget target)
    {
        json.WriteStartObject();
        json.WriteString("text", target.Text);
        json.WriteNumber("value", target.Value);
        if (target.ValueMax is { } max)
            json.WriteNumber("valueMax", max);
        json.WriteString("unit", target.Unit);
        WriteOperator(json, target.Operator);
        if (target.Year is { } year)
            json.WriteNumber("year", year);
        if (target.Per is { } per)
            json.WriteString("per", KebabCase(per.ToString()));
        json.WriteEndObject();
    }

    private static void WriteRecurrence(Utf8JsonWriter json, ParsedRecurrence recurrence)
    {
        json.WriteStartObject();
        json.WriteString("text", recurrence.Text);
        json.WriteString("frequency", KebabCase(recurrence.Frequency.ToString()));
        WriteNumber(json, "count", recurrence.Count);
        if (recurrence.CountMax is { } max)
            json.WriteNumber("countMax", max);
        WriteOperator(json, recurrence.Operator);
        if (recurrence.Month is { } month)
            json.WriteNumber("month", month);
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, PlanFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("code", KebabCase(finding.Code.ToString()));
        json.WriteNumber("line", finding.Line);
        WriteNumber(json, "task", finding.Task);
        if (finding.Tasks.Count > 0)
        {
            json.WriteStartArray("tasks");
            foreach (var task in finding.Tasks)
                json.WriteNumberValue(task);
            json.WriteEndArray();
        }
        if (finding.Lines.Count > 0)
        {
            json.WriteStartArray("lines");
            foreach (var line in finding.Lines)
                json.WriteNumberValue(line);
            json.WriteEndArray();
        }
        json.WriteString("message", finding.Message);
        json.WriteString("suggestion", finding.Suggestion);
        if (finding.Subject is not null)
            json.WriteString("subject", finding.Subject);
        if (finding.Proposals.Count > 0)
            WriteAll(json, "proposals", finding.Proposals);
        json.WriteEndObject();
    }

    private static void WriteOperator(Utf8JsonWriter json, ParsedOperator comparison)
    {
        if (comparison == ParsedOperator.AtLeast)
            json.WriteString("op", "gte");
        if (comparison == ParsedOperator.AtMost)
            json.WriteString("op", "lte");
    }

    private static void WriteAll(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string KebabCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
