package org.entente.watch.warning.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.entente.base.BadInput;
import org.entente.watch.warning.CapPart;
import org.entente.watch.warning.PublicAlert;
import org.entente.watch.warning.PublicSink;

/// Our own feed. Each entry holds the alert's exact bytes (base64, as RFC 4287, 4.1.3.3 has it for
/// what isn't text), so that signatures hold.
public final class AtomFeed implements PublicSink {
  static final String NS = "http://www.w3.org/2005/Atom";

  private final String id;
  private final Instant updated;
  private final List<PublicAlert> alerts = new ArrayList<>();

  /// @param id its address
  public AtomFeed(String id, Instant updated) {
    this.id = id;
    this.updated = updated;
  }

  @Override
  public void take(PublicAlert alert) {
    alerts.add(alert);
  }

  public int count() {
    return alerts.size();
  }

  /// The document.
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.setDefaultNamespace(NS);
      xml.writeStartElement(NS, "feed");
      xml.writeDefaultNamespace(NS);
      text(xml, "id", id);
      text(xml, "title", "Warnings");
      text(xml, "updated", updated.toString());
      xml.writeStartElement(NS, "author");
      text(xml, "name", "Entente");
      xml.writeEndElement();
      for (PublicAlert one : alerts) {
        entry(xml, one);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new BadInput(id, "", "a text holds what XML can't", "Take the alert out", e);
    }
    return out.toByteArray();
  }

  private static void entry(XMLStreamWriter xml, PublicAlert alert) throws XMLStreamException {
    xml.writeStartElement(NS, "entry");
    text(
        xml,
        "id",
        "urn:cap:"
            + java.net.URLEncoder.encode(
                alert.message().key().sender() + "," + alert.message().key().identifier(),
                StandardCharsets.UTF_8));
    text(xml, "title", title(alert));
    text(xml, "updated", alert.message().key().sent().toString());
    xml.writeStartElement(NS, "content");
    xml.writeAttribute("type", "application/octet-stream");
    xml.writeCharacters(Base64.getEncoder().encodeToString(alert.bytes()));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static String title(PublicAlert alert) {
    for (CapPart one : alert.infos()) {
      if (!one.headline().isEmpty()) {
        return one.headline();
      }
    }
    return alert.message().kind().word() + " " + alert.message().key().identifier();
  }

  private static void text(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(NS, name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
