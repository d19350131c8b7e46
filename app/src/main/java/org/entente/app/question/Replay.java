package org.entente.app.question;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.base.BadInput;
import org.entente.screen.audit.AuditEntry;
import org.entente.screen.desk.Clearances;
import org.entente.screen.desk.Desk;
import org.entente.screen.desk.Register;
import org.entente.screen.desk.Thresholds;
import org.entente.screen.list.KeptIssue;
import org.entente.screen.list.ListStore;
import org.entente.screen.list.LoadedList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Decides again what was decided: the same lists, bars, clearances and question.
public final class Replay {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ListStore store;
  private final String file;
  private final String version;

  /// Records that follow each other mostly name the same issues.
  private SortedMap<String, String> loaded = new TreeMap<>();

  private @Nullable Screening screening;

  /// What may differ from then.
  public enum Kind {
    /// An issue of a list is gone: nothing can be decided.
    LIST_MISSING,

    /// Another version of Entente decides now. It may decide the same.
    VERSION,

    /// The record is of an older form: its fields are others, so that what was decided is compared
    /// rather than bytes.
    FORM,

    /// Another answer.
    ANSWER;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// A difference.
  public record Change(Kind kind, String was, String is) {
    /// Whether the decision isn't what it was.
    public boolean isGrave() {
      return kind == Kind.LIST_MISSING || kind == Kind.ANSWER;
    }
  }

  /// `file` for errors alone.
  public Replay(ListStore store, String file, String version) {
    this.store = store;
    this.file = file;
    this.version = version;
  }

  /// What differs from the record, to the byte; empty where nothing does. A record of an older form
  /// may differ in bytes and be decided the same.
  public List<Change> changes(AuditEntry entry) throws IOException {
    Decision decision = read(entry);
    List<Change> changes = new ArrayList<>();
    if (!decision.version().equals(version)) {
      changes.add(new Change(Kind.VERSION, decision.version(), version));
    }
    for (Map.Entry<String, String> list : decision.snapshots().entrySet()) {
      if (store.issue(list.getValue()).isEmpty()) {
        changes.add(new Change(Kind.LIST_MISSING, list.getKey() + " " + list.getValue(), ""));
      }
    }
    if (changes.stream().anyMatch(Change::isGrave)) {
      return changes;
    }
    Answer answer = decision.question().answer(decision.again(screening(decision.snapshots())));
    String now = decision.text(answer);
    if (now.equals(entry.body())) {
      return changes;
    }
    boolean isOlder = decision.form() < Decision.FORM;
    if (isOlder) {
      changes.add(new Change(Kind.FORM, "" + decision.form(), "" + Decision.FORM));
    }
    if (!isOlder || !decided(now).equals(decided(entry.body()))) {
      changes.add(new Change(Kind.ANSWER, answerIn(entry.body()), answerIn(now)));
    }
    return changes;
  }

  private Decision read(AuditEntry entry) {
    try {
      JsonNode json = JSON.readTree(entry.body());
      return Decision.read(json);
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw new BadInput(
          file,
          "line " + entry.number(),
          "is no decision: " + e.getMessage(),
          "Give a file of decisions; newer ones need a newer Entente",
          e);
    }
  }

  /// Whom the answer names, in its order: entity, score, and whether somebody has to look at it.
  private static List<String> decided(String body) {
    List<String> decided = new ArrayList<>();
    for (JsonNode result : JSON.readTree(body).path("answer").path("results")) {
      String own = result.path("id").asString("");
      String id = own.isEmpty() ? result.path("entity").path("id").asString("") : own;
      String score = result.path("score").decimalValue(BigDecimal.ONE.negate()).toPlainString();
      decided.add(id + " " + score + " " + result.path("match").asBoolean(false));
    }
    return decided;
  }

  private static String answerIn(String body) {
    return body.substring(Math.max(0, body.indexOf("\"answer\":")));
  }

  private Screening screening(SortedMap<String, String> snapshots) throws IOException {
    Screening known = screening;
    if (known == null || !loaded.equals(snapshots)) {
      List<LoadedList> lists = new ArrayList<>();
      for (String hash : snapshots.values()) {
        Optional<KeptIssue> issue = store.issue(hash);
        if (issue.isPresent()) {
          lists.add(store.load(issue.get()));
        }
      }
      Register register = new Register(lists);
      known =
          new Screening(
              register,
              Desk.of(register.targets(), Thresholds.of(0)),
              Clearances.NONE,
              LocalDate.EPOCH);
      screening = known;
      loaded = snapshots;
    }
    return known;
  }
}
