package org.entente.chain.evm.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;
import org.entente.chain.evm.wire.RlpWriter;

/// Puts the receipts of a block in order, wherever each of them came from: one for each
/// transaction from the first on, logs counted through.
final class ReceiptOrder {
  private ReceiptOrder() {}

  /// Throws [BrokenRule] where one is missing in between or two of one transaction differ.
  static List<FoundReceipt> of(List<FoundReceipt> told) {
    List<FoundReceipt> sorted = new ArrayList<>(told);
    sorted.sort(Comparator.comparingInt(FoundReceipt::index));
    List<FoundReceipt> ordered = new ArrayList<>(sorted.size());
    int logs = 0;
    for (int i = 0; i < sorted.size(); i++) {
      FoundReceipt next = sorted.get(i);
      if (i > 0 && sorted.get(i - 1).index() == next.index()) {
        if (!java.util.Arrays.equals(encoded(sorted.get(i - 1)), encoded(next))) {
          throw new BrokenRule(
              Rule.TOLD_FACT, "two receipts of transaction " + next.index() + " that differ");
        }
        continue;
      }
      if (next.index() != ordered.size()) {
        throw new BrokenRule(
            Rule.RECEIPTS_ROOT, "the receipt of transaction " + ordered.size() + " is missing");
      }
      ordered.add(next.numbered(logs));
      logs += next.receipt().logs().size();
    }
    return ordered;
  }

  private static byte[] encoded(FoundReceipt receipt) {
    RlpWriter out = new RlpWriter();
    receipt.encode(out);
    return out.toByteArray();
  }
}
