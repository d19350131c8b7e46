package org.entente.app.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.stix.ObservableId;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.stix.item.Draft;
import org.entente.watch.ships.Event;

/// What happened at sea as a bundle of STIX 2.1: an identity for each station, a location for each
/// event, and a note that ties them together with reasons and innocent readings. Marked TLP:AMBER,
/// for others decide what leaves; the same events give the same bytes.
final class EventStix {
  private final boolean isSynthetic;
  private final Map<Integer, String> stations = new LinkedHashMap<>();
  private final List<JsonValue> objects = new ArrayList<>();

  private EventStix(boolean isSynthetic) {
    this.isSynthetic = isSynthetic;
  }

  static String bundle(List<Event> events, boolean isSynthetic) {
    EventStix stix = new EventStix(isSynthetic);
    stix.objects.add(Tlp.AMBER.object());
    events.forEach(stix::add);
    JsonValue objects = new JsonValue.Array(stix.objects);
    Map<String, JsonValue> bundle = new LinkedHashMap<>();
    bundle.put("type", JsonValue.of("bundle"));
    UUID id = uuid("bundle " + JsonWriter.text(objects));
    bundle.put("id", JsonValue.of("bundle--" + Draft.version4(id)));
    bundle.put("objects", objects);
    return JsonWriter.text(new JsonValue.Members(bundle));
  }

  private void add(Event event) {
    Instant created = Instant.ofEpochMilli(event.to());
    String key = event.kind() + " " + event.mmsi() + " " + event.from() + " " + event.because();
    List<String> about = new ArrayList<>();
    for (int mmsi : event.mmsi()) {
      about.add(stations.computeIfAbsent(mmsi, _ -> station(mmsi, created)));
    }
    if (Double.isFinite(event.lat())) {
      about.add(location(event, key, created));
    }
    String ended = event.from() == event.to() ? "" : " to " + event.toText();
    String content =
        "%s, %s, %s%s. Because: %s. Innocent readings: %s."
            .formatted(
                event.kind().text(),
                event.state().text(),
                event.fromText(),
                ended,
                String.join("; ", event.because()),
                String.join("; ", event.innocent()));
    Draft note =
        Draft.of("note", uuid("note " + key), created)
            .set("abstract", event.kind().text() + " (" + event.state().text() + ")")
            .set("content", (isSynthetic ? "SYNTHETIC. " : "") + content)
            .set("object_refs", about);
    objects.add(finished(note));
  }

  private String station(int mmsi, Instant created) {
    JsonValue.Members identity =
        finished(
            Draft.of("identity", uuid("station " + mmsi), created)
                .set("name", "MMSI " + mmsi)
                .set("identity_class", "unknown"));
    objects.add(identity);
    return identity.optional("id").orElseThrow();
  }

  private String location(Event event, String key, Instant created) {
    JsonValue.Members location =
        finished(
            Draft.of("location", uuid("location " + key), created)
                .set("latitude", degrees(event.lat()))
                .set("longitude", degrees(event.lon())));
    objects.add(location);
    return location.optional("id").orElseThrow();
  }

  private JsonValue.Members finished(Draft draft) {
    return draft
        .set("labels", isSynthetic ? List.of("synthetic") : List.of())
        .set("object_marking_refs", List.of(Tlp.AMBER.id()))
        .build();
  }

  private static JsonValue degrees(double value) {
    return new JsonValue.Numeral(String.format(Locale.ROOT, "%.6f", value));
  }

  private static UUID uuid(String name) {
    return ObservableId.uuid5(ObservableId.NAMESPACE, "ships " + name);
  }
}
