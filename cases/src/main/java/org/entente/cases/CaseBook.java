package org.entente.cases;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.jspecify.annotations.Nullable;

/// The cases of a node. What a method says it added is on disk, and stays.
public final class CaseBook {
  /// Signs of a text that is searched as part of its entry; the bytes are kept whole.
  private static final int MOST_SEARCHED = 1 << 20;

  /// An entry by its case and number.
  public record Place(String caseId, int position) {}

  private final CaseStorage storage;
  private final String node;

  /// `node` is the name that the ids of its cases begin with.
  public CaseBook(CaseStorage storage, String node) {
    this.storage = storage;
    this.node = node;
  }

  /// Opens a case; its id is the node's name and the next number.
  public Entry open(IncidentKind kind, Draft draft) {
    if (draft.kind() != EntryKind.OPENED || draft.title().isBlank() || draft.author().isBlank()) {
      throw new BadInput("case", "", "it has no title or no author", "Give --title");
    }
    return storage.write(
        connection -> {
          return append(connection, nextId(connection), 1, draft.withWord(kind.word()));
        });
  }

  /// Adds an entry. Throws [BadInput] where it does not fit what the case holds.
  ///
  /// @param mayApprove whether the author has the role that judges findings
  public Entry add(String caseId, Draft draft, boolean mayApprove) {
    return storage.write(
        connection -> {
          CaseHeads heads = new CaseHeads(connection);
          long last = last(connection, caseId);
          Map<Integer, Entry> named = new TreeMap<>();
          for (int position : draft.ties().all()) {
            heads.known(caseId, position).forEach(one -> named.put(position, one));
          }
          new Fitting(caseId, heads.isClosed(caseId), at -> Optional.ofNullable(named.get(at)))
              .check(draft, mayApprove);
          if (draft.kind() == EntryKind.LINK) {
            last(connection, draft.word());
          }
          return append(connection, caseId, Math.toIntExact(last + 1), draft);
        });
  }

  private String nextId(Connection connection) throws SQLException {
    return node + "-" + new CaseHeads(connection).nextCase();
  }

  /// The number of a case's newest entry. Throws [BadInput] when there is no such case.
  private static long last(Connection connection, String caseId) throws SQLException {
    long last =
        Row.number(connection, "SELECT max(position) FROM case_entry WHERE case_id = ?", caseId);
    if (last == 0) {
      throw unknown(caseId);
    }
    return last;
  }

  /// Known at that time and not yet replaced: a condition with that time twice.
  private static String known(AsOf asOf) {
    return " "
        + time("e", asOf)
        + " <= ? AND NOT EXISTS (SELECT 1 FROM case_entry r WHERE r.case_id = e.case_id"
        + " AND r.replaces = e.position AND r.replaces > 0 AND "
        + time("r", asOf)
        + " <= ?)";
  }

  private static String time(String table, AsOf asOf) {
    String recorded = table + ".recorded";
    String learnt = table + ".learnt";
    return asOf.isSaid()
        ? "CASE WHEN " + learnt + " > 0 THEN " + learnt + " ELSE " + recorded + " END"
        : recorded;
  }

  private static BadInput unknown(String caseId) {
    return new BadInput(caseId, "", "there is no such case", "See: entente case list");
  }

  private Entry append(Connection connection, String caseId, int position, Draft draft)
      throws SQLException {
    long last =
        Row.number(connection, "SELECT recorded FROM case_entry ORDER BY number DESC LIMIT 1");
    byte[] bytes = draft.provenance().bytes();
    String sha256 = bytes == null ? null : sha256(bytes);
    if (bytes != null
        && Row.number(connection, "SELECT count(*) FROM case_content WHERE sha256 = ?", sha256)
            == 0) {
      Row.update(connection, "INSERT INTO case_content VALUES (?,?)", sha256, bytes);
    }
    Entry entry =
        new Entry(
            caseId,
            position,
            draft.kind(),
            draft.word(),
            draft.title(),
            draft.text(),
            draft.ties().about(),
            draft.ties().other(),
            draft.ties().replaces(),
            Math.max(storage.nowMicros(), last),
            draft.valid(),
            draft.author(),
            draft.marking(),
            draft.provenance().source(),
            draft.provenance().command(),
            sha256);
    if (draft.learntMicros() != 0) {
      if (draft.learntMicros() > entry.recordedMicros()) {
        throw new BadInput(caseId, "", "nothing is known before it is", "Name a time gone by");
      }
      entry = entry.learnt(draft.learntMicros());
    }
    entry = published(entry, draft.provenance().publishedMicros());
    storage.search().put(connection, insert(connection, entry), searched(entry, bytes));
    new CaseHeads(connection).added(entry, new CaseChain(connection).add(entry));
    return entry;
  }

  private static Entry published(Entry entry, long micros) {
    if (micros != 0 && !entry.kind().isEvidence()) {
      throw new BadInput(
          entry.caseId(), "", "only evidence has a source that published it", "Leave it out");
    }
    if (micros > entry.recordedMicros()) {
      throw new BadInput(entry.caseId(), "", "it isn't published yet", "Name a time gone by");
    }
    return entry.published(micros);
  }

  /// Gives the entry's number among those of all cases.
  private static long insert(Connection connection, Entry entry) throws SQLException {
    return Row.number(
        connection,
        "INSERT INTO case_entry(case_id, position, kind, word, title, body, about, other,"
            + " replaces, recorded, valid_from, valid_to, author, marking, source, command,"
            + " sha256, learnt, published) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
            + " RETURNING number",
        entry.caseId(),
        entry.position(),
        entry.kind().word(),
        entry.word(),
        entry.title(),
        entry.text(),
        entry.about(),
        entry.other(),
        entry.replaces(),
        entry.recordedMicros(),
        entry.valid().fromMicros(),
        entry.valid().toMicros(),
        entry.author(),
        entry.marking(),
        entry.source(),
        entry.command(),
        entry.sha256(),
        entry.isLate() ? entry.learntMicros() : 0,
        entry.publishedMicros());
  }

  /// Lets every entry be found, where none can be yet.
  public static void index(Connection connection, CaseSearch search) throws SQLException {
    long last = 0;
    while (true) {
      long next =
          Row.number(connection, "SELECT min(number) FROM case_entry WHERE number > ?", last);
      if (next == 0) {
        return;
      }
      last = next;
      Entry entry =
          Row.entries(connection, Row.COLUMNS + "case_entry e WHERE e.number = ?", next).getFirst();
      String sha256 = entry.sha256();
      byte[] bytes = sha256 == null ? null : bytes(connection, sha256).orElse(null);
      search.put(connection, next, searched(entry, bytes));
    }
  }

  static Optional<byte[]> bytes(Connection connection, String sha256) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT bytes FROM case_content WHERE sha256 = ?");
        ResultSet rows = Row.set(statement, sha256).executeQuery()) {
      return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
    }
  }

  private static String searched(Entry entry, byte @Nullable [] bytes) {
    String content = bytes == null ? "" : EvidenceReader.text(bytes).orElse("");
    return SearchText.folded(
        String.join(
            "\n",
            entry.title(),
            entry.text(),
            entry.source(),
            content.substring(0, Math.min(content.length(), MOST_SEARCHED))));
  }

  /// The case as of then; empty when it was not known yet. Throws [DamagedCase] when any of its
  /// entries isn't what was recorded.
  public Optional<CaseView> view(String caseId, AsOf asOf) {
    return storage.read(connection -> view(connection, caseId, asOf));
  }

  private static Optional<CaseView> view(Connection connection, String caseId, AsOf asOf)
      throws SQLException {
    return CaseView.of(caseId, new CaseChain(connection).journal(caseId), asOf);
  }

  /// Every entry that was recorded until then, also those that were replaced.
  public List<Entry> journal(String caseId, AsOf asOf) {
    return storage.read(
        connection ->
            new CaseChain(connection).journal(caseId).stream().filter(asOf::isRecorded).toList());
  }

  /// The hashes of the entries that were recorded until then. Throws [DamagedCase] when any of the
  /// case isn't what was recorded.
  public Chain chain(String caseId, AsOf asOf) {
    return storage.read(connection -> new CaseChain(connection).until(caseId, asOf));
  }

  /// Takes in what another node tells of cases, all or nothing: what is here already stays as it
  /// is, the rest is added. Throws [BadInput] for what does not fit.
  public List<ForeignCase.Taken> take(List<ForeignCase> cases) {
    return storage.write(
        connection -> {
          List<ForeignCase.Taken> taken = new ArrayList<>();
          for (ForeignCase one : cases) {
            taken.add(take(connection, one));
          }
          return taken;
        });
  }

  private ForeignCase.Taken take(Connection connection, ForeignCase foreign) throws SQLException {
    Origins origins = new Origins(connection);
    String caseId =
        foreign.into().isEmpty()
            ? origins.placeOf(foreign.incident()).map(Place::caseId).orElse("")
            : foreign.into();
    return origins.take(
        foreign,
        caseId.isEmpty() ? nextId(connection) : caseId,
        (id, position, draft) -> append(connection, id, position, draft));
  }

  /// The objects that other nodes' entries in a case came as, by position; 0 gathers what is no
  /// entry.
  public Map<Integer, List<Origin>> origins(String caseId) {
    return storage.read(
        connection -> {
          Map<Integer, List<Origin>> origins = new TreeMap<>();
          for (Origins.Kept one : new Origins(connection).of(caseId)) {
            origins.computeIfAbsent(one.position(), _ -> new ArrayList<>()).add(one.origin());
          }
          return origins;
        });
  }

  /// The openings of all cases, in their order.
  public List<Entry> openings() {
    return storage.read(
        connection ->
            Row.entries(
                connection,
                Row.COLUMNS + "case_entry e WHERE e.kind = 'opened' ORDER BY e.number"));
  }

  /// The incident with which another node opened a case; empty for a case of ours.
  public Optional<String> incidentOf(String caseId) {
    return storage.read(connection -> new Origins(connection).opening(caseId));
  }

  /// The case that another node's incident became here.
  public Optional<String> caseOf(String incident) {
    return placeOf(incident).map(Place::caseId);
  }

  /// Where what another node said stands here as an entry.
  public Optional<Place> placeOf(String objectId) {
    return storage.read(connection -> new Origins(connection).placeOf(objectId));
  }

  /// Cases that have a link to this one, as of then.
  public List<String> linkedFrom(String caseId, AsOf asOf) {
    return storage.read(
        connection ->
            Row.entries(
                    connection,
                    Row.COLUMNS
                        + "case_entry e WHERE e.kind = 'link' AND e.word = ? AND"
                        + known(asOf)
                        + " ORDER BY e.number",
                    caseId,
                    asOf.knownMicros(),
                    asOf.knownMicros())
                .stream()
                .map(Entry::caseId)
                .distinct()
                .toList());
  }

  /// What a list tells of all cases as they are now, in the order of their opening.
  public List<CaseHead> heads() {
    return storage.read(connection -> new CaseHeads(connection).all());
  }

  /// The same as of another day: made from all entries, a case at a time.
  public List<CaseHead> heads(AsOf asOf) {
    return each(asOf, CaseHead::of);
  }

  /// What is made of each case that was known then, the newest last: of one after the other, so
  /// that not all of them are held.
  private <T> List<T> each(AsOf asOf, Function<CaseView, T> made) {
    return storage.read(
        connection -> {
          List<T> all = new ArrayList<>();
          for (Entry opening :
              Row.entries(
                  connection,
                  Row.COLUMNS
                      + "case_entry e WHERE e.kind = ? AND"
                      + known(asOf)
                      + " ORDER BY e.number",
                  "opened",
                  asOf.knownMicros(),
                  asOf.knownMicros())) {
            view(connection, opening.caseId(), asOf).map(made).ifPresent(all::add);
          }
          return all;
        });
  }

  /// Tasks that aren't done or findings that nobody else has judged, in cases that are open.
  ///
  /// @param word only those with it; null for all
  public List<Entry> todo(EntryKind kind, @Nullable String word) {
    return storage.read(connection -> new CaseHeads(connection).todo(kind, word));
  }

  /// Whether a case has evidence with these bytes, or had before it was put right.
  public boolean holds(String caseId, String sha256) {
    return storage.read(
        connection ->
            Row.text(
                    connection,
                    "SELECT case_id FROM case_entry WHERE sha256 = ? AND case_id = ? LIMIT 1",
                    sha256,
                    caseId)
                != null);
  }

  /// All cases that were known then, the newest last. Reads every entry of them.
  public List<CaseView> all(AsOf asOf) {
    return each(asOf, view -> view);
  }

  /// The newest entries of these kinds in all cases that were known then, without those that were
  /// replaced by then; the newest first. Reads no others, so a book of many notes costs nothing.
  ///
  /// @param most how many at most
  public List<Entry> newest(Set<EntryKind> kinds, AsOf asOf, int most) {
    List<@Nullable Object> values = new ArrayList<>();
    kinds.stream().sorted().forEach(kind -> values.add(kind.word()));
    String marks = String.join(",", Collections.nCopies(values.size(), "?"));
    String sql =
        Row.COLUMNS
            + "case_entry e WHERE e.kind IN ("
            + marks
            + ") AND"
            + known(asOf)
            + " AND EXISTS (SELECT 1 FROM case_entry o WHERE o.case_id = e.case_id"
            + " AND o.position = 1 AND "
            + time("o", asOf)
            + " <= ?) ORDER BY e.number DESC LIMIT ?";
    values.add(asOf.knownMicros());
    values.add(asOf.knownMicros());
    values.add(asOf.knownMicros());
    values.add(most);
    return storage.read(connection -> Row.entries(connection, sql, values.toArray()));
  }

  /// The entry that opened the case. Throws [BadInput] when there is no such case.
  public Entry opening(String caseId) {
    return storage.read(connection -> new CaseHeads(connection).at(caseId, 1)).stream()
        .findFirst()
        .orElseThrow(() -> unknown(caseId));
  }

  /// Entries that hold all words of the query, anywhere in a word: Korean and Japanese need no
  /// spaces. Those that were replaced by then are not found.
  public List<Entry> search(String query, AsOf asOf, int most) {
    List<String> words = SearchText.words(query);
    if (words.isEmpty()) {
      return List.of();
    }
    List<@Nullable Object> values = new ArrayList<>();
    StringBuilder sql = new StringBuilder(Row.COLUMNS);
    sql.append(storage.search().entries(words, values));
    sql.append(known(asOf)).append(" ORDER BY e.number DESC LIMIT ?");
    values.add(asOf.knownMicros());
    values.add(asOf.knownMicros());
    values.add(most);
    return storage.read(connection -> Row.entries(connection, sql.toString(), values.toArray()));
  }

  /// The exact bytes; empty for what was never here. Throws [BadInput] when the disk gives others.
  public Optional<byte[]> content(String sha256) {
    Optional<byte[]> found = storage.read(connection -> bytes(connection, sha256));
    if (found.isPresent() && !sha256(found.get()).equals(sha256)) {
      throw new BadInput(sha256, "", "the kept bytes have another hash", "Restore a backup");
    }
    return found;
  }

  public static String sha256(byte[] bytes) {
    return Hex.encode(CaseSeal.sha256().digest(bytes));
  }
}
