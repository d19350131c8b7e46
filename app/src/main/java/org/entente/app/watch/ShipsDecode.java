package org.entente.app.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
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
import org.entente.base.BadInput;
import org.entente.base.message.WatchMessage;
import org.entente.watch.ais.AisDecoder;
import org.entente.watch.ais.AisReader;
import org.entente.watch.ais.Payload;
import org.jspecify.annotations.Nullable;
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

  /// A week.
  private static final long MOST_SECONDS = 604_800;

  private final Terminal terminal;
  private final StringBuilder waiting = new StringBuilder();
  private boolean isFirst = true;

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "${bundle:PARAMETER_NMEA}")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--tcp", paramLabel = "HOST:PORT", description = "${bundle:OPTION_AIS_TCP}")
  private @Nullable String tcp;

  @Option(names = "--udp", paramLabel = "HOST:PORT", description = "${bundle:OPTION_AIS_UDP}")
  private @Nullable String udp;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "${bundle:OPTION_AIS_SECONDS}")
  private long seconds;

  @Option(
      names = "--messages",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "${bundle:OPTION_AIS_MESSAGES}")
  private long mostMessages;

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
    check();
    AisDecoder decoder = new AisDecoder(!isUnscaled);
    boolean isPrinted = format == Format.JSON && !isCount;
    LiveEnd end = new LiveEnd(Duration.ofSeconds(seconds), mostMessages);
    AisFiles sentences =
        new AisFiles(
            (payload, timeMs) -> {
              boolean isWhole =
                  isPrinted ? print(decoder, payload, timeMs) : decoder.isWhole(payload);
              if (isWhole) {
                end.took();
              }
              return isWhole;
            });
    if (isPrinted) {
      terminal.out().print("{\"messages\":[");
    }
    read(sentences, end);
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

  private void check() {
    int sources = (files.isEmpty() ? 0 : 1) + (tcp == null ? 0 : 1) + (udp == null ? 0 : 1);
    if (sources != 1) {
      throw new BadInput(
          "ships decode", "", sources + " sources", "Give files, or --tcp, or --udp.");
    }
    if (seconds < 1 || seconds > MOST_SECONDS || mostMessages < 1) {
      String next = "Give 1 to " + MOST_SECONDS + " seconds and at least 1 message.";
      throw new BadInput("--seconds, --messages", "", "no such bound", next);
    }
  }

  private void read(AisFiles sentences, LiveEnd end) throws IOException {
    String fromTcp = tcp;
    String fromUdp = udp;
    if (fromTcp != null) {
      String host = host("--tcp", fromTcp);
      try (InputStream in = new TcpSentences(terminal, host, port("--tcp", fromTcp), end)) {
        sentences.read("tcp " + fromTcp, in);
      }
    } else if (fromUdp != null) {
      String host = host("--udp", fromUdp);
      try (InputStream in = new UdpSentences(host, port("--udp", fromUdp), end)) {
        sentences.read("udp " + fromUdp, in);
      }
    } else {
      sentences.read(files);
    }
  }

  private static String host(String option, String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new BadInput(
          option, "", "no HOST:PORT: '" + text + "'", "Write it as 127.0.0.1:10110.");
    }
    String host = text.substring(0, colon);
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private static int port(String option, String text) {
    String port = text.substring(text.lastIndexOf(':') + 1);
    boolean isPort = port.matches("[0-9]{1,5}") && Integer.parseInt(port) <= 65_535;
    if (!isPort) {
      throw new BadInput(option, "", "no port: '" + port + "'", "Give a number up to 65535.");
    }
    return Integer.parseInt(port);
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
            .text(terminal.text(WatchMessage.HEADING_AIS_TYPE))
            .number(terminal.text(WatchMessage.HEADING_AIS_MESSAGES));
    for (int type = 1; type <= 27; type++) {
      if (sentences.count().ofType(type) > 0) {
        table.row(type, sentences.count().ofType(type));
      }
    }
    table.print(terminal);
    sentences.say(terminal);
  }
}
