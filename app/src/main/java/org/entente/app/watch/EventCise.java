package org.entente.app.watch;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.entente.exchange.stix.ObservableId;
import org.entente.watch.ships.Event;
import org.entente.watch.ships.Imo;
import org.entente.watch.ships.ShipLog;

/// What happened at sea in the CISE data model 1.5.3: the payload of a message that one's own node
/// or adaptor pushes to an AnomalyService. Each event is an `Anomaly` with the ships involved.
///
/// Names and order are those of EMSA's published documentation: the parents' members before one's
/// own, attributes before relations, each by the alphabet. `NatureType` says of made-up ships that
/// they are simulated, of sure events that they were observed, of others that they are estimated.
/// The same events give the same bytes.
final class EventCise {
  private static final String MESSAGE = "http://www.cise.eu/servicemodel/v1/message/";
  private static final String VESSEL = "http://www.cise.eu/datamodel/v1/entity/vessel/";
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final XMLStreamWriter xml;
  private final Map<Integer, ShipLog.Called> ships;
  private final boolean isSynthetic;

  private EventCise(XMLStreamWriter xml, Map<Integer, ShipLog.Called> ships, boolean isSynthetic) {
    this.xml = xml;
    this.ships = ships;
    this.isSynthetic = isSynthetic;
  }

  static String payload(List<Event> events, List<ShipLog.Called> called, boolean isSynthetic) {
    Map<Integer, ShipLog.Called> ships =
        called.stream()
            .collect(
                Collectors.toMap(
                    ShipLog.Called::mmsi, Function.identity(), (a, _) -> a, TreeMap::new));
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      new EventCise(xml, ships, isSynthetic).document(events);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("nothing is written to but memory", e);
    }
    return text.toString();
  }

  private void document(List<Event> events) throws XMLStreamException {
    xml.writeStartElement("Payload");
    xml.writeNamespace("xsi", XSI);
    xml.writeNamespace("message", MESSAGE);
    xml.writeNamespace("vessel", VESSEL);
    xml.writeAttribute("xsi", XSI, "type", "message:XmlEntityPayload");
    leaf("InformationSecurityLevel", "NonClassified");
    leaf("InformationSensitivity", "Amber");
    leaf("IsPersonalData", "false");
    leaf("Purpose", "NonSpecified");
    leaf("EnsureEncryption", "false");
    for (Event event : events) {
      anomaly(event);
    }
    xml.writeEndElement();
  }

  private void anomaly(Event event) throws XMLStreamException {
    xml.writeStartElement("Anomaly");
    String because = String.join("; ", event.because());
    identifier(event.kind() + " " + event.mmsi() + " " + event.from() + " " + because, event.to());
    xml.writeStartElement("Metadata");
    leaf("Comments", "Innocent readings: " + String.join("; ", event.innocent()) + ".");
    leaf(
        "Description",
        "%s%s, %s. Because: %s.%s"
            .formatted(
                isSynthetic ? "SYNTHETIC. " : "",
                event.kind().text(),
                event.state().text(),
                because,
                event.calls().isEmpty()
                    ? ""
                    : " Within reach meanwhile: " + String.join("; ", event.calls()) + "."));
    leaf("Language", "eng");
    xml.writeEndElement();
    leaf("NatureType", nature(event));
    xml.writeStartElement("OccurrencePeriod");
    leaf("EndDate", DATE.format(Instant.ofEpochMilli(event.to())));
    leaf("EndTime", TIME.format(Instant.ofEpochMilli(event.to())));
    leaf("StartDate", DATE.format(Instant.ofEpochMilli(event.from())));
    leaf("StartTime", TIME.format(Instant.ofEpochMilli(event.from())));
    xml.writeEndElement();
    for (int mmsi : event.mmsi()) {
      vessel(mmsi);
    }
    place(event.lat(), event.lon());
    Event.Place ends = event.ends();
    if (ends != null) {
      place(ends.lat(), ends.lon());
    }
    leaf("AnomalyType", type(event.kind()));
    xml.writeEndElement();
  }

  private String nature(Event event) {
    if (isSynthetic) {
      return "Simulated";
    }
    return event.state() == Event.State.SURE ? "Observed" : "Estimated";
  }

  /// The model has no type for a number that does not fit.
  private static String type(Event.Kind kind) {
    return switch (kind) {
      case GAP, ENCOUNTER, LOITERING, JUMP, PORT_VISIT -> "UnexpectedMovement";
      case SHARED_ID, IDENTITY -> "Other";
    };
  }

  /// A name or number that a ship changed is left out: the reasons tell of it.
  private void vessel(int mmsi) throws XMLStreamException {
    ShipLog.Called called = ships.get(mmsi);
    xml.writeStartElement("InvolvedObjectRel");
    xml.writeStartElement("Object");
    xml.writeAttribute("xsi", XSI, "type", "vessel:Vessel");
    if (called != null) {
      only("Name", called.names());
      only("CallSign", called.callSigns());
      only(
          "IMONumber",
          called.imos().stream().map(String::valueOf).toList().stream()
              .filter(number -> called.imos().size() > 1 || Imo.isValid(number))
              .toList());
    }
    leaf("MMSI", String.valueOf(mmsi));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void only(String name, List<String> told) throws XMLStreamException {
    if (told.size() == 1) {
      leaf(name, told.getFirst());
    }
  }

  private void place(double lat, double lon) throws XMLStreamException {
    if (Double.isFinite(lat) && Double.isFinite(lon)) {
      xml.writeStartElement("LocationRel");
      xml.writeStartElement("Location");
      xml.writeStartElement("Geometry");
      leaf("Latitude", String.format(Locale.ROOT, "%.6f", lat));
      leaf("Longitude", String.format(Locale.ROOT, "%.6f", lon));
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndElement();
    }
  }

  private void identifier(String name, long at) throws XMLStreamException {
    UUID id = ObservableId.uuid5(ObservableId.NAMESPACE, "cise " + name);
    xml.writeStartElement("Identifier");
    leaf("GeneratedIn", Instant.ofEpochMilli(at).toString());
    leaf("UUID", id.toString());
    xml.writeEndElement();
  }

  private void leaf(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(printable(text));
    xml.writeEndElement();
  }

  /// Names come from the air: what XML cannot hold is left out.
  private static String printable(String text) {
    return text.codePoints()
        .filter(c -> (c >= 0x20 && c < 0xfffe) || c == '\t' || c == '\n')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
