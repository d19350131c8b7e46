package org.entente.exchange.stix.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.entente.cases.Entry;
import org.entente.cases.EntryKind;
import org.entente.cases.Marking;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.stix.PropertyExtension;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.stix.crypto.OwnExtension;

/// A case as objects of STIX: the same entries give the same bytes.
public final class CaseBundle {
  /// What must be known beside the entries.
  ///
  /// @param node the name of the node that writes
  /// @param content gives the bytes of a hash
  /// @param incidents gives the incident of another case, by the case's id
  /// @param foreign objects of entries that came from elsewhere, by position: they stay as they are
  /// @param rest what came with them and is no entry
  public record Around(
      String node,
      Function<String, byte[]> content,
      Function<String, Optional<String>> incidents,
      Map<Integer, Members> foreign,
      List<Members> rest) {
    public Around {
      foreign = Map.copyOf(foreign);
      rest = List.copyOf(rest);
    }
  }

  private static final String CORRECTION = "replaces";

  /// An observable and how far whoever sees the most open evidence that names it may pass it on.
  private record Named(Members object, String marking) {}

  private final String caseId;
  private final Around around;
  private final String creator;

  /// By position, in order.
  private final Map<Integer, Members> objects = new TreeMap<>();

  private final Map<Integer, Entry> entries = new TreeMap<>();
  private final Map<Integer, Members> corrections = new TreeMap<>();
  private final Map<String, Named> observables = new LinkedHashMap<>();
  private final Map<Integer, Set<String>> naming = new HashMap<>();
  private final Map<String, Integer> said = new HashMap<>();
  private final Map<String, String> links = new TreeMap<>();

  private CaseBundle(String caseId, Around around) {
    this.caseId = caseId;
    this.around = around;
    this.creator = id(identity(around.node()));
  }

  /// `journal` holds every entry of the case in its order, also those that were replaced.
  public static CaseBundle of(String caseId, List<Entry> journal, Around around) {
    CaseBundle bundle = new CaseBundle(caseId, around);
    journal.forEach(bundle::add);
    return bundle;
  }

  /// Who a node is; for everyone to know.
  public static Members identity(String node) {
    Map<String, JsonValue> object = new LinkedHashMap<>();
    object.put("type", JsonValue.of("identity"));
    object.put("spec_version", JsonValue.of("2.1"));
    object.put("id", JsonValue.of("identity--" + EntryForm.random("entente node " + node)));
    object.put("created", JsonValue.of(EntryForm.time(0)));
    object.put("modified", JsonValue.of(EntryForm.time(0)));
    object.put("name", JsonValue.of(node));
    object.put("identity_class", JsonValue.of("organization"));
    object.put("object_marking_refs", JsonValue.texts(List.of(Tlp.CLEAR.id())));
    return new Members(object);
  }

  /// The incident that a case's opening becomes.
  public static Members incident(String node, Entry opening) {
    String creator = id(identity(node));
    EntryForm form =
        new EntryForm(opening, creator, "", "", "", "", "", null, Traced.of(opening.kind(), NONE));
    return EntryForm.identified(form.object(), 0);
  }

  private static final byte[] NONE = {};

  private static String id(Members object) {
    return object.optional("id").orElseThrow();
  }

  private void add(Entry entry) {
    int position = entry.position();
    entries.put(position, entry);
    Members foreign = around.foreign().get(position);
    if (foreign != null) {
      objects.put(position, foreign);
      return;
    }
    String sha256 = entry.sha256();
    byte[] bytes = sha256 == null ? null : around.content().apply(sha256);
    Traced traced = Traced.of(entry.kind(), bytes == null ? NONE : bytes);
    String artifact = "";
    if (bytes != null && sha256 != null) {
      Members object = ArtifactForm.object(bytes, sha256);
      artifact = id(object);
      name(position, object, entry.marking());
    }
    traced.observables().values().forEach(one -> name(position, one, entry.marking()));
    EntryForm form =
        new EntryForm(
            entry,
            creator,
            entry.kind() == EntryKind.OPENED ? "" : incident(),
            idAt(entry.about()),
            idAt(entry.other()),
            entry.kind() == EntryKind.LINK ? target(entry.word()) : "",
            artifact,
            bytes,
            traced);
    Members object = form.object();
    int ordinal = said.merge(JsonWriter.text(object), 1, Integer::sum) - 1;
    objects.put(position, EntryForm.identified(object, ordinal));
    if (entry.replaces() != 0) {
      corrections.put(position, correction(entry));
    }
  }

  private void name(int position, Members observable, String marking) {
    naming.computeIfAbsent(position, _ -> new HashSet<>()).add(id(observable));
    observables.merge(
        id(observable),
        new Named(observable, marking),
        (one, other) -> strictness(one.marking()) <= strictness(other.marking()) ? one : other);
  }

  /// What has no marking is stricter than any.
  private static int strictness(String marking) {
    return Marking.of(marking).map(Marking::ordinal).orElse(Marking.values().length);
  }

  private String idAt(int position) {
    Members object = objects.get(position);
    return object == null ? "" : id(object);
  }

  /// The id of the case's incident.
  public String incident() {
    return id(objects.values().iterator().next());
  }

  private String target(String word) {
    String known =
        around.incidents().apply(word).orElse("incident--" + EntryForm.random("case " + word));
    String target = word.startsWith("incident--") ? word : known;
    links.put(target, word);
    return target;
  }

  /// Apart from the entry, so that who never saw what was wrong needn't learn that it was there. No
  /// relationship may lead from one to another, so for links it is a note.
  private Members correction(Entry entry) {
    String replacing = idAt(entry.position());
    String replaced = idAt(entry.replaces());
    String type = entry.kind() == EntryKind.LINK ? "note" : "relationship";
    Map<String, JsonValue> object = EntryForm.begin(type, creator, entry.recordedMicros());
    if (entry.kind() == EntryKind.LINK) {
      object.put("content", JsonValue.of(CORRECTION));
      object.put("object_refs", JsonValue.texts(List.of(replacing, replaced)));
    } else {
      object.put("relationship_type", JsonValue.of(CORRECTION));
      object.put("source_ref", JsonValue.of(replacing));
      object.put("target_ref", JsonValue.of(replaced));
    }
    Map<String, JsonValue> own = PropertyExtension.begin();
    own.put(CaseExtension.CASE_REF, JsonValue.of(incident()));
    own.put(CaseExtension.REPLACING_REF, JsonValue.of(replacing));
    own.put(CaseExtension.REPLACED_REF, JsonValue.of(replaced));
    object.put("extensions", new Members(Map.of(CaseExtension.ID, new Members(own))));
    EntryForm.mark(object, entry.marking());
    return EntryForm.identified(new Members(object), 0);
  }

  /// The whole case: all entries, what they name, and in which order they stand.
  public Members bundle() {
    JsonValue.Array list = new JsonValue.Array(List.<JsonValue>copyOf(objects()));
    Map<String, JsonValue> bundle = new LinkedHashMap<>();
    bundle.put("type", JsonValue.of("bundle"));
    bundle.put("id", JsonValue.of("bundle--" + EntryForm.random(JsonWriter.text(list))));
    bundle.put("objects", list);
    return new Members(bundle);
  }

  /// What stands in the bundle.
  List<Members> objects() {
    Map<String, Members> all = new LinkedHashMap<>();
    for (Tlp light : List.of(Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT, Tlp.RED)) {
      put(all, light.object());
    }
    put(all, identity(around.node()));
    CaseExtension.definition().forEach(one -> put(all, one));
    OwnExtension.definition().forEach(one -> put(all, one));
    around.rest().forEach(one -> put(all, one));
    observables.values().forEach(one -> put(all, marked(one)));
    objects.values().forEach(one -> put(all, one));
    corrections.values().forEach(one -> put(all, one));
    put(all, order());
    return List.copyOf(all.values());
  }

  /// Ids of what this node wrote, with the numbers of entries.
  Map<String, Integer> own() {
    Map<String, Integer> own = new HashMap<>();
    objects.forEach(
        (position, object) -> {
          if (!isForeign(position)) {
            own.put(id(object), position);
          }
        });
    return own;
  }

  /// Whether another node wrote the entry.
  boolean isForeign(int position) {
    return around.foreign().containsKey(position);
  }

  private static void put(Map<String, Members> all, Members object) {
    all.putIfAbsent(id(object), object);
  }

  private static Members marked(Named named) {
    Map<String, JsonValue> object = new LinkedHashMap<>(named.object().all());
    EntryForm.mark(object, named.marking());
    return new Members(object);
  }

  /// A grouping that lists the entries in order, and the ids of cases, which are ours only. It
  /// goes where the strictest entry goes; each of its parts is marked as the entry it names.
  private Members order() {
    Entry last = entries.values().stream().reduce((_, later) -> later).orElseThrow();
    Entry first = entries.values().iterator().next();
    Map<String, JsonValue> object = EntryForm.begin("grouping", creator, last.recordedMicros());
    object.put(
        "id", JsonValue.of("grouping--" + EntryForm.random("order " + creator + incident())));
    object.put("created", JsonValue.of(EntryForm.time(first.recordedMicros())));
    object.put("name", JsonValue.of(first.title()));
    object.put("context", JsonValue.of("suspicious-activity"));
    object.put(
        "object_refs", JsonValue.texts(objects.values().stream().map(CaseBundle::id).toList()));
    Map<String, JsonValue> own = PropertyExtension.begin();
    own.put(CaseExtension.CASE, JsonValue.of(caseId));
    if (!links.isEmpty()) {
      List<JsonValue> items = new ArrayList<>();
      links.forEach(
          (target, word) -> {
            Map<String, JsonValue> link = new LinkedHashMap<>();
            link.put("incident_ref", JsonValue.of(target));
            link.put(CaseExtension.CASE, JsonValue.of(word));
            items.add(new Members(link));
          });
      own.put(CaseExtension.LINKS, new JsonValue.Array(items));
    }
    object.put("extensions", new Members(Map.of(CaseExtension.ID, new Members(own))));
    markParts(object);
    return new Members(object);
  }

  private void markParts(Map<String, JsonValue> object) {
    String strictest = "clear";
    Map<String, List<String>> parts = new TreeMap<>();
    int index = 0;
    for (Entry entry : entries.values()) {
      String marking = entry.marking();
      strictest = strictness(marking) > strictness(strictest) ? marking : strictest;
      TlpOf.word(marking).ifPresent(_ -> parts.computeIfAbsent(marking, _ -> new ArrayList<>()));
      if (parts.containsKey(marking)) {
        parts.get(marking).add("object_refs.[" + index + "]");
      }
      index++;
    }
    EntryForm.mark(object, strictest);
    parts.remove(strictest);
    List<JsonValue> granular = new ArrayList<>();
    parts.forEach(
        (marking, selectors) -> {
          Map<String, JsonValue> one = new LinkedHashMap<>();
          one.put("marking_ref", JsonValue.of(TlpOf.word(marking).orElseThrow().id()));
          one.put("selectors", JsonValue.texts(selectors));
          granular.add(new Members(one));
        });
    if (!granular.isEmpty()) {
      object.put("granular_markings", new JsonValue.Array(granular));
    }
  }

  /// The object of an entry; empty where there is none.
  public Optional<Members> at(int position) {
    return Optional.ofNullable(objects.get(position));
  }

  /// What a release of these entries asks for: them, the bytes and observables they name, what they
  /// put right, and who says so. Whether it may go, the release decision says of each.
  public List<Members> wish(Set<Integer> positions) {
    Map<String, Members> wish = new LinkedHashMap<>();
    put(wish, identity(around.node()));
    CaseExtension.definition().forEach(one -> put(wish, one));
    Set<String> named = new HashSet<>();
    positions.forEach(one -> named.addAll(naming.getOrDefault(one, Set.of())));
    observables.forEach(
        (id, one) -> {
          if (named.contains(id)) {
            put(wish, marked(one));
          }
        });
    objects.forEach(
        (position, object) -> {
          if (positions.contains(position) && !isForeign(position)) {
            put(wish, object);
          }
        });
    corrections.forEach(
        (position, object) -> {
          if (positions.contains(position)) {
            put(wish, object);
          }
        });
    return List.copyOf(wish.values());
  }
}
