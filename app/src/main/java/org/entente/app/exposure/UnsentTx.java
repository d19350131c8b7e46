package org.entente.app.exposure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.entente.base.OutPoint;
import org.entente.chain.Block;
import org.entente.chain.BrokenRule;
import org.entente.chain.ChainView;
import org.entente.chain.read.Psbt;
import org.entente.chain.read.RawBlockReader;
import org.entente.chain.script.Addresses;
import org.jspecify.annotations.Nullable;

/// A Bitcoin transaction that is in no block yet.
///
/// @param inputs how many it has
/// @param spent outputs of the ledger that it would spend
/// @param paid whom it would pay
@SuppressWarnings("ArrayRecordComponent") // never compared
record UnsentTx(int inputs, long[] spent, List<Paid> paid) {
  /// An output; `address` is null where its script has none.
  record Paid(@Nullable String address, long value) {}

  /// Reads a raw transaction or a PSBT. Throws [BadInput].
  static UnsentTx read(ChainView chain, String text) {
    byte[] bytes = RawTxText.bytes(text);
    Psbt parts;
    try {
      parts = Psbt.isOne(bytes) ? Psbt.read(bytes, chain.network()) : ofTransaction(chain, bytes);
    } catch (IllegalArgumentException | ArithmeticException | BrokenRule e) {
      throw RawTxText.bad(String.valueOf(e.getMessage()), e);
    }
    LongStream.Builder spent = LongStream.builder();
    for (OutPoint prev : parts.spent()) {
      long tx = chain.findTx(prev.txId());
      long output = tx == ChainView.NONE ? -1 : chain.firstOutput(tx) + prev.vout();
      if (output >= 0 && prev.vout() >= 0 && output < chain.firstOutput(tx + 1)) {
        spent.add(output);
      }
    }
    Addresses addresses = new Addresses(chain.network());
    List<Paid> paid = new ArrayList<>();
    for (Psbt.Paid output : parts.paid()) {
      paid.add(new Paid(addresses.of(output.script()).orElse(null), output.value()));
    }
    return new UnsentTx(parts.spent().size(), spent.build().distinct().toArray(), paid);
  }

  private static Psbt ofTransaction(ChainView chain, byte[] raw) {
    Block block = new RawBlockReader(chain.network()).transaction(raw);
    List<OutPoint> spent = new ArrayList<>();
    for (int input = 0; input < block.inputCount(); input++) {
      spent.add(block.prev(input));
    }
    List<Psbt.Paid> paid = new ArrayList<>();
    for (int output = 0; output < block.outputCount(); output++) {
      paid.add(new Psbt.Paid(block.script(output), block.value(output)));
    }
    return new Psbt(spent, paid);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("inputs", inputs);
    json.put("unknown_inputs", inputs - spent.length);
    List<Map<String, Object>> outputs = new ArrayList<>();
    for (Paid output : paid) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("address", output.address());
      one.put("value", Long.toString(output.value()));
      outputs.add(one);
    }
    json.put("outputs", outputs);
    return json;
  }
}
