package org.entente.chain.read;

import java.io.IOException;
import org.entente.base.BadInput;
import org.entente.chain.BrokenRule;

/// Takes bare blocks and transactions, which nothing but their content tells apart: a transaction
/// is what can be read as one to the last byte.
final class RawItems {
  private final Findings findings;
  private final ToldTransactions transactions;

  RawItems(Findings findings, ToldTransactions transactions) {
    this.findings = findings;
    this.transactions = transactions;
  }

  void add(byte[] raw, int file, long offset) throws IOException {
    BrokenRule noTransaction;
    try {
      transactions.add(transactions.loose(raw), file, offset);
      return;
    } catch (BrokenRule broken) {
      noTransaction = broken;
    }
    if (isBlock(raw)) {
      findings.addRaw(raw, file, offset);
      return;
    }
    findings.refuse(
        new BadInput(
            findings.file(file).name(),
            "offset " + offset,
            "neither a block (its proof of work fails) nor a transaction ("
                + noTransaction.getMessage()
                + ")",
            Findings.GET_AGAIN,
            noTransaction));
  }

  /// Whether `raw` is beyond doubt one or the other, though it may break a rule.
  boolean isKnown(byte[] raw) {
    if (isBlock(raw)) {
      return true;
    }
    try {
      transactions.loose(raw);
      return true;
    } catch (BrokenRule broken) {
      return false;
    }
  }

  private boolean isBlock(byte[] raw) {
    return raw.length > BlockParser.HEADER_BYTES && findings.hasWork(raw);
  }
}
