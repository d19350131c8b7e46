package org.entente.trace.bridge;

import java.util.Arrays;
import org.entente.trace.bridge.BridgeLeg.Destination;
import org.jspecify.annotations.Nullable;

/// What a bitcoin deposit into Chainflip's vault says in its OP_RETURN output (SCALE encoding,
/// `vault_swap_encoding.rs`, version 0): version 1, asset 1, address, retry blocks 2, least
/// amount 16, chunks 2, interval 2, boost fee 1, broker's fee 1, list of affiliates 2 bytes each.
///
/// Nothing marks these bytes as Chainflip's, so all of them must fit, to the last.
final class VaultSwap {
  private static final int PARAMETER_BYTES = 24;
  private static final int LONGEST = 80;

  private VaultSwap() {}

  static @Nullable Destination parse(byte[] payload) {
    if (payload.length < 2 || payload.length > LONGEST || payload[0] != 0) {
      return null;
    }
    int asset = payload[1];
    ChainName chain = chain(asset);
    if (chain == null) {
      return null;
    }
    int at = 2;
    int length = addressBytes(chain);
    if (chain instanceof ChainName.Bitcoin) {
      length = payload.length > at ? smallLength(payload[at++]) : -1;
    }
    int end = at + length + PARAMETER_BYTES;
    if (length <= 0 || end >= payload.length) {
      return null;
    }
    int affiliates = smallLength(payload[end]);
    if (affiliates < 0 || end + 1 + 2 * affiliates != payload.length) {
      return null;
    }
    String address = Chainflip.address(chain, Arrays.copyOfRange(payload, at, at + length));
    return new Destination(chain, address, ChainNumbers.chainflipAsset(asset));
  }

  private static @Nullable ChainName chain(int asset) {
    return switch (asset) {
      case 1, 2, 3, 8 -> ChainNumbers.chainflip(1);
      case 4 -> ChainNumbers.chainflip(2);
      case 5 -> ChainNumbers.chainflip(3);
      case 6, 7 -> ChainNumbers.chainflip(4);
      case 9, 10 -> ChainNumbers.chainflip(5);
      default -> null;
    };
  }

  private static int addressBytes(ChainName chain) {
    return switch (chain) {
      case ChainName.Evm _ -> 20;
      case ChainName.Other _ -> 32;
      case ChainName.Bitcoin _ -> -1;
    };
  }

  /// A compact length below 64 is one byte, shifted by two.
  private static int smallLength(byte b) {
    return (b & 3) == 0 ? (b & 0xff) >> 2 : -1;
  }
}
