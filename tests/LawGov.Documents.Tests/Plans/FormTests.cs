using System.Reflection;
using Xunit.Sdk;

namespace LawGov.Documents.Tests.Plans;

/// <summary>No row of the table of forms goes untested.</summary>
public sealed class FormTests
{
    private const int FewestInRow = 4;

    private const int FewestInAll = 150;

    [Fact]
    public void EveryRow_HasItsCases()
    {
        var counts = Counts();

        Assert.All(FormRows.All, row => Assert.True(counts.GetValueOrDefault(row) >= FewestInRow, $"{row}: {counts.GetValueOrDefault(row)} cases"));
        Assert.True(counts.Values.Sum() >= FewestInAll, string.Join(", ", counts.Select(c => $"{c.Key} {c.Value}")));
        Assert.Empty(counts.Keys.Except(FormRows.All));
    }

    private static Dictionary<string, int> Counts()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (
            var method in typeof(FormTests)
                .Assembly.GetTypes()
                .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        )
        {
            if (method.GetCustomAttribute<FactAttribute>() is null)
                continue;
            var traits = method
                .CustomAttributes.Concat(method.DeclaringType!.CustomAttributes)
                .Where(a => a.AttributeType == typeof(TraitAttribute) && (string?)a.ConstructorArguments[0].Value == FormRows.Row);
            var cases = method.GetCustomAttributes<DataAttribute>().Sum(d => d.GetData(method).Count());
            foreach (var row in traits.Select(t => (string)t.ConstructorArguments[1].Value!))
                counts[row] = counts.GetValueOrDefault(row) + Math.Max(1, cases);
        }
        return counts;
    }
}
