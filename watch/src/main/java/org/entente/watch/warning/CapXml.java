package org.entente.watch.warning;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.entente.base.message.AlertMessage;
import org.entente.base.message.Phrase;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// Reads XML from strangers: no DOCTYPE, nothing from outside, bounded in size and depth. A
/// document type is a reason to refuse by itself.
public final class CapXml {
  /// Alerts have some kilobytes; pictures in them may be larger.
  static final int LONGEST = 4 << 20;

  /// Alerts have some ten levels with a signature; whoever walks a tree must come to its end.
  private static final String DEEPEST = "64";

  private static final ThreadLocal<DocumentBuilder> BUILDERS =
      ThreadLocal.withInitial(CapXml::builder);

  /// Why a document can't be read: `doctype`, `encoding`, or `xsd` for what is no XML.
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final String rule;
    private final transient Phrase reason;

    Unreadable(String rule, Phrase reason) {
      super(reason.english(), null, false, false);
      this.rule = rule;
      this.reason = reason;
    }

    public Finding finding() {
      return new Finding(rule, "/", reason);
    }
  }

  private CapXml() {}

  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Silent());
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every JDK has this parser", e);
    }
  }

  static Document parse(byte[] bytes) throws Unreadable {
    return parse(bytes, LONGEST);
  }

  /// The document; of no more than so many bytes.
  public static Document parse(byte[] bytes, int longest) throws Unreadable {
    if (bytes.length > longest) {
      throw new Unreadable("xsd", Phrase.of(AlertMessage.ALERT_LONG, longest));
    }
    try {
      return BUILDERS.get().parse(new InputSource(new ByteArrayInputStream(bytes)));
    } catch (CharConversionException e) {
      throw new Unreadable("encoding", Phrase.of(AlertMessage.ALERT_ENCODING));
    } catch (SAXException | IOException e) {
      String reason = String.valueOf(e.getMessage());
      String lower = reason.toLowerCase(Locale.ROOT);
      if (lower.contains("doctype")) {
        throw new Unreadable("doctype", Phrase.of(AlertMessage.ALERT_DOCTYPE));
      }
      boolean isEncoding =
          e instanceof IOException
              || Stream.of("encoding", "invalid byte", "byte sequence", "not a member of")
                  .anyMatch(lower::contains);
      throw new Unreadable(isEncoding ? "encoding" : "xsd", Phrase.plain(reason));
    }
  }

  /// A document of its own that says the same as this part of another, or as all of it.
  public static byte[] bytes(Node node) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      transformer.transform(new DOMSource(node), new StreamResult(out));
    } catch (TransformerException e) {
      throw new IllegalStateException("what is in memory can be written", e);
    }
    return out.toByteArray();
  }

  private static final class Silent implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      // Nothing depends on it.
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
