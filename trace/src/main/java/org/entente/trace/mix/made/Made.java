package org.entente.trace.mix.made;

import java.util.List;
import org.entente.trace.mix.MixKind;
import org.entente.trace.mix.MixTx;

/// A made transaction and the truth about it.
///
/// @param what in a word, such as `batch payout`
/// @param inputOwners by input; the same number, the same owner
/// @param outputOwners by output; [#COORDINATOR] and [#OUTSIDER] put nothing in
public record Made(
    MixTx tx, MixKind kind, String what, List<Integer> inputOwners, List<Integer> outputOwners) {
  /// Takes a fee.
  public static final int COORDINATOR = -1;

  /// Is paid, and has put nothing in.
  public static final int OUTSIDER = -2;

  public Made {
    inputOwners = List.copyOf(inputOwners);
    outputOwners = List.copyOf(outputOwners);
  }
}
