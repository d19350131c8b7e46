package org.entente.trace.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.base.Asset;
import org.entente.base.BadInput;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads opening balances and symbols of tokens, which people write by hand or export: CSV with
/// a heading, or a JSON array of objects with the same names.
public final class OpeningsFile {
  private static final long MOST_BYTES = 64 << 20;
  private static final String NETWORK = "network";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /// Fields by name, and where they stand.
  private record Row(String place, Map<String, String> fields) {}

  private final String file;

  private OpeningsFile(String file) {
    this.file = file;
  }

  /// Fields `address`, `asset` (as in results) and `amount` (smallest units). A field `network`
  /// says which chain a row is of; `several`: whether it must stand there, because an address alone
  /// is of all EVM chains. Throws [BadInput].
  public static Openings read(AccountView view, Path file, boolean several) throws IOException {
    return new OpeningsFile(file.toString()).openings(view, text(file), several);
  }

  /// Fields `contract` and `symbol`; `network`, where it stands, says of which chain. Throws
  /// [BadInput].
  public static Map<EvmAddress, String> readSymbols(EvmNetwork network, Path file)
      throws IOException {
    return new OpeningsFile(file.toString()).symbols(network, text(file));
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new BadInput(file.toString(), "", "over 64 MiB", "Give only the rows that matter.");
    }
    try {
      return Files.readString(file, UTF_8);
    } catch (CharacterCodingException e) {
      throw new BadInput(file.toString(), "", "not UTF-8 text", "Save it as UTF-8.", e);
    }
  }

  private Openings openings(AccountView view, String text, boolean several) {
    Map<Openings.Held, Uint256> amounts = new HashMap<>();
    for (Row row : rows(text, List.of("address", "asset", "amount"))) {
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

  private Map<EvmAddress, String> symbols(EvmNetwork network, String text) {
    Map<EvmAddress, String> symbols = new HashMap<>();
    for (Row row : rows(text, List.of("contract", "symbol"))) {
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

  private List<Row> rows(String text, List<String> names) {
    return text.stripLeading().startsWith("[") ? json(text, names) : csv(text, names);
  }

  private List<Row> csv(String text, List<String> names) {
    List<String> lines = text.lines().toList();
    List<Row> rows = new ArrayList<>();
    List<String> columns = null;
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      List<String> cells =
          List.of(line.split(",", -1)).stream()
              .map(cell -> cell.strip().replace("\"", ""))
              .toList();
      if (columns == null) {
        columns = cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
        if (!columns.containsAll(names)) {
          String next = "Begin the file with the line " + String.join(",", names) + ".";
          throw new BadInput(file, "line " + number, "its heading lacks a column", next);
        }
        continue;
      }
      if (cells.size() != columns.size()) {
        String reason = cells.size() + " fields instead of " + columns.size();
        throw new BadInput(file, "line " + number, reason, "Give each row the same columns.");
      }
      Map<String, String> fields = new HashMap<>();
      for (int cell = 0; cell < cells.size(); cell++) {
        fields.put(columns.get(cell), cells.get(cell));
      }
      rows.add(new Row("line " + number, fields));
    }
    return rows;
  }

  private List<Row> json(String text, List<String> names) {
    JsonNode all;
    try {
      all = JSON.readTree(text);
    } catch (JacksonException e) {
      throw new BadInput(file, "", "not JSON: " + e.getOriginalMessage(), "Mend the file.", e);
    }
    List<Row> rows = new ArrayList<>();
    for (JsonNode one : all) {
      Map<String, String> fields = new HashMap<>();
      for (String name : names) {
        JsonNode value = one.path(name);
        if (!value.isString() && !value.isIntegralNumber()) {
          String reason = "no text or whole number '" + name + "'";
          throw new BadInput(file, "row " + rows.size(), reason, "Give each row every field.");
        }
        fields.put(name, value.asString());
      }
      fields.put(NETWORK, one.path(NETWORK).asString(""));
      rows.add(new Row("row " + rows.size(), fields));
    }
    return rows;
  }

  private BadInput bad(Row row, String reason, String nextStep) {
    return new BadInput(file, row.place(), reason, nextStep);
  }
}
