package org.entente.app.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.lists.HomeOption;
import org.entente.app.question.Replay;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.Message;
import org.entente.base.message.ScreenMessage;
import org.entente.screen.audit.AuditEntry;
import org.entente.screen.audit.AuditLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente screen replay`: checks that nobody changed the record of decisions, and decides again.
@Command(
    name = "replay",
    description = "${bundle:COMMAND_SCREEN_REPLAY}",
    footer = "  ./entente screen replay 12")
public final class ScreenReplay implements Callable<Integer> {
  private final Terminal terminal;
  private final String version;

  @Mixin private HomeOption home;
  @Mixin private RecordOption record;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  @Parameters(
      arity = "0..1",
      paramLabel = "RECORD|FILE",
      defaultValue = "",
      description = "${bundle:PARAMETER_SCREEN_REPLAY}")
  private String what;

  private long same;
  private long other;
  private long last;
  private String lastHash = "";

  public ScreenReplay(Terminal terminal, String version) {
    this.terminal = terminal;
    this.version = version;
  }

  @Override
  public Integer call() throws IOException {
    boolean isRecord = what.matches("[0-9]{1,18}|[0-9a-f]{8,64}") && !Files.exists(Path.of(what));
    Path file = what.isEmpty() || isRecord ? record.file(home.path()) : Path.of(what);
    if (what.isEmpty() && !Files.exists(file)) {
      throw new BadInput(
          file.toString(),
          "",
          "is not there: nothing was decided yet with this home",
          "Screen something first, or name the file of the record");
    }
    Replay replay = new Replay(home.lists(), file.toString(), version);
    // The whole chain is checked before one of its links is believed.
    AuditLog.read(
        file,
        entry -> {
          last = entry.number();
          lastHash = entry.hash();
        });
    AuditLog.read(
        file,
        entry -> {
          if (!isRecord || isAsked(entry)) {
            print(entry, replay.changes(entry));
          }
        });
    if (isRecord && same + other == 0) {
      throw new BadInput(file.toString(), "", "has no record " + what, "It has 1 to " + last);
    }
    terminal.note(ScreenMessage.REPLAYED, same, other, last, lastHash);
    return other == 0 ? ExitCode.DONE : ExitCode.FOUND;
  }

  private boolean isAsked(AuditEntry entry) {
    return what.equals(String.valueOf(entry.number()))
        || (what.length() >= 8 && entry.hash().startsWith(what));
  }

  private void print(AuditEntry entry, List<Replay.Change> changes) {
    boolean isSame = changes.stream().noneMatch(Replay.Change::isGrave);
    if (isSame) {
      same++;
    } else {
      other++;
    }
    switch (format) {
      case JSON -> {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("record", entry.number());
        json.put("hash", entry.hash());
        json.put("same", isSame);
        List<Map<String, Object>> all = new ArrayList<>();
        for (Replay.Change change : changes) {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("what", change.kind().code());
          one.put("was", change.was());
          one.put("is", change.is());
          all.add(one);
        }
        json.put("changes", all);
        Json.line(terminal, json);
      }
      case TABLE -> {
        boolean isOlder = changes.stream().anyMatch(c -> c.kind() == Replay.Kind.FORM);
        ScreenMessage same =
            isOlder ? ScreenMessage.REPLAY_SAME_DECISION : ScreenMessage.REPLAY_SAME;
        terminal.say(isSame ? same : ScreenMessage.REPLAY_OTHER, entry.number());
        for (Replay.Change change : changes) {
          terminal
              .out()
              .println("  " + terminal.text(message(change.kind()), change.was(), change.is()));
        }
      }
    }
  }

  private static Message message(Replay.Kind kind) {
    return switch (kind) {
      case LIST_MISSING -> ScreenMessage.REPLAY_LIST_MISSING;
      case VERSION -> ScreenMessage.REPLAY_VERSION;
      case FORM -> ScreenMessage.REPLAY_FORM;
      case ANSWER -> ScreenMessage.REPLAY_ANSWER;
    };
  }
}
