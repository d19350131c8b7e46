package org.entente.app.attribute;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.entente.app.chain.StoreOption;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.EvmAddress;
import org.entente.base.message.AttributionMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.trace.cluster.DepositReuse;
import org.entente.trace.cluster.DepositReuse.Deposit;
import org.entente.trace.cluster.DepositReuse.Settings;
import org.entente.trace.label.store1.LabelStore;
import org.entente.trace.owner.ExchangeLabels;
import org.entente.trace.owner.HotWallets;
import org.entente.trace.owner.HotWallets.HotWallet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `entente attribute deposits`: by which accounts customers pay into an exchange.
@Command(
    name = "deposits",
    description = "${bundle:COMMAND_DEPOSITS}",
    footer = {
      "  ./entente attribute deposits --store ethereum"
          + " --exchange 0x28c6c06298d514db089934071355e5743bf21d60",
      "  ./entente attribute deposits --store ethereum --labels labels --guess"
    })
public final class AttributeDeposits implements Callable<Integer> {
  private static final int CERTAIN_PPM = 1_000_000;
  private static final int PPM_A_POINT = 10_000;
  private static final int LEAST_GUESS_PPM = 500_000;

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Mixin private StoreOption store;

  @Option(names = "--exchange", paramLabel = "ADDRESS", description = "${bundle:OPTION_EXCHANGE}")
  private List<String> wallets = List.of();

  @Option(names = "--labels", paramLabel = "DIR", description = "${bundle:OPTION_DEPOSIT_LABELS}")
  private @Nullable Path labels;

  @Option(names = "--as-known", paramLabel = "DATE", description = "${bundle:OPTION_AS_KNOWN}")
  private @Nullable LocalDate asKnown;

  @Option(names = "--guess", description = "${bundle:OPTION_DEPOSIT_GUESS}")
  private boolean guess;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public AttributeDeposits(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (MappedAccounts view = MappedAccounts.open(store.folder(terminal))) {
      Map<Long, Exchange> exchanges = exchanges(view);
      List<Deposit> deposits =
          DepositReuse.of(view, new TreeSet<>(exchanges.keySet()), Settings.STANDARD);
      switch (format) {
        case JSON -> Json.print(terminal, json(view, exchanges, deposits));
        case TABLE -> print(view, exchanges, deposits);
      }
    }
    return ExitCode.DONE;
  }

  /// A wallet taken for an exchange's: by whose word, and how sure that is.
  private record Exchange(String by, String name, int ppm) {}

  /// Those that were named go before those that have a label, and these before guesses.
  private Map<Long, Exchange> exchanges(AccountView view) throws IOException {
    Map<Long, Exchange> exchanges = new TreeMap<>();
    for (String wallet : wallets) {
      exchanges.put(find(view, wallet), new Exchange("named", "", CERTAIN_PPM));
    }
    if (labels != null) {
      LocalDate day = asKnown == null ? LocalDate.now(ZoneOffset.UTC) : asKnown;
      try (LabelStore store = LabelStore.open(labels)) {
        ExchangeLabels.of(view, store, day)
            .forEach(
                (account, claim) -> {
                  int ppm = claim.confidence().points() * PPM_A_POINT;
                  exchanges.putIfAbsent(account, new Exchange("label", claim.text(), ppm));
                });
      }
    }
    if (guess) {
      for (HotWallet wallet : HotWallets.of(view, Settings.STANDARD)) {
        if (wallet.ppm() >= LEAST_GUESS_PPM) {
          exchanges.putIfAbsent(wallet.account(), new Exchange("pattern", "", wallet.ppm()));
        }
      }
    }
    if (wallets.isEmpty() && labels == null && !guess) {
      throw new ParameterException(
          spec.commandLine(), terminal.text(AttributionMessage.ERROR_NO_EXCHANGE));
    }
    return exchanges;
  }

  private long find(AccountView view, String text) {
    try {
      long account = view.findAccount(EvmAddress.parse(text));
      if (account != AccountView.NONE) {
        return account;
      }
    } catch (IllegalArgumentException e) {
      throw new BadInput(text, "", String.valueOf(e.getMessage()), "Check the address.", e);
    }
    throw new BadInput(
        text,
        "",
        terminal.text(AttributionMessage.ERROR_ADDRESS_NOT_IN_STORE),
        "Check it, or import the blocks that pay it.");
  }

  private void print(AccountView view, Map<Long, Exchange> exchanges, List<Deposit> deposits) {
    Table table =
        Table.empty()
            .text(terminal.text(CommandMessage.FIELD_ADDRESS))
            .text(terminal.text(AttributionMessage.HEADING_EXCHANGE))
            .text(terminal.text(AttributionMessage.HEADING_KNOWN_BY))
            .number(terminal.text(AttributionMessage.HEADING_PAIRS))
            .number(terminal.text(AttributionMessage.HEADING_SENDERS))
            .number(terminal.text(CommandMessage.HEADING_PROBABILITY));
    for (Deposit deposit : deposits) {
      table.row(
          view.address(deposit.account()),
          view.address(deposit.exchange()),
          knownBy(exchanges.get(deposit.exchange())),
          deposit.pairs(),
          deposit.senders().size(),
          VerdictJson.probability(deposit.confidencePpm()));
    }
    table.print(terminal);
  }

  private static String knownBy(@Nullable Exchange exchange) {
    if (exchange == null) {
      return "";
    }
    String by = exchange.name().isEmpty() ? exchange.by() : exchange.by() + ": " + exchange.name();
    return exchange.ppm() == CERTAIN_PPM
        ? by
        : by + " (" + VerdictJson.probability(exchange.ppm()) + ")";
  }

  private static Map<String, Object> json(
      AccountView view, Map<Long, Exchange> exchanges, List<Deposit> deposits) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("network", view.network().text());
    json.put("digest", view.digest());
    json.put(
        "exchanges",
        exchanges.entrySet().stream().map(one -> one(view, one.getKey(), one.getValue())).toList());
    json.put("deposits", deposits.stream().map(deposit -> one(view, deposit)).toList());
    json.put(
        "entities",
        DepositReuse.entities(deposits, Settings.STANDARD).stream()
            .map(group -> addresses(view, group))
            .toList());
    return json;
  }

  private static Map<String, Object> one(AccountView view, long account, Exchange exchange) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("address", view.address(account).toString());
    json.put("by", exchange.by());
    json.put("name", exchange.name());
    json.put("probability", VerdictJson.probability(exchange.ppm()));
    return json;
  }

  private static Map<String, Object> one(AccountView view, Deposit deposit) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("address", view.address(deposit.account()).toString());
    json.put("exchange", view.address(deposit.exchange()).toString());
    json.put("rule", "deposit-reuse");
    json.put("pairs", deposit.pairs());
    json.put("confidence", VerdictJson.probability(deposit.confidencePpm()));
    json.put("in_tx", hash(view, deposit.in()));
    json.put("out_tx", hash(view, deposit.out()));
    json.put("senders", addresses(view, deposit.senders()));
    return json;
  }

  private static String hash(AccountView view, long transfer) {
    return "0x" + view.tx(view.txOfTransfer(transfer)).hash().hex();
  }

  private static List<String> addresses(AccountView view, List<Long> accounts) {
    return accounts.stream().map(account -> view.address(account).toString()).toList();
  }
}
