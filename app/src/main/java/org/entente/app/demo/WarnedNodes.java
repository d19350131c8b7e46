package org.entente.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.app.server.door.LocalNode;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.WarningMessage;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.people.Role;
import org.entente.exchange.taxii.TaxiiTime;

/// An exercise warning, made from a template in three languages, that three nodes pass on and
/// acknowledge. They run on free ports of this machine while it plays.
final class WarnedNodes {
  private static final long PATIENCE_NANOS = 20_000_000_000L;
  private static final String DUTY = "duty";

  private final Terminal terminal;

  WarnedNodes(Terminal terminal) {
    this.terminal = terminal;
  }

  /// `alert` is a file of an exercise by the sender `us@USA`.
  void play(Path alert, Path scratch) throws IOException {
    try (LocalNode us = LocalNode.start(scratch.resolve("warns"), "us", "USA", Map.of());
        LocalNode kr = LocalNode.start(scratch.resolve("warned-kr"), "kr", "KOR", Map.of());
        LocalNode jp = LocalNode.start(scratch.resolve("warned-jp"), "jp", "JPN", Map.of())) {
      List<LocalNode> all = List.of(us, kr, jp);
      for (LocalNode one : all) {
        one.person(DUTY, Role.ANALYST);
        all.stream().filter(other -> other != one).forEach(one::know);
      }
      Instant start = Instant.now();
      JsonValue.Members warning = us.warn(Files.readAllBytes(alert)).members("warning");
      headlines(warning);
      String path = "/x/warnings/" + warning.optional("sha256").orElseThrow();
      JsonValue.Members release =
          JsonValue.Members.NONE
              .with("to", JsonValue.texts(List.of("kr", "jp")))
              .with("bundle", us.get(path + "/bundle"));
      us.post("/x/releases", release);
      for (LocalNode one : all) {
        await(one, path, 0);
        JsonValue.Members as = JsonValue.Members.NONE.with("as", JsonValue.of(DUTY));
        one.post(path + "/acknowledge", as);
      }
      board(await(us, path, all.size()), start);
    }
  }

  private void headlines(JsonValue.Members warning) {
    for (JsonValue item : warning.items("infos")) {
      if (item instanceof JsonValue.Members part) {
        terminal.out().println("  " + part.optional("headline").orElse(""));
      }
    }
  }

  private static JsonValue.Members await(LocalNode at, String path, int acknowledged)
      throws IOException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    String last = "";
    while (System.nanoTime() < end) {
      try {
        JsonValue.Members shown = at.get(path);
        long count =
            shown.items("board").stream()
                .filter(
                    one ->
                        one instanceof JsonValue.Members party
                            && party.optional("acknowledged").isPresent())
                .count();
        if (count >= acknowledged) {
          return shown;
        }
        last = count + " have acknowledged";
      } catch (BadInput e) {
        last = e.reason();
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
    throw new IllegalStateException("the warning at " + at.name() + ": " + last);
  }

  /// Who had acknowledged when, as the node that warned knows it.
  private void board(JsonValue.Members warning, Instant start) {
    Table table =
        Table.empty()
            .text(terminal.text(WarningMessage.HEADING_WARNED_NODE))
            .number(terminal.text(WarningMessage.HEADING_ACKNOWLEDGED));
    for (JsonValue item : warning.items("board")) {
      if (item instanceof JsonValue.Members party) {
        long at = party.optional("acknowledged").flatMap(TaxiiTime::micros).orElseThrow();
        double seconds = (at - TaxiiTime.micros(start)) / 1e6;
        table.row(party.optional("party").orElse(""), String.format(Locale.ROOT, "%.3f", seconds));
      }
    }
    table.print(terminal);
  }
}
