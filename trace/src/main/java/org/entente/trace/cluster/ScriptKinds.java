package org.entente.trace.cluster;

import java.util.Arrays;
import org.entente.chain.ChainView;
import org.entente.chain.script.ScriptType;

/// The kind of each script, four bits each: few enough to stand in the processor's cache, where
/// the scripts themselves would be waited for. Read in the order of the scripts, which is that of
/// the file.
///
/// One thread grows; others may ask while it does not.
final class ScriptKinds implements ScriptKindOf {
  private static final ScriptType[] KINDS = ScriptType.values();

  private byte[] pairs = {};
  private int count;

  /// Adds the kinds of a ledger's scripts until there are `wanted`.
  @SuppressWarnings("EnumOrdinal") // four bits in memory
  void grow(ChainView chain, int wanted) {
    int length = (wanted + 1) / 2;
    if (length > pairs.length) {
      pairs = Arrays.copyOf(pairs, (int) (length * 5L / 4));
    }
    for (int script = count; script < wanted; script++) {
      int shift = (script & 1) << 2;
      int kept = pairs[script >> 1] & ~(0xf << shift);
      pairs[script >> 1] = (byte) (kept | chain.scriptType(script).ordinal() << shift);
    }
    count = Math.max(count, wanted);
  }

  /// Forgets the last ones.
  void shrink(int wanted) {
    count = Math.min(count, wanted);
  }

  /// Reads the kind, so that it is near when it is asked for.
  int touch(int script) {
    return pairs[script >> 1];
  }

  @Override
  public ScriptType of(int script) {
    return KINDS[pairs[script >> 1] >> ((script & 1) << 2) & 0xf];
  }
}
