package org.entente.app.screen;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.question.Answer;
import org.entente.app.question.CustomerQuestion;
import org.entente.app.question.Recorder;
import org.entente.app.question.Result;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.ScreenMessage;
import org.entente.screen.Hit;
import org.entente.screen.ListId;
import org.entente.screen.Target;
import org.entente.screen.desk.Customer;
import org.entente.screen.desk.Register;
import org.entente.screen.desk.Rescreening;
import org.entente.screen.desk.Thresholds;
import org.entente.screen.list.KeptIssue;
import org.entente.screen.list.ListStore;
import org.entente.screen.list.LoadedList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente screen rescreen`: whom of the customers a change of lists concerns.
@Command(
    name = "rescreen",
    description = "${bundle:COMMAND_SCREEN_RESCREEN}",
    footer = "  ./entente screen rescreen --customers customers.csv --before 2026-11-01")
public final class ScreenRescreen implements Callable<Integer> {
  private static final int AT_ONCE = 1_024;

  private final Terminal terminal;
  private final String version;

  @Mixin private ScreenLists lists;
  @Mixin private RecordOption record;
  @Mixin private BarOption threshold;

  @Option(
      names = "--customers",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:PARAMETER_SCREEN_FILE}")
  private Path file;

  @Option(
      names = "--before",
      paramLabel = "DATE|HASH",
      description = "${bundle:OPTION_RESCREEN_BEFORE}")
  private @Nullable String before;

  @Option(names = "--lenient", description = "${bundle:OPTION_LENIENT}")
  private boolean lenient;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  private long customers;
  private long concerned;
  private boolean news;

  /// A customer with what changed for him.
  private record Concerned(CustomerQuestion question, List<Rescreening.Change> changes) {}

  public ScreenRescreen(Terminal terminal, String version) {
    this.terminal = terminal;
    this.version = version;
  }

  @Override
  public Integer call() throws IOException {
    Thresholds bars = threshold.of(lists.home());
    Register now = lists.register();
    Rescreening delta = Rescreening.between(targetsBefore(now), now.targets(), bars);
    try (CustomerRows rows = CustomerRows.open(file, lenient);
        Recorder recorder = record.open(lists, bars, version)) {
      ScreenOutput output = new ScreenOutput(terminal, lists, format, 1);
      List<CustomerQuestion> batch = rows.questions(AT_ONCE, 10);
      while (!batch.isEmpty()) {
        answer(delta, recorder, batch, output);
        batch = rows.questions(AT_ONCE, 10);
      }
    }
    terminal.note(ScreenMessage.RESCREENED, customers, delta.touched(), concerned);
    return news ? ExitCode.FOUND : ExitCode.DONE;
  }

  /// The issues before: of the day or hash that was asked for, else of each list the last but one.
  private List<Target> targetsBefore(Register now) throws IOException {
    ListStore store = ListStore.in(lists.home().resolve("lists"));
    Map<ListId, KeptIssue> found = new HashMap<>();
    if (before != null) {
      store.at(before).forEach(issue -> found.put(issue.snapshot().list(), issue));
    }
    List<Target> targets = new ArrayList<>();
    boolean any = false;
    for (LoadedList list : now.lists()) {
      KeptIssue issue = before == null ? lastButOne(store, list) : found.get(list.list());
      if (issue != null) {
        any = true;
        targets.addAll(store.load(issue).targets());
      } else if (before == null) {
        targets.addAll(list.targets());
      }
    }
    if (!any) {
      throw new BadInput(
          lists.home().toString(),
          "",
          "holds no earlier issue of these lists",
          "Import newer issues, or name the earlier ones with --before");
    }
    return targets;
  }

  private static @Nullable KeptIssue lastButOne(ListStore store, LoadedList list)
      throws IOException {
    KeptIssue before = null;
    for (KeptIssue issue : store.issues(list.list())) {
      if (issue.snapshot().sha256().equals(list.snapshot().sha256())) {
        return before;
      }
      before = issue;
    }
    return null;
  }

  /// Whom the change concerns is screened against everything, and recorded.
  private void answer(
      Rescreening delta, Recorder recorder, List<CustomerQuestion> batch, ScreenOutput output)
      throws IOException {
    List<Concerned> some =
        batch.parallelStream()
            .map(one -> new Concerned(one, delta.changes(one.customer(), one.least())))
            .filter(one -> !one.changes().isEmpty())
            .toList();
    customers += batch.size();
    concerned += some.size();
    List<Answer> answers = recorder.answers(some.stream().map(Concerned::question).toList());
    for (int i = 0; i < some.size(); i++) {
      Customer customer = some.get(i).question().customer();
      List<Rescreening.Change> changes = some.get(i).changes();
      Answer answer = answers.get(i);
      news |= changes.stream().anyMatch(change -> isNews(change, answer));
      switch (format) {
        case JSON -> {
          Map<String, Object> json = new LinkedHashMap<>(answer.json());
          json.put("changes", changes.stream().map(ScreenRescreen::json).toList());
          terminal.out().println(Json.text(json));
        }
        case TABLE -> {
          output.table(customer.id() + " " + customer.query(), answer);
          for (Rescreening.Change change : changes) {
            terminal
                .out()
                .println(
                    "  "
                        + change.target()
                        + " "
                        + score(change.was())
                        + " → "
                        + score(change.is()));
          }
        }
      }
    }
    terminal.out().flush();
  }

  /// What was cleared and still is concerns nobody.
  private static boolean isNews(Rescreening.Change change, Answer answer) {
    return change.isNews()
        && answer.results().stream()
            .filter(Result::match)
            .flatMap(result -> result.entity().targets().stream())
            .anyMatch(target -> target.id().equals(change.target()));
  }

  private static Map<String, Object> json(Rescreening.Change change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("target", change.target());
    json.put("was", decimal(change.was()));
    json.put("is", decimal(change.is()));
    json.put("match", change.isNews());
    return json;
  }

  private static @Nullable BigDecimal decimal(@Nullable Hit hit) {
    return hit == null ? null : BigDecimal.valueOf(hit.score(), 4);
  }

  private static String score(@Nullable Hit hit) {
    return hit == null ? "–" : BigDecimal.valueOf(hit.score(), 4).toPlainString();
  }
}
