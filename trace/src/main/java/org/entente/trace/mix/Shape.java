package org.entente.trace.mix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.chain.script.ScriptType;
import org.entente.trace.mix.MixTx.Coin;
import org.jspecify.annotations.Nullable;

/// What every rule asks of a transaction, worked out once.
final class Shape {
  /// Values that token protocols and anchors pay.
  private static final Set<Long> DUST = Set.of(294L, 330L, 546L, 555L, 600L, 1000L, 2730L);

  final MixTx tx;
  final int inputs;

  /// Outputs that can be spent.
  final List<Coin> paid = new ArrayList<>();

  /// Values of [#paid] with how often they occur, the most frequent first, then the greater.
  final List<Level> levels;

  final Set<ScriptType> inputTypes;
  final Set<ScriptType> outputTypes;
  final boolean dataOutput;
  final int repeatedInputs;
  final int repeatedOutputs;
  final int returning;
  final boolean valuesKnown;
  final long valueIn;
  final long valueOut;

  /// `count` outputs of one value.
  record Level(long value, int count) {}

  Shape(MixTx tx) {
    this.tx = tx;
    inputs = tx.inputs().size();
    boolean data = false;
    long out = 0;
    for (Coin output : tx.outputs()) {
      out += output.value();
      if (output.type() == ScriptType.NULLDATA) {
        data = true;
      } else {
        paid.add(output);
      }
    }
    dataOutput = data;
    valueOut = out;
    levels = levels(paid);
    inputTypes = types(tx.inputs());
    outputTypes = types(paid);
    Set<String> from = addresses(tx.inputs());
    Set<String> to = addresses(paid);
    repeatedInputs = named(tx.inputs()) - from.size();
    repeatedOutputs = named(paid) - to.size();
    returning = (int) to.stream().filter(from::contains).count();
    valuesKnown = tx.inputs().stream().noneMatch(coin -> coin.value() < 0);
    valueIn = valuesKnown ? tx.inputs().stream().mapToLong(Coin::value).sum() : MixTx.NO_VALUE;
  }

  private static List<Level> levels(List<Coin> paid) {
    long[] values = paid.stream().mapToLong(Coin::value).sorted().toArray();
    List<Level> levels = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= values.length; i++) {
      if (i == values.length || values[i] != values[from]) {
        levels.add(new Level(values[from], i - from));
        from = i;
      }
    }
    levels.sort(Comparator.comparingInt(Level::count).thenComparingLong(Level::value).reversed());
    return levels;
  }

  /// The most frequent value of an output.
  Level top() {
    return levels.isEmpty() ? new Level(0, 0) : levels.getFirst();
  }

  int countOf(long value) {
    for (Level level : levels) {
      if (level.value() == value) {
        return level.count();
      }
    }
    return 0;
  }

  static boolean isDust(long value) {
    return DUST.contains(value);
  }

  boolean all(ScriptType type) {
    return inputTypes.equals(EnumSet.of(type)) && outputTypes.equals(EnumSet.of(type));
  }

  /// No address stands twice on one side or on both.
  boolean addressesDistinct() {
    return repeatedInputs == 0 && repeatedOutputs == 0 && returning == 0;
  }

  /// Outputs whose values stand from the greatest down.
  boolean falling() {
    for (int i = 1; i < paid.size(); i++) {
      if (paid.get(i).value() > paid.get(i - 1).value()) {
        return false;
      }
    }
    return true;
  }

  /// What no CoinJoin of any kind has, or null.
  @Nullable String noMix() {
    if (tx.coinbase()) {
      return "it creates coins";
    }
    if (inputs < 3 || paid.size() < 4) {
      return "fewer than 3 inputs or 4 outputs";
    }
    return dataOutput ? "it carries data (OP_RETURN), as token protocols do" : null;
  }

  private static Set<ScriptType> types(Collection<Coin> coins) {
    Set<ScriptType> types = EnumSet.noneOf(ScriptType.class);
    coins.forEach(coin -> types.add(coin.type() == null ? ScriptType.OTHER : coin.type()));
    return types;
  }

  private static int named(Collection<Coin> coins) {
    return (int) coins.stream().filter(coin -> coin.address() != null).count();
  }

  private static Set<String> addresses(Collection<Coin> coins) {
    Set<String> addresses = HashSet.newHashSet(coins.size());
    for (Coin coin : coins) {
      String address = coin.address();
      if (address != null) {
        addresses.add(address);
      }
    }
    return addresses;
  }
}
