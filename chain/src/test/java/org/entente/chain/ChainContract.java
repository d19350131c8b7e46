package org.entente.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.function.Supplier;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.TxId;
import org.jspecify.annotations.Nullable;

/// What every ledger answers: the same as the oracle, to every question there is.
public final class ChainContract {
  private ChainContract() {}

  /// Throws [AssertionError] at the first answer that differs, here or at any earlier state.
  public static void assertSame(ChainView expected, ChainView actual) {
    assertSameNow(expected, actual);
    for (int blocks = 0; blocks <= expected.blockCount(); blocks++) {
      assertSameNow(expected.before(blocks), actual.before(blocks));
    }
    outOfRange("before", () -> actual.before(-1));
    outOfRange("before", () -> actual.before(expected.blockCount() + 1));
  }

  /// The same without the states before, which take the square of the time.
  public static void assertSameNow(ChainView expected, ChainView actual) {
    same("network", 0, expected.network(), actual.network());
    same("blockCount", 0, expected.blockCount(), actual.blockCount());
    same("txCount", 0, expected.txCount(), actual.txCount());
    same("inputCount", 0, expected.inputCount(), actual.inputCount());
    same("outputCount", 0, expected.outputCount(), actual.outputCount());
    same("scriptCount", 0, expected.scriptCount(), actual.scriptCount());
    blocks(expected, actual);
    txs(expected, actual);
    inputs(expected, actual);
    outputs(expected, actual);
    scripts(expected, actual);
    ends(actual);
    same("digest", 0, expected.digest(), actual.digest());
  }

  private static void blocks(ChainView expected, ChainView actual) {
    for (int b = 0; b < expected.blockCount(); b++) {
      ChainView.BlockRow row = expected.block(b);
      same("block", b, row, actual.block(b));
      same("findBlock", b, expected.findBlock(row.hash()), actual.findBlock(row.hash()));
      int height = row.height();
      same("findBlock of height", b, expected.findBlock(height), actual.findBlock(height));
    }
    BlockHash absent = new BlockHash(new Hash256(9, 9, 9, 9));
    same("findBlock", -1, -1, actual.findBlock(absent));
    same("findBlock", -1, -1, actual.findBlock(BlockHash.NONE));
    same("findBlock of height", -1, -1, actual.findBlock(Integer.MAX_VALUE));
    same("findBlock of height", -1, -1, actual.findBlock(Block.UNKNOWN));
  }

  private static void txs(ChainView expected, ChainView actual) {
    for (long tx = 0; tx < expected.txCount(); tx++) {
      TxId id = expected.txId(tx);
      same("txId", tx, id, actual.txId(tx));
      same("findTx", tx, expected.findTx(id), actual.findTx(id));
      same("blockOf", tx, expected.blockOf(tx), actual.blockOf(tx));
      same("firstInput", tx, expected.firstInput(tx), actual.firstInput(tx));
      same("firstOutput", tx, expected.firstOutput(tx), actual.firstOutput(tx));
      same("isCoinbase", tx, expected.isCoinbase(tx), actual.isCoinbase(tx));
    }
    same("firstInput", -1, expected.inputCount(), actual.firstInput(expected.txCount()));
    same("firstOutput", -1, expected.outputCount(), actual.firstOutput(expected.txCount()));
    same("findTx", -1, ChainView.NONE, actual.findTx(new TxId(new Hash256(9, 9, 9, 9))));
  }

  private static void inputs(ChainView expected, ChainView actual) {
    for (long i = 0; i < expected.inputCount(); i++) {
      long prev = expected.prevOutput(i);
      same("prevOutput", i, prev, actual.prevOutput(i));
      same("inputValue", i, expected.inputValue(i), actual.inputValue(i));
      if (prev == ChainView.UNSEEN) {
        ChainView.Unseen unseen = expected.unseen(i);
        same("unseen", i, unseen.outPoint(), actual.unseen(i).outPoint());
        same("unseen value", i, unseen.value(), actual.unseen(i).value());
        same("unseen script", i, list(unseen.script()), list(actual.unseen(i).script()));
      }
    }
  }

  private static void outputs(ChainView expected, ChainView actual) {
    for (long o = 0; o < expected.outputCount(); o++) {
      same("txOfOutput", o, expected.txOfOutput(o), actual.txOfOutput(o));
      same("value", o, expected.value(o), actual.value(o));
      same("spender", o, expected.spender(o), actual.spender(o));
      same("scriptOf", o, expected.scriptOf(o), actual.scriptOf(o));
    }
  }

  private static void scripts(ChainView expected, ChainView actual) {
    for (long s = 0; s < expected.scriptCount(); s++) {
      byte[] script = expected.script(s);
      same("script", s, list(script), list(actual.script(s)));
      same("findScript", s, s, actual.findScript(script));
      same("outputsOf", s, all(expected.outputsOf(s)), all(actual.outputsOf(s)));
    }
    same("findScript", -1, ChainView.NONE, actual.findScript(new byte[] {1, 2, 3, 4, 5}));
  }

  private static void ends(ChainView actual) {
    outOfRange("block", () -> actual.block(-1));
    outOfRange("block", () -> actual.block(actual.blockCount()));
    for (long bad : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      outOfRange("firstInput", () -> actual.firstInput(bad));
      outOfRange("firstOutput", () -> actual.firstOutput(bad));
    }
    outOfRange("firstInput", () -> actual.firstInput(actual.txCount() + 1));
    outOfRange("firstOutput", () -> actual.firstOutput(actual.txCount() + 1));
    for (long bad : new long[] {-1, actual.txCount(), 1L << 32, Long.MAX_VALUE}) {
      outOfRange("txId", () -> actual.txId(bad));
      outOfRange("blockOf", () -> actual.blockOf(bad));
    }
    for (long bad : new long[] {-1, actual.inputCount(), 1L << 32, Long.MAX_VALUE}) {
      outOfRange("prevOutput", () -> actual.prevOutput(bad));
      outOfRange("unseen", () -> actual.unseen(bad));
    }
    for (long bad : new long[] {-1, actual.outputCount(), 1L << 32, Long.MAX_VALUE}) {
      outOfRange("txOfOutput", () -> actual.txOfOutput(bad));
      outOfRange("value", () -> actual.value(bad));
      outOfRange("spender", () -> actual.spender(bad));
      outOfRange("scriptOf", () -> actual.scriptOf(bad));
    }
    for (long bad : new long[] {-1, actual.scriptCount(), 1L << 32, Long.MAX_VALUE}) {
      outOfRange("script", () -> actual.script(bad));
      outOfRange("outputsOf", () -> actual.outputsOf(bad));
    }
  }

  private static void outOfRange(String query, Supplier<?> asked) {
    try {
      Object answer = asked.get();
      throw new AssertionError(query + " out of range answered " + answer);
    } catch (IndexOutOfBoundsException expected) {
      // as it must be
    }
  }

  private static void same(String query, long at, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError(
          query + " of " + at + ": expected " + expected + " but was " + actual);
    }
  }

  private static String list(byte @Nullable [] bytes) {
    return Arrays.toString(bytes);
  }

  private static List<Long> all(PrimitiveIterator.OfLong numbers) {
    List<Long> all = new ArrayList<>();
    numbers.forEachRemaining((long n) -> all.add(n));
    return all;
  }
}
