package org.entente.chain.read;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.LongArrayList;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.entente.chain.Block;
import org.entente.chain.Block.SpentOutputs;
import org.jspecify.annotations.Nullable;

/// Spent outputs, input by input.
final class SpentColumns {
  private final LongArrayList values = new LongArrayList();
  private final ByteArrayOutputStream scripts = new ByteArrayOutputStream();
  private final IntArrayList offsets = new IntArrayList();
  private final IntArrayList lengths = new IntArrayList();
  private boolean any;

  void add(long value, byte @Nullable [] script) {
    any |= value != Block.UNKNOWN_VALUE;
    values.add(value);
    offsets.add(script == null ? -1 : scripts.size());
    lengths.add(script == null ? 0 : script.length);
    if (script != null) {
      scripts.writeBytes(script);
    }
  }

  void addUnknown() {
    add(Block.UNKNOWN_VALUE, null);
  }

  /// Adds the rows that `block` tells, or unknown ones for its inputs.
  void addAll(Block block) {
    SpentOutputs told = block.spent();
    for (int input = 0; input < block.inputCount(); input++) {
      if (told == null) {
        addUnknown();
      } else {
        add(told.values()[input], script(told, input));
      }
    }
  }

  static byte @Nullable [] script(SpentOutputs told, int input) {
    int from = told.scriptOffset()[input];
    if (from < 0) {
      return null;
    }
    return Arrays.copyOfRange(told.bytes(), from, from + told.scriptLength()[input]);
  }

  /// The block with these rows, or as it is when none tells anything.
  Block on(Block block) {
    if (!any) {
      return block;
    }
    return block.withSpent(
        new SpentOutputs(
            values.toArray(), scripts.toByteArray(), offsets.toArray(), lengths.toArray()));
  }
}
