package org.entente.watch.warning;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;

/// Writes CAP 1.2. What it writes has passed the rules for what is read: nobody sends what they
/// would reject.
public final class CapWriter {
  private final XMLStreamWriter xml;

  private CapWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /// Throws [BadInput] with the first rule that the draft breaks.
  public static byte[] write(CapDraft draft) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      new CapWriter(xml).alert(draft);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new BadInput("the alert", "", "a text holds what XML can't", "Take it out", e);
    }
    byte[] bytes = out.toByteArray();
    List<Finding> errors = CapReader.read(bytes).errors();
    if (!errors.isEmpty()) {
      Finding first = errors.getFirst();
      throw new BadInput(
          "the alert", first.path(), first.rule() + ": " + first.text(), "Change what goes in");
    }
    return bytes;
  }

  private void alert(CapDraft draft) throws XMLStreamException {
    xml.setDefaultNamespace(CapForm.NS_12);
    xml.writeStartElement(CapForm.NS_12, "alert");
    xml.writeDefaultNamespace(CapForm.NS_12);
    text("identifier", draft.key().identifier());
    text("sender", draft.key().sender());
    text("sent", CapTime.text(draft.key().sent()));
    text("status", draft.status().word());
    text("msgType", draft.kind().word());
    text("scope", draft.scope().word());
    optional("restriction", draft.restriction());
    optional("addresses", String.join(" ", draft.addresses().stream().map(this::quoted).toList()));
    optional("note", draft.note());
    optional(
        "references",
        String.join(" ", draft.references().stream().map(CapWriter::reference).toList()));
    for (CapPart info : draft.infos()) {
      info(info);
    }
    xml.writeEndElement();
  }

  /// How `references` names a message.
  static String reference(MessageKey key) {
    return key.sender() + "," + key.identifier() + "," + CapTime.text(key.sent());
  }

  private String quoted(String entry) {
    return entry.contains(" ") ? "\"" + entry + "\"" : entry;
  }

  private void info(CapPart info) throws XMLStreamException {
    xml.writeStartElement(CapForm.NS_12, "info");
    text("language", info.language());
    for (String one : info.categories()) {
      text("category", one);
    }
    text("event", info.event());
    for (String one : info.responses()) {
      text("responseType", one);
    }
    text("urgency", info.urgency());
    text("severity", info.severity());
    text("certainty", info.certainty());
    coded("eventCode", info.codes());
    time("effective", info.effective());
    time("onset", info.onset());
    time("expires", info.expires());
    optional("senderName", info.senderName());
    optional("headline", info.headline());
    optional("description", info.description());
    optional("instruction", info.instruction());
    coded("parameter", info.parameters());
    for (CapArea area : info.areas()) {
      area(area);
    }
    xml.writeEndElement();
  }

  private void area(CapArea area) throws XMLStreamException {
    xml.writeStartElement(CapForm.NS_12, "area");
    text("areaDesc", area.text());
    for (Shape shape : area.shapes()) {
      if (shape instanceof Shape.Polygon) {
        text("polygon", shape.text());
      }
    }
    for (Shape shape : area.shapes()) {
      if (shape instanceof Shape.Circle) {
        text("circle", shape.text());
      }
    }
    coded("geocode", area.geocodes());
    xml.writeEndElement();
  }

  private void coded(String name, List<CodedValue> values) throws XMLStreamException {
    for (CodedValue one : values) {
      xml.writeStartElement(CapForm.NS_12, name);
      text("valueName", one.name());
      text("value", one.value());
      xml.writeEndElement();
    }
  }

  private void time(String name, @Nullable Instant time) throws XMLStreamException {
    if (time != null) {
      text(name, CapTime.text(time));
    }
  }

  private void optional(String name, String text) throws XMLStreamException {
    if (!text.isEmpty()) {
      text(name, text);
    }
  }

  private void text(String name, String text) throws XMLStreamException {
    xml.writeStartElement(CapForm.NS_12, name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
