package org.entente.app.server.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.server.Events;
import org.entente.app.server.Node;
import org.entente.app.server.Route;
import org.entente.app.server.Who;
import org.entente.app.server.people.SignIn;
import org.entente.app.terminal.Json;
import org.entente.base.BadInput;
import org.entente.cases.AsOf;
import org.entente.cases.CaseBook;
import org.entente.cases.CaseView;
import org.entente.cases.Draft;
import org.entente.cases.Entry;
import org.entente.cases.EntryKind;
import org.entente.cases.Evidence;
import org.entente.cases.EvidenceReader;
import org.entente.cases.IncidentKind;
import org.entente.cases.Marking;
import org.entente.cases.Times;
import org.entente.cases.ValidTime;
import org.entente.cases.report.CaseExport;
import org.entente.cases.report.EntryFields;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.people.Role;
import org.entente.exchange.store.People;
import org.jspecify.annotations.Nullable;

/// What people do to cases, on a node that stands or through the port of one that runs. Throws
/// [BadInput] for what can't be.
public final class CaseActions {
  /// What the names of our actions begin with.
  public static final String PREFIX = "case-";

  /// Who signed in and asks; whoever holds the node's token has none.
  public static final String ASKER = "asker";

  private final CaseBook book;
  private final People people;
  private final JobRoutes jobs;
  private final Events events;
  private final CaseTransfer transfer;
  private final CaseReading reading;

  public CaseActions(Node node) {
    book = node.cases();
    transfer = new CaseTransfer(node);
    reading = new CaseReading(node);
    people = node.people();
    jobs = new JobRoutes(node);
    events = node.events();
  }

  /// The action's name without the prefix.
  public Map<String, JsonValue> perform(String action, JsonValue.Members with) {
    return switch (action) {
      case "open" -> open(with);
      case "add" -> add(with);
      case "show" -> reading.show(view(with), asOf(with), with);
      case "list" -> reading.list(asOf(with), with);
      case "approve" -> approve(with);
      case "close" -> close(with);
      case "export" -> export(with);
      case "import" -> transfer.take(with);
      default -> throw bad(action, "there is no such action", "See: entente case --help");
    };
  }

  private static BadInput bad(String option, String reason, String next) {
    return new BadInput(option, "", reason, next);
  }

  private Map<String, JsonValue> open(JsonValue.Members with) {
    IncidentKind kind =
        IncidentKind.of(word(with, "incident"))
            .orElseThrow(
                () ->
                    bad(
                        "--incident",
                        "it must be theft, launch, transfer, intrusion or disruption",
                        "Name one"));
    return told(book.open(kind, draft(EntryKind.OPENED, with)));
  }

  private Map<String, JsonValue> add(JsonValue.Members with) {
    String job = word(with, "job");
    byte[] bytes =
        job.isEmpty() ? bytes(with) : jobs.bytes(who(with), job, EvidenceReader.MOST_BYTES);
    String given = word(with, "kind");
    String file = job.isEmpty() ? word(with, "file") : job;
    Evidence evidence = bytes == null ? null : EvidenceReader.read(file, bytes);
    EntryKind kind = kind(given, evidence);
    if (kind == EntryKind.NOTE && bytes == null) {
      bytes = word(with, "text").getBytes(UTF_8);
    }
    if (!isAdded(kind)) {
      throw bad("--kind", kind.word() + " has a command of its own", "See: entente case --help");
    }
    Draft draft =
        draft(kind, with)
            .withWord(checkedWord(kind, word(with, "word")))
            .about(number(with, "about"), number(with, "evidence"))
            .replacing(number(with, "replaces"))
            .holding(valid(with))
            .learnt(micros(with, "known"))
            .published(micros(with, "published"))
            .from(
                job.isEmpty() ? word(with, "source") : "job " + job,
                job.isEmpty() ? word(with, "command") : jobs.command(job),
                bytes);
    if (draft.title().isEmpty() && draft.text().isEmpty() && evidence != null) {
      draft = draft.withTitle(file + ": " + evidence.summary());
    }
    return told(book.add(word(with, "case"), draft, false));
  }

  /// Content decides; people may say only of a document what it is.
  private static EntryKind kind(String given, @Nullable Evidence evidence) {
    if (given.isEmpty()) {
      if (evidence == null) {
        throw bad("--kind", "there is neither a file nor a kind", "Give one");
      }
      return evidence.kind();
    }
    EntryKind kind =
        EntryKind.of(given)
            .orElseThrow(() -> bad("--kind", "there is no kind " + given, "See the reference"));
    boolean isFree =
        evidence == null
            || kind == evidence.kind()
            || (evidence.kind() == EntryKind.DOCUMENT
                && (kind == EntryKind.LABEL
                    || kind == EntryKind.SIGHTING
                    || kind == EntryKind.NOTE));
    if (!isFree) {
      throw bad("--kind", "its content is no " + given, "Leave --kind out: content tells");
    }
    return kind;
  }

  private static boolean isAdded(EntryKind kind) {
    return switch (kind) {
      case OPENED, APPROVAL, REFUSAL, CLOSED -> false;
      case EVENT,
          TRACE,
          EXPOSURE,
          LABEL,
          SCREENING,
          SIGHTING,
          DOCUMENT,
          NOTE,
          HYPOTHESIS,
          SUPPORT,
          CONTRADICTION,
          INNOCENT,
          FINDING,
          DECISION,
          LINK,
          TASK,
          DONE ->
          true;
    };
  }

  private static String checkedWord(EntryKind kind, String word) {
    if (kind == EntryKind.FINDING && !List.of("low", "moderate", "high").contains(word)) {
      throw bad("--word", "a finding's confidence is low, moderate or high", "Name one");
    }
    return word;
  }

  private Map<String, JsonValue> approve(JsonValue.Members with) {
    boolean isRefused = word(with, "refuse").equals("true");
    Draft draft =
        draft(isRefused ? EntryKind.REFUSAL : EntryKind.APPROVAL, with)
            .about(number(with, "about"), 0);
    return told(book.add(word(with, "case"), draft, isApprover(draft.author())));
  }

  private boolean isApprover(String name) {
    return people
        .named(name)
        .filter(one -> one.isActive() && one.role() == Role.APPROVER)
        .isPresent();
  }

  private Map<String, JsonValue> close(JsonValue.Members with) {
    return told(book.add(word(with, "case"), draft(EntryKind.CLOSED, with), false));
  }

  private Map<String, JsonValue> export(JsonValue.Members with) {
    Map<String, byte[]> files =
        switch (word(with, "form")) {
          case "", "folder" ->
              CaseExport.files(
                  view(with),
                  book.chain(word(with, "case"), asOf(with)),
                  this::content,
                  word(with, "version"));
          case "stix" ->
              Map.of(
                  CaseTransfer.FILE,
                  JsonWriter.text(transfer.bundle(word(with, "case"), asOf(with))).getBytes(UTF_8));
          default -> throw bad("--as", "a case is exported as folder or stix", "Name one");
        };
    List<JsonValue> list = new ArrayList<>();
    files.forEach(
        (name, bytes) -> {
          Map<String, JsonValue> file = new LinkedHashMap<>();
          file.put("name", JsonValue.of(name));
          file.put("base64", JsonValue.of(Base64.getEncoder().encodeToString(bytes)));
          list.add(new JsonValue.Members(file));
        });
    return Map.of("files", new JsonValue.Array(list));
  }

  private byte[] content(String sha256) {
    return book.content(sha256)
        .orElseThrow(() -> bad(sha256, "its bytes are not here", "Restore a backup"));
  }

  private CaseView view(JsonValue.Members with) {
    String id = word(with, "case");
    return book.view(id, asOf(with))
        .filter(view -> view.opening().kind() == EntryKind.OPENED)
        .orElseThrow(
            () -> bad(id, "there was no such case at that time", "See: entente case list"));
  }

  private static AsOf asOf(JsonValue.Members with) {
    String by = word(with, "by");
    if (!by.matches("(recorded|learnt)?")) {
      throw bad("--by", "cases are seen by recorded or by learnt time", "Name one");
    }
    String known = word(with, "known");
    String valid = word(with, "valid");
    return new AsOf(
        known.isEmpty() ? Long.MAX_VALUE : Times.end("--known", known),
        valid.isEmpty() ? null : Times.begin("--valid", valid),
        by.equals("learnt"));
  }

  /// 0 where nobody says.
  private static long micros(JsonValue.Members with, String name) {
    String text = word(with, name);
    return text.isEmpty() ? 0 : Times.begin("--" + name, text);
  }

  private static ValidTime valid(JsonValue.Members with) {
    String from = word(with, "from");
    String to = word(with, "to");
    try {
      return new ValidTime(
          from.isEmpty() ? Long.MIN_VALUE : Times.begin("--from", from),
          to.isEmpty() ? Long.MAX_VALUE : Times.begin("--to", to));
    } catch (IllegalArgumentException e) {
      throw new BadInput("--from, --to", "", "it ends before it begins", "Swap them", e);
    }
  }

  private static Draft draft(EntryKind kind, JsonValue.Members with) {
    String author = word(with, "as");
    return Draft.of(
        kind,
        word(with, "title"),
        word(with, "text"),
        author.isEmpty() ? Who.ADMIN : author,
        marking(word(with, "marking")));
  }

  /// Empty for what is for this node only.
  private static String marking(String given) {
    if (given.equals("none")) {
      return "";
    }
    return Marking.of(given.isEmpty() ? "amber" : given)
        .orElseThrow(
            () ->
                bad(
                    "--marking",
                    "it must be clear, green, amber, amber+strict, red or none",
                    "Name one"))
        .word();
  }

  private Who who(JsonValue.Members with) {
    String asker = word(with, ASKER);
    return asker.isEmpty()
        ? new Who.Admin()
        : people.named(asker).flatMap(SignIn::who).orElse(new Who.Person(asker, null));
  }

  /// Tells whoever watches that a case grew.
  private Map<String, JsonValue> told(Entry entry) {
    Map<String, JsonValue> news = new LinkedHashMap<>();
    news.put("case", JsonValue.of(entry.caseId()));
    news.put("number", JsonValue.of(entry.position()));
    news.put("kind", JsonValue.of(entry.kind().word()));
    news.put("author", JsonValue.of(entry.author()));
    events.publish("case", new JsonValue.Members(news), Route.ACT_CASE_SHOW);
    return fields(EntryFields.of(entry));
  }

  private static String word(JsonValue.Members with, String name) {
    return with.optional(name).orElse("");
  }

  private static int number(JsonValue.Members with, String name) {
    String text = word(with, name);
    if (!text.matches("[0-9]{0,9}")) {
      throw bad("--" + name, text + " is no number of an entry", "See: entente case show");
    }
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  private static byte @Nullable [] bytes(JsonValue.Members with) {
    String text = with.text("base64");
    try {
      return text == null ? null : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new BadInput("base64", "", "it is no base64", "Encode the file's bytes", e);
    }
  }

  static Map<String, JsonValue> fields(Map<String, Object> fields) {
    return ((JsonValue.Members) JsonReader.parse("the case", Json.text(fields))).all();
  }
}
