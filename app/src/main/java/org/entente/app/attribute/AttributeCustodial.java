package org.entente.app.attribute;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.chain.StoreOption;
import org.entente.app.terminal.Btc;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.AttributionMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.ChainView;
import org.entente.chain.store1.MappedChain;
import org.entente.trace.accuracy.RuleFigures;
import org.entente.trace.cluster.ClusterRules;
import org.entente.trace.cluster.Clusters;
import org.entente.trace.mix.CustodialLinks;
import org.entente.trace.mix.CustodialLinks.Link;
import org.entente.trace.mix.CustodialLinks.Payment;
import org.entente.trace.mix.CustodialLinks.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente attribute custodial`: a custodial mixer's payouts that fit its deposits.
@Command(
    name = "custodial",
    description = "${bundle:COMMAND_CUSTODIAL}",
    footer =
        "  ./entente attribute custodial --store mystore"
            + " --mixer 12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S")
public final class AttributeCustodial implements Callable<Integer> {
  private static final long HOUR = 3600;

  private final Terminal terminal;

  @Mixin private StoreOption store;

  @Option(
      names = "--mixer",
      required = true,
      split = ",",
      paramLabel = "ADDRESS,…",
      description = "${bundle:OPTION_MIXER}")
  private List<String> mixer;

  @Option(
      names = "--window",
      paramLabel = "HOURS",
      defaultValue = "72",
      description = "${bundle:OPTION_MIXER_WINDOW}")
  private int window;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public AttributeCustodial(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Settings standard = Settings.STANDARD;
    Settings settings =
        new Settings(
            Math.max(1, window) * HOUR,
            standard.leastFeePpm(),
            standard.mostFeePpm(),
            standard.wholePpm());
    try (MappedChain chain = store.open(terminal)) {
      List<Payment> deposits = new ArrayList<>();
      List<Payment> payouts = new ArrayList<>();
      collect(chain, deposits, payouts);
      List<Link> links = CustodialLinks.of(deposits, payouts, settings);
      switch (format) {
        case JSON -> Json.print(terminal, json(chain, deposits.size(), payouts.size(), links));
        case TABLE -> print(chain, deposits.size(), payouts.size(), links);
      }
    }
    return ExitCode.DONE;
  }

  /// What others paid the mixer's cluster, and what transactions that spend its coins paid others.
  private void collect(ChainView chain, List<Payment> deposits, List<Payment> payouts) {
    Scripts scripts = new Scripts(chain, terminal.messages());
    Clusters clusters = Clusters.of(chain, ClusterRules.STANDARD);
    List<Integer> roots = mixer.stream().map(at -> clusters.root(scripts.find(at))).toList();
    for (int block = 0; block < chain.blockCount(); block++) {
      ChainView.BlockRow row = chain.block(block);
      for (long tx = row.firstTx(); tx < row.firstTx() + row.txCount(); tx++) {
        boolean own = false;
        for (long input = chain.firstInput(tx); input < chain.firstInput(tx + 1); input++) {
          long prev = chain.prevOutput(input);
          own |= prev >= 0 && roots.contains(clusters.root((int) chain.scriptOf(prev)));
        }
        for (long output = chain.firstOutput(tx); output < chain.firstOutput(tx + 1); output++) {
          boolean toMixer = roots.contains(clusters.root((int) chain.scriptOf(output)));
          if (chain.value(output) > 0 && own != toMixer) {
            (own ? payouts : deposits).add(new Payment(output, chain.value(output), row.time()));
          }
        }
      }
    }
  }

  private static String at(ChainView chain, Payment payment) {
    long tx = chain.txOfOutput(payment.at());
    return chain.txId(tx) + ":" + (payment.at() - chain.firstOutput(tx));
  }

  private Map<String, Object> json(ChainView chain, int deposits, int payouts, List<Link> links) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("network", chain.network().text());
    json.put("digest", chain.digest());
    json.put("deposits", deposits);
    json.put("payouts", payouts);
    json.put("measured", RuleFigures.json(List.of("custodial")));
    json.put("links", links.stream().map(link -> json(chain, link)).toList());
    return json;
  }

  private static Map<String, Object> json(ChainView chain, Link link) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("deposit", at(chain, link.deposit()));
    json.put("deposited", Long.toString(link.deposit().value()));
    json.put("payout", at(chain, link.payout()));
    json.put("paid", Long.toString(link.payout().value()));
    json.put("hours", (link.payout().time() - link.deposit().time()) / HOUR);
    json.put("probability", VerdictJson.probability(link.ppm()));
    json.put("anonymity_set", link.payouts());
    json.put("deposits_that_fit", link.deposits());
    return json;
  }

  private void print(ChainView chain, int deposits, int payouts, List<Link> links) {
    Table table =
        Table.empty()
            .number(terminal.text(CommandMessage.HEADING_PROBABILITY))
            .number(terminal.text(AttributionMessage.HEADING_ANONYMITY_SET))
            .text(terminal.text(AttributionMessage.HEADING_MIX_DEPOSIT))
            .number(terminal.text(CommandMessage.HEADING_AMOUNT))
            .text(terminal.text(AttributionMessage.HEADING_MIX_PAYOUT))
            .number(terminal.text(CommandMessage.HEADING_AMOUNT));
    for (Link link : links) {
      table.row(
          VerdictJson.probability(link.ppm()),
          link.payouts(),
          at(chain, link.deposit()),
          Btc.text(link.deposit().value()),
          at(chain, link.payout()),
          Btc.text(link.payout().value()));
    }
    table.print(terminal);
    terminal.note(AttributionMessage.CUSTODIAL_COUNT, deposits, payouts, links.size());
    RuleFigures.of("custodial")
        .ifPresent(one -> terminal.say(CommandMessage.MEASURED, one.rule(), one.text()));
  }
}
