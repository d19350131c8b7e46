package org.entente.app.attribute;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.Btc;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.OutPoint;
import org.entente.base.message.AttributionMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.ChainView;
import org.entente.chain.store1.MappedChain;
import org.entente.trace.Start;
import org.entente.trace.StartText;
import org.entente.trace.cluster.Clusters;
import org.entente.trace.cluster.PeelChain;
import org.entente.trace.cluster.PeelChain.Hop;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente attribute peel`: the peel chain through an output.
@Command(
    name = "peel",
    description = "${bundle:COMMAND_PEEL}",
    footer =
        "  ./entente attribute peel --store mystore"
            + " f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16:1")
public final class AttributePeel implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ClusterOptions options;
  @Mixin private BlocksOption blocks;

  @Option(
      names = "--hops",
      paramLabel = "N",
      defaultValue = "1000",
      description = "${bundle:OPTION_PEEL_HOPS}")
  private int most;

  @Parameters(paramLabel = "TXID:VOUT", description = "${bundle:PARAMETER_OUTPUT}")
  private String start;

  public AttributePeel(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (MappedChain chain = options.store.open(terminal)) {
      long output = find(chain);
      Clusters clusters = Clusters.of(chain, options.rules());
      PeelChain peel =
          PeelChain.through(chain, output, clusters, blocks.habits(chain), Math.max(0, most));
      if (options.format == Format.JSON) {
        Json.print(terminal, json(chain, peel));
      } else {
        print(chain, peel);
      }
    }
    return ExitCode.DONE;
  }

  private long find(ChainView chain) {
    if (!(StartText.parse(chain.network(), start) instanceof Start.Output at)) {
      throw new BadInput(start, "", "this names no output", "Write TXID:VOUT.");
    }
    OutPoint outPoint = at.outPoint();
    long tx = chain.findTx(outPoint.txId());
    long output = tx == ChainView.NONE ? -1 : chain.firstOutput(tx) + outPoint.vout();
    if (output < 0 || output >= chain.firstOutput(tx + 1)) {
      throw new BadInput(
          start,
          "",
          terminal.text(CommandMessage.ERROR_NOT_IN_STORE),
          "Import the block that holds it.");
    }
    return output;
  }

  private void print(ChainView chain, PeelChain peel) {
    Table table =
        Table.empty()
            .number("#")
            .text(terminal.text(CommandMessage.FIELD_TRANSACTION))
            .number(terminal.text(AttributionMessage.HEADING_PEELED))
            .text(terminal.text(CommandMessage.HEADING_AT))
            .text(terminal.text(AttributionMessage.HEADING_INSIDE));
    for (Hop hop : peel.hops()) {
      String vout = hop.output() < 0 ? "-" : ":" + vout(chain, hop);
      table.row(
          table.size(),
          chain.txId(hop.tx()),
          Btc.text(hop.peeled()),
          vout,
          hop.inside() ? "=" : "-");
    }
    table.print(terminal);
    terminal.note(
        AttributionMessage.PEEL_ENDS,
        peel.hops().size(),
        peel.inside(),
        peel.backEnd().text(),
        peel.frontEnd().text());
  }

  private static @Nullable Long vout(ChainView chain, Hop hop) {
    return hop.output() < 0 ? null : hop.output() - chain.firstOutput(hop.tx());
  }

  private static Map<String, Object> json(ChainView chain, PeelChain peel) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("network", chain.network().text());
    json.put(
        "hops",
        peel.hops().stream()
            .map(
                hop -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("txid", chain.txId(hop.tx()).toString());
                  one.put("vout", vout(chain, hop));
                  one.put("peeled", Long.toString(hop.peeled()));
                  one.put("inside", hop.inside());
                  return one;
                })
            .toList());
    json.put("back_end", peel.backEnd().text());
    json.put("front_end", peel.frontEnd().text());
    json.put("inside", peel.inside());
    json.put("measured", VerdictJson.measured("peel chain"));
    return json;
  }
}
