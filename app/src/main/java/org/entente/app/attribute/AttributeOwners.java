package org.entente.app.attribute;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.chain.StoreOption;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.EvmAddress;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.entente.base.message.AttributionMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.trace.owner.AccountOwners;
import org.entente.trace.owner.Hold;
import org.entente.trace.owner.Hold.Evidence;
import org.entente.trace.owner.Owners;
import org.entente.trace.owner.SameOwner;
import org.entente.trace.owner.SameOwners;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente attribute owners`: who controls an account, by which event, since when, how sure.
@Command(
    name = "owners",
    description = "${bundle:COMMAND_OWNERS}",
    footer =
        "  ./entente attribute owners --store ethereum --at 22431084"
            + " 0x01e97fac6019caf9e909a771e0db571aa9e8f6ed")
public final class AttributeOwners implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private StoreOption store;

  @Parameters(paramLabel = "ADDRESS", arity = "1..*", description = "${bundle:PARAMETER_OWNERS}")
  private List<String> addresses;

  @Option(names = "--at", paramLabel = "BLOCK", description = "${bundle:OPTION_OWNERS_AT}")
  private @Nullable Long at;

  @Option(
      names = "--code",
      paramLabel = "ADDRESS=HEX",
      description = "${bundle:OPTION_OWNERS_CODE}")
  private Map<String, String> codes = Map.of();

  @Option(names = "--links", description = "${bundle:OPTION_OWNERS_LINKS}")
  private boolean links;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public AttributeOwners(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<EvmAddress> accounts = addresses.stream().map(AttributeOwners::address).toList();
    Map<EvmAddress, EvmAddress> behind = new LinkedHashMap<>();
    codes.forEach((account, code) -> behind.put(address(account), behind(account, code)));
    try (MappedAccounts whole = MappedAccounts.open(store.folder(terminal))) {
      AccountView view = at == null ? whole : whole.before(blocksUpTo(whole, at));
      List<AccountOwners> owners = Owners.of(view, accounts);
      List<SameOwner> same = links ? SameOwners.of(view, accounts) : List.of();
      switch (format) {
        case JSON -> {
          Map<String, Object> json = json(view, owners, behind);
          if (links) {
            json.put("links", same.stream().map(one -> json(view, one)).toList());
          }
          Json.print(terminal, json);
        }
        case TABLE -> {
          print(view, owners, behind);
          if (links) {
            print(view, same);
          }
        }
      }
    }
    return ExitCode.DONE;
  }

  private static EvmAddress address(String text) {
    try {
      return EvmAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw new BadInput(text, "", String.valueOf(e.getMessage()), "Check the address.", e);
    }
  }

  private static EvmAddress behind(String account, String code) {
    EvmAddress target;
    try {
      target = Owners.behind(Hex.decode(code.startsWith("0x") ? code.substring(2) : code));
    } catch (IllegalArgumentException e) {
      throw new BadInput(account, "code", "no hexadecimal digits", "Give eth_getCode's answer.", e);
    }
    if (target == null) {
      throw new BadInput(
          account,
          "code",
          "neither a minimal proxy (EIP-1167) nor a delegation (EIP-7702)",
          "Leave it out: nothing follows from this code.");
    }
    return target;
  }

  /// How many blocks have no higher number.
  private static int blocksUpTo(AccountView view, long number) {
    int low = 0;
    int high = view.blockCount();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (view.block(middle).number() <= number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void print(
      AccountView view, List<AccountOwners> all, Map<EvmAddress, EvmAddress> behind) {
    Table table =
        Table.empty()
            .text(terminal.text(CommandMessage.FIELD_ADDRESS))
            .text(terminal.text(AttributionMessage.HEADING_ROLE))
            .text(terminal.text(AttributionMessage.HEADING_PARTY))
            .text(terminal.text(AttributionMessage.HEADING_EVENT))
            .text(terminal.text(AttributionMessage.HEADING_SINCE))
            .text(terminal.text(AttributionMessage.HEADING_UNTIL))
            .text(terminal.text(AttributionMessage.HEADING_SURE));
    for (AccountOwners owners : all) {
      for (Hold hold : owners.holds()) {
        Evidence since = hold.since();
        Evidence until = hold.until();
        Evidence shown = since == null ? until : since;
        table.row(
            owners.account(),
            hold.role().text() + (hold.role().controls() ? "" : " *"),
            hold.who(),
            shown == null ? "" : shown.event() + " " + hash(view, shown),
            since == null ? "?" : block(view, since),
            until == null ? "" : block(view, until),
            hold.sure().text());
      }
      EvmAddress code = behind.get(owners.account());
      if (code != null) {
        table.row(owners.account(), "code *", code, "--code", "", "", "given");
      }
    }
    table.print(terminal);
    for (AccountOwners owners : all) {
      Uint256 threshold = owners.threshold();
      if (threshold != null) {
        terminal.note(AttributionMessage.OWNERS_THRESHOLD, owners.account(), threshold);
      }
      if (owners.controllers().isEmpty()) {
        terminal.note(AttributionMessage.OWNERS_UNKNOWN, owners.account());
      }
    }
    terminal.note(AttributionMessage.OWNERS_NOTE);
  }

  private void print(AccountView view, List<SameOwner> same) {
    Table table =
        Table.empty()
            .text(terminal.text(CommandMessage.FIELD_ADDRESS))
            .text(terminal.text(AttributionMessage.HEADING_WITH))
            .text(terminal.text(CommandMessage.HEADING_RULE))
            .text(terminal.text(CommandMessage.FIELD_TRANSACTION))
            .number(terminal.text(CommandMessage.HEADING_PROBABILITY));
    for (SameOwner one : same) {
      table.row(
          one.one(),
          one.other(),
          one.rule().text(),
          "0x" + view.tx(one.tx()).hash().hex(),
          VerdictJson.probability(one.ppm()));
    }
    table.print(terminal);
  }

  private static Map<String, Object> json(AccountView view, SameOwner same) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("address", same.one().toString());
    json.put("other", same.other().toString());
    json.put("rule", same.rule().text());
    json.put("probability", VerdictJson.probability(same.ppm()));
    json.put("transaction", "0x" + view.tx(same.tx()).hash().hex());
    return json;
  }

  private static String block(AccountView view, Evidence evidence) {
    return String.valueOf(view.block(view.blockOf(evidence.tx())).number());
  }

  private static String hash(AccountView view, Evidence evidence) {
    String tx = "0x" + view.tx(evidence.tx()).hash().hex();
    return evidence.logIndex() == Evidence.IN_TRANSACTION ? tx : tx + ":" + evidence.logIndex();
  }

  private static Map<String, Object> json(
      AccountView view, List<AccountOwners> all, Map<EvmAddress, EvmAddress> behind) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("network", view.network().text());
    json.put("digest", view.digest());
    int blocks = view.blockCount();
    json.put("block", blocks == 0 ? null : view.block(blocks - 1).number());
    List<Object> accounts = new ArrayList<>();
    for (AccountOwners owners : all) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("address", owners.account().toString());
      Uint256 threshold = owners.threshold();
      one.put("threshold", threshold == null ? null : threshold.toString());
      EvmAddress code = behind.get(owners.account());
      one.put("code_behind", code == null ? null : code.toString());
      one.put(
          "controllers",
          owners.controllers().stream().map(hold -> hold.who().toString()).distinct().toList());
      one.put("holds", owners.holds().stream().map(hold -> json(view, hold)).toList());
      accounts.add(one);
    }
    json.put("accounts", accounts);
    return json;
  }

  private static Map<String, Object> json(AccountView view, Hold hold) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("role", hold.role().text());
    json.put("who", hold.who().toString());
    json.put("controls", hold.role().controls());
    json.put("stands", hold.stands());
    json.put("sure", hold.sure().text());
    json.put("times", hold.times());
    json.put("since", json(view, hold.since()));
    json.put("until", json(view, hold.until()));
    return json;
  }

  private static @Nullable Map<String, Object> json(AccountView view, @Nullable Evidence evidence) {
    if (evidence == null) {
      return null;
    }
    AccountView.BlockRow block = view.block(view.blockOf(evidence.tx()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("event", evidence.event());
    json.put("transaction", "0x" + view.tx(evidence.tx()).hash().hex());
    boolean isLog = evidence.logIndex() != Evidence.IN_TRANSACTION;
    json.put("log", isLog ? evidence.logIndex() : null);
    json.put("block", block.number());
    boolean timed = block.time() != EvmBlock.UNKNOWN_TIME;
    json.put("time", timed ? Instant.ofEpochSecond(block.time()).toString() : null);
    return json;
  }
}
