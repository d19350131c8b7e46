package org.entente.chain.evm.check;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.entente.base.Hash256;
import org.entente.base.Uint256;

/// Names the blocks of one era1 file: SSZ's hash tree root of a list, of at most 8,192, of
/// (block's hash, total difficulty) (portal network specification, "historical hashes
/// accumulator").
public final class Accumulator {
  private static final int LIMIT_DEPTH = 13;

  private Accumulator() {}

  public static Hash256 of(List<Hash256> hashes, List<Uint256> totals) {
    MessageDigest sha = sha();
    Hash256[] level = new Hash256[hashes.size()];
    for (int i = 0; i < level.length; i++) {
      Uint256 total = totals.get(i);
      level[i] = pair(sha, hashes.get(i), littleEndian(total));
    }
    Hash256 empty = pair(sha, Hash256.ZERO, Hash256.ZERO);
    Hash256 none = Hash256.ZERO;
    for (int depth = 0; depth < LIMIT_DEPTH; depth++) {
      Hash256[] above = new Hash256[(level.length + 1) / 2];
      for (int i = 0; i < above.length; i++) {
        Hash256 right = 2 * i + 1 < level.length ? level[2 * i + 1] : none;
        above[i] = pair(sha, level[2 * i], right);
      }
      none = depth == 0 ? empty : pair(sha, none, none);
      level = above;
    }
    Hash256 root = level.length == 0 ? none : level[0];
    return pair(sha, root, littleEndian(Uint256.of(hashes.size())));
  }

  private static Hash256 pair(MessageDigest sha, Hash256 left, Hash256 right) {
    byte[] both = new byte[2 * Hash256.BYTES];
    left.write(both, 0);
    right.write(both, Hash256.BYTES);
    return Hash256.read(sha.digest(both), 0);
  }

  private static Hash256 littleEndian(Uint256 number) {
    return new Hash256(
        Long.reverseBytes(number.d()),
        Long.reverseBytes(number.c()),
        Long.reverseBytes(number.b()),
        Long.reverseBytes(number.a()));
  }

  private static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
