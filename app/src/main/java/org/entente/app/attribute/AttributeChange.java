package org.entente.app.attribute;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.Btc;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.TxId;
import org.entente.base.message.AttributionMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.ChainView;
import org.entente.chain.store1.MappedChain;
import org.entente.trace.cluster.ChangeJudge;
import org.entente.trace.cluster.ChangeRule;
import org.entente.trace.cluster.ChangeRules;
import org.entente.trace.cluster.Clusters;
import org.entente.trace.cluster.Habits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `entente attribute change`: what each rule says of one transaction.
@Command(
    name = "change",
    description = "${bundle:COMMAND_CHANGE}",
    footer =
        "  ./entente attribute change --store mystore"
            + " f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16")
public final class AttributeChange implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ClusterOptions options;
  @Mixin private BlocksOption blocks;

  @Parameters(paramLabel = "TXID", description = "${bundle:PARAMETER_TXID}")
  private String txid;

  public AttributeChange(Terminal terminal) {
    this.terminal = terminal;
  }

  /// What one rule, or several together, leave of the outputs, a bit each.
  private record Opinion(String name, int left) {}

  /// @param state `change`, `none`, `coinjoin` or `not-applicable`
  /// @param change number of the output that one-time change names, or −1
  private record Judged(String state, int change, List<Opinion> opinions) {}

  @Override
  public Integer call() throws IOException {
    try (MappedChain chain = options.store.open(terminal)) {
      long tx = find(chain);
      Judged judged = judge(chain, tx, blocks.habits(chain));
      if (options.format == Format.JSON) {
        Json.print(terminal, json(chain, tx, judged));
      } else {
        print(chain, tx, judged);
      }
    }
    return ExitCode.DONE;
  }

  private long find(ChainView chain) {
    try {
      long tx = chain.findTx(TxId.parse(txid));
      if (tx != ChainView.NONE) {
        return tx;
      }
    } catch (IllegalArgumentException e) {
      throw new BadInput(txid, "", "no transaction id", "It has 64 hexadecimal digits.", e);
    }
    throw new BadInput(
        txid,
        "",
        terminal.text(CommandMessage.ERROR_NOT_IN_STORE),
        "Import the block that holds it.");
  }

  private Judged judge(ChainView chain, long tx, Habits habits) {
    ChangeJudge plain = new ChangeJudge(chain, ChangeRules.ONE_TIME, ChangeJudge.RootOf.SCRIPT);
    if (!plain.applies(tx)) {
      return new Judged("not-applicable", -1, List.of());
    }
    if (!options.guard.make().apply(chain).oneOwner(tx)) {
      return new Judged("coinjoin", -1, List.of());
    }
    Clusters clusters = Clusters.of(chain.before(chain.blockOf(tx) + 1), options.rules());
    ChangeJudge judge = new ChangeJudge(chain, ChangeRules.ONE_TIME, clusters::rootBefore, habits);
    List<Opinion> opinions = new ArrayList<>();
    for (ChangeRule rule : ChangeRule.values()) {
      if (!rule.needsHabits() || !habits.equals(Habits.NONE)) {
        opinions.add(new Opinion(rule.text(), judge.candidates(tx, rule)));
      }
    }
    long change = judge.change(tx);
    int n = change == ChainView.NONE ? -1 : (int) (change - chain.firstOutput(tx));
    opinions.add(new Opinion(ChangeRules.ONE_TIME.text(), n < 0 ? 0 : 1 << n));
    return new Judged(n < 0 ? "none" : "change", n, opinions);
  }

  private void print(ChainView chain, long tx, Judged judged) {
    Scripts scripts = new Scripts(chain, terminal.messages());
    Table outputs =
        Table.empty()
            .number("#")
            .number(terminal.text(CommandMessage.HEADING_VALUE))
            .text(terminal.text(CommandMessage.FIELD_ADDRESS));
    long first = chain.firstOutput(tx);
    for (long output = first; output < chain.firstOutput(tx + 1); output++) {
      outputs.row(
          output - first, Btc.text(chain.value(output)), scripts.text(chain.scriptOf(output)));
    }
    outputs.print(terminal);
    terminal.out().println();
    if (judged.opinions.isEmpty()) {
      terminal.say(
          judged.state.equals("coinjoin")
              ? AttributionMessage.CHANGE_COINJOIN
              : AttributionMessage.CHANGE_NOT_ASKED);
      return;
    }
    Table rules =
        Table.empty()
            .text(terminal.text(CommandMessage.HEADING_RULE))
            .text(terminal.text(AttributionMessage.HEADING_LEAVES));
    for (Opinion opinion : judged.opinions) {
      List<String> left = outputs(opinion.left).stream().map(String::valueOf).toList();
      rules.row(opinion.name, left.isEmpty() ? "-" : String.join(" ", left));
    }
    rules.print(terminal);
  }

  private static Map<String, Object> json(ChainView chain, long tx, Judged judged) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("network", chain.network().text());
    json.put("txid", chain.txId(tx).toString());
    json.put("state", judged.state);
    json.put("change", judged.change < 0 ? null : judged.change);
    json.put("method", ChangeRules.ONE_TIME.text());
    json.put("measured", VerdictJson.measured("change " + ChangeRules.ONE_TIME.text()));
    json.put(
        "rules",
        judged.opinions.stream()
            .map(
                opinion -> {
                  Map<String, Object> rule = new LinkedHashMap<>();
                  rule.put("rule", opinion.name);
                  rule.put("leaves", outputs(opinion.left));
                  rule.put("measured", VerdictJson.measured("change " + opinion.name));
                  return rule;
                })
            .toList());
    return json;
  }

  private static List<Integer> outputs(int mask) {
    List<Integer> outputs = new ArrayList<>();
    for (int n = 0; n < Integer.SIZE; n++) {
      if ((mask >>> n & 1) == 1) {
        outputs.add(n);
      }
    }
    return outputs;
  }
}
