package org.entente.cases;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;

/// The cases of a node. What a method says it added is on disk, and stays.
public final class CaseBook {
  /// Signs of a text that is searched as part of its entry; the bytes are kept whole.
  private static final int MOST_SEARCHED = 1 << 20;

  private static final String COLUMNS =
      "SELECT e.case_id, e.position, e.kind, e.word, e.title, e.body, e.about, e.other,"
          + " e.replaces, e.recorded, e.valid_from, e.valid_to, e.author, e.marking, e.source,"
          + " e.command, e.sha256, e.learnt FROM ";

  private static final String OPENED = "SELECT count(*) FROM case_entry WHERE kind = 'opened'";

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
          long count = number(connection, OPENED);
          return append(connection, node + "-" + (count + 1), 1, draft.withWord(kind.word()));
        });
  }

  /// Adds an entry. Throws [BadInput] where it does not fit what the case holds.
  ///
  /// @param mayApprove whether the author has the role that judges findings
  public Entry add(String caseId, Draft draft, boolean mayApprove) {
    return storage.write(
        connection -> {
          CaseView now = view(connection, caseId, AsOf.NOW).orElseThrow(() -> unknown(caseId));
          new Fitting(now).check(draft, mayApprove);
          if (draft.kind() == EntryKind.LINK
              && view(connection, draft.word(), AsOf.NOW).isEmpty()) {
            throw unknown(draft.word());
          }
          long last =
              number(connection, "SELECT max(position) FROM case_entry WHERE case_id = ?", caseId);
          return append(connection, caseId, Math.toIntExact(last + 1), draft);
        });
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
    long last = number(connection, "SELECT recorded FROM case_entry ORDER BY number DESC LIMIT 1");
    byte[] bytes = draft.bytes();
    String sha256 = bytes == null ? null : sha256(bytes);
    if (bytes != null
        && number(connection, "SELECT count(*) FROM case_content WHERE sha256 = ?", sha256) == 0) {
      update(connection, "INSERT INTO case_content VALUES (?,?)", sha256, bytes);
    }
    Entry entry =
        new Entry(
            caseId,
            position,
            draft.kind(),
            draft.word(),
            draft.title(),
            draft.text(),
            draft.about(),
            draft.other(),
            draft.replaces(),
            Math.max(storage.nowMicros(), last),
            draft.valid(),
            draft.author(),
            draft.marking(),
            draft.source(),
            draft.command(),
            sha256);
    if (draft.learntMicros() != 0) {
      if (draft.learntMicros() > entry.recordedMicros()) {
        throw new BadInput(caseId, "", "nothing is known before it is", "Name a time gone by");
      }
      entry = entry.learnt(draft.learntMicros());
    }
    storage.search().put(connection, insert(connection, entry), searched(entry, bytes));
    return entry;
  }

  /// Gives the entry's number among those of all cases.
  private static long insert(Connection connection, Entry entry) throws SQLException {
    return number(
        connection,
        "INSERT INTO case_entry(case_id, position, kind, word, title, body, about, other,"
            + " replaces, recorded, valid_from, valid_to, author, marking, source, command,"
            + " sha256, learnt) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
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
        entry.isLate() ? entry.learntMicros() : 0);
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

  /// The case as of then; empty when it was not known yet.
  public Optional<CaseView> view(String caseId, AsOf asOf) {
    return storage.read(connection -> view(connection, caseId, asOf));
  }

  private static Optional<CaseView> view(Connection connection, String caseId, AsOf asOf)
      throws SQLException {
    Long valid = asOf.validMicros();
    String held = COLUMNS + "case_entry e WHERE e.case_id = ? AND" + known(asOf);
    String order = " ORDER BY e.position";
    long known = asOf.knownMicros();
    List<Entry> entries =
        valid == null
            ? entries(connection, held + order, caseId, known, known)
            : entries(
                connection,
                held + " AND e.valid_from <= ? AND e.valid_to > ?" + order,
                caseId,
                known,
                known,
                valid,
                valid);
    return entries.isEmpty() ? Optional.empty() : Optional.of(new CaseView(caseId, entries));
  }

  /// Every entry that was recorded until then, also those that were replaced.
  public List<Entry> journal(String caseId, AsOf asOf) {
    return storage.read(connection -> journal(connection, caseId, asOf));
  }

  private static List<Entry> journal(Connection connection, String caseId, AsOf asOf)
      throws SQLException {
    return entries(
        connection,
        COLUMNS + "case_entry e WHERE e.case_id = ? AND e.recorded <= ? ORDER BY e.position",
        caseId,
        asOf.knownMicros());
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
        caseId.isEmpty() ? node + "-" + (number(connection, OPENED) + 1) : caseId,
        journal(connection, caseId, AsOf.NOW),
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
            entries(
                connection, COLUMNS + "case_entry e WHERE e.kind = 'opened' ORDER BY e.number"));
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
            entries(
                    connection,
                    COLUMNS
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

  /// All cases that were known then, the newest last.
  public List<CaseView> all(AsOf asOf) {
    return storage.read(
        connection -> {
          List<CaseView> all = new ArrayList<>();
          for (Entry opening :
              entries(
                  connection,
                  COLUMNS
                      + "case_entry e WHERE e.kind = ? AND"
                      + known(asOf)
                      + " ORDER BY e.number",
                  "opened",
                  asOf.knownMicros(),
                  asOf.knownMicros())) {
            view(connection, opening.caseId(), asOf).ifPresent(all::add);
          }
          return all;
        });
  }

  /// Entries that hold all words of the query, anywhere in a word: Korean and Japanese need no
  /// spaces. Those that were replaced by then are not found.
  public List<Entry> search(String query, AsOf asOf, int most) {
    List<String> words = SearchText.words(query);
    if (words.isEmpty()) {
      return List.of();
    }
    List<@Nullable Object> values = new ArrayList<>();
    StringBuilder sql = new StringBuilder(COLUMNS);
    sql.append(storage.search().entries(words, values));
    sql.append(known(asOf)).append(" ORDER BY e.number DESC LIMIT ?");
    values.add(asOf.knownMicros());
    values.add(asOf.knownMicros());
    values.add(most);
    return storage.read(connection -> entries(connection, sql.toString(), values.toArray()));
  }

  /// The exact bytes; empty for what was never here. Throws [BadInput] when the disk gives others.
  public Optional<byte[]> content(String sha256) {
    Optional<byte[]> found =
        storage.read(
            connection -> {
              try (PreparedStatement statement =
                      connection.prepareStatement(
                          "SELECT bytes FROM case_content WHERE sha256 = ?");
                  ResultSet rows = set(statement, sha256).executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
              }
            });
    if (found.isPresent() && !sha256(found.get()).equals(sha256)) {
      throw new BadInput(sha256, "", "the kept bytes have another hash", "Restore a backup");
    }
    return found;
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Entry> entries(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = set(statement, values).executeQuery()) {
      List<Entry> entries = new ArrayList<>();
      while (rows.next()) {
        entries.add(entry(rows));
      }
      return entries;
    }
  }

  private static Entry entry(ResultSet row) throws SQLException {
    long learnt = row.getLong(18);
    Entry entry = recorded(row);
    return learnt > 0 ? entry.learnt(learnt) : entry;
  }

  private static Entry recorded(ResultSet row) throws SQLException {
    return new Entry(
        row.getString(1),
        row.getInt(2),
        EntryKind.of(row.getString(3)).orElseThrow(),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getInt(7),
        row.getInt(8),
        row.getInt(9),
        row.getLong(10),
        new ValidTime(row.getLong(11), row.getLong(12)),
        row.getString(13),
        row.getString(14),
        row.getString(15),
        row.getString(16),
        row.getString(17));
  }

  private static long number(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = set(statement, values).executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  static void update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values).executeUpdate();
    }
  }

  private static PreparedStatement set(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      switch (values[i]) {
        case null -> statement.setObject(i + 1, null);
        case Number number -> statement.setLong(i + 1, number.longValue());
        case byte[] bytes -> statement.setBytes(i + 1, bytes);
        case Object other -> statement.setString(i + 1, other.toString());
      }
    }
    return statement;
  }
}
