using System.Globalization;
using LawGov.Data.Providers;
using LawGov.Web.Files;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace LawGov.Web.Settings;

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
public sealed record LawGovOptions(
    DatabaseProvider Provider,
    string ConnectionString,
    string FilesPath,
    string DataPath,
    TimeZoneInfo Zone,
    DateOnly? FixedToday,
    bool RequireHttps
)
{
    private const string FilesName = "files";

    /// <summary>The file of a SQLite database; null where a server holds it, or memory alone.</summary>
    public string? SqliteFile =>
        Provider == DatabaseProvider.Sqlite && new SqliteConnectionStringBuilder(ConnectionString).DataSource is { } source && Path.IsPathRooted(source)
            ? source
            : null;

    /// <summary>Reads the settings. A path that is not absolute begins at the program, not at the caller's folder.</summary>
    /// <exception cref="SettingException">One is wrong.</exception>
    public static LawGovOptions Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection("LawGov");
        var root = environment.ContentRootPath;
        var dataPath = ReadPath("LawGov__Data__Path", section["Data:Path"], root, "data");
        var provider = ReadProvider(section["Database:Provider"]);
        return new LawGovOptions(
            provider,
            ReadConnection(configuration.GetConnectionString("LawGov"), provider, root, dataPath),
            ReadPath("LawGov__Files__Path", section["Files:Path"], dataPath, FilesName, root),
            dataPath,
            ReadZone(section["Zone"] is { Length: > 0 } zone ? zone : "Asia/Shanghai"),
            ReadToday(section["Clock:Today"], environment),
            ReadSwitch(section, "Security:RequireHttps", !environment.IsDevelopment())
        );
    }

    /// <summary>Reads a setting that is true or false.</summary>
    /// <exception cref="SettingException">It is neither.</exception>
    public static bool ReadSwitch(IConfigurationSection section, string key, bool otherwise) =>
        section[key] switch
        {
            null or "" => otherwise,
            var text when bool.TryParse(text, out var value) => value,
            var text => throw new SettingException($"{section.Key}__{key.Replace(":", "__", StringComparison.Ordinal)} 的值“{text}”无效，请写 true 或 false。"),
        };

    /// <summary>Makes the folders of the installation and sees that they can be written.</summary>
    /// <exception cref="SettingException">One cannot.</exception>
    public void PrepareFolders()
    {
        PrepareFolder("LawGov__Data__Path", DataPath);
        PrepareFolder("LawGov__Files__Path", FilesPath, isOwn: FilesPath == Path.Combine(DataPath, FilesName)); // nobody else put a folder of that name there
        if (SqliteFile is { } file)
            PrepareFolder("ConnectionStrings__LawGov", Path.GetDirectoryName(file)!);
    }

    private static void PrepareFolder(string setting, string path, bool isOwn = false)
    {
        try
        {
            Directory.CreateDirectory(path);
            if (isOwn)
                PrivateFiles.Tighten(path);
            var name = Path.Combine(path, $".write-{Guid.CreateVersion7():N}");
            using var probe = new FileStream(name, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SettingException($"{setting} 指的文件夹 {path} 不能建立或不能写入，请检查路径和权限。");
        }
    }

    private static string ReadPath(string setting, string? text, string folder, string name, string? root = null)
    {
        try
        {
            return Path.TrimEndingDirectorySeparator(string.IsNullOrWhiteSpace(text) ? Path.Combine(folder, name) : Path.GetFullPath(text, root ?? folder));
        }
        catch (ArgumentException)
        {
            throw new SettingException($"{setting} 的值不是路径，请写一个文件夹的路径。");
        }
    }

    private static string ReadConnection(string? text, DatabaseProvider provider, string root, string dataPath)
    {
        try
        {
            if (provider == DatabaseProvider.Postgres)
            {
                if (string.IsNullOrWhiteSpace(text))
                    throw new SettingException("使用 PostgreSQL 时必须设置 ConnectionStrings__LawGov（连接字符串）。");
                if (new NpgsqlConnectionStringBuilder(text) is not { Host.Length: > 0 })
                    throw new SettingException("ConnectionStrings__LawGov 里没有 Host（数据库服务器）。");
                return text;
            }
            var sqlite = new SqliteConnectionStringBuilder(string.IsNullOrWhiteSpace(text) ? $"Data Source={Path.Combine(dataPath, "lawgov.db")}" : text);
            if (sqlite.DataSource.Length == 0)
                throw new SettingException("ConnectionStrings__LawGov 里没有 Data Source（数据库文件）。");
            var isMemory = sqlite.Mode == SqliteOpenMode.Memory || sqlite.DataSource == ":memory:";
            var isFile = !isMemory && !sqlite.DataSource.StartsWith("file:", StringComparison.Ordinal);
            if (text is { Length: > 0 } && (!isFile || Path.IsPathRooted(sqlite.DataSource)))
                return text;
            sqlite.DataSource = Path.GetFullPath(sqlite.DataSource, root);
            return sqlite.ConnectionString;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException or OverflowException)
        {
            // The text may hold a password, so neither it nor what the reader says of it is repeated
            throw new SettingException("ConnectionStrings__LawGov 不是这种数据库的连接字符串，请检查其中每一项的名称和值。");
        }
    }

    private static DatabaseProvider ReadProvider(string? text) =>
        text switch
        {
            null or "" => DatabaseProvider.Sqlite,
            _ when Enum.TryParse<DatabaseProvider>(text, ignoreCase: true, out var provider) && Enum.IsDefined(provider) => provider,
            _ => throw new SettingException($"LawGov__Database__Provider 的值“{text}”无效，请写 Sqlite 或 Postgres。"),
        };

    private static TimeZoneInfo ReadZone(string text) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone)
            ? zone
            : throw new SettingException($"LawGov__Zone 的值“{text}”不是本机认识的时区，请写 Asia/Shanghai。");

    private static DateOnly? ReadToday(string? text, IHostEnvironment environment)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (!environment.IsDevelopment())
            throw new SettingException("LawGov__Clock__Today 只能在 Development 环境使用，请删去这项设置。");
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
