package org.entente.app.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.entente.app.lists.Gaps;
import org.entente.app.lists.ListsStatus;
import org.entente.app.match.MatchLimits;
import org.entente.app.match.MatchRoutes;
import org.entente.app.question.Answer;
import org.entente.app.question.ClearanceBook;
import org.entente.app.question.Recorder;
import org.entente.app.question.Screening;
import org.entente.app.screen.AskedRows;
import org.entente.app.screen.BarOption;
import org.entente.base.BadInput;
import org.entente.screen.desk.Clearances;
import org.entente.screen.desk.Desk;
import org.entente.screen.desk.Register;
import org.entente.screen.list.KeptIssue;
import org.entente.screen.list.ListStore;
import org.entente.screen.list.LoadedList;
import org.jspecify.annotations.Nullable;

/// Lists that are read once and asked often. Whether they, the bars or the clearances changed is
/// looked at every few seconds; then they are read anew, and who asks meanwhile waits.
public final class ListDesk implements AutoCloseable {
  private static final long LOOK_NANOS = 5_000_000_000L;
  private static final int MOST_ROWS = 100;

  /// The lists as read.
  ///
  /// @param issues the hashes of their issues
  private record Lists(List<String> issues, Register register, Desk desk) {}

  /// The desk as it answers.
  ///
  /// @param settings what bars and clearances were when they were read
  private record Open(Lists lists, String settings, Recorder recorder, MatchRoutes match) {}

  private final Path home;
  private final String version;
  private final LongSupplier nanoClock;
  private @Nullable Open open;
  private @Nullable Gaps gaps;
  private List<String> gapsOf = List.of();
  private final List<Recorder> before = new ArrayList<>();
  private long looked;

  /// @param home the folder of lists, bars, clearances, and of the record of decisions
  public ListDesk(Path home, String version) {
    this(home, version, System::nanoTime);
  }

  ListDesk(Path home, String version, LongSupplier nanoClock) {
    this.home = home;
    this.version = version;
    this.nanoClock = nanoClock;
  }

  /// The routes in the shape of OpenSanctions' clients. Throws [BadInput] without lists.
  public MatchRoutes match() throws IOException {
    return now().match();
  }

  /// Answers to rows like those of `screen file`, at most 100, each recorded.
  ///
  /// @param rows a JSON object a line
  /// @param results how many each has at least, where there are so many
  public List<Answer> ask(String rows, int results) throws IOException {
    if (rows.lines().count() > MOST_ROWS) {
      throw new BadInput("rows", "", "there are more than " + MOST_ROWS, "Send a file as a job");
    }
    return now().recorder().answers(AskedRows.of(rows, results));
  }

  /// Which issues are asked.
  public List<Map<String, Object>> snapshots() throws IOException {
    List<Map<String, Object>> snapshots = new ArrayList<>();
    for (LoadedList list : now().lists().register().lists()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("list", list.list().name());
      json.put("sha256", list.snapshot().sha256());
      snapshots.add(json);
    }
    return snapshots;
  }

  public Register register() throws IOException {
    return now().lists().register();
  }

  /// What is kept, how old it is, what the last issues changed.
  public Map<String, Object> status() throws IOException {
    return ListsStatus.json(home);
  }

  /// Whom some partners list and others don't.
  public synchronized Gaps gaps() throws IOException {
    Lists lists = now().lists();
    Gaps known = gaps;
    if (known == null || !gapsOf.equals(lists.issues())) {
      known = Gaps.of(lists.register().lists());
      gaps = known;
      gapsOf = lists.issues();
    }
    return known;
  }

  /// The clearances of this desk; what is added holds at once.
  public synchronized ClearanceBook clearances() {
    looked = 0;
    return ClearanceBook.in(home);
  }

  private synchronized Open now() throws IOException {
    Open known = open;
    long time = nanoClock.getAsLong();
    if (known != null && looked != 0 && time - looked < LOOK_NANOS) {
      return known;
    }
    String settings = settings();
    List<String> issues = issues();
    boolean isSame = known != null && known.lists().issues().equals(issues);
    if (known == null || !isSame || !known.settings().equals(settings)) {
      known = opened(isSame && known != null ? known.lists() : read(issues), settings);
      open = known;
    }
    looked = time;
    return known;
  }

  private List<String> issues() throws IOException {
    List<String> issues = new ArrayList<>();
    for (KeptIssue issue : ListStore.in(home.resolve("lists")).current()) {
      issues.add(issue.snapshot().list().name() + " " + issue.snapshot().sha256());
    }
    return issues;
  }

  /// Tells one state of bars and clearances from another.
  private String settings() throws IOException {
    StringBuilder settings = new StringBuilder();
    for (String name : List.of("thresholds", "audit/clearances.jsonl")) {
      Path file = home.resolve(name);
      settings.append(
          Files.exists(file)
              ? Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis() + "\n"
              : "-\n");
    }
    return settings.toString();
  }

  private Lists read(List<String> issues) throws IOException {
    List<LoadedList> lists = ListStore.in(home.resolve("lists")).loadCurrent();
    if (lists.isEmpty()) {
      throw new BadInput(
          "lists", "", "this node has none", "Update or import lists into its lists.home");
    }
    Register register = new Register(lists);
    return new Lists(issues, register, Desk.of(register.targets(), new BarOption().of(home)));
  }

  private Open opened(Lists lists, String settings) throws IOException {
    Open last = open;
    if (last != null) {
      // Whoever asked it a moment ago may still wait for an answer.
      before.add(last.recorder());
      if (before.size() > 1) {
        before.removeFirst().close();
      }
    }
    Clearances cleared = Clearances.of(ClearanceBook.in(home).standing());
    Recorder recorder =
        new Recorder(
            new Screening(
                lists.register(),
                lists.desk().with(new BarOption().of(home)),
                cleared,
                LocalDate.EPOCH),
            home.resolve("audit").resolve("decisions.jsonl"),
            version,
            Clock.systemUTC());
    return new Open(lists, settings, recorder, new MatchRoutes(recorder, MatchLimits.usual()));
  }

  @Override
  public synchronized void close() throws IOException {
    for (Recorder one : before) {
      one.close();
    }
    Open last = open;
    if (last != null) {
      last.recorder().close();
    }
  }
}
