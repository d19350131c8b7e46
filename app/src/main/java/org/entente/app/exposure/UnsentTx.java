package org.entente.app.exposure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.base.OutPoint;
import org.entente.chain.Block;
import org.entente.chain.BrokenRule;
import org.entente.chain.ChainView;
import org.entente.chain.read.RawBlockReader;
import org.entente.chain.script.Addresses;
import org.jspecify.annotations.Nullable;

/// A transaction that is in no block yet.
///
/// @param inputs how many it has
/// @param spent outputs of the ledger that it would spend
/// @param paid whom it would pay
@SuppressWarnings("ArrayRecordComponent") // never compared
record UnsentTx(int inputs, long[] spent, List<Paid> paid) {
  private static final int MOST_HEX = 8_000_000;

  /// An output; `address` is null where its script has none.
  record Paid(@Nullable String address, long value) {}

  /// Reads it from hexadecimal. Throws [BadInput].
  static UnsentTx read(ChainView chain, String hex) {
    Block block;
    try {
      if (hex.length() > MOST_HEX) {
        throw new IllegalArgumentException("longer than a block");
      }
      block = new RawBlockReader(chain.network()).transaction(Hex.decode(hex.strip()));
    } catch (IllegalArgumentException | BrokenRule e) {
      throw new BadInput(
          "--raw-tx",
          "",
          "no transaction: " + e.getMessage(),
          "Give the hexadecimal of one whole transaction.",
          e);
    }
    LongStream.Builder spent = LongStream.builder();
    for (int input = 0; input < block.inputCount(); input++) {
      OutPoint prev = block.prev(input);
      long tx = chain.findTx(prev.txId());
      long output = tx == ChainView.NONE ? -1 : chain.firstOutput(tx) + prev.vout();
      if (output >= 0 && prev.vout() >= 0 && output < chain.firstOutput(tx + 1)) {
        spent.add(output);
      }
    }
    Addresses addresses = new Addresses(chain.network());
    List<Paid> paid = new ArrayList<>();
    for (int output = 0; output < block.outputCount(); output++) {
      paid.add(new Paid(addresses.of(block.script(output)).orElse(null), block.value(output)));
    }
    return new UnsentTx(block.inputCount(), spent.build().distinct().toArray(), paid);
  }
}
