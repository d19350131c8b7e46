package org.entente.exchange.overlap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entente.base.Hex;
import org.entente.exchange.log.Merkle;

/// What goes between nodes piece by piece: pieces of one size, one after the other, a sheet of
/// them at a time. The hash of each sheet stands in the signed log before it goes, so that neither
/// side can change its items after it has seen anything of the other's.
public final class Sheets {
  /// Masked items a sheet; each has its own proof.
  public static final int ITEMS = OverlapFile.BATCH;

  /// Tags a sheet.
  public static final int TAGS = 65_536;

  /// Masked items with their encrypted amounts a sheet.
  public static final int AMOUNTS = 1_000;

  private Sheets() {}

  public static byte[] of(List<byte[]> pieces) {
    return Suite.joined(pieces.toArray(byte[][]::new));
  }

  /// Sheets of at most `size` pieces.
  public static List<byte[]> cut(List<byte[]> pieces, int size) {
    List<byte[]> sheets = new ArrayList<>();
    for (int from = 0; from < pieces.size(); from += size) {
      sheets.add(of(pieces.subList(from, Math.min(from + size, pieces.size()))));
    }
    return sheets;
  }

  /// The pieces of a sheet.
  ///
  /// @throws MalformedElement when it has none, or is none
  public static List<byte[]> pieces(byte[] sheet, int length) throws MalformedElement {
    if (sheet.length == 0 || sheet.length % length != 0) {
      throw new MalformedElement(sheet.length + " bytes are not pieces of " + length);
    }
    List<byte[]> pieces = new ArrayList<>(sheet.length / length);
    for (int at = 0; at < sheet.length; at += length) {
      pieces.add(Arrays.copyOfRange(sheet, at, at + length));
    }
    return pieces;
  }

  /// How many pieces stand in a sheet of those of `count`.
  public static int width(long count, int size, int sheet) {
    return Math.clamp(count - (long) sheet * size, 0, size);
  }

  /// How many sheets `count` pieces need.
  public static int count(long count, int size) {
    return Math.toIntExact((count + size - 1) / size);
  }

  public static String hash(byte[] sheet) {
    return Hex.encode(Merkle.sha256(sheet));
  }

  /// In the order of their bytes, which tells nothing of where they came from.
  public static List<byte[]> sorted(List<byte[]> pieces) {
    List<byte[]> sorted = new ArrayList<>(pieces);
    sorted.sort(Arrays::compareUnsigned);
    return sorted;
  }
}
