package org.entente.exchange.stix.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.exchange.json.CanonicalJson;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;

/// Objects gathered from several sources, each content once.
///
/// The same id and version with the same content is one object; with another content the first
/// stays and the second is told, for the standard leaves it undefined and an attacker would use
/// it.
public final class Intake {
  private final Map<String, Members> objects = new LinkedHashMap<>();
  private final List<String> conflicts = new ArrayList<>();
  private final Map<String, Integer> skipped = new TreeMap<>();
  private long repeated;

  void add(Members object) {
    String id = object.optional("id").orElse("");
    String version = object.optional("modified").orElse("");
    Members known = objects.putIfAbsent(id + " " + version, object);
    if (known == null) {
      return;
    }
    if (isSame(known, object)) {
      repeated++;
    } else {
      conflicts.add(id + (version.isEmpty() ? "" : " of " + version));
    }
  }

  private static boolean isSame(Members a, Members b) {
    try {
      return CanonicalJson.text(a).equals(CanonicalJson.text(b));
    } catch (IllegalArgumentException noCanonicalForm) {
      return a.equals(b);
    }
  }

  void skip(String kind) {
    skipped.merge(kind, 1, Integer::sum);
  }

  /// Adds a STIX document: bundles, objects, lists of them; what is of 2.0 is raised.
  public void addStix(JsonValue value) {
    switch (value) {
      case JsonValue.Array array -> array.items().forEach(this::addStix);
      case Members members -> StixRaise.objects(members).forEach(this::add);
      case JsonValue.Text _, JsonValue.Numeral _, JsonValue.Truth _, JsonValue.Null _ ->
          skip(value.kind());
    }
  }

  /// In the order in which they came.
  public List<Members> objects() {
    return List.copyOf(objects.values());
  }

  /// Exact repetitions that were left out.
  public long repeated() {
    return repeated;
  }

  /// Ids under which a second content came; the first was kept.
  public List<String> conflicts() {
    return List.copyOf(conflicts);
  }

  /// What has no form in STIX, by kind.
  public Map<String, Integer> skipped() {
    return new TreeMap<>(skipped);
  }

  /// A bundle of all; its id is made of its content.
  public Members bundle() {
    List<JsonValue> all = new ArrayList<>(objects.values());
    Map<String, JsonValue> bundle = new LinkedHashMap<>();
    String ids = String.join(" ", objects.keySet());
    bundle.put("type", JsonValue.of("bundle"));
    bundle.put("id", JsonValue.of("bundle--" + MadeId.random(ids)));
    if (!all.isEmpty()) {
      bundle.put("objects", new JsonValue.Array(all));
    }
    return new Members(bundle);
  }
}
