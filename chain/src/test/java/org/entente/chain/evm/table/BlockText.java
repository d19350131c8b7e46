package org.entente.chain.evm.table;

import java.util.List;
import org.entente.base.Hex;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.Transfer;

/// Blocks as text, to compare all of them and see where they differ.
final class BlockText {
  private BlockText() {}

  static String of(List<EvmBlock> blocks) {
    StringBuilder text = new StringBuilder();
    for (EvmBlock block : blocks) {
      text.append("block ").append(block.number()).append(' ').append(block.hash());
      text.append(" parent ").append(block.parent()).append(" time ").append(block.time());
      text.append(" by ").append(block.beneficiary()).append(" burnt ").append(block.burnt());
      text.append(" difficulty ").append(block.difficulty()).append('\n');
      block.txs().forEach(tx -> append(text, tx));
      block.credits().forEach(credit -> append(text, credit));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, EvmTx tx) {
    text.append(" tx ").append(tx.hash()).append(" type ").append(tx.type());
    text.append(' ').append(tx.from()).append(" to ").append(tx.to());
    text.append(' ').append(tx.success()).append('\n');
    tx.transfers().forEach(transfer -> append(text, transfer));
    for (EvmLog log : tx.logs()) {
      text.append("  log ").append(log.logIndex()).append(' ').append(log.contract());
      text.append(' ').append(log.topics()).append(' ').append(Hex.encode(log.data())).append('\n');
    }
  }

  private static void append(StringBuilder text, Transfer transfer) {
    text.append("  ").append(transfer.kind()).append(' ').append(transfer.from());
    text.append(" to ").append(transfer.to()).append(' ').append(transfer.asset());
    text.append(' ').append(transfer.amount()).append(" log ").append(transfer.logIndex());
    text.append('\n');
  }
}
