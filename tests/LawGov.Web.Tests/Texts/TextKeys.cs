using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using FluentValidation;
using FluentValidation.Validators;
using LawGov.Data.Queries;
using LawGov.Documents.Comparing;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;
using LawGov.Domain;
using LawGov.Web.Features.Audit;
using LawGov.Web.Features.Comparisons;
using LawGov.Web.Features.Import;
using LawGov.Web.Tests.Architecture;
using LawGov.Web.Texts;

namespace LawGov.Web.Tests.Texts;

/// <summary>Every text a screen may show: what the source hands to the localizer, and what it looks up by a code.</summary>
internal static partial class TextKeys
{
    /// <summary>Each key with a place it comes from.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Collect();

    /// <summary>
    /// The keys in a piece of source: the literals of the first argument of L[…], H[…] and l[…], and the sentences of refused fields and files.
    /// </summary>
    public static IEnumerable<string> Of(string source) =>
        Localizer().Matches(source).SelectMany(m => FirstArgument(source, m.Index + m.Length)).Concat(Refusal().Matches(source).Select(m => m.Groups[1].Value));

    private static Dictionary<string, string> Collect()
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in new[] { "*.cs", "*.cshtml" }.SelectMany(p => Repository.Files("src/LawGov.Web", p)))
        {
            foreach (var key in Of(File.ReadAllText(file)))
                keys.TryAdd(key, Repository.Name(file));
        }
        foreach (var (key, place) in Tables().Concat(Labels()).Concat(FormChecks()).Where(t => Chinese().IsMatch(t.Key)))
            keys.TryAdd(key, place);
        return keys;
    }

    /// <summary>Sentences looked up by a code.</summary>
    private static IEnumerable<(string Key, string Place)> Tables() =>
        [
            .. RuleText.Sentences.Values.Select(s => (s, nameof(RuleText))),
            .. ClashText.Sentences.Values.Concat([ClashText.Stale, ClashText.BrokenReference, ClashText.Unnamed]).Select(s => (s, nameof(ClashText))),
            .. Enum.GetValues<UnreadableCode>().Append((UnreadableCode)(-1)).Select(c => (ImportText.Of(c), nameof(ImportText))),
            .. Enum.GetValues<ParsedPlanKind>().Select(k => (ImportText.Of(k), nameof(ImportText))),
            .. Enum.GetNames<FindingCode>().Append("").Select(c => (ImportText.KindOf(c), nameof(ImportText))),
            .. Enum.GetValues<ChangeKind>().Select(k => (ChangeText.Of(k), nameof(ChangeText))),
            .. FormExamples.All.SelectMany(g => g.Examples.Select(e => e.Says).Prepend(g.Question)).Select(s => (s, nameof(FormExamples))),
            .. ReportBucket.Table.Select(b => (b.Label, nameof(ReportBucket))),
            .. AuditWords.Kinds.Concat(AuditWords.Acts).Concat(AuditWords.Fields).Select(w => (w.Value, nameof(AuditWords))),
        ];

    /// <summary>Labels of the members of enums.</summary>
    private static IEnumerable<(string Key, string Place)> Labels() =>
        new[] { typeof(Entity).Assembly, typeof(Program).Assembly }
            .SelectMany(a => a.GetTypes())
            .Where(t => t.IsEnum)
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(f => (Label: f.GetCustomAttribute<DisplayAttribute>()?.Name, Place: f.DeclaringType!.Name))
            .Where(l => l.Label is not null)
            .Select(l => (l.Label!, l.Place));

    /// <summary>What form checks say. They are made, never run: a clock they would look at is not needed.</summary>
    private static IEnumerable<(string Key, string Place)> FormChecks() =>
        typeof(Program)
            .Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IValidator)))
            .SelectMany(t => t.GetConstructors().Select(c => (IValidator)c.Invoke(new object?[c.GetParameters().Length])))
            .SelectMany(v => Sentences(v).Select(s => (s, v.GetType().FullName ?? "")));

    /// <summary>The sentences of a form check and of the checks within it, one for each line of the form.</summary>
    private static IEnumerable<string> Sentences(IValidator check) =>
        check
            .CreateDescriptor()
            .Rules.SelectMany(r => r.Components)
            .SelectMany(c => c.Validator is IChildValidatorAdaptor ? Sentences(Within(c.Validator)) : [c.GetUnformattedErrorMessage()]);

    private static IValidator Within(IPropertyValidator adaptor)
    {
        var get = adaptor.GetType().GetMethod("GetValidator")!;
        var context = Activator.CreateInstance(get.GetParameters()[0].ParameterType, [null]);
        return (IValidator)get.Invoke(adaptor, [context, null])!;
    }

    /// <summary>The string literals from a place in the source to the end of the argument that begins there.</summary>
    private static IEnumerable<string> FirstArgument(string source, int at)
    {
        for (var depth = 0; at < source.Length; at++)
        {
            switch (source[at])
            {
                case '"':
                    yield return Literal(source, ref at);
                    break;
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}' when depth-- == 0:
                case ',' when depth == 0:
                    yield break;
            }
        }
    }

    /// <summary>A literal; afterwards <paramref name="at"/> stands on its closing mark.</summary>
    private static string Literal(string source, ref int at)
    {
        var text = new StringBuilder();
        for (at++; source[at] != '"'; at++)
        {
            if (source[at] != '\\')
                text.Append(source[at]);
            else
                text.Append(source[++at] == 'n' ? '\n' : source[at]);
        }
        return text.ToString();
    }

    [GeneratedRegex(@"(?<!\w)[LHl]\[")]
    private static partial Regex Localizer();

    /// <summary>new(nameof(Command.Name), "…"), new RefusedFileException("…"), and the only complaint of the set-up page.</summary>
    [GeneratedRegex("""(?:new\((?:nameof\([\w.]+\)|field|"\w+"), |RefusedFileException[^"\n]*\(|return \[)"([^"]*[\u4e00-\u9fff][^"]*)"(?=[,)\]])""")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Chinese();
}
