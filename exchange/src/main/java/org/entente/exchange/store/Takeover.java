package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.taxii.Acceptance;
import org.entente.exchange.taxii.ApiRoot;
import org.entente.exchange.taxii.Arrival;
import org.entente.exchange.taxii.MediaTypes;
import org.entente.exchange.taxii.Refusal;
import org.entente.exchange.taxii.Rights;
import org.entente.exchange.taxii.TaxiiTime;
import org.jspecify.annotations.Nullable;

/// One API root of another server, in the form of the OASIS reference server's own file. Ids, times
/// and statuses are kept; so is content that our own rules would refuse.
public final class Takeover {
  private static final String OWNER = "admin";
  private static final long CONTENT_LENGTH = 104_857_600;

  private record Kept(Arrival arrival, @Nullable String version, long added, String mediaType) {}

  private record Filled(CollectionPlan plan, List<Kept> objects) {}

  private record Told(String id, long at, String json) {}

  private final String file;
  private final ApiRoot root;
  private final List<Filled> collections = new ArrayList<>();
  private final List<Told> statuses = new ArrayList<>();

  private Takeover(String file, ApiRoot root) {
    this.file = file;
    this.root = root;
  }

  /// What is no API root in the file, such as its discovery, begins with `/`. Throws [BadInput].
  public static List<Takeover> read(String file, JsonValue document) {
    if (!(document instanceof JsonValue.Members all)) {
      throw new BadInput(file, "", "it is no JSON object", "Give the data file of a TAXII server");
    }
    List<Takeover> roots = new ArrayList<>();
    for (Map.Entry<String, JsonValue> one : all.all().entrySet()) {
      if (!one.getKey().startsWith("/") && one.getValue() instanceof JsonValue.Members members) {
        roots.add(root(file, one.getKey(), members));
      }
    }
    if (roots.isEmpty()) {
      throw new BadInput(file, "", "it holds no API root", "Give the data file of a TAXII server");
    }
    return roots;
  }

  public String name() {
    return root.name();
  }

  public int objectCount() {
    return collections.stream().mapToInt(one -> one.objects().size()).sum();
  }

  public int collectionCount() {
    return collections.size();
  }

  private static Takeover root(String file, String name, JsonValue.Members members) {
    if (!name.matches("[A-Za-z0-9._~-]{1,100}") || List.of("taxii2", "x", "log").contains(name)) {
      throw new BadInput(file, name, "this can't be the name of an API root", "Rename it");
    }
    JsonValue.Members told = members.members("information");
    long most =
        told.get("max_content_length") instanceof JsonValue.Numeral number && number.isInteger()
            ? Math.clamp(number.value().longValue(), 1, CONTENT_LENGTH)
            : CONTENT_LENGTH;
    ApiRoot root =
        new ApiRoot(
            name,
            told.optional("title").orElse(name),
            told.optional("description").orElse(""),
            most);
    Takeover takeover = new Takeover(file, root);
    members.items("status").forEach(takeover::status);
    members.items("collections").forEach(takeover::collection);
    return takeover;
  }

  private BadInput bad(String place, String reason) {
    return new BadInput(file, root.name() + ", " + place, reason, "Correct the file");
  }

  private void status(JsonValue value) {
    if (!(value instanceof JsonValue.Members status) || status.text("id") == null) {
      throw bad("status", "a status without an id");
    }
    long at = TaxiiTime.micros(status.optional("request_timestamp").orElse("")).orElse(0L);
    statuses.add(
        new Told(
            status.optional("id").orElse("").toLowerCase(Locale.ROOT),
            at,
            JsonWriter.text(status)));
  }

  private void collection(JsonValue value) {
    if (!(value instanceof JsonValue.Members members) || members.text("id") == null) {
      throw bad("collections", "a collection without an id");
    }
    String id = members.optional("id").orElse("");
    Rights rights = new Rights(isTrue(members, "can_read"), isTrue(members, "can_write"));
    CollectionPlan plan =
        new CollectionPlan(
            root.name(),
            id.toLowerCase(Locale.ROOT),
            members.optional("title").orElse(id),
            members.optional("description").orElse(""),
            members.text("alias"),
            members.texts("media_types"),
            Acceptance.ANY,
            Map.of(OWNER, rights));
    Map<String, List<JsonValue.Members>> manifest = new HashMap<>();
    for (JsonValue one : members.items("manifest")) {
      if (one instanceof JsonValue.Members entry) {
        manifest
            .computeIfAbsent(entry.optional("id").orElse(""), _ -> new ArrayList<>())
            .add(entry);
      }
    }
    List<Kept> kept = new ArrayList<>();
    List<JsonValue> objects = members.items("objects");
    if (!objects.isEmpty()) {
      for (Arrival arrival : arrivals(id, objects)) {
        kept.add(kept(id, arrival, manifest.getOrDefault(arrival.id(), List.of())));
      }
    }
    kept.sort(Comparator.comparingLong(Kept::added));
    collections.add(new Filled(plan, kept));
  }

  private List<Arrival> arrivals(String collection, List<JsonValue> objects) {
    try {
      return Arrival.of(objects, _ -> "");
    } catch (Refusal e) {
      throw bad(collection, e.description());
    }
  }

  private static boolean isTrue(JsonValue.Members members, String name) {
    return members.get(name) instanceof JsonValue.Truth truth && truth.value();
  }

  /// The manifest's entry of an object is the one of its version; of an object without versions the
  /// first that is left.
  private Kept kept(String collection, Arrival arrival, List<JsonValue.Members> entries) {
    String own = TaxiiTime.sortable(arrival.version());
    JsonValue.Members entry =
        entries.stream()
            .filter(
                one ->
                    own.isEmpty()
                        || TaxiiTime.sortable(one.optional("version").orElse("")).equals(own))
            .findFirst()
            .orElseThrow(
                () -> bad(collection, "the manifest has no entry for " + arrival.id() + " " + own));
    entries.remove(entry);
    String added = entry.optional("date_added").orElse("");
    return new Kept(
        arrival,
        entry.text("version"),
        TaxiiTime.micros(added)
            .orElseThrow(() -> bad(collection, "no date_added: " + arrival.id())),
        entry.optional("media_type").orElse(MediaTypes.STIX));
  }

  void put(Connection connection, long now) throws SQLException {
    KeptShelf.putRoot(connection, root);
    for (Filled one : collections) {
      long number = one.plan().put(connection);
      Row.update(connection, "DELETE FROM object WHERE collection = ?", number);
      Row.update(connection, "UPDATE collection SET objects = 0 WHERE number = ?", number);
      Intake intake = new Intake(connection, number, now);
      for (Kept object : one.objects()) {
        intake.take(object.arrival(), object.version(), object.added(), object.mediaType());
      }
      intake.count();
    }
    for (Told told : statuses) {
      Row.update(
          connection,
          "INSERT INTO status(id, root, person, at, json) VALUES (?,?,?,?,?) ON CONFLICT(id) DO"
              + " UPDATE SET root = excluded.root, person = excluded.person, at = excluded.at,"
              + " json = excluded.json",
          told.id(),
          root.name(),
          OWNER,
          told.at(),
          told.json());
    }
  }
}
