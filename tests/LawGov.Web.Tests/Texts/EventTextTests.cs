using System.Reflection;
using LawGov.Data.Records;
using LawGov.Domain.Events;
using LawGov.Web.Texts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Tests.Texts;

/// <summary>Every event has its act, its words and a way into the database and back.</summary>
public sealed class EventTextTests : IDisposable
{
    private readonly ServiceProvider _services = Services();

    /// <summary>Acts of entries that were written before events had arguments; nothing raises them any more.</summary>
    private static readonly TimelineAct[] Former = [TimelineAct.AssignmentIssued];

    public static TheoryData<Type> Events => [.. EventJson.Types.Values];

    private static ServiceProvider Services()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddMvcCore().AddViews();
        services.AddTexts();
        return services.BuildServiceProvider();
    }

    public void Dispose() => _services.Dispose();

    [Theory]
    [MemberData(nameof(Events))]
    public void Event_StoredAndReadAgain_IsTheSameAndHasWords(Type type)
    {
        var happened = Made(type);

        var read = EventJson.Read(happened.Act, EventJson.Write(happened));

        Assert.Equal(happened, read);
        Assert.NotNull(EventText.Detail(_services.GetRequiredService<IStringLocalizer<Text>>(), happened));
    }

    [Fact]
    public void EveryAct_IsAnEvent() => Assert.Equal(Enum.GetValues<TimelineAct>().Except(Former).Order(), EventJson.Types.Keys.Order());

    [Fact]
    public void OldEntry_WithoutArguments_KeepsItsWords() =>
        Assert.Equal("2026-Q3：数字不对。", EventText.Detail(_services.GetRequiredService<IStringLocalizer<Text>>(), null, "2026-Q3：数字不对。"));

    private static DomainEvent Made(Type type)
    {
        var maker = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).Single();
        return (DomainEvent)maker.Invoke([.. maker.GetParameters().Select(Value)]);
    }

    private static object? Value(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type == typeof(string) ? (parameter.Name == "Period" ? "2026-Q3" : "照办“引号”、<尖括号>。")
            : type == typeof(Guid) ? Guid.Parse("01234567-89ab-7def-8123-456789abcdef")
            : type == typeof(DateOnly) ? new DateOnly(2026, 10, 12)
            : type == typeof(int) ? 3
            : type.IsEnum ? Enum.GetValues(type).GetValue(0)
            : type.IsValueType ? Activator.CreateInstance(type)
            : throw new NotSupportedException(type.Name);
    }
}
