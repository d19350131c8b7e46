package org.entente.trace.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.entente.chain.ChainView;
import org.jspecify.annotations.Nullable;

/// A peel chain: a large sum that moves from transaction to transaction, each time paying a little
/// to somebody and giving the rest to a fresh address of the same owner.
///
/// Followed as in Kappos, Yousaf, Stütz, Rollet, Haslhofer and Meiklejohn, "How to Peel a Million"
/// (USENIX Security 2022): a transaction has features that its wallet gives it ([Features]).
/// Forwards, the chain goes to the one output whose spending transaction has the same features and
/// whose address is fresh, while the other outputs' have not; backwards, to the one transaction
/// with the same features among those that made the inputs. Where there is none, or more than one,
/// it ends.
///
/// @param hops in order of time; the one that spends or made the start is among them
/// @param backEnd why it goes no further back
/// @param frontEnd why it goes no further on
public record PeelChain(List<Hop> hops, End backEnd, End frontEnd) {
  /// One transaction of the chain.
  ///
  /// @param tx its number
  /// @param output the output by which the chain goes on, or [ChainView#NONE] at the last
  /// @param peeled satoshi that the other outputs got
  /// @param inside whether the clusters also hold it to be the owner of the first hop's
  public record Hop(long tx, long output, long peeled, boolean inside) {}

  /// Why a chain ends.
  public enum End {
    /// The output it would go on by is not spent.
    UNSPENT("unspent"),
    /// No other transaction beside it has the same features.
    NONE_ALIKE("none-alike"),
    /// More than one has: nobody can say which is the chain.
    SEVERAL_ALIKE("several-alike"),
    /// The transaction may have several owners.
    COINJOIN("coinjoin"),
    /// The coins were made here.
    COINBASE("coinbase"),
    /// What came before is not in the ledger.
    UNSEEN("unseen"),
    /// As many hops as were asked for.
    LIMIT("limit");

    private final String text;

    End(String text) {
      this.text = text;
    }

    /// As in JSON.
    public String text() {
      return text;
    }
  }

  /// What a wallet's transactions have in common. Of habits only what is known of both is
  /// compared.
  ///
  /// @param inputTypes a bit for each [ScriptType] spent
  /// @param outputs how many, more than three counted as four
  /// @param habits see [Habits]
  record Features(int inputTypes, int outputs, int habits) {
    private static final int MANY = 4;

    @SuppressWarnings("EnumOrdinal") // a bit in memory
    static Features of(ChainView chain, long tx, Habits habits) {
      int types = 0;
      for (long input = chain.firstInput(tx); input < chain.firstInput(tx + 1); input++) {
        long prev = chain.prevOutput(input);
        if (prev >= 0) {
          types |= 1 << chain.scriptType(chain.scriptOf(prev)).ordinal();
        }
      }
      long outputs = chain.firstOutput(tx + 1) - chain.firstOutput(tx);
      return new Features(types, (int) Math.min(outputs, MANY), habits.of(tx));
    }

    boolean like(Features other) {
      boolean known = habits != Habits.UNKNOWN && other.habits != Habits.UNKNOWN;
      return inputTypes == other.inputTypes
          && outputs == other.outputs
          && (!known || habits == other.habits);
    }
  }

  public PeelChain {
    hops = List.copyOf(hops);
  }

  /// Follows the chain that an output is part of, `most` hops at most in each direction.
  public static PeelChain through(
      ChainView chain, long output, Clusters clusters, Habits habits, int most) {
    return new Walk(chain, clusters, habits, most).run(output);
  }

  /// How many hops the clusters hold to be the same owner's as the first.
  public long inside() {
    return hops.stream().filter(Hop::inside).count();
  }

  private static final class Walk {
    private final ChainView chain;
    private final Clusters clusters;
    private final Habits habits;
    private final int most;
    private final TxGuard guard;
    private final FirstPaid firstPaid;
    private @Nullable End stopped;

    Walk(ChainView chain, Clusters clusters, Habits habits, int most) {
      this.chain = chain;
      this.clusters = clusters;
      this.habits = habits;
      this.most = most;
      guard = clusters.rules().guard().apply(chain);
      firstPaid = new FirstPaid(chain);
    }

    PeelChain run(long start) {
      List<Long> outputs = new ArrayList<>();
      outputs.add(start);
      long made = chain.txOfOutput(start);
      long at = made;
      while (stopped == null) {
        long before = outputs.size() > most ? stop(End.LIMIT) : back(at);
        if (before != ChainView.NONE) {
          outputs.add(before);
          at = chain.txOfOutput(before);
        }
      }
      End backEnd = Objects.requireNonNull(stopped);
      Collections.reverse(outputs);
      int behind = outputs.size();
      stopped = null;
      while (stopped == null) {
        long next = outputs.size() - behind >= most ? stop(End.LIMIT) : on(outputs.getLast());
        if (next != ChainView.NONE) {
          outputs.add(next);
        }
      }
      return new PeelChain(hops(outputs), backEnd, Objects.requireNonNull(stopped));
    }

    private long stop(End why) {
      stopped = why;
      return ChainView.NONE;
    }

    /// The output by which the chain came to this transaction.
    private long back(long tx) {
      if (chain.isCoinbase(tx)) {
        return stop(End.COINBASE);
      }
      if (!guard.oneOwner(tx)) {
        return stop(End.COINJOIN);
      }
      Features features = Features.of(chain, tx, habits);
      long found = ChainView.NONE;
      boolean unseen = false;
      for (long input = chain.firstInput(tx); input < chain.firstInput(tx + 1); input++) {
        long prev = chain.prevOutput(input);
        unseen |= prev == ChainView.UNSEEN;
        if (prev >= 0 && alike(features, chain.txOfOutput(prev)) && isFresh(prev)) {
          if (found != ChainView.NONE && chain.txOfOutput(found) != chain.txOfOutput(prev)) {
            return stop(End.SEVERAL_ALIKE);
          }
          found = prev;
        }
      }
      return found != ChainView.NONE ? found : stop(unseen ? End.UNSEEN : End.NONE_ALIKE);
    }

    /// The output of the transaction that spends `output` by which the chain goes on.
    private long on(long output) {
      long tx = chain.spender(output);
      if (tx == ChainView.NONE) {
        return stop(End.UNSPENT);
      }
      if (!guard.oneOwner(tx)) {
        return stop(End.COINJOIN);
      }
      Features features = Features.of(chain, tx, habits);
      long found = ChainView.NONE;
      for (long next = chain.firstOutput(tx); next < chain.firstOutput(tx + 1); next++) {
        long spender = chain.spender(next);
        if (spender != ChainView.NONE && alike(features, spender) && isFresh(next)) {
          if (found != ChainView.NONE) {
            return stop(End.SEVERAL_ALIKE);
          }
          found = next;
        }
      }
      return found != ChainView.NONE ? found : stop(End.NONE_ALIKE);
    }

    private boolean alike(Features features, long other) {
      return !chain.isCoinbase(other) && features.like(Features.of(chain, other, habits));
    }

    private boolean isFresh(long output) {
      return firstPaid.of(chain.txOfOutput(output), output);
    }

    private List<Hop> hops(List<Long> outputs) {
      List<Hop> hops = new ArrayList<>();
      long first = chain.txOfOutput(outputs.getFirst());
      for (long output : outputs) {
        hops.add(hop(first, chain.txOfOutput(output), output));
      }
      long last = chain.spender(outputs.getLast());
      if (last != ChainView.NONE) {
        hops.add(hop(first, last, ChainView.NONE));
      }
      return hops;
    }

    private Hop hop(long first, long tx, long output) {
      long peeled = 0;
      for (long each = chain.firstOutput(tx); each < chain.firstOutput(tx + 1); each++) {
        peeled += each == output ? 0 : chain.value(each);
      }
      int owner = spender(first);
      int mine = spender(tx);
      boolean inside =
          tx == first || (owner >= 0 && mine >= 0 && clusters.together(owner, mine, Clusters.NOW));
      return new Hop(tx, output, peeled, inside);
    }

    /// A script that the transaction spends from.
    private int spender(long tx) {
      for (long input = chain.firstInput(tx); input < chain.firstInput(tx + 1); input++) {
        long prev = chain.prevOutput(input);
        if (prev >= 0) {
          return (int) chain.scriptOf(prev);
        }
      }
      return Clusters.NOT_HERE;
    }
  }
}
