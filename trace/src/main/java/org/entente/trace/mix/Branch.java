package org.entente.trace.mix;

import java.util.List;
import org.entente.base.TxId;
import org.entente.trace.End;
import org.jspecify.annotations.Nullable;

/// One way on behind a mix: if this output is the owner's, its coins are where `ends` say.
///
/// @param parent the branch that led to the mix, as its number in the list; −1 where the exact
///     trace did
/// @param mix the CoinJoin
/// @param verdict on it
/// @param from the [org.entente.trace.Place] that went into the mix
/// @param amount what was traced into it there, satoshi
/// @param rule what the probability rests on; null where nothing can be said of the outputs
/// @param to the output of the mix, or −1 where nothing can be said
/// @param value of that output, satoshi: all of it is followed
/// @param ppm that all branches up to this one are right, parts per million
/// @param ends where `value` stands, by the method of the trace
/// @param fees what miners got on the way
public record Branch(
    int parent,
    TxId mix,
    Verdict verdict,
    long from,
    long amount,
    Demixed.@Nullable Rule rule,
    long to,
    long value,
    int ppm,
    List<End> ends,
    long fees) {
  public Branch {
    ends = List.copyOf(ends);
  }

  /// False where nothing can be said of the mix's outputs.
  public boolean isOpen() {
    return to >= 0;
  }
}
