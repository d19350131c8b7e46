package org.entente.app.node;

import java.math.BigInteger;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.entente.trace.live.PendingTransfer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a transaction that waits says that it will move: its native value, or a token's by the two
/// calls that name amounts openly. What contracts will do, nobody knows before.
///
/// `mined` says that it does not wait any more.
public record PendingTx(PendingTransfer transfer, boolean mined) {
  /// transfer(address,uint256)
  private static final String TRANSFER = "0xa9059cbb";

  /// transferFrom(address,address,uint256)
  private static final String TRANSFER_FROM = "0x23b872dd";

  private static final int SELECTOR_DIGITS = 10;
  private static final int WORD_DIGITS = 64;

  /// Null where the node tells nonsense: then the block will tell.
  static @Nullable PendingTx read(JsonNode tx) {
    try {
      EvmAddress from = EvmAddress.parse(tx.path("from").asString(""));
      EvmAddress to = tx.path("to").isString() ? EvmAddress.parse(tx.path("to").asString()) : null;
      String input = tx.path("input").asString("");
      Uint256 value = quantity(tx.path("value").asString("0x0"));
      String hash = tx.path("hash").asString("");
      boolean mined = tx.path("blockHash").isString();
      return new PendingTx(transfer(hash, from, to, value, input), mined);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static PendingTransfer transfer(
      String hash, EvmAddress from, @Nullable EvmAddress to, Uint256 value, String input) {
    boolean sends = input.startsWith(TRANSFER) && input.length() >= SELECTOR_DIGITS + 128;
    boolean pulls = input.startsWith(TRANSFER_FROM) && input.length() >= SELECTOR_DIGITS + 192;
    if (to != null && sends) {
      return new PendingTransfer(
          hash, from, from, address(input, 0), Asset.erc20(to), word(input, 1));
    }
    if (to != null && pulls) {
      return new PendingTransfer(
          hash, from, address(input, 0), address(input, 1), Asset.erc20(to), word(input, 2));
    }
    return new PendingTransfer(hash, from, from, to, Asset.NATIVE, value);
  }

  private static EvmAddress address(String input, int word) {
    int end = SELECTOR_DIGITS + (word + 1) * WORD_DIGITS;
    return EvmAddress.parse("0x" + input.substring(end - 40, end));
  }

  private static Uint256 word(String input, int word) {
    int from = SELECTOR_DIGITS + word * WORD_DIGITS;
    return quantity("0x" + input.substring(from, from + WORD_DIGITS));
  }

  private static Uint256 quantity(String hex) {
    return Uint256.of(new BigInteger(hex.substring(2), 16));
  }
}
