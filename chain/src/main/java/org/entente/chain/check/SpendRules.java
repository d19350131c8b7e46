package org.entente.chain.check;

import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;

/// The rules that need the values of spent outputs, for whoever has resolved them.
public final class SpendRules {
  /// No output, no transaction and no sum of inputs is above 21 million bitcoins (`MAX_MONEY`).
  public static final long MAX_SAT = 2_100_000_000_000_000L;

  private SpendRules() {}

  /// What transaction `tx` leaves to the miner, given the sum of what it spends. Throws
  /// [BrokenRule] when it pays out more than that.
  public static long fees(Block block, int tx, long inputSum) {
    if (inputSum < 0 || inputSum > MAX_SAT) {
      throw new BrokenRule(
          Rule.VALUE_RANGE, "inputs of " + block.txId(tx) + " sum to " + inputSum + " sat");
    }
    long paid = outputSum(block, tx);
    if (paid > inputSum) {
      throw new BrokenRule(
          Rule.VALUE_RANGE, block.txId(tx) + " pays out " + paid + " sat of " + inputSum + " sat");
    }
    return inputSum - paid;
  }

  /// Throws [BrokenRule] when the coinbase of a full block claims more than the subsidy at this
  /// height and the fees of all other transactions. It may claim less.
  public static void checkSubsidy(Block block, Network network, int height, long totalFees) {
    long claimed = outputSum(block, 0);
    long allowed = Math.addExact(network.subsidySat(height), totalFees);
    if (claimed > allowed) {
      throw new BrokenRule(
          Rule.SUBSIDY, claimed + " sat at height " + height + ", " + allowed + " sat allowed");
    }
  }

  /// Sum of the transaction's outputs. Throws [BrokenRule] when one of them or their sum is out
  /// of range.
  public static long outputSum(Block block, int tx) {
    long sum = 0;
    int end = block.firstOutput(tx + 1);
    for (int output = block.firstOutput(tx); output < end; output++) {
      long value = block.value(output);
      if (value < 0 || value > MAX_SAT) {
        throw new BrokenRule(
            Rule.VALUE_RANGE,
            "%s:%d has %s sat"
                .formatted(
                    block.txId(tx), output - block.firstOutput(tx), Long.toUnsignedString(value)));
      }
      sum += value;
      if (sum > MAX_SAT) {
        throw new BrokenRule(Rule.VALUE_RANGE, "outputs of " + block.txId(tx) + " sum to " + sum);
      }
    }
    return sum;
  }
}
