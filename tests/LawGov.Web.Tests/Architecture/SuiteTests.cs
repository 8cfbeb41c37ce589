using System.Reflection;
using LawGov.TestKit;
using LawGov.Web.Tests.Sample;

namespace LawGov.Web.Tests.Architecture;

/// <summary>tests/run.sh leaves out on PostgreSQL what is marked <c>[Trait("Database", "once")]</c>.</summary>
[Trait("Database", "once")]
public sealed class SuiteTests
{
    /// <summary>The sample is written by the same statements as everything else, and takes seconds.</summary>
    private static readonly Type[] LoadedOnce = [typeof(SampleDistrictTests), typeof(OpenWindowTests)];

    [Fact]
    public void ClassesThatRunOnce_UseNoDatabase()
    {
        var wrong = typeof(SuiteTests).Assembly.GetTypes().Where(RunsOnce).Except(LoadedOnce).Where(UsesASite).Select(t => t.FullName).ToList();

        Assert.True(wrong.Count == 0, $"These use a database and run on one alone: {string.Join(", ", wrong)}");
    }

    private static bool RunsOnce(Type type) =>
        type.GetCustomAttributesData()
            .Any(a => a.AttributeType == typeof(TraitAttribute) && a.ConstructorArguments is [{ Value: "Database" }, { Value: "once" }]);

    private static bool UsesASite(Type type) =>
        type.GetConstructors()
            .SelectMany(c => c.GetParameters())
            .Select(p => p.ParameterType)
            .Concat(type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Select(f => f.FieldType))
            .Any(t => typeof(LawGovSite).IsAssignableFrom(t) || t == typeof(TestDatabase));
}
