namespace LawGov.Documents.Reading;

/// <summary>A file that cannot or must not be read. The screen has a sentence for each <see cref="Code"/>.</summary>
public sealed class UnreadableDocumentException : Exception
{
    /// <summary>A refusal.</summary>
    /// <param name="code">Why.</param>
    /// <param name="arguments">Figures or names for the sentence, such as the limit that was passed.</param>
    public UnreadableDocumentException(UnreadableCode code, params object[] arguments)
        : base($"{code}({string.Join(", ", arguments)})")
    {
        Code = code;
        Arguments = arguments;
    }

    /// <summary>Why.</summary>
    public UnreadableCode Code { get; }

    /// <summary>Figures or names for the sentence.</summary>
    public IReadOnlyList<object> Arguments { get; }
}

/// <summary>Why a file is refused. Stable names.</summary>
public enum UnreadableCode
{
    /// <summary>No bytes, or no text in them.</summary>
    EmptyFile,

    /// <summary>Larger than the limit; argument: the limit in MB.</summary>
    TooLarge,

    /// <summary>Named as text and is none.</summary>
    NotText,

    /// <summary>.doc or .wps of the old format: save it as .docx.</summary>
    LegacyFormat,

    /// <summary>Carries macros.</summary>
    MacroFile,

    /// <summary>Unpacks to more than it may; argument: the limit that was passed.</summary>
    ArchiveBomb,

    /// <summary>Has a password.</summary>
    EncryptedFile,

    /// <summary>Not a whole Word document.</summary>
    BrokenDocx,

    /// <summary>A type that is not read; argument: its extension.</summary>
    UnsupportedType,

    /// <summary>The content is not what the extension says; arguments: the extension, what the content is.</summary>
    ContentMismatch,

    /// <summary>A PDF that is broken, or named as something else: ask for the Word file.</summary>
    PdfFile,

    /// <summary>A page is a picture without text; argument: its number.</summary>
    ScannedPage,

    /// <summary>Not a whole OFD document.</summary>
    BrokenOfd,
}
