namespace LawGov.Web.Pages;

/// <summary>The body of a simple form without its escaped NUL characters (<c>%00</c>).</summary>
public sealed class NulFreeStream(Stream inner) : Stream
{
    private static readonly byte[] Escaped = "%00"u8.ToArray();

    private readonly byte[] _read = new byte[4096];
    private readonly byte[] _kept = new byte[4096 + 2];
    private int _from,
        _to;
    private int _matched; // how much of the escape the last bytes were
    private bool _hasEnded;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_from == _to && !_hasEnded)
            Keep(await inner.ReadAsync(_read, cancellationToken));
        var count = Math.Min(buffer.Length, _to - _from);
        _kept.AsMemory(_from, count).CopyTo(buffer);
        _from += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Keeps what was read; a beginning of an escape waits for what follows.</summary>
    private void Keep(int count)
    {
        (_from, _to) = (0, 0);
        _hasEnded = count == 0;
        foreach (var b in _read.AsSpan(0, count))
        {
            if (b == Escaped[_matched])
            {
                _matched = (_matched + 1) % Escaped.Length;
                continue;
            }
            KeepMatched();
            if (b == Escaped[0])
                _matched = 1;
            else
                _kept[_to++] = b;
        }
        if (_hasEnded)
            KeepMatched();
    }

    private void KeepMatched()
    {
        foreach (var b in Escaped.AsSpan(0, _matched))
            _kept[_to++] = b;
        _matched = 0;
    }
}
