package org.entente.chain.order;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.base.BlockHash;
import org.entente.chain.Block;
import org.entente.chain.Block.Extent;

/// Block files hold blocks as they arrived, with branches that lost. This puts them in order: by
/// hash links, by work, never by place in a file, so that any order of files gives the same
/// ledger.
///
/// Blocks that hang together form a tree; its chain is the branch with most work (of equal ones
/// the one whose tip has the lower hash: which came first is not known from files). A tree whose
/// root's parent is not there is an *island*. Islands stand among the main chain by height; one
/// that overlaps a tree with more work is off the chain as a whole. An island of unknown height
/// stands where the time of its first block puts it. Transactions without a block come last.
public final class ChainOrder {
  private final List<Candidate> candidates;
  private final int[] parentOf;
  private final int[] firstChild;
  private final int[] nextSibling;
  private final List<Integer> roots = new ArrayList<>();
  private final List<Integer> loose = new ArrayList<>();
  private final List<Integer> duplicates = new ArrayList<>();

  /// The places of the chosen blocks in the list of candidates in ledger order, the height of
  /// each ([Block#UNKNOWN] where nothing tells it), and the places of those off the chain. Of a
  /// block that occurs twice the fuller one counts, and the other is in neither list.
  public record Order(List<Integer> chain, List<Integer> heights, List<Integer> stale) {}

  /// A tree's best branch, root first.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Branch(int[] places, BigInteger work, int rootHeight, long time, BlockHash tip) {
    int endHeight() {
      return rootHeight + places.length;
    }
  }

  private ChainOrder(List<Candidate> candidates) {
    this.candidates = candidates;
    parentOf = filled(candidates.size());
    firstChild = filled(candidates.size());
    nextSibling = filled(candidates.size());
  }

  private static int[] filled(int size) {
    int[] array = new int[size];
    Arrays.fill(array, -1);
    return array;
  }

  public static Order of(List<Candidate> candidates) {
    ChainOrder order = new ChainOrder(List.copyOf(candidates));
    order.link();
    return order.choose();
  }

  private void link() {
    Map<BlockHash, Integer> places = new HashMap<>(candidates.size() * 2);
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      if (candidate.extent() == Extent.LOOSE) {
        loose.add(i);
        continue;
      }
      Integer known = places.putIfAbsent(candidate.hash(), i);
      if (known != null) {
        boolean fuller = candidate.extent().compareTo(candidates.get(known).extent()) < 0;
        duplicates.add(fuller ? known : i);
        places.put(candidate.hash(), fuller ? i : known);
      }
    }
    for (int i : places.values().stream().sorted().toList()) {
      Integer parent = places.get(candidates.get(i).parent());
      if (parent == null) {
        roots.add(i);
      } else {
        parentOf[i] = parent;
        nextSibling[i] = firstChild[parent];
        firstChild[parent] = i;
      }
    }
  }

  private Order choose() {
    List<Branch> branches = new ArrayList<>();
    for (int root : roots) {
      branches.add(bestBranch(root));
    }
    branches.sort(Comparator.comparing(Branch::work).reversed().thenComparing(Branch::tip));
    List<Branch> taken = new ArrayList<>();
    TreeMap<Integer, Branch> byHeight = new TreeMap<>();
    for (Branch branch : branches) {
      if (branch.rootHeight == Block.UNKNOWN) {
        taken.add(branch);
        continue;
      }
      Map.Entry<Integer, Branch> below = byHeight.lowerEntry(branch.endHeight());
      if (below == null || below.getValue().endHeight() <= branch.rootHeight) {
        byHeight.put(branch.rootHeight, branch);
        taken.add(branch);
      }
    }
    return inOrder(byPlace(taken));
  }

  private Order inOrder(List<Branch> taken) {
    List<Integer> chain = new ArrayList<>();
    List<Integer> heights = new ArrayList<>();
    boolean[] used = new boolean[candidates.size()];
    for (Branch branch : taken) {
      for (int i = 0; i < branch.places.length; i++) {
        chain.add(branch.places[i]);
        boolean known = branch.rootHeight != Block.UNKNOWN;
        heights.add(known ? branch.rootHeight + i : Block.UNKNOWN);
        used[branch.places[i]] = true;
      }
    }
    for (int place : loose) {
      chain.add(place);
      heights.add(Block.UNKNOWN);
      used[place] = true;
    }
    duplicates.forEach(place -> used[place] = true);
    List<Integer> stale = new ArrayList<>();
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        stale.add(i);
      }
    }
    return new Order(chain, heights, stale);
  }

  /// By height; those of unknown height behind the last that began before them.
  private static List<Branch> byPlace(List<Branch> taken) {
    List<Branch> placed =
        new ArrayList<>(taken.stream().filter(b -> b.rootHeight != Block.UNKNOWN).toList());
    placed.sort(Comparator.comparingInt(Branch::rootHeight));
    List<Branch> unplaced =
        new ArrayList<>(taken.stream().filter(b -> b.rootHeight == Block.UNKNOWN).toList());
    unplaced.sort(Comparator.comparingLong(Branch::time).thenComparing(Branch::tip));
    for (Branch branch : unplaced) {
      int at = 0;
      for (int i = 0; i < placed.size(); i++) {
        if (placed.get(i).time <= branch.time) {
          at = i + 1;
        }
      }
      placed.add(at, branch);
    }
    return placed;
  }

  private Branch bestBranch(int root) {
    BigInteger bestWork = BigInteger.ZERO;
    int bestTip = root;
    List<BigInteger> totals = new ArrayList<>();
    List<Integer> stack = new ArrayList<>();
    stack.add(root);
    totals.add(BigInteger.ZERO);
    while (!stack.isEmpty()) {
      int place = stack.removeLast();
      BigInteger work = totals.removeLast().add(candidates.get(place).work());
      int byWork = work.compareTo(bestWork);
      if (byWork > 0 || (byWork == 0 && isBetterTie(place, bestTip))) {
        bestWork = work;
        bestTip = place;
      }
      for (int child = firstChild[place]; child >= 0; child = nextSibling[child]) {
        stack.add(child);
        totals.add(work);
      }
    }
    int[] places = path(bestTip);
    return new Branch(
        places,
        bestWork,
        rootHeight(places),
        candidates.get(root).time(),
        candidates.get(bestTip).hash());
  }

  /// Without work (no headers) the longer branch is better, then the lower hash.
  private boolean isBetterTie(int place, int best) {
    int byLength = Integer.compare(path(place).length, path(best).length);
    return byLength > 0
        || (byLength == 0
            && candidates.get(place).hash().compareTo(candidates.get(best).hash()) < 0);
  }

  private int[] path(int tip) {
    int length = 0;
    for (int place = tip; place >= 0; place = parentOf[place]) {
      length++;
    }
    int[] places = new int[length];
    int at = length;
    for (int place = tip; place >= 0; place = parentOf[place]) {
      places[--at] = place;
    }
    return places;
  }

  /// What most blocks of the branch say, because some old coinbases name a wrong height; a block
  /// without parent is at 0.
  private int rootHeight(int[] places) {
    if (candidates.get(places[0]).parent().equals(BlockHash.NONE)
        && candidates.get(places[0]).extent() == Extent.FULL) {
      return 0;
    }
    Map<Integer, Integer> votes = new HashMap<>();
    for (int i = 0; i < places.length; i++) {
      int height = candidates.get(places[i]).height();
      if (height >= i) {
        votes.merge(height - i, 1, Integer::sum);
      }
    }
    return votes.entrySet().stream()
        .max(
            Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.<Integer, Integer>comparingByKey().reversed()))
        .map(Map.Entry::getKey)
        .orElse(Block.UNKNOWN);
  }
}
