package org.entente.trace.account;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.Asset;
import org.entente.base.BadInput;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.entente.trace.account.HandRows.Row;

/// Reads opening balances and symbols of tokens: see [HandRows].
public final class OpeningsFile {
  private static final String NETWORK = "network";
  private final String file;

  private OpeningsFile(String file) {
    this.file = file;
  }

  /// Fields `address`, `asset` (as in results) and `amount` (smallest units). A field `network`
  /// says which chain a row is of; `several`: whether it must stand there, because an address alone
  /// is of all EVM chains. Throws [BadInput].
  public static Openings read(AccountView view, Path file, boolean several) throws IOException {
    return new OpeningsFile(file.toString())
        .openings(view, rows(file, List.of("address", "asset", "amount")), several);
  }

  /// Fields `contract` and `symbol`; `network`, where it stands, says of which chain. Throws
  /// [BadInput].
  public static Map<EvmAddress, String> readSymbols(EvmNetwork network, Path file)
      throws IOException {
    return new OpeningsFile(file.toString())
        .symbols(network, rows(file, List.of("contract", "symbol")));
  }

  private static List<Row> rows(Path file, List<String> names) throws IOException {
    return HandRows.read(file, names, List.of(NETWORK));
  }

  private Openings openings(AccountView view, List<Row> rows, boolean several) {
    Map<Openings.Held, Uint256> amounts = new HashMap<>();
    for (Row row : rows) {
      if (several && row.fields().getOrDefault(NETWORK, "").isEmpty()) {
        String reason = "of several stores it does not say which one it means";
        throw bad(row, reason, "Add a field " + NETWORK + ", such as " + view.network().text());
      }
      if (isOfAnother(view.network(), row)) {
        continue;
      }
      EvmAddress address = address(row, "address");
      String named = row.fields().getOrDefault("asset", "");
      Asset asset = AccountStartText.asset(view, file + ", " + row.place(), named);
      Uint256 amount;
      try {
        amount = Uint256.parse(row.fields().getOrDefault("amount", ""));
      } catch (IllegalArgumentException e) {
        throw bad(row, "amount: " + e.getMessage(), "Write whole smallest units.");
      }
      if (amounts.put(new Openings.Held(address, asset), amount) != null) {
        throw bad(row, "this address and asset stand here twice", "Keep one of them.");
      }
    }
    return new Openings(amounts);
  }

  private static boolean isOfAnother(EvmNetwork network, Row row) {
    String named = row.fields().getOrDefault(NETWORK, "");
    return !named.isEmpty() && !named.equalsIgnoreCase(network.text());
  }

  private Map<EvmAddress, String> symbols(EvmNetwork network, List<Row> rows) {
    Map<EvmAddress, String> symbols = new HashMap<>();
    for (Row row : rows) {
      if (isOfAnother(network, row)) {
        continue;
      }
      symbols.put(address(row, "contract"), row.fields().getOrDefault("symbol", ""));
    }
    return symbols;
  }

  private EvmAddress address(Row row, String field) {
    try {
      return EvmAddress.parse(row.fields().getOrDefault(field, ""));
    } catch (IllegalArgumentException e) {
      throw bad(row, field + ": " + e.getMessage(), "Write 0x and 40 digits.");
    }
  }

  private BadInput bad(Row row, String reason, String nextStep) {
    return new BadInput(file, row.place(), reason, nextStep);
  }
}
