package org.entente.trace;

/// Deals the tainted pieces of a transfer's sources to its targets; targets that get none are not
/// called.
interface Rule {
  void deal(Transfer transfer, Transfer.Receiver receiver);

  static Rule of(Method method, OriginSets sets) {
    return switch (method) {
      case FIFO -> new QueueRule(false);
      case LIFO -> new QueueRule(true);
      case HAIRCUT -> new ShareRule(new Haircut(), sets);
      case TIHO -> new ShareRule(new HighestOut(), sets);
      case POISON -> new ShareRule(ShareRule.Split.WHOLE, sets);
    };
  }
}
