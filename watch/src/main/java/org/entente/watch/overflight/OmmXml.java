package org.entente.watch.overflight;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.entente.base.BadInput;

/// OMM as XML: one `omm`, or several wrapped in `ndm`. Neither document types nor entities from
/// outside are read.
final class OmmXml {
  private static final String NEXT_STEP = "Take the file anew from its publisher.";
  private static final int LONGEST_VALUE = 1_000;

  private OmmXml() {}

  static List<ElementSet> read(String text, String file) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      return sets(factory.createXMLStreamReader(new StringReader(text)), file);
    } catch (XMLStreamException e) {
      String place = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNumber();
      throw new BadInput(file, place, "broken XML", NEXT_STEP, e);
    }
  }

  private static List<ElementSet> sets(XMLStreamReader xml, String file) throws XMLStreamException {
    List<ElementSet> sets = new ArrayList<>();
    Map<String, String> keys = new HashMap<>();
    StringBuilder value = new StringBuilder();
    String place = "";
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new BadInput(
                file, "line " + line(xml), "a document type or an entity", NEXT_STEP);
        case XMLStreamConstants.START_ELEMENT -> {
          value.setLength(0);
          if (xml.getLocalName().equals("omm")) {
            keys.clear();
            place = "line " + line(xml);
          }
        }
        case XMLStreamConstants.CHARACTERS -> {
          if (value.length() + xml.getTextLength() <= LONGEST_VALUE) {
            value.append(xml.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (xml.getLocalName().equals("omm")) {
            sets.add(Omm.set(keys, file, place));
          } else {
            keys.put(xml.getLocalName(), value.toString().strip());
          }
          value.setLength(0);
        }
        default -> {}
      }
    }
    return sets;
  }

  private static int line(XMLStreamReader xml) {
    return xml.getLocation().getLineNumber();
  }
}
