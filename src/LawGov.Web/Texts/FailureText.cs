using System.Net.Sockets;
using LawGov.Web.Commands;
using LawGov.Web.Settings;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace LawGov.Web.Texts;

/// <summary>One sentence for whatever ends a verb or the start of the site: what is wrong and what to do, never a stack trace.</summary>
internal static class FailureText
{
    private const int DiskFull = 28,
        QuotaExceeded = 122,
        FileTooLarge = 27;

    public static string Of(Exception failure)
    {
        var causes = Causes(failure).ToList();
        return causes.Select(Sentence).FirstOrDefault(s => s is not null) ?? $"没有完成：{Line(failure.Message)}（{failure.GetType().Name}）。";
    }

    /// <summary>The sentence of a failure of the database; null where another thing failed.</summary>
    public static string? OfDatabase(Exception failure) =>
        Causes(failure).Where(c => c is NpgsqlException or SqliteException).Select(Sentence).FirstOrDefault();

    /// <summary>Whether the failure says that the schema lacks a table or a column: it is older than the program can read.</summary>
    public static bool IsOlderSchema(Exception failure) =>
        Causes(failure)
            .Any(c =>
                c is PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn }
                || (c is SqliteException { SqliteErrorCode: 1 } sqlite && sqlite.Message.Contains("no such", StringComparison.Ordinal))
            );

    /// <summary>A message on one line.</summary>
    public static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            yield return cause;
    }

    private static string? Sentence(Exception failure) =>
        failure switch
        {
            SettingException or CommandException => failure.Message,
            OperationCanceledException => "已中止，没有留下不完整的内容。",
            SqliteException sqlite => Sentence(sqlite),
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } missing =>
                $"PostgreSQL 里没有这个数据库，请先建立，或检查 ConnectionStrings__LawGov：{Line(missing.MessageText)}",
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } refused =>
                $"数据库不接受这个用户名或密码，请检查 ConnectionStrings__LawGov：{Line(refused.MessageText)}",
            PostgresException refused => $"数据库没有完成：{Line(refused.MessageText)}（{refused.SqlState}）",
            NpgsqlException => $"连接不上数据库，请检查 LawGov__Database__Provider 和 ConnectionStrings__LawGov：{Line(failure.Message)}",
            AddressInUseException or IOException { InnerException: AddressInUseException } =>
                $"要监听的地址已被别的程序占用，请检查 ASPNETCORE_URLS：{Line(failure.Message)}",
            SocketException => $"网络地址不可用，请检查 ASPNETCORE_URLS 和连接设置：{Line(failure.Message)}",
            UnauthorizedAccessException => $"没有权限，请检查文件夹和文件的属主：{Line(failure.Message)}",
            IOException { HResult: DiskFull or QuotaExceeded or FileTooLarge } => $"磁盘已满，请腾出空间后再试：{Line(failure.Message)}",
            IOException => $"读写文件出错：{Line(failure.Message)}",
            _ => null,
        };

    private static string Sentence(SqliteException failure) =>
        failure.SqliteErrorCode switch
        {
            5 or 6 => "数据库正被别的程序占用，请稍后再试。",
            8 => "数据库文件只读，请检查文件和文件夹的权限。",
            10 => $"读写数据库文件出错，请检查磁盘：{Line(failure.Message)}",
            11 => "数据库文件已损坏：请保留原文件，用最近一次完好的备份恢复。",
            13 => "磁盘已满，请腾出空间后再试。",
            14 => $"打不开数据库文件，请检查 LawGov__Data__Path 和 ConnectionStrings__LawGov：{Line(failure.Message)}",
            26 => "数据库文件不是 SQLite 数据库，或者已经损坏，请检查 ConnectionStrings__LawGov。",
            _ => $"数据库没有完成：{Line(failure.Message)}",
        };
}
