package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.Message;
import org.entente.watch.ais.AisDecoder;
import org.entente.watch.ais.AisReader;
import org.entente.watch.ais.Payload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente watch ships decode`. Messages are printed as they are read, so that a file may be
/// larger than memory.
@Command(
    name = "decode",
    description = "${bundle:COMMAND_SHIPS_DECODE}",
    footer = "  ./entente watch ships decode harbour.nmea --format json")
public final class ShipsDecode implements Callable<Integer> {
  private static final int CHUNK = 1 << 16;

  private final Terminal terminal;
  private final StringBuilder waiting = new StringBuilder();
  private boolean isFirst = true;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "${bundle:PARAMETER_NMEA}")
  private List<Path> files;

  @Option(names = "--unscaled", description = "${bundle:OPTION_UNSCALED}")
  private boolean isUnscaled;

  @Option(names = "--count", description = "${bundle:OPTION_AIS_COUNT}")
  private boolean isCount;

  @Option(names = "--lenient", description = "${bundle:OPTION_LENIENT_LINES}")
  private boolean isLenient;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public ShipsDecode(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    AisDecoder decoder = new AisDecoder(!isUnscaled);
    boolean isPrinted = format == Format.JSON && !isCount;
    AisFiles sentences =
        new AisFiles(
            isPrinted
                ? (payload, timeMs) -> print(decoder, payload, timeMs)
                : (payload, _) -> decoder.isWhole(payload));
    if (isPrinted) {
      terminal.out().print("{\"messages\":[");
    }
    sentences.read(files);
    switch (format) {
      case JSON -> {
        if (isCount) {
          Json.print(terminal, Map.of("stats", sentences.stats()));
        } else {
          end(sentences);
        }
      }
      case TABLE -> table(sentences);
    }
    return sentences.exit(terminal, isLenient, ExitCode.DONE);
  }

  private boolean print(AisDecoder decoder, Payload payload, long timeMs) {
    Map<String, Object> fields = decoder.fields(payload);
    if (fields == null) {
      return false;
    }
    if (timeMs != AisReader.NO_TIME) {
      fields.put("time", Instant.ofEpochMilli(timeMs).toString());
    }
    waiting.append(isFirst ? "\n" : ",\n").append(Json.text(fields));
    isFirst = false;
    if (waiting.length() > CHUNK) {
      terminal.out().print(waiting);
      waiting.setLength(0);
    }
    return true;
  }

  private void end(AisFiles sentences) {
    terminal.out().print(waiting);
    List<String> rejected = new ArrayList<>();
    sentences.listed().forEach(each -> rejected.add(Json.text(each.json())));
    terminal.out().print("\n],\"rejected\":[");
    terminal.out().print(String.join(",\n", rejected));
    terminal.out().print("],\"stats\":" + Json.text(sentences.stats()) + "}\n");
  }

  private void table(AisFiles sentences) {
    Table table =
        Table.empty()
            .text(terminal.text(Message.HEADING_AIS_TYPE))
            .number(terminal.text(Message.HEADING_AIS_MESSAGES));
    for (int type = 1; type <= 27; type++) {
      if (sentences.count().ofType(type) > 0) {
        table.row(type, sentences.count().ofType(type));
      }
    }
    table.print(terminal);
    sentences.say(terminal);
  }
}
