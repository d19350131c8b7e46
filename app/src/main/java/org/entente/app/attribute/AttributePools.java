package org.entente.app.attribute;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.EvmAddress;
import org.entente.base.message.AttributionMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.trace.pool.ChainMeetings;
import org.entente.trace.pool.ChainPools;
import org.entente.trace.pool.PoolEvents;
import org.entente.trace.pool.PoolFile;
import org.entente.trace.pool.PoolLink;
import org.entente.trace.pool.PoolLinks;
import org.entente.trace.pool.PoolWithdrawal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `entente attribute pools`: which deposits withdrawals from pools may be, over a store of
/// accounts or over files of events.
@Command(
    name = "pools",
    description = "${bundle:COMMAND_POOLS}",
    footer = {
      "  ./entente attribute pools --store ethereum --format json",
      "  ./entente attribute pools deposits_eth_0.1.json.gz withdrawals_eth_0.1.json.gz"
    })
public final class AttributePools implements Callable<Integer> {
  /// What tells a file's kind or form, and not its pool.
  private static final Pattern NOT_THE_POOL =
      Pattern.compile("(?i)(deposits?|withdrawals?)_?|\\.gz$|\\.json");

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "${bundle:PARAMETER_POOLS}")
  private List<Path> files = List.of();

  @Option(names = "--store", paramLabel = "DIR", description = "${bundle:OPTION_STORE}")
  private @Nullable Path store;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public AttributePools(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = store;
    if ((folder == null) == files.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          terminal.text(AttributionMessage.ERROR_FILE_OR_STORE, "FILE", "--store"));
    }
    if (folder == null) {
      PoolFile read = new PoolFile();
      for (Path file : files) {
        try (InputStream in = open(file)) {
          read.add(file.toString(), poolOf(file), in);
        }
      }
      tell(read.events(), PoolLinks.Meetings.UNKNOWN);
    } else if (MappedAccounts.exists(folder)) {
      try (MappedAccounts accounts = MappedAccounts.open(folder)) {
        tell(ChainPools.events(accounts), new ChainMeetings(accounts));
      }
    } else {
      throw new IOException(terminal.text(CommandMessage.ERROR_NO_STORE, folder));
    }
    terminal.out().flush();
    return ExitCode.DONE;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.mark(2);
    boolean packed = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return packed ? new GZIPInputStream(in, 1 << 16) : in;
  }

  /// `deposits_eth_0.1.json.gz` and `withdrawals_eth_0.1.json.gz` are of pool `eth_0.1`.
  static String poolOf(Path file) {
    return NOT_THE_POOL.matcher(String.valueOf(file.getFileName())).replaceAll("");
  }

  private void tell(PoolEvents events, PoolLinks.Meetings meetings) {
    int[] sets = PoolLinks.anonymitySets(events);
    Map<Integer, List<PoolLink>> byWithdrawal = new LinkedHashMap<>();
    for (PoolLink link : PoolLinks.of(events, meetings)) {
      byWithdrawal.computeIfAbsent(link.withdrawal(), _ -> new ArrayList<>()).add(link);
    }
    Table table = table();
    byWithdrawal.forEach(
        (number, links) -> {
          PoolWithdrawal one = events.withdrawals().get(number);
          switch (format) {
            case JSON -> terminal.out().println(Json.text(json(one, sets[number], links)));
            case TABLE -> row(table, one, sets[number], links.getFirst());
          }
        });
    if (format == Format.TABLE) {
      table.print(terminal);
    }
    long unrelayed = events.withdrawals().stream().filter(one -> !one.isRelayed()).count();
    terminal.note(
        AttributionMessage.POOLS_COUNT,
        events.deposits().size(),
        events.withdrawals().size(),
        unrelayed,
        byWithdrawal.size());
  }

  private Table table() {
    return Table.empty()
        .text(terminal.text(CommandMessage.FIELD_TRANSACTION))
        .text(terminal.text(AttributionMessage.HEADING_RECIPIENT))
        .text(terminal.text(AttributionMessage.HEADING_DEPOSITOR))
        .text(terminal.text(CommandMessage.HEADING_RULE))
        .number(terminal.text(CommandMessage.HEADING_PROBABILITY))
        .number(terminal.text(AttributionMessage.HEADING_ANONYMITY_SET));
  }

  private static void row(Table table, PoolWithdrawal one, int set, PoolLink likeliest) {
    EvmAddress depositor = likeliest.depositor();
    table.row(
        "0x" + one.transaction().hex(),
        one.to(),
        depositor == null ? "?" : depositor,
        likeliest.rule().text(),
        VerdictJson.probability(likeliest.ppm()),
        set);
  }

  private static Map<String, Object> json(PoolWithdrawal one, int set, List<PoolLink> links) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pool", one.pool());
    json.put("transaction", "0x" + one.transaction().hex());
    json.put("nullifier", "0x" + one.nullifier().hex());
    json.put("block", one.block());
    json.put("to", one.to().toString());
    json.put("relayed", one.isRelayed());
    json.put("anonymity_set", set);
    json.put("links", links.stream().map(AttributePools::json).toList());
    return json;
  }

  /// A rule that fits, but to whose deposits nobody can say, has no probability.
  private static Map<String, Object> json(PoolLink link) {
    Map<String, Object> json = new LinkedHashMap<>();
    EvmAddress depositor = link.depositor();
    json.put("rule", link.rule().text());
    json.put("measured", VerdictJson.measured(link.rule().text()));
    json.put("probability", link.ppm() == 0 ? null : VerdictJson.probability(link.ppm()));
    json.put("depositor", depositor == null ? null : depositor.toString());
    json.put("deposits", link.deposits().stream().map(hash -> "0x" + hash.hex()).toList());
    json.put("alternatives", link.alternatives());
    json.put("finding", link.finding());
    return json;
  }
}
