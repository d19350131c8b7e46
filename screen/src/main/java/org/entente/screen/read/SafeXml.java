package org.entente.screen.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.entente.base.BadInput;

/// XML from outside: no document types, no entities beyond the five, nothing fetched, and errors
/// that name the file and the line.
final class SafeXml {
  private SafeXml() {}

  /// Lists are UTF-8. Decoded here, because the parser prints what it can't decode.
  static Reader utf8(InputStream in) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            1 << 16);
    reader.mark(1);
    if (reader.read() != 0xFEFF) {
      reader.reset();
    }
    return reader;
  }

  static XMLStreamReader reader(Reader in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setXMLReporter((message, type, related, location) -> {});
    factory.setXMLResolver(
        (publicId, systemId, baseUri, namespace) -> {
          throw new XMLStreamException("external entities are refused");
        });
    return factory.createXMLStreamReader(in);
  }

  static BadInput notWellFormed(String source, XMLStreamException e) {
    if (e.getNestedException() instanceof CharacterCodingException coding) {
      return notUtf8(source, coding);
    }
    String place = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNumber();
    String reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    int message = reason.indexOf("Message: ");
    String why = message < 0 ? reason : reason.substring(message + 9);
    return new BadInput(
        source,
        place,
        "the XML is broken or cut off: " + why.replaceAll("[. ]+$", ""),
        "Get the file again",
        e);
  }

  static BadInput notUtf8(String source, CharacterCodingException e) {
    return new BadInput(source, "", "is not UTF-8", "Get the file again", e);
  }

  static BadInput refused(String source, XMLStreamReader xml) {
    return new BadInput(
        source,
        "line " + xml.getLocation().getLineNumber(),
        "declares or uses entities of its own, which no list does",
        "Don't open this file; find out who made it");
  }
}
