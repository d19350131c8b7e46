package org.entente.chain.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes stale branches beside the best chain: one to three blocks that hold the same
/// transactions under other coinbases, the last perhaps fewer of them. The best chain goes on
/// where the branch ends, so it always has more work.
final class Rivals {
  /// The first block that may have a rival: by then all coinbases mature.
  private static final int FIRST_HEIGHT = 110;

  private final SplitMix64 random;
  private final long transactions;
  private final int branches;
  private int begun;
  private int blocksLeft;
  private int count;
  private byte @Nullable [] tip;

  Rivals(ChainSettings settings) {
    random = new SplitMix64(SplitMix64.mix(settings.seed() + 3));
    transactions = settings.transactions();
    branches = settings.staleBranches();
  }

  /// How many stale blocks there are.
  int count() {
    return count;
  }

  /// The best block, with a rival before or after it where there is one. `before` says how many
  /// transactions the chain had below this block.
  List<Sealed> beside(Sealed best, BlockBuilder builder, long before) {
    if (blocksLeft == 0 && due(best.height(), before)) {
      begun++;
      blocksLeft = random.perMille(700) ? 1 : random.between(2, 3);
      tip = best.parent();
    }
    byte[] parent = tip;
    if (blocksLeft == 0 || parent == null) {
      return List.of(best);
    }
    blocksLeft--;
    int kept = blocksLeft > 0 ? builder.count() : random.between(1, builder.count());
    Coinbase coins = best.coinbase();
    Sealed rival = builder.sealRival(parent, coins.address(), coins.miner(), kept, ++count);
    tip = rival.hash();
    List<Sealed> both = new ArrayList<>(List.of(best, rival));
    return random.perMille(500) ? both : both.reversed();
  }

  /// Branches are spread over the chain by its transactions.
  private boolean due(int height, long before) {
    return height >= FIRST_HEIGHT
        && begun < branches
        && before >= transactions / (branches + 1) * (begun + 1L);
  }

  /// True while the best chain doesn't lead yet, so that it must not end.
  boolean running() {
    return blocksLeft > 0;
  }
}
