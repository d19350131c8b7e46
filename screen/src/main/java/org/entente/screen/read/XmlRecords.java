package org.entente.screen.read;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.entente.base.BadInput;

/// Streams an XML list record by record: never the tree of a file, only of one row. Document
/// types and entities beyond the five of XML are refused, depth and sizes are bounded, and what
/// the [Shape] doesn't know is reported with its line.
public final class XmlRecords {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_ELEMENTS = 200_000;
  private static final int MAX_TEXT = 8 << 20;

  private final ListFile file;
  private final Shape shape;
  private final Reading reading;
  private final Set<String> recordPaths;

  /// Takes a record, known by its path.
  @FunctionalInterface
  public interface Taker {
    void take(String path, XmlElement element);
  }

  /// `recordPaths` are the elements that are handed over whole; those above them are handed over
  /// as well, with their attributes alone, when they open.
  public XmlRecords(ListFile file, Shape shape, Reading reading, Set<String> recordPaths) {
    this.file = file;
    this.shape = shape;
    this.reading = reading;
    this.recordPaths = recordPaths;
  }

  public void forEach(Taker taker) throws IOException {
    try (Reader in = SafeXml.utf8(file.open())) {
      XMLStreamReader xml = SafeXml.reader(in);
      try {
        walk(xml, taker);
      } finally {
        xml.close();
      }
    } catch (CharacterCodingException e) {
      throw SafeXml.notUtf8(file.source(), e);
    } catch (XMLStreamException e) {
      throw SafeXml.notWellFormed(file.source(), e);
    }
  }

  private void walk(XMLStreamReader xml, Taker taker) throws XMLStreamException {
    Deque<String> paths = new ArrayDeque<>();
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> open(xml, paths, taker);
        case XMLStreamConstants.END_ELEMENT -> paths.pop();
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw SafeXml.refused(file.source(), xml);
        default -> {
          // text between records is white space; comments say nothing
        }
      }
    }
  }

  private void open(XMLStreamReader xml, Deque<String> paths, Taker taker)
      throws XMLStreamException {
    String path = path(paths, xml.getLocalName());
    int line = xml.getLocation().getLineNumber();
    if (!known(path, line, "element")) {
      skip(xml);
      return;
    }
    if (recordPaths.contains(path)) {
      taker.take(path, element(xml, path, 0, new int[] {0, 0}));
      return;
    }
    paths.push(path);
    if (paths.size() > MAX_DEPTH) {
      throw tooLarge(xml, "elements stand more than " + MAX_DEPTH + " deep");
    }
    taker.take(
        path, new XmlElement(xml.getLocalName(), line, attributes(xml, path), List.of(), ""));
  }

  private static String path(Deque<String> paths, String name) {
    String above = paths.peek();
    return above == null ? name : above + "/" + name;
  }

  private XmlElement element(XMLStreamReader xml, String path, int depth, int[] used)
      throws XMLStreamException {
    String name = xml.getLocalName();
    int line = xml.getLocation().getLineNumber();
    if (depth > MAX_DEPTH || ++used[0] > MAX_ELEMENTS) {
      throw tooLarge(xml, "one record holds too many elements");
    }
    Map<String, String> attributes = attributes(xml, path);
    List<XmlElement> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          String inner = path + "/" + xml.getLocalName();
          if (known(inner, xml.getLocation().getLineNumber(), "element")) {
            children.add(element(xml, inner, depth + 1, used));
          } else {
            skip(xml);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          return new XmlElement(name, line, attributes, children, text.toString());
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
          used[1] += xml.getTextLength();
          if (used[1] > MAX_TEXT) {
            throw tooLarge(xml, "one record holds more than " + MAX_TEXT + " characters");
          }
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw SafeXml.refused(file.source(), xml);
        default -> {
          // comments and processing instructions say nothing
        }
      }
    }
  }

  private Map<String, String> attributes(XMLStreamReader xml, String path) {
    Map<String, String> attributes = HashMap.newHashMap(xml.getAttributeCount());
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String namespace = xml.getAttributeNamespace(i);
      if (namespace != null && namespace.endsWith("XMLSchema-instance")) {
        continue;
      }
      String name = xml.getAttributeLocalName(i);
      if (known(path + "@" + name, xml.getLocation().getLineNumber(), "attribute")) {
        attributes.put(name, xml.getAttributeValue(i));
      }
    }
    return attributes;
  }

  private boolean known(String path, int line, String kind) {
    if (shape.knows(path)) {
      return true;
    }
    reading.unknown(file, line, kind, path, shape.known());
    return false;
  }

  private static void skip(XMLStreamReader xml) throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {
          // what is skipped is skipped whole
        }
      }
    }
  }

  private BadInput tooLarge(XMLStreamReader xml, String reason) {
    return new BadInput(
        file.source(),
        "line " + xml.getLocation().getLineNumber(),
        reason,
        "This is no list; check where it comes from");
  }
}
