using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Xml.Linq;
using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Rules;
using LawGov.Web.Startup;
using LawGov.Web.Texts;
using Xunit.Abstractions;

namespace LawGov.Web.Tests.Architecture;

/// <summary>Which project may know which, and what every member of the vocabulary must have.</summary>
[Trait("Database", "once")]
public sealed class ProjectTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("LawGov.Domain", "")]
    [InlineData("LawGov.Documents", "")]
    [InlineData("LawGov.Data", "LawGov.Domain")]
    [InlineData("LawGov.Web", "LawGov.Data LawGov.Documents")]
    public void Project_Refers_OnlyAlongTheArrow(string project, string allowed)
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj"));

        var referred = file.Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value))
            .Order(StringComparer.Ordinal);

        Assert.Equal(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries), referred);
    }

    [Fact]
    public void Domain_Knows_OnlyTheBaseClassLibrary()
    {
        string[] foreign =
        [
            "Microsoft.EntityFrameworkCore",
            "Microsoft.AspNetCore",
            "Microsoft.Extensions",
            "System.Net",
            "System.Data",
            "System.IO.FileSystem",
        ];

        // Counting covered lines adds the library's other name
        var known = typeof(Entity).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(name => name != "netstandard").ToList();

        Assert.All(known, name => Assert.StartsWith("System", name, StringComparison.Ordinal));
        Assert.DoesNotContain(known, name => foreign.Any(f => name.StartsWith(f, StringComparison.Ordinal)));
        Assert.Empty(XDocument.Load(Path.Combine(Repository.Root, "src/LawGov.Domain/LawGov.Domain.csproj")).Descendants("PackageReference"));
    }

    [Fact]
    public void Documents_Knows_NoOtherProject() =>
        Assert.DoesNotContain(
            typeof(LawGov.Documents.Official.QuarterlySummary).Assembly.GetReferencedAssemblies(),
            a => a.Name!.StartsWith("LawGov", StringComparison.Ordinal)
        );

    [Fact]
    public void Data_Knows_NoWeb() =>
        Assert.DoesNotContain(
            typeof(LawGovDb).Assembly.GetReferencedAssemblies(),
            a => a.Name is "LawGov.Web" or "LawGov.Documents" || a.Name!.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal)
        );

    [Fact]
    public void EveryMember_OfEveryEnumOfTheDomain_HasALabel()
    {
        var members = typeof(Entity)
            .Assembly.GetExportedTypes()
            .Where(t => t.IsEnum)
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
            .ToList();

        var unnamed = members
            .Where(m => string.IsNullOrWhiteSpace(m.GetCustomAttribute<DisplayAttribute>()?.Name))
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}")
            .ToList();

        output.WriteLine($"{members.Count} members");
        Assert.NotEmpty(members);
        Assert.True(unnamed.Count == 0, $"Without [Display]: {string.Join(", ", unnamed)}");
    }

    [Fact]
    public void EveryRule_HasASentence_AndNoSentenceIsLeftOver()
    {
        var codes = typeof(RuleCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => (string)f.GetRawConstantValue()!)
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.NotEmpty(codes);
        Assert.Equal(codes, RuleText.Sentences.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryUseCase_HasATestClass()
    {
        var tested = typeof(ProjectTests).Assembly.GetTypes().Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        var useCases = UseCases.All("ExecuteAsync").Select(t => t.Name).Order(StringComparer.Ordinal).ToList();

        var missing = useCases.Where(name => !tested.Contains(name + "Tests")).ToList();

        output.WriteLine($"{useCases.Count} use cases");
        Assert.NotEmpty(useCases);
        Assert.True(
            missing.Count == 0,
            $"{missing.Count} of {useCases.Count} use cases have no test class: {string.Join(", ", missing.Select(m => m + "Tests"))}"
        );
    }
}
