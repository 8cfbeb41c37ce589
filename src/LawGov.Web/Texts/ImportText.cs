using LawGov.Documents.Plans;
using LawGov.Documents.Reading;

namespace LawGov.Web.Texts;

/// <summary>Chinese sentences about documents that were not taken in, and about what a reader doubts. They are keys of the table of texts.</summary>
public static class ImportText
{
    /// <summary>Why a file was refused and what to do; {0} and {1} are the exception's arguments.</summary>
    public static string Of(UnreadableCode code) =>
        code switch
        {
            UnreadableCode.EmptyFile => "这个文件里没有文字，请换一个文件，或者直接粘贴方案全文",
            UnreadableCode.TooLarge => "文件超过{0}MB，请删去图片后另存，或者直接粘贴方案全文",
            UnreadableCode.NotText => "这个文件不是文本，或者编码已损坏，请用 Word 打开后另存为 .docx 再上传",
            UnreadableCode.LegacyFormat => "旧版 .doc、.wps 文件要在服务器装有 LibreOffice 时才能读取，请用 WPS 或 Word 打开后另存为 .docx 再上传",
            UnreadableCode.MacroFile => "这个文件带有宏，不能上传，请另存为不带宏的 .docx 再上传",
            UnreadableCode.ArchiveBomb => "这个文件解开后过大（上限{0}），可能已损坏，请换一个文件，或者直接粘贴方案全文",
            UnreadableCode.EncryptedFile => "这个文件设有密码，请去掉密码后再上传",
            UnreadableCode.BrokenDocx => "这个 Word 文件已损坏或不完整，请用 Word 打开、确认内容后另存再上传",
            UnreadableCode.UnsupportedType => "不能读取“{0}”类型的文件，请上传 .docx、.pdf、.ofd、.txt 或 .html 文件",
            UnreadableCode.ContentMismatch => "文件名是{0}，内容却是{1}，请确认选对了文件",
            UnreadableCode.PdfFile => "这个 PDF 读不出文字，可能已损坏，请上传 Word 文件（.docx），或者粘贴全文",
            UnreadableCode.ScannedPage => "第{0}页是扫描的图片，没有文字，请上传 Word 文件，或者识别文字（OCR）以后粘贴全文",
            UnreadableCode.BrokenOfd => "这个 OFD 文件已损坏或不完整，请重新导出，或者上传 Word 文件（.docx）",
            _ => "这个文件读不出来，请换一个文件，或者直接粘贴方案全文",
        };

    /// <summary>Why nothing was taken from a document that could be read.</summary>
    public static string Of(ParsedPlanKind kind) =>
        kind switch
        {
            ParsedPlanKind.AnnualReport => "这像是一份年度报告或情况总结，不是方案，没有导入任何内容，请上传印发的实施方案或工作要点",
            ParsedPlanKind.Notice => "这是一份印发通知，方案或清单是另外的文件，没有导入任何内容，请上传那个文件",
            ParsedPlanKind.Other => "没有从中读出任务，这可能不是一份方案，没有导入任何内容，请确认文件，或者补齐各项任务的序号再上传",
            _ => "读出了标题，但没有读出任务，请确认上传的是方案全文，各项任务都有序号",
        };

    /// <summary>The short name of a kind of findings.</summary>
    public static string KindOf(string code) =>
        Enum.TryParse<FindingCode>(code, out var known)
            ? known switch
            {
                FindingCode.TitleGuessed => "标题为推断",
                FindingCode.DocumentNumberIncomplete => "文号不完整",
                FindingCode.DateDamaged => "日期疑似缺字",
                FindingCode.DatesDiffer => "日期不一致",
                FindingCode.HeadingGuessed => "章节标题为推断",
                FindingCode.HeadingNumeralRestored => "章节序号已补",
                FindingCode.NumberMissing => "任务序号缺失",
                FindingCode.NumberRepeated => "任务序号重复",
                FindingCode.NumberWithoutMark => "序号后缺标点",
                FindingCode.UnitsRunTogether => "两个单位疑似连写",
                FindingCode.UnitUnknown => "单位未识别",
                FindingCode.CollectiveUnresolved => "集合单位待定成员",
                FindingCode.UnitDoubtful => "不像单位的名称",
                FindingCode.UnitNoteDamaged => "单位括注不完整",
                FindingCode.LeadMissing => "无牵头单位",
                FindingCode.LeadsOfParts => "各部分各有单位",
                FindingCode.ListDiffers => "附表与正文不同",
                FindingCode.UnitsMissing => "未列单位",
                FindingCode.DeadlineInferred => "期限为推断",
                FindingCode.PerhapsNotATask => "可能不是任务",
                FindingCode.PerhapsATask => "可能是任务",
                FindingCode.TimeUnclear => "时间用途不明",
                FindingCode.RemarkInNote => "单位后的说明",
                FindingCode.ParagraphsTakenAsTasks => "按自然段拆成任务",
                FindingCode.UnreadLine => "未读入的行",
                FindingCode.NotAPlan => "可能不是方案",
                _ => "其他",
            }
            : "其他";
}
