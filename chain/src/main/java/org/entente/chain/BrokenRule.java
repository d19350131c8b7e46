package org.entente.chain;

/// A block breaks a rule of its network. Thrown by the checks, which know the rule but not the
/// file; whoever reads the file catches it and says where, or skips and counts the block when
/// asked to be lenient.
public final class BrokenRule extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Rule rule;

  public BrokenRule(Rule rule, String detail) {
    super(rule.text() + ": " + detail);
    this.rule = rule;
  }

  public Rule rule() {
    return rule;
  }

  /// What is checked of each block.
  public enum Rule {
    FORMAT("malformed block"),
    PROOF_OF_WORK("proof of work not met"),
    PARENT("previous hash does not fit"),
    MERKLE_ROOT("merkle root does not fit"),
    WITNESS_COMMITMENT("witness commitment does not fit"),
    HEIGHT("height in the coinbase does not fit (BIP34)"),
    VALUE_RANGE("value out of range"),
    SUBSIDY("coinbase claims too much"),
    DOUBLE_SPEND("output spent twice"),
    MISSING_OUTPUT("spends an output that its transaction does not have"),
    TOLD_VALUE("told value of a spent output does not fit"),
    HEADER_HASH("header does not have the block's hash"),
    TRANSACTIONS_ROOT("transactions do not fit the header"),
    UNCLES_HASH("uncles do not fit the header"),
    WITHDRAWALS_ROOT("withdrawals do not fit the header"),
    RECEIPTS_ROOT("receipts do not fit the header"),
    BLOOM("bloom of the logs does not fit"),
    TRANSACTION_TYPE("transaction that can't be told"),
    SENDER("sender can't be recovered"),
    NETWORK("transaction of another network"),
    TOLD_FACT("what is told of a transaction does not fit it");

    private final String text;

    Rule(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
