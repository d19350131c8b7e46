package org.entente.chain.evm.check;

import java.util.List;
import java.util.stream.IntStream;
import org.entente.base.EvmAddress;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;
import org.entente.chain.evm.wire.Secp256k1;
import org.entente.chain.evm.wire.SignedTx;
import org.jspecify.annotations.Nullable;

/// Who sent the transactions of a block: nowhere written, but proven by their signatures.
public final class Senders {
  private Senders() {}

  /// One for each transaction. On all cores: nothing else of a block takes as long. Throws
  /// [BrokenRule] where a signature is nobody's.
  public static List<EvmAddress> of(List<SignedTx> txs) {
    @Nullable EvmAddress[] senders = new EvmAddress[txs.size()];
    IntStream.range(0, senders.length)
        .parallel()
        .forEach(
            i -> {
              SignedTx tx = txs.get(i);
              senders[i] = Secp256k1.recover(tx.signingHash(), tx.r(), tx.s(), tx.odd());
            });
    for (int i = 0; i < senders.length; i++) {
      if (senders[i] == null) {
        throw new BrokenRule(
            Rule.SENDER, "the signature of transaction " + i + ", " + txs.get(i).hash());
      }
    }
    return List.of(senders);
  }
}
