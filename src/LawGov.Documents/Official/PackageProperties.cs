using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.ExtendedProperties;
using DocumentFormat.OpenXml.Packaging;

namespace LawGov.Documents.Official;

/// <summary>The properties a file shows in a file manager: title, author, period, check code, organ.</summary>
/// <param name="Title">Title on one line.</param>
/// <param name="Subject">The period.</param>
/// <param name="Author">Who made the file.</param>
/// <param name="Organ">The organ that keeps it.</param>
/// <param name="CheckCode">Printed as a keyword, so that a search finds the file of a printed code.</param>
/// <param name="CreatedAt">Time stamp of the file.</param>
internal sealed record PackageProperties(string Title, string Subject, string Author, string Organ, string CheckCode, DateTimeOffset CreatedAt)
{
    private const string Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private const string Dc = "http://purl.org/dc/elements/1.1/";
    private const string DcTerms = "http://purl.org/dc/terms/";
    private const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Adds the core and the extended properties with fixed part names and relationship ids.</summary>
    public void AddTo(OpenXmlPackage package)
    {
        var extended = package.AddNewPart<ExtendedFilePropertiesPart>("rId3");
        extended.Properties = new Properties(new Application(ProductVersion.Program), new Company(PaperText.OneLine(Organ)));
        extended.Properties.Save();

        var part = package.AddNewPart<CoreFilePropertiesPart>("rId2");
        using var stream = part.GetStream(FileMode.Create);
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("cp", "coreProperties", Core);
        xml.WriteAttributeString("xmlns", "dc", null, Dc);
        xml.WriteAttributeString("xmlns", "dcterms", null, DcTerms);
        xml.WriteAttributeString("xmlns", "xsi", null, Xsi);
        xml.WriteElementString("dc", "title", Dc, PaperText.OneLine(Title));
        xml.WriteElementString("dc", "subject", Dc, PaperText.OneLine(Subject));
        xml.WriteElementString("dc", "creator", Dc, PaperText.OneLine(Author));
        xml.WriteElementString("cp", "keywords", Core, CheckCode);
        xml.WriteElementString("dc", "language", Dc, "zh-CN");
        xml.WriteElementString("cp", "lastModifiedBy", Core, PaperText.OneLine(Author));
        WriteTime(xml, "created");
        WriteTime(xml, "modified");
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private void WriteTime(XmlWriter xml, string name)
    {
        xml.WriteStartElement("dcterms", name, DcTerms);
        xml.WriteAttributeString("xsi", "type", Xsi, "dcterms:W3CDTF");
        xml.WriteString(CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }
}
