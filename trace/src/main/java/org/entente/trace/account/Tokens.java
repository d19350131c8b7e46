package org.entente.trace.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.jspecify.annotations.Nullable;

/// The registry of genuine tokens of one chain, from `tokens.csv` beside this class. Identity is
/// the contract; a symbol is only for people.
public final class Tokens {
  /// `wrapsNative`: one unit is one of the native asset, kept by the contract.
  public record Token(EvmAddress contract, String symbol, int decimals, boolean wrapsNative) {}

  private static final String FILE = "tokens.csv";
  private static final int NATIVE_DECIMALS = 18;
  private static final List<String[]> ROWS = rows();

  private final EvmNetwork network;
  private final Map<EvmAddress, Token> tokens = new LinkedHashMap<>();

  private Tokens(EvmNetwork network) {
    this.network = network;
    for (String[] row : ROWS) {
      if (Long.parseLong(row[0]) == network.chainId()) {
        EvmAddress contract = EvmAddress.parse(row[1]);
        boolean wraps = row[4].equals("wraps");
        tokens.put(contract, new Token(contract, row[2], Integer.parseInt(row[3]), wraps));
      }
    }
  }

  public static Tokens of(EvmNetwork network) {
    return new Tokens(network);
  }

  private static List<String[]> rows() {
    try (InputStream in = Objects.requireNonNull(Tokens.class.getResourceAsStream(FILE))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split(",", -1))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("a resource of the program can't be read", e);
    }
  }

  public List<Token> all() {
    return List.copyOf(tokens.values());
  }

  /// The genuine token of this asset, or null if it is none or not known.
  public @Nullable Token find(Asset asset) {
    return asset.standard() == Asset.Standard.ERC20 ? tokens.get(asset.contract()) : null;
  }

  /// The token that wraps the native asset, or null if it isn't known.
  public @Nullable Token wrapper() {
    return tokens.values().stream().filter(Token::wrapsNative).findFirst().orElse(null);
  }

  /// True for the native asset and tokens of the registry.
  public boolean isGenuine(Asset asset) {
    return asset.standard() == Asset.Standard.NATIVE || find(asset) != null;
  }

  /// Digits behind the point, for people: 0 where nobody told.
  public int decimals(Asset asset) {
    Token token = find(asset);
    if (token != null) {
      return token.decimals();
    }
    return asset.standard() == Asset.Standard.NATIVE ? NATIVE_DECIMALS : 0;
  }

  /// The symbol for people; null where nobody told.
  public @Nullable String symbol(Asset asset) {
    Token token = find(asset);
    if (token != null) {
      return token.symbol();
    }
    return asset.standard() == Asset.Standard.NATIVE ? network.symbol() : null;
  }
}
