package org.entente.chain.read;

import java.util.Arrays;
import java.util.Random;

/// Damages files as disks, networks and attackers do: flipped bits, cut ends, pieces that stand
/// elsewhere or twice.
public final class Damage {
  private Damage() {}

  public static byte[] of(byte[] original, Random random) {
    byte[] bytes = original.clone();
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      bytes = damageOnce(bytes, random);
    }
    return bytes;
  }

  private static byte[] damageOnce(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(8)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt();
      case 2 -> {
        for (int i = at; i < Math.min(bytes.length, at + 4); i++) {
          bytes[i] = (byte) (random.nextBoolean() ? 0xff : 0);
        }
      }
      case 3 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 4 -> {
        return spliced(bytes, at, random.nextInt(bytes.length), random.nextInt(64));
      }
      case 5 -> {
        return spliced(bytes, at, random.nextInt(bytes.length), random.nextInt(bytes.length));
      }
      case 6 -> {
        byte[] nested = new byte[random.nextInt(5000)];
        Arrays.fill(nested, (byte) (random.nextBoolean() ? '[' : '9'));
        return inserted(bytes, at, nested);
      }
      default -> {
        byte[] shorter = new byte[bytes.length - 1];
        System.arraycopy(bytes, 0, shorter, 0, at);
        System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
        return shorter;
      }
    }
    return bytes;
  }

  /// A piece of the file copied to another place of it.
  private static byte[] spliced(byte[] bytes, int at, int from, int length) {
    return inserted(
        bytes, at, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + length)));
  }

  private static byte[] inserted(byte[] bytes, int at, byte[] piece) {
    byte[] longer = new byte[bytes.length + piece.length];
    System.arraycopy(bytes, 0, longer, 0, at);
    System.arraycopy(piece, 0, longer, at, piece.length);
    System.arraycopy(bytes, at, longer, at + piece.length, bytes.length - at);
    return longer;
  }
}
