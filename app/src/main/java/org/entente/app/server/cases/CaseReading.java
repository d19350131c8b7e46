package org.entente.app.server.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Node;
import org.entente.base.BadInput;
import org.entente.cases.AsOf;
import org.entente.cases.CaseBook;
import org.entente.cases.CaseHead;
import org.entente.cases.CaseView;
import org.entente.cases.Entry;
import org.entente.cases.EntryKind;
import org.entente.cases.IncidentKind;
import org.entente.cases.report.EntryFields;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.taxii.Refusal;

/// What people read of cases: one, many, what is to be done, the bytes of evidence.
public final class CaseReading {
  private static final int MOST_FOUND = 1_000;
  private static final String PREFIX = "/x/cases/";

  private final CaseBook book;

  public CaseReading(Node node) {
    book = node.cases();
  }

  /// A case with those that link to it; with `journal` also entries that were replaced.
  Map<String, JsonValue> show(CaseView view, AsOf asOf, JsonValue.Members with) {
    Map<String, Object> answer = new LinkedHashMap<>(EntryFields.of(view));
    if (with.optional("journal").orElse("").equals("true")) {
      answer.put(
          "replaced",
          book.journal(view.id(), asOf).stream()
              .filter(one -> view.at(one.position()).isEmpty())
              .map(EntryFields::of)
              .toList());
    }
    answer.put("chain", EntryFields.of(book.chain(view.id(), asOf)));
    answer.put("linkedFrom", book.linkedFrom(view.id(), asOf));
    return CaseActions.fields(answer);
  }

  /// Cases of a state and an incident, or entries that hold words, in one case or all.
  Map<String, JsonValue> list(AsOf asOf, JsonValue.Members with) {
    String find = with.optional("find").orElse("");
    String state = with.optional("state").orElse("");
    String incident = with.optional("incident").orElse("");
    if (!state.matches("(open|closed)?")) {
      throw new BadInput("--state", "", "it must be open or closed", "Name one");
    }
    if (!incident.isEmpty() && IncidentKind.of(incident).isEmpty()) {
      throw new BadInput("--incident", "", "there is no such incident", "See: case open --help");
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    if (find.isEmpty()) {
      answer.put(
          "cases",
          heads(asOf).stream()
              .filter(one -> incident.isEmpty() || one.opening().word().equals(incident))
              .filter(one -> state.isEmpty() || one.isClosed() == state.equals("closed"))
              .map(CaseReading::head)
              .toList());
    } else {
      Optional<String> within = with.optional("case");
      answer.put(
          "found",
          book.search(find, asOf, MOST_FOUND).stream()
              .filter(one -> within.isEmpty() || one.caseId().equals(within.get()))
              .map(EntryFields::of)
              .toList());
    }
    return CaseActions.fields(answer);
  }

  /// A list as of another day than today is made from every entry there was.
  private List<CaseHead> heads(AsOf asOf) {
    boolean isNow = asOf.knownMicros() == Long.MAX_VALUE && asOf.validMicros() == null;
    return isNow ? book.heads() : book.heads(asOf);
  }

  private static Map<String, Object> head(CaseHead one) {
    Map<String, Object> head = new LinkedHashMap<>(EntryFields.head(one));
    head.put("tasks", one.tasks());
    head.put("proposed", one.proposed());
    return head;
  }

  /// What is to be done in cases that are open: tasks, all or somebody's, and findings that wait
  /// for a second person.
  public Answer todo(Asked asked) {
    List<Entry> tasks = book.todo(EntryKind.TASK, asked.one("doer").orElse(null));
    List<Entry> findings = book.todo(EntryKind.FINDING, null);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("tasks", tasks.stream().map(EntryFields::of).toList());
    answer.put("findings", findings.stream().map(EntryFields::of).toList());
    return Answer.json(200, CaseActions.fields(answer));
  }

  /// The exact bytes of evidence, for no browser to run: they are others' content.
  public Answer content(Asked asked) {
    String[] parts = asked.path().substring(PREFIX.length()).split("/", -1);
    String caseId = parts[0];
    String sha256 = parts[2];
    if (!book.holds(caseId, sha256)) {
      throw Refusal.notFound();
    }
    byte[] bytes = book.content(sha256).orElseThrow(Refusal::notFound);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/octet-stream");
    headers.put("Content-Disposition", "attachment; filename=\"" + sha256 + "\"");
    headers.put("Content-Security-Policy", "sandbox; default-src 'none'");
    headers.put("ETag", "\"" + sha256 + "\"");
    return new Answer(200, headers, bytes);
  }
}
