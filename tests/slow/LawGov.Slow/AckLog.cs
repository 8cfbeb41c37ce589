namespace LawGov.Slow;

/// <summary>What the site said it had done, on disk before anything else happens: after a crash, all of it must be there.</summary>
internal sealed class AckLog(string path) : IDisposable
{
    private readonly Lock _turn = new();
    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read);

    /// <summary>How many were acknowledged.</summary>
    public int Count { get; private set; }

    /// <summary>Notes an acknowledged act and waits until the disk has it.</summary>
    public void Acknowledge(string act)
    {
        lock (_turn)
        {
            _file.Write(System.Text.Encoding.UTF8.GetBytes(act + "\n"));
            _file.Flush(flushToDisk: true);
            Count++;
        }
    }

    public void Dispose() => _file.Dispose();
}
