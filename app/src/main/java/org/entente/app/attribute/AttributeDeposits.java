package org.entente.app.attribute;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.entente.base.message.Message;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.trace.cluster.DepositReuse;
import org.entente.trace.cluster.DepositReuse.Deposit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente attribute deposits`: by which accounts customers pay into an exchange.
@Command(
    name = "deposits",
    description = "${bundle:COMMAND_DEPOSITS}",
    footer =
        "  ./entente attribute deposits --store ethereum"
            + " --exchange 0x28c6c06298d514db089934071355e5743bf21d60")
public final class AttributeDeposits implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private StoreOption store;

  @Option(
      names = "--exchange",
      required = true,
      paramLabel = "ADDRESS",
      description = "${bundle:OPTION_EXCHANGE}")
  private List<String> wallets;

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
      Set<Long> exchanges = new TreeSet<>();
      for (String wallet : wallets) {
        exchanges.add(find(view, wallet));
      }
      List<Deposit> deposits = DepositReuse.of(view, exchanges, DepositReuse.Settings.STANDARD);
      switch (format) {
        case JSON -> Json.print(terminal, json(view, deposits));
        case TABLE -> print(view, deposits);
      }
    }
    return ExitCode.DONE;
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
        terminal.text(Message.ERROR_ADDRESS_NOT_IN_STORE),
        "Check it, or import the blocks that pay it.");
  }

  private void print(AccountView view, List<Deposit> deposits) {
    Table table =
        Table.empty()
            .text(terminal.text(Message.FIELD_ADDRESS))
            .text(terminal.text(Message.HEADING_EXCHANGE))
            .number(terminal.text(Message.HEADING_PAIRS))
            .number(terminal.text(Message.HEADING_SENDERS))
            .number(terminal.text(Message.HEADING_PROBABILITY));
    for (Deposit deposit : deposits) {
      table.row(
          view.address(deposit.account()),
          view.address(deposit.exchange()),
          deposit.pairs(),
          deposit.senders().size(),
          VerdictJson.probability(deposit.confidencePpm()));
    }
    table.print(terminal);
  }

  private static Map<String, Object> json(AccountView view, List<Deposit> deposits) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("network", view.network().text());
    json.put("digest", view.digest());
    json.put("deposits", deposits.stream().map(deposit -> one(view, deposit)).toList());
    json.put(
        "entities",
        DepositReuse.entities(deposits).stream().map(group -> addresses(view, group)).toList());
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
