namespace LawGov.Domain.Tests;

/// <summary>Who acts in these stories.</summary>
internal static class People
{
    public static readonly Guid Water = Guid.CreateVersion7();

    public static Actor Clerk { get; } = new(Guid.CreateVersion7(), Water, "陈洁");

    public static Actor Head { get; } = new(Guid.CreateVersion7(), Water, "郭强");

    public static Actor Reviewer { get; } = new(Guid.CreateVersion7(), null, "郑岩");

    public static Actor Second { get; } = new(Guid.CreateVersion7(), null, "钱立");
}
