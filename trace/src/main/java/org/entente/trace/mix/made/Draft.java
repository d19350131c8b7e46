package org.entente.trace.mix.made;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.entente.chain.script.ScriptType;
import org.entente.trace.mix.MixKind;
import org.entente.trace.mix.MixTx;
import org.entente.trace.mix.MixTx.Coin;

/// A transaction in the making.
final class Draft {
  private record Owned(Coin coin, int owner) {}

  final Random random;
  private final List<Owned> inputs = new ArrayList<>();
  private final List<Owned> outputs = new ArrayList<>();

  Draft(Random random) {
    this.random = random;
  }

  String address() {
    return "made" + Long.toHexString(random.nextLong());
  }

  void input(int owner, long value, ScriptType type) {
    input(owner, value, type, address());
  }

  void input(int owner, long value, ScriptType type, String address) {
    inputs.add(new Owned(new Coin(address, value, type), owner));
  }

  void output(int owner, long value, ScriptType type) {
    output(owner, value, type, address());
  }

  void output(int owner, long value, ScriptType type, String address) {
    if (value > 0) {
      outputs.add(new Owned(new Coin(address, value, type), owner));
    }
  }

  /// `sum` in `parts` inputs of one owner.
  void split(int owner, long sum, int parts, ScriptType type) {
    long left = sum;
    for (int i = parts; i > 1 && left > 20_000; i--) {
      long part = left / i + (long) (random.nextDouble() * (left / (2.0 * i)));
      input(owner, part, type);
      left -= part;
    }
    input(owner, left, type);
  }

  Draft shuffled() {
    Collections.shuffle(inputs, random);
    Collections.shuffle(outputs, random);
    return this;
  }

  /// Greatest first, as Wasabi 2 does.
  Draft falling() {
    Comparator<Owned> value = Comparator.comparingLong(owned -> owned.coin().value());
    inputs.sort(value.reversed());
    outputs.sort(value.reversed());
    return this;
  }

  Made make(long time, MixKind kind, String what) {
    MixTx tx =
        new MixTx(
            Long.toHexString(random.nextLong()),
            time,
            false,
            inputs.stream().map(Owned::coin).toList(),
            outputs.stream().map(Owned::coin).toList());
    return new Made(
        tx,
        kind,
        what,
        inputs.stream().map(Owned::owner).toList(),
        outputs.stream().map(Owned::owner).toList());
  }

  /// A value between both, small ones as common as great ones.
  static long spread(Random random, long least, long most) {
    double low = StrictMath.log((double) least);
    return (long) StrictMath.exp(low + random.nextDouble() * (StrictMath.log((double) most) - low));
  }

  /// Unix seconds between the beginnings of two years.
  static long time(Random random, double fromYear, double toYear) {
    double year = fromYear + random.nextDouble() * (toYear - fromYear);
    return (long) ((year - 1970) * 365.2425 * 86_400);
  }

  /// To so many decimal places of a coin as people type them.
  static long typed(Random random, long value) {
    long unit = 1;
    for (int i = random.nextInt(7); i > 0; i--) {
      unit *= 10;
    }
    return Math.max(unit, value / unit * unit);
  }
}
