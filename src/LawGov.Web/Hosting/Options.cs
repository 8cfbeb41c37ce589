using System.Globalization;
using LawGov.Data.Hosting;

namespace LawGov.Web.Hosting;

/// <summary>A setting is missing or wrong; the message says which and what to write.</summary>
public sealed class SettingException(string message) : Exception(message);

/// <summary>The settings of one installation, read and checked once at start.</summary>
/// <param name="Provider">Which database.</param>
/// <param name="ConnectionString">How to reach it.</param>
/// <param name="FilesPath">Where evidence files lie.</param>
/// <param name="DataPath">Where this installation keeps its own data.</param>
/// <param name="Zone">The district's time zone.</param>
/// <param name="FixedToday">A day to pretend, in Development only.</param>
/// <param name="RequireHttps">Whether cookies travel over HTTPS alone.</param>
public sealed record LawGovOptions(DatabaseProvider Provider, string ConnectionString, string FilesPath, string DataPath, TimeZoneInfo Zone, DateOnly? FixedToday, bool RequireHttps)
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingException">One is wrong.</exception>
    public static LawGovOptions Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection("LawGov");
        var dataPath = Path.GetFullPath(section["Data:Path"] ?? Path.Combine(environment.ContentRootPath, "data"));
        var provider = ReadProvider(section["Database:Provider"]);
        var connection = configuration.GetConnectionString("LawGov");
        if (string.IsNullOrWhiteSpace(connection))
        {
            if (provider == DatabaseProvider.Postgres) throw new SettingException("使用 PostgreSQL 时必须设置 ConnectionStrings__LawGov（连接字符串）。");
            connection = $"Data Source={Path.Combine(dataPath, "lawgov.db")}";
        }
        return new LawGovOptions(
            provider,
            connection,
            Path.GetFullPath(section["Files:Path"] ?? Path.Combine(dataPath, "files")),
            dataPath,
            ReadZone(section["Zone"] ?? "Asia/Shanghai"),
            ReadToday(section["Clock:Today"], environment),
            section.GetValue("Security:RequireHttps", !environment.IsDevelopment()));
    }

    private static DatabaseProvider ReadProvider(string? text) => text switch
    {
        null or "" => DatabaseProvider.Sqlite,
        _ when Enum.TryParse<DatabaseProvider>(text, ignoreCase: true, out var provider) && Enum.IsDefined(provider) => provider,
        _ => throw new SettingException($"LawGov__Database__Provider 的值“{text}”无效，请写 Sqlite 或 Postgres。"),
    };

    private static TimeZoneInfo ReadZone(string text) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) ? zone : throw new SettingException($"LawGov__Zone 的值“{text}”不是本机认识的时区，请写 Asia/Shanghai。");

    private static DateOnly? ReadToday(string? text, IHostEnvironment environment)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (!environment.IsDevelopment()) throw new SettingException("LawGov__Clock__Today 只能在 Development 环境使用，请删去这项设置。");
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new SettingException($"LawGov__Clock__Today 的值“{text}”无效，请写成 2026-03-31 的样子。");
    }
}

/// <summary>A clock whose day is set and whose hours go on: for showing the product on a given day.</summary>
public sealed class FixedDayTimeProvider(DateOnly today, TimeZoneInfo zone) : TimeProvider
{
    /// <summary>Time goes by as it does: at midnight, when the day begins again, no session ends.</summary>
    public override long GetTimestamp() => System.GetTimestamp();

    public override DateTimeOffset GetUtcNow()
    {
        var real = TimeZoneInfo.ConvertTime(base.GetUtcNow(), zone);
        var local = today.ToDateTime(TimeOnly.FromTimeSpan(real.TimeOfDay), DateTimeKind.Unspecified);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
