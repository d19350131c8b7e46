package org.entente.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Differences between trees are found by few tiles, whatever the size.
class TileDifferenceTest {
  /// All hashes of all levels, made the plain way.
  private static TileTree.Source tree(List<byte[]> leaves) {
    List<List<byte[]>> levels = new ArrayList<>();
    levels.add(leaves);
    while (levels.getLast().size() >= TilePath.FULL) {
      List<byte[]> below = levels.getLast();
      List<byte[]> above = new ArrayList<>();
      for (int i = 0; i + TilePath.FULL <= below.size(); i += TilePath.FULL) {
        Frontier frontier = Frontier.empty();
        List<byte[]> part = below.subList(i, i + TilePath.FULL);
        part.forEach(one -> frontier.append(one, (_, _, _) -> {}));
        above.add(frontier.root());
      }
      levels.add(above);
    }
    return path -> {
      int from = (int) path.index() * TilePath.FULL;
      return Merkle.joined(levels.get(path.level()).subList(from, from + path.width()));
    };
  }

  private static List<byte[]> leaves(Random random, int size) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      byte[] leaf = new byte[Merkle.HASH];
      random.nextBytes(leaf);
      leaves.add(leaf);
    }
    return leaves;
  }

  @Test
  void exactlyTheLeavesThatDifferAreFound() throws IOException {
    long seed = 20_261_126;
    Random random = new Random(seed);
    for (int size : new int[] {1, 2, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 66_000}) {
      List<byte[]> one = leaves(random, size);
      TreeSet<Long> changed = new TreeSet<>();
      List<byte[]> other = new ArrayList<>(one);
      for (int i = 0; i < random.nextInt(4); i++) {
        int at = random.nextInt(size);
        byte[] flipped = one.get(at).clone();
        flipped[random.nextInt(Merkle.HASH)] ^= 1;
        other.set(at, flipped);
        changed.add((long) at);
      }
      changed.add((long) size - 1);
      other.set(size - 1, new byte[Merkle.HASH]);
      assertThat(TileDifference.leaves(size, tree(other), tree(one), 100))
          .as("seed %s, %s entries", seed, size)
          .isEqualTo(List.copyOf(changed));
      assertThat(TileDifference.leaves(size, tree(one), tree(one), 100)).isEmpty();
    }
  }

  @Test
  void oneDifferenceCostsATileOfEachLevel() throws IOException {
    List<byte[]> one = leaves(new Random(3), 70_000);
    List<byte[]> other = new ArrayList<>(one);
    other.set(4_711, new byte[Merkle.HASH]);
    AtomicInteger asked = new AtomicInteger();
    TileTree.Source theirs = tree(one);
    TileTree.Source counted =
        path -> {
          asked.incrementAndGet();
          return theirs.hashes(path);
        };
    assertThat(TileDifference.leaves(70_000, tree(other), counted, 100)).containsExactly(4_711L);
    // Three at the right edge, one each on the way down.
    assertThat(asked.get()).isEqualTo(5);
  }

  @Test
  void aTileThatIsNotTheOneNamedAboveIsRefused() {
    List<byte[]> one = leaves(new Random(4), 600);
    List<byte[]> other = new ArrayList<>(one);
    other.set(3, new byte[Merkle.HASH]);
    TileTree.Source theirs = tree(one);
    TileTree.Source lying =
        path -> {
          byte[] tile = theirs.hashes(path).clone();
          if (path.level() == 0 && path.index() == 0) {
            Arrays.fill(tile, 32, 64, (byte) 7);
          }
          return tile;
        };
    assertThatThrownBy(() -> TileDifference.leaves(600, tree(other), lying, 10))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not the tile that the one above it names");
  }
}
