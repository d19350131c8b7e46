package org.entente.chain.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.chain.Block;
import org.entente.chain.Block.Extent;
import org.junit.jupiter.api.Test;

class ChainOrderTest {
  private static final int EASY = 0x207fffff;
  private static final int HARD = 0x1f7fffff;

  private static BlockHash hash(int name) {
    return name == 0 ? BlockHash.NONE : new BlockHash(new Hash256(name, 0, 0, 1));
  }

  private static Candidate block(int name, int parent, int bits) {
    return new Candidate(hash(name), hash(parent), bits, Block.UNKNOWN, 1000 + name, Extent.FULL);
  }

  private static List<BlockHash> chain(List<Candidate> candidates) {
    return ChainOrder.of(candidates).chain().stream().map(i -> candidates.get(i).hash()).toList();
  }

  private static List<BlockHash> hashes(int... names) {
    List<BlockHash> hashes = new ArrayList<>();
    for (int name : names) {
      hashes.add(hash(name));
    }
    return hashes;
  }

  @Test
  void theBranchWithMostWorkWinsThoughItIsShorter() {
    List<Candidate> candidates =
        List.of(
            block(1, 0, EASY),
            block(2, 1, EASY),
            block(3, 2, EASY),
            block(4, 3, EASY),
            block(5, 1, HARD));
    ChainOrder.Order order = ChainOrder.of(candidates);
    assertThat(chain(candidates)).isEqualTo(hashes(1, 5));
    assertThat(order.heights()).containsExactly(0, 1);
    assertThat(order.stale()).containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void ofEqualBranchesTheLowerTipWins() {
    assertThat(chain(List.of(block(1, 0, EASY), block(3, 1, EASY), block(2, 1, EASY))))
        .isEqualTo(hashes(1, 2));
  }

  @Test
  void islandsStandByHeightAndThoseThatOverlapAreStale() {
    Candidate high = new Candidate(hash(9), hash(90), EASY, 500, 5000, Extent.FULL);
    Candidate low = new Candidate(hash(8), hash(80), EASY, 100, 9000, Extent.FULL);
    Candidate overlapping = new Candidate(hash(7), hash(70), EASY, 1, 50, Extent.FULL);
    List<Candidate> candidates =
        List.of(high, low, overlapping, block(1, 0, EASY), block(2, 1, EASY));
    ChainOrder.Order order = ChainOrder.of(candidates);
    assertThat(chain(candidates)).isEqualTo(hashes(1, 2, 8, 9));
    assertThat(order.heights()).containsExactly(0, 1, 100, 500);
    assertThat(order.stale()).containsExactly(2);
  }

  @Test
  void anIslandOfUnknownHeightStandsByTime() {
    Candidate early = new Candidate(hash(8), hash(80), EASY, 100, 1000, Extent.FULL);
    Candidate late = new Candidate(hash(9), hash(90), EASY, 500, 3000, Extent.FULL);
    Candidate between = new Candidate(hash(7), hash(70), EASY, Block.UNKNOWN, 2000, Extent.FULL);
    assertThat(chain(List.of(late, between, early))).isEqualTo(hashes(8, 7, 9));
  }

  @Test
  void transactionsWithoutABlockComeLast() {
    Candidate loose =
        new Candidate(
            BlockHash.NONE, BlockHash.NONE, 0, Block.UNKNOWN, Block.UNKNOWN, Extent.LOOSE);
    assertThat(chain(List.of(loose, block(1, 0, EASY)))).isEqualTo(hashes(1, 0));
  }

  @Test
  void aWholeBlockCountsBeforeAPartOfIt() {
    Candidate part = new Candidate(hash(1), BlockHash.NONE, 0, 0, 1000, Extent.PARTIAL);
    assertThat(ChainOrder.of(List.of(part, block(1, 0, EASY))).chain()).containsExactly(1);
    assertThat(ChainOrder.of(List.of(block(1, 0, EASY), part)).chain()).containsExactly(0);
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Candidate> candidates = new ArrayList<>();
      candidates.add(block(1, 0, EASY));
      for (int name = 2; name < 40; name++) {
        boolean island = random.nextInt(12) == 0;
        int parent = island ? 1000 + name : 1 + random.nextInt(name - 1);
        int bits = random.nextInt(5) == 0 ? HARD : EASY;
        int height = island && random.nextBoolean() ? random.nextInt(60) : Block.UNKNOWN;
        candidates.add(
            new Candidate(hash(name), hash(parent), bits, height, 1000 + name, Extent.FULL));
      }
      List<BlockHash> expected = chain(candidates);
      Collections.shuffle(candidates, random);
      assertThat(chain(candidates)).as("seed %s", seed).isEqualTo(expected);
      requireLinked(candidates, seed);
    }
  }

  /// Between two neighbours in the chain that are not linked, an island begins or ends.
  private static void requireLinked(List<Candidate> candidates, long seed) {
    ChainOrder.Order order = ChainOrder.of(candidates);
    assertThat(order.chain().size() + order.stale().size())
        .as("seed %s", seed)
        .isEqualTo(candidates.size());
    for (int i = 1; i < order.chain().size(); i++) {
      Candidate before = candidates.get(order.chain().get(i - 1));
      Candidate after = candidates.get(order.chain().get(i));
      boolean follows = after.parent().equals(before.hash());
      boolean heightFollows =
          order.heights().get(i - 1) != Block.UNKNOWN
              && order.heights().get(i) == order.heights().get(i - 1) + 1;
      assertThat(!follows || heightFollows || order.heights().get(i) == Block.UNKNOWN)
          .as("seed %s", seed)
          .isTrue();
    }
  }
}
