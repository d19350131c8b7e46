package org.entente.trace.exit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.jspecify.annotations.Nullable;

/// Which tokens of a network somebody can freeze.
public final class Issuers {
  private static final String FILE = "issuers.csv";

  /// Who can freeze a token.
  ///
  /// @param function that freezes, as its source declares it; "" if it isn't public
  public record Issuer(EvmAddress contract, String symbol, String name, String function) {}

  private final Map<EvmAddress, Issuer> issuers = new HashMap<>();

  private Issuers() {}

  public static Issuers of(EvmNetwork network) {
    Issuers all = new Issuers();
    try (InputStream in = Objects.requireNonNull(Issuers.class.getResourceAsStream(FILE))) {
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        String[] cells = line.split(",", -1);
        if (!line.startsWith("#") && Long.parseLong(cells[0]) == network.chainId()) {
          EvmAddress contract = EvmAddress.parse(cells[1]);
          all.issuers.put(contract, new Issuer(contract, cells[2], cells[3], cells[4]));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("a resource of the program can't be read", e);
    }
    return all;
  }

  /// Who can freeze this asset, or null.
  public @Nullable Issuer of(Asset asset) {
    return asset.standard() == Asset.Standard.ERC20 ? issuers.get(asset.contract()) : null;
  }
}
