package org.entente.watch.warning;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// Reads XML from strangers: no DOCTYPE, nothing from outside, bounded. A document type is a
/// reason to refuse by itself.
final class CapXml {
  /// Alerts have some kilobytes; pictures in them may be larger.
  static final int LONGEST = 4 << 20;

  private static final ThreadLocal<DocumentBuilder> BUILDERS =
      ThreadLocal.withInitial(CapXml::builder);

  /// Why a document can't be read: `doctype`, `encoding`, or `xsd` for what is no XML.
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final String rule;

    Unreadable(String rule, String reason) {
      super(reason, null, false, false);
      this.rule = rule;
    }

    Finding finding() {
      return new Finding(rule, "/", String.valueOf(getMessage()));
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
    if (bytes.length > LONGEST) {
      throw new Unreadable("xsd", "it has more than " + LONGEST + " bytes");
    }
    try {
      return BUILDERS.get().parse(new InputSource(new ByteArrayInputStream(bytes)));
    } catch (CharConversionException e) {
      throw new Unreadable("encoding", "its bytes are not in the encoding that it declares");
    } catch (SAXException | IOException e) {
      String reason = String.valueOf(e.getMessage());
      String lower = reason.toLowerCase(Locale.ROOT);
      if (lower.contains("doctype")) {
        throw new Unreadable("doctype", "it has a DOCTYPE");
      }
      boolean isEncoding =
          e instanceof IOException
              || Stream.of("encoding", "invalid byte", "byte sequence", "not a member of")
                  .anyMatch(lower::contains);
      throw new Unreadable(isEncoding ? "encoding" : "xsd", reason);
    }
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
