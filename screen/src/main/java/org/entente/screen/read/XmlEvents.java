package org.entente.screen.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.entente.base.BadInput;

/// The elements and texts of one XML part of a document, in order, by local names; as safe as
/// [XmlRecords], but without a shape: a document's own markup is no list's structure.
public final class XmlEvents {
  private static final int MAX_DEPTH = 256;

  /// Takes what stands in the part.
  public interface Taker {
    void open(String name, Attributes attributes);

    void text(String text);

    void close(String name);
  }

  /// The attributes of the element just opened.
  @FunctionalInterface
  public interface Attributes {
    /// Empty where there is none of that local name.
    String get(String name);

    /// A whole number; `otherwise` where there is none, or what stands there is no number.
    default int number(String name, int otherwise) {
      try {
        return Integer.parseInt(get(name).strip());
      } catch (NumberFormatException e) {
        return otherwise;
      }
    }
  }

  private XmlEvents() {}

  /// `source` is how errors name the part.
  public static void forEach(String source, byte[] part, Taker taker) {
    try {
      XMLStreamReader xml = SafeXml.reader(SafeXml.utf8(new ByteArrayInputStream(part)));
      try {
        walk(source, xml, taker);
      } finally {
        xml.close();
      }
    } catch (CharacterCodingException e) {
      throw SafeXml.notUtf8(source, e);
    } catch (XMLStreamException e) {
      throw SafeXml.notWellFormed(source, e);
    } catch (IOException e) {
      throw new BadInput(source, "", "can't be read: " + e.getMessage(), "Get it again", e);
    }
  }

  private static void walk(String source, XMLStreamReader xml, Taker taker)
      throws XMLStreamException {
    int depth = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > MAX_DEPTH) {
            throw new BadInput(
                source,
                "line " + xml.getLocation().getLineNumber(),
                "elements stand inside one another without end",
                "This is no document; check where it comes from");
          }
          taker.open(xml.getLocalName(), name -> attribute(xml, name));
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          taker.close(xml.getLocalName());
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            taker.text(xml.getText());
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw SafeXml.refused(source, xml);
        default -> {
          // comments and processing instructions say nothing
        }
      }
    }
  }

  private static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }
}
