package org.entente.chain.check;

import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;

/// The height that a coinbase script begins with (BIP34), in Core's shortest form of a number.
public final class Bip34 {
  private static final int OP_0 = 0x00;
  private static final int OP_1 = 0x51;
  private static final int OP_16 = 0x60;
  private static final int MAX_HEIGHT_BYTES = 4;
  private static final long MAINNET_GENESIS_TIME = 1_231_006_505;
  private static final long BLOCK_SECONDS = 600;

  private Bip34() {}

  /// The height pushed first in `script[from, to)`, or [Block#UNKNOWN] when no number stands
  /// there.
  public static int read(byte[] script, int from, int to) {
    if (from >= to) {
      return Block.UNKNOWN;
    }
    int op = script[from] & 0xff;
    if (op == OP_0) {
      return 0;
    }
    if (op >= OP_1 && op <= OP_16) {
      return op - OP_1 + 1;
    }
    if (op > MAX_HEIGHT_BYTES || from + 1 + op > to) {
      return Block.UNKNOWN;
    }
    long height = 0;
    for (int i = 0; i < op; i++) {
      height |= (script[from + 1 + i] & 0xffL) << (8 * i);
    }
    return height > Integer.MAX_VALUE ? Block.UNKNOWN : (int) height;
  }

  /// Whether a height read from a coinbase can be believed of a block that nothing else places.
  /// Before BIP34 was enforced some miners wrote other numbers there; on mainnet the block's time
  /// tells the height within a few per cent.
  public static boolean isPlausible(int height, long time, Network network) {
    if (height < 0) {
      return false;
    }
    if (height >= network.bip34Height() && network != Network.MAINNET) {
      return true;
    }
    long expected = (time - MAINNET_GENESIS_TIME) / BLOCK_SECONDS;
    return network == Network.MAINNET && Math.abs(height - expected) <= expected / 8;
  }

  /// Throws [BrokenRule] when `height`, known from the block's place in the chain, requires a
  /// coinbase script that begins with it and `script[from, to)` doesn't.
  public static void check(byte[] script, int from, int to, int height, Network network) {
    if (height < network.bip34Height()) {
      return;
    }
    byte[] wanted = prefix(height);
    boolean fits = to - from >= wanted.length;
    for (int i = 0; fits && i < wanted.length; i++) {
      fits = script[from + i] == wanted[i];
    }
    if (!fits) {
      throw new BrokenRule(
          Rule.HEIGHT, "the chain says " + height + ", the coinbase " + said(script, from, to));
    }
  }

  private static String said(byte[] script, int from, int to) {
    int height = read(script, from, to);
    return height == Block.UNKNOWN ? "no number" : Integer.toString(height);
  }

  /// How a coinbase script must begin at this height.
  public static byte[] prefix(int height) {
    if (height <= 16) {
      return new byte[] {(byte) (height == 0 ? OP_0 : OP_1 + height - 1)};
    }
    // A script number carries its sign in the highest bit, so that 128 takes two bytes.
    int bytes = (32 - Integer.numberOfLeadingZeros(height)) / 8 + 1;
    byte[] prefix = new byte[1 + bytes];
    prefix[0] = (byte) bytes;
    for (int i = 0; i < bytes && i < Integer.BYTES; i++) {
      prefix[1 + i] = (byte) (height >>> (8 * i));
    }
    return prefix;
  }
}
