package org.entente.chain.evm.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.transfer.InternalMove;
import org.jspecify.annotations.Nullable;

/// What the calls inside of one transaction moved, in the order in which they took effect, with
/// what failed left out.
///
/// `top` is the call that the transaction itself is: its value is not among the `moves`. `loggers`
/// are the contracts whose logs the trace tells of, in order; empty where it tells of none.
public record CallSteps(Top top, List<InternalMove> moves, List<EvmAddress> loggers) {
  private static final Comparator<FlatTrace> IN_ORDER =
      (one, other) -> compare(one.address(), other.address());

  /// Longer than any place, so none begins with it.
  private static final List<Integer> NOTHING_FAILED =
      Collections.nCopies(FlatTrace.MAX_DEPTH + 1, -1);

  /// The call of the transaction. `to` is what it created where `creates`.
  public record Top(
      EvmAddress from, @Nullable EvmAddress to, Uint256 value, boolean creates, boolean failed) {}

  public CallSteps {
    moves = List.copyOf(moves);
    loggers = List.copyOf(loggers);
  }

  /// Of the traces of one transaction, in any order. Throws [IllegalArgumentException] if they are
  /// not the whole tree of one.
  public static CallSteps of(List<FlatTrace> traces) {
    List<FlatTrace> sorted = new ArrayList<>(traces);
    sorted.sort(IN_ORDER);
    if (sorted.isEmpty() || !sorted.getFirst().address().isEmpty()) {
      throw new IllegalArgumentException("traces without the call of the transaction itself");
    }
    Top top = top(sorted.getFirst());
    List<InternalMove> moves = new ArrayList<>();
    List<Integer> failed = top.failed() ? List.of() : NOTHING_FAILED;
    for (int i = 1; i < sorted.size(); i++) {
      FlatTrace trace = sorted.get(i);
      requirePlace(trace.address(), sorted.get(i - 1).address());
      if (startsWith(trace.address(), failed)) {
        continue;
      }
      if (trace.failed()) {
        failed = trace.address();
        continue;
      }
      InternalMove move =
          move(
              trace.type(),
              trace.callType(),
              trace.from(),
              trace.to(),
              trace.value(),
              InternalMove.UNKNOWN);
      if (move != null) {
        moves.add(move);
      }
    }
    return new CallSteps(top, moves, List.of());
  }

  private static Top top(FlatTrace trace) {
    if (trace.type() != FlatTrace.Type.CALL && trace.type() != FlatTrace.Type.CREATE) {
      throw new IllegalArgumentException("a transaction that is neither a call nor a creation");
    }
    return top(trace.from(), trace.to(), trace.value(), trace.type(), trace.failed());
  }

  static Top top(
      @Nullable EvmAddress from,
      @Nullable EvmAddress to,
      @Nullable Uint256 value,
      FlatTrace.Type type,
      boolean failed) {
    if (from == null) {
      throw new IllegalArgumentException("the call of the transaction itself names no sender");
    }
    return new Top(
        from, to, value == null ? Uint256.ZERO : value, type == FlatTrace.Type.CREATE, failed);
  }

  /// In the order of a walk, a trace's parent is the one before it, or a parent of that.
  private static void requirePlace(List<Integer> address, List<Integer> before) {
    if (address.equals(before)) {
      throw new IllegalArgumentException("two traces at the same place " + address);
    }
    int depth = address.size() - 1;
    if (before.size() < depth || !startsWith(before, address.subList(0, depth))) {
      throw new IllegalArgumentException("a trace without its parent, at " + address);
    }
  }

  private static int compare(List<Integer> one, List<Integer> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int by = Integer.compare(one.get(i), other.get(i));
      if (by != 0) {
        return by;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  private static boolean startsWith(List<Integer> address, List<Integer> prefix) {
    return address.size() >= prefix.size() && address.subList(0, prefix.size()).equals(prefix);
  }

  /// What one call moved by itself, null for nothing. Throws [IllegalArgumentException] where it
  /// moves value and does not say how much, from where or to whom.
  static @Nullable InternalMove move(
      FlatTrace.Type type,
      FlatTrace.CallType callType,
      @Nullable EvmAddress from,
      @Nullable EvmAddress to,
      @Nullable Uint256 value,
      int logsBefore) {
    boolean moves =
        switch (type) {
          case CALL ->
              switch (callType) {
                case CALL -> true;
                case CALLCODE, DELEGATECALL, STATICCALL -> false;
                case NONE ->
                    throw new IllegalArgumentException("a call that does not say of which type");
              };
          case CREATE, SUICIDE -> true;
          case REWARD, GENESIS, DAOFORK ->
              throw new IllegalArgumentException("a reward inside of a transaction");
        };
    if (!moves || (value != null && value.isZero())) {
      return null;
    }
    if (value == null || from == null || to == null) {
      throw new IllegalArgumentException(
          "a " + type.text() + " that does not say what it moves, from where and to whom");
    }
    return new InternalMove(from, to, value, logsBefore);
  }

  /// The moves with their places among these logs of the transaction. Where the trace does not tell
  /// where logs were written, or tells of others, their places are unknown.
  public List<InternalMove> movesAmong(List<EvmLog> logs) {
    if (tellsOf(logs)) {
      return moves;
    }
    List<InternalMove> unplaced = new ArrayList<>(moves.size());
    for (InternalMove move : moves) {
      unplaced.add(new InternalMove(move.from(), move.to(), move.amount(), InternalMove.UNKNOWN));
    }
    return unplaced;
  }

  private boolean tellsOf(List<EvmLog> logs) {
    if (loggers.size() != logs.size()) {
      return false;
    }
    for (int i = 0; i < loggers.size(); i++) {
      if (!loggers.get(i).equals(logs.get(i).contract())) {
        return false;
      }
    }
    return true;
  }
}
