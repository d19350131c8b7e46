package org.entente.exchange.stix.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.entente.base.BadInput;
import org.entente.cases.Entry;
import org.entente.cases.EntryKind;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.stix.check.Finding;
import org.entente.exchange.stix.check.StixCheck;
import org.entente.exchange.stix.crypto.OwnExtension;

/// Reads cases out of STIX that others wrote. All or nothing: what doesn't hold together is
/// refused with its place.
public final class CaseReading {
  /// Entries of all cases in one document.
  private static final int MOST = 100_000;

  private final String name;
  private final Map<String, Members> all = new LinkedHashMap<>();

  /// Ids of incidents, each with its entries by id.
  private final Map<String, Map<String, Members>> cases = new LinkedHashMap<>();

  /// What is replaced, by what replaces it.
  private final Map<String, String> corrections = new HashMap<>();
  private final Map<String, Members> orders = new HashMap<>();

  private CaseReading(String name) {
    this.name = name;
  }

  /// Of a bundle or a list of objects; `name` is what errors call it. Throws [BadInput].
  public static List<Told> of(String name, JsonValue document) {
    return of(name, document, _ -> List.of());
  }

  /// `here` gives what is here of a case, by the id of its incident: what comes may continue it.
  static List<Told> of(String name, JsonValue document, Function<String, List<Members>> here) {
    List<Finding> errors = StixCheck.check(document).errors();
    if (!errors.isEmpty()) {
      Finding first = errors.getFirst();
      throw new BadInput(
          name,
          (first.id() + " " + first.path()).strip(),
          first.message(),
          "Ask whoever wrote it; see: entente stix check");
    }
    CaseReading reading = new CaseReading(name);
    reading.gather(document);
    reading.join(here);
    reading.sortAll();
    List<Told> told = new ArrayList<>();
    reading.cases.keySet().forEach(incident -> told.add(reading.told(incident)));
    if (told.isEmpty()) {
      throw new BadInput(
          name, "", "it holds no incident of a case", "Give what case export --as stix wrote");
    }
    return told;
  }

  private BadInput bad(Members object, String place, String reason) {
    String id = object.optional("id").orElse("");
    return new BadInput(name, (id + " " + place).strip(), reason, "Ask whoever wrote it");
  }

  private void gather(JsonValue document) {
    List<JsonValue> items =
        switch (document) {
          case JsonValue.Array array -> array.items();
          case Members members when "bundle".equals(members.text("type")) ->
              members.items("objects");
          case Members members -> List.of(members);
          case JsonValue.Text _, JsonValue.Numeral _, JsonValue.Truth _, JsonValue.Null _ ->
              List.of();
        };
    for (JsonValue item : items) {
      if (item instanceof Members object) {
        Members before = all.putIfAbsent(object.optional("id").orElse(""), object);
        if (before != null && !before.equals(object) && isOurs(object)) {
          throw bad(object, "", "it comes twice, with different contents");
        }
      }
    }
  }

  /// What comes may speak of entries that are here.
  private void join(Function<String, List<Members>> here) {
    Set<String> named = new HashSet<>();
    for (Members one : all.values()) {
      CaseExtension.of(one).optional(CaseExtension.CASE_REF).ifPresent(named::add);
    }
    for (String incident : named) {
      here.apply(incident).forEach(one -> all.putIfAbsent(one.optional("id").orElse(""), one));
    }
  }

  private void sortAll() {
    all.values().stream()
        .filter(one -> kind(one).filter(kind -> kind == EntryKind.OPENED).isPresent())
        .forEach(
            one -> {
              String id = one.optional("id").orElse("");
              cases.put(id, new LinkedHashMap<>(Map.of(id, one)));
            });
    all.values().stream().filter(CaseReading::isOurs).forEach(this::sort);
  }

  static boolean isOurs(Members object) {
    return !CaseExtension.of(object).all().isEmpty();
  }

  private static Optional<EntryKind> kind(Members object) {
    return CaseExtension.of(object).optional(CaseExtension.KIND).flatMap(EntryKind::of);
  }

  private void sort(Members object) {
    String id = object.optional("id").orElse("");
    Members own = CaseExtension.of(object);
    if (JsonValue.of(true).equals(object.get("revoked"))) {
      throw bad(object, "revoked", "an entry of a case stands for ever");
    }
    if ("grouping".equals(object.text("type"))) {
      object.texts("object_refs").stream()
          .findFirst()
          .ifPresent(incident -> orders.putIfAbsent(incident, object));
      return;
    }
    if (own.has(CaseExtension.KIND) && kind(object).isEmpty()) {
      throw bad(object, "kind", own.text(CaseExtension.KIND) + " is no kind of entry");
    }
    if (cases.containsKey(id)) {
      return;
    }
    Map<String, Members> entries = cases.get(own.optional(CaseExtension.CASE_REF).orElse(""));
    if (entries == null) {
      throw bad(object, "case_ref", "the incident of its case is not there");
    }
    if (own.has(CaseExtension.KIND)) {
      entries.put(id, object);
      if (entries.size() > MOST) {
        throw bad(object, "", "the case has more than " + MOST + " entries");
      }
    } else if (own.has(CaseExtension.REPLACING_REF)) {
      corrections.put(
          own.optional(CaseExtension.REPLACING_REF).orElse(""),
          own.optional(CaseExtension.REPLACED_REF).orElse(""));
    }
  }

  private Told told(String incident) {
    Map<String, Members> entries = cases.getOrDefault(incident, Map.of());
    Members order = orders.getOrDefault(incident, Members.NONE);
    Map<String, String> links = links(order);
    Map<String, Integer> positions = new HashMap<>();
    List<Told.Item> items = new ArrayList<>();
    Map<String, byte[]> contents = new TreeMap<>();
    Optional<String> caseId = CaseExtension.of(order).optional(CaseExtension.CASE);
    for (Members object : ordered(entries, order)) {
      String id = object.optional("id").orElse("");
      EntryReading reading =
          new EntryReading(name, object, all, positions, links, caseId.orElse(incident));
      Entry entry = reading.entry(corrections.getOrDefault(id, ""), contents);
      positions.put(id, entry.position());
      items.add(new Told.Item(reading.node(), object, entry));
    }
    return new Told(incident, caseId, items, contents, rest(entries, incident));
  }

  private static Map<String, String> links(Members order) {
    Map<String, String> links = new HashMap<>();
    for (JsonValue item : CaseExtension.of(order).items(CaseExtension.LINKS)) {
      if (item instanceof Members link) {
        links.put(
            link.optional("incident_ref").orElse(""), link.optional(CaseExtension.CASE).orElse(""));
      }
    }
    return links;
  }

  /// As the case lists them, the others by their times; each after what it is about.
  private List<Members> ordered(Map<String, Members> entries, Members order) {
    List<String> listed = order.texts("object_refs");
    Map<String, Integer> places = new HashMap<>();
    listed.forEach(id -> places.putIfAbsent(id, places.size()));
    List<Members> sorted = new ArrayList<>(entries.values());
    sorted.sort(
        Comparator.comparingInt(
                (Members one) ->
                    kind(one).filter(kind -> kind == EntryKind.OPENED).isPresent() ? 0 : 1)
            .thenComparingInt(
                one -> places.getOrDefault(one.optional("id").orElse(""), Integer.MAX_VALUE))
            .thenComparing(one -> one.optional("created").orElse(""))
            .thenComparingInt(one -> kind(one).map(EntryKind::ordinal).orElse(0))
            .thenComparing(one -> one.optional("id").orElse("")));
    List<Members> done = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Members one : sorted) {
      place(one, entries, seen, done);
    }
    return done;
  }

  /// What an entry names comes before it. Two steps at most: an argument, its subject, what that
  /// replaces; a longer chain of corrections goes step by step.
  private void place(
      Members start, Map<String, Members> entries, Set<String> seen, List<Members> done) {
    List<Members> waiting = new ArrayList<>(List.of(start));
    Set<String> open = new HashSet<>();
    while (!waiting.isEmpty()) {
      Members one = waiting.getLast();
      String id = one.optional("id").orElse("");
      Optional<Members> before =
          seen.contains(id)
              ? Optional.empty()
              : named(one).stream()
                  .filter(ref -> !seen.contains(ref) && entries.containsKey(ref))
                  .map(entries::get)
                  .findFirst();
      if (before.isPresent()) {
        if (!open.add(id) && open.contains(before.get().optional("id").orElse(""))) {
          throw bad(one, "", "it is about what is about itself");
        }
        waiting.add(before.get());
      } else {
        waiting.removeLast();
        if (seen.add(id)) {
          done.add(one);
        }
      }
    }
  }

  private List<String> named(Members object) {
    Members own = CaseExtension.of(object);
    List<String> named = new ArrayList<>();
    own.optional(CaseExtension.ABOUT_REF).ifPresent(named::add);
    own.optional(CaseExtension.EVIDENCE_REF).ifPresent(named::add);
    named.add(corrections.getOrDefault(object.optional("id").orElse(""), ""));
    return named;
  }

  /// What isn't known here is kept as it is. Of several cases, each keeps what it names; the first
  /// keeps what none names.
  private List<Members> rest(Map<String, Members> entries, String incident) {
    Set<String> known = new HashSet<>();
    for (Tlp light : Tlp.values()) {
      known.add(light.id());
    }
    CaseExtension.definition().forEach(one -> known.add(one.optional("id").orElse("")));
    OwnExtension.definition().forEach(one -> known.add(one.optional("id").orElse("")));
    boolean isFirst = cases.keySet().iterator().next().equals(incident);
    Set<String> named = new HashSet<>();
    entries.values().forEach(one -> named.addAll(one.texts("object_refs")));
    List<Members> rest = new ArrayList<>();
    for (Members one : all.values()) {
      String id = one.optional("id").orElse("");
      boolean isEntry = cases.values().stream().anyMatch(entry -> entry.containsKey(id));
      boolean isOrder = isOurs(one) && "grouping".equals(one.text("type"));
      boolean isAnothers =
          isOurs(one)
              && !CaseExtension.of(one)
                  .optional(CaseExtension.CASE_REF)
                  .orElse(incident)
                  .equals(incident);
      boolean isKept = isFirst || named.contains(id) || "identity".equals(one.text("type"));
      if (!known.contains(id) && !isEntry && !isOrder && !isAnothers && isKept) {
        rest.add(one);
      }
    }
    return rest;
  }
}
