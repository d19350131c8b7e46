package org.entente.chain.evm.wire;

import java.util.HashMap;
import java.util.Map;
import org.entente.base.Hash256;
import org.entente.base.codec.Keccak256;
import org.entente.chain.evm.EvmLog;

/// Makes the blooms of receipts: each contract and each topic of a log sets three bits of 2,048
/// (Yellow Paper, section 4.3.1). Remembers which, since few make most of a block's logs.
public final class Bloom {
  private static final int BITS = 3;
  private static final int MASK = 0x7ff;

  private final Keccak256 keccak = new Keccak256();
  private final Map<Object, Long> known = new HashMap<>();

  /// The bloom of one receipt.
  public byte[] of(Iterable<EvmLog> logs) {
    byte[] bloom = new byte[BlockHeader.BLOOM_BYTES];
    for (EvmLog log : logs) {
      set(bloom, known.computeIfAbsent(log.contract(), key -> bits(log.contract().bytes())));
      for (Hash256 topic : log.topics()) {
        set(bloom, known.computeIfAbsent(topic, key -> bits(topic.bytes())));
      }
    }
    return bloom;
  }

  /// Adds the bits of `bloom` to `all`.
  public static void add(byte[] bloom, byte[] all) {
    for (int i = 0; i < all.length; i++) {
      all[i] |= bloom[i];
    }
  }

  private long bits(byte[] value) {
    byte[] hash = keccak.hash(value);
    long bits = 0;
    for (int i = 0; i < BITS; i++) {
      bits = (bits << 16) | (((hash[2 * i] << 8) | (hash[2 * i + 1] & 0xff)) & MASK);
    }
    return bits;
  }

  private static void set(byte[] bloom, long bits) {
    for (int i = 0; i < BITS; i++) {
      int bit = (int) (bits >>> (16 * i)) & MASK;
      bloom[bloom.length - 1 - bit / 8] |= (byte) (1 << (bit % 8));
    }
  }
}
