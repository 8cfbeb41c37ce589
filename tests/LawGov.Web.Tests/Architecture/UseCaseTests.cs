using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using LawGov.TestKit;
using LawGov.Web.Access;
using LawGov.Web.Features.Account;
using LawGov.Web.Features.Filings;
using LawGov.Web.Startup;
using LawGov.Web.Tests.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawGov.Web.Tests.Architecture;

/// <summary>No use case skips its check: each asks the matrix, none asks whether somebody is signed in, and called by nobody each changes nothing.</summary>
public sealed class UseCaseTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    /// <summary>What the system does by itself, and what a person does to the own account or screen.</summary>
    private static readonly string[] WithoutCheck =
    [
        nameof(OpenPeriod),
        nameof(EnsureQuarterOpen),
        nameof(EndOwedLines),
        nameof(SignInUser),
        nameof(SetUpDistrict),
        nameof(ChangePassword),
    ];

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(c => c.Value);

    private static IEnumerable<MethodInfo> Entrances =>
        UseCases
            .All("ExecuteAsync")
            .Where(t => !WithoutCheck.Contains(t.Name, StringComparer.Ordinal))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => m.Name == "ExecuteAsync"));

    [Fact]
    public void EveryUseCase_AsksTheMatrix()
    {
        var silent = Entrances
            .Where(m => !Reached(m).Any(c => c.DeclaringType == typeof(AccessCheck) && c.Name == nameof(AccessCheck.Ensure)))
            .Select(m => m.DeclaringType!.Name)
            .ToList();

        Assert.True(silent.Count == 0, $"Use cases that ask nobody: {string.Join(", ", silent)}");
    }

    [Fact]
    public void NoUseCase_AsksWhetherSomebodyIsSignedIn()
    {
        var asking = UseCases
            .All("ExecuteAsync")
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => Reached(m).Any(c => c.DeclaringType == typeof(CurrentUser) && c.Name is "get_IsSignedIn" or "get_IsSystem"))
            .Select(m => m.DeclaringType!.Name)
            .Distinct()
            .ToList();

        Assert.True(asking.Count == 0, $"Use cases that let nobody through: {string.Join(", ", asking)}");
    }

    [Fact]
    public async Task EveryUseCase_CalledByNobody_IsRefusedAndChangesNothing()
    {
        var before = await site.WithDbAsync(db => db.Audit.CountAsync());
        var through = new List<string>();

        foreach (var entrance in Entrances)
        {
            try
            {
                await site.ActAsAsync(
                    null,
                    async services =>
                    {
                        var useCase = services.GetRequiredService(entrance.DeclaringType!);
                        await (Task)entrance.Invoke(useCase, [.. entrance.GetParameters().Select(p => ArgumentOf(p.ParameterType))])!;
                        return true;
                    }
                );
                through.Add(entrance.DeclaringType!.Name);
            }
            catch (Exception refusal) when (refusal is AccessDeniedException or NotFoundException) { }
        }

        Assert.True(through.Count == 0, $"Use cases that let nobody through: {string.Join(", ", through)}");
        Assert.Equal(before, await site.WithDbAsync(db => db.Audit.CountAsync()));
    }

    private static object? ArgumentOf(Type type) =>
        type == typeof(CancellationToken) ? CancellationToken.None
        : type.IsValueType || type == typeof(string) || typeof(Delegate).IsAssignableFrom(type) ? (type.IsValueType ? Activator.CreateInstance(type) : null)
        : type.GetConstructor(Type.EmptyTypes) is { } make ? make.Invoke([])
        : null;

    /// <summary>The methods a method calls, and those that the product's own among them call.</summary>
    private static HashSet<MethodBase> Reached(MethodInfo from)
    {
        var reached = new HashSet<MethodBase>();
        var open = new Queue<(MethodBase Method, int Depth)>([(from, 0)]);
        while (open.TryDequeue(out var next))
        {
            foreach (var called in CallsOf(next.Method))
            {
                var isOwn =
                    called.Module == typeof(UseCases).Module && called.DeclaringType != typeof(AccessCheck) && called.DeclaringType != typeof(CurrentUser);
                if (reached.Add(called) && isOwn && next.Depth < 4)
                    open.Enqueue((called, next.Depth + 1));
            }
        }
        return reached;
    }

    private static IEnumerable<MethodBase> CallsOf(MethodBase method)
    {
        var body = method.GetCustomAttribute<AsyncStateMachineAttribute>() is { } machine
            ? machine.StateMachineType.GetMethod("MoveNext", BindingFlags.NonPublic | BindingFlags.Instance)!
            : method;
        if (body.GetMethodBody()?.GetILAsByteArray() is not { } il)
            yield break;
        var typeArguments = body.DeclaringType!.IsGenericType ? body.DeclaringType.GetGenericArguments() : null;
        for (var at = 0; at < il.Length; )
        {
            var code = Codes[il[at] == 0xFE ? (short)((0xFE << 8) | il[at + 1]) : il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod)
            {
                var methodArguments = body.IsGenericMethod ? body.GetGenericArguments() : null;
                if (body.Module.ResolveMethod(BitConverter.ToInt32(il, at), typeArguments, methodArguments) is { } called)
                    yield return called;
            }
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }
}
