package org.entente.chain.read;

import java.io.IOException;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.base.codec.Sha256d;
import org.entente.chain.check.BlockRules;
import org.entente.chain.check.ProofOfWork;
import org.jspecify.annotations.Nullable;

/// Walks from record to record of a block file (magic, length, block) or an undo file (magic,
/// length, undo data, checksum), reading only the beginning of each.
///
/// Between records there may be zeros, since a node reserves space ahead, and after a crash
/// anything. A magic number that no whole record follows is searched past; one that stands inside
/// a record is never looked at, because anybody can write it into a transaction.
final class FrameWalk {
  enum Kind {
    BLOCK(0, BlockParser.HEADER_BYTES + 1, BlockParser.MAX_BLOCK_BYTES),
    UNDO(Hash256.BYTES, 1, 1 << 28);

    final int trailer;
    final int minLength;
    final int maxLength;

    Kind(int trailer, int minLength, int maxLength) {
      this.trailer = trailer;
      this.minLength = minLength;
      this.maxLength = maxLength;
    }
  }

  /// One record: `offset` is that of what the length counts, behind magic and length; `head` its
  /// first bytes, of a block the header and the count of transactions.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Frame(long offset, int length, byte[] head) {}

  /// Is told what stands where a record should. Offsets are those of a magic number.
  interface Gaps {
    void garbage(long offset, long length);

    void cutOff(long offset);

    /// A whole record, in its place, whose header fails its proof of work.
    void badHeader(long offset);
  }

  static final int PREFIX_BYTES = 8;
  private static final int MAGIC_BYTES = 4;

  /// Magic, length, header and the largest count of transactions.
  private static final int HEAD_BYTES = PREFIX_BYTES + BlockParser.HEADER_BYTES + 9;

  /// More than a step needs, since many early blocks are smaller than this.
  private static final int STEP_BYTES = 16 << 10;

  private final BlockFile file;
  private final long size;
  private final Network network;
  private final Kind kind;
  private final Gaps gaps;
  private final Sha256d sha = new Sha256d();
  private final byte[] window = new byte[STEP_BYTES];
  private long windowAt;
  private int windowBytes;
  private long position;
  private long searchedFrom = Long.MAX_VALUE;
  private long searchedTo = -1;

  FrameWalk(BlockFile file, Network network, Kind kind, Gaps gaps) throws IOException {
    this.file = file;
    this.size = file.size();
    this.network = network;
    this.kind = kind;
    this.gaps = gaps;
  }

  /// What a file holds, by its first record: a block is followed at once by the next record, undo
  /// data by its checksum first. Null when neither is found in the first `search` bytes.
  static @Nullable Kind kindOf(BlockFile file, Network network, long search) throws IOException {
    FrameWalk blocks = new FrameWalk(file, network, Kind.BLOCK, new NoGaps());
    FrameWalk undos = new FrameWalk(file, network, Kind.UNDO, new NoGaps());
    for (long at = blocks.findMagic(0, search); at >= 0; at = blocks.findMagic(at + 1, search)) {
      boolean block = blocks.isWhole(at);
      boolean undo = undos.isWhole(at);
      if (block && blocks.isMagic(blocks.end(at))) {
        return Kind.BLOCK;
      }
      if (undo && undos.isMagic(undos.end(at))) {
        return Kind.UNDO;
      }
      if (block && blocks.hasWork(at)) {
        return Kind.BLOCK;
      }
      if (undo && undos.isClean(undos.end(at))) {
        return Kind.UNDO;
      }
      if (blocks.length(at) > 0 && blocks.hasWork(at)) {
        return Kind.BLOCK;
      }
    }
    return null;
  }

  /// The next whole record, or null after the last.
  @Nullable Frame next() throws IOException {
    long gap = position;
    while (position + PREFIX_BYTES < size) {
      if (isMagic(position)) {
        long before = position;
        Frame frame = take();
        if (frame != null || position > before) {
          reportGap(gap, before);
          gap = position;
        }
        if (frame != null) {
          return frame;
        }
        if (position > before) {
          continue;
        }
        position++;
      }
      long found = findMagic(position, size);
      position = found < 0 ? size : found;
    }
    reportGap(gap, size);
    position = size;
    return null;
  }

  /// The record whose magic stands at [#position], and steps behind it. Null when it is none that
  /// can be used; then [#position] has moved only if it is clear where the search must go on.
  private @Nullable Frame take() throws IOException {
    if (length(position) < 0) {
      return null;
    }
    if (!isWhole(position)) {
      boolean begun = kind == Kind.UNDO || size - position < HEAD_BYTES || hasWork(position);
      if (begun && findWhole(position + MAGIC_BYTES) < 0) {
        gaps.cutOff(position);
        position = size;
      }
      return null;
    }
    long end = end(position);
    if (kind == Kind.BLOCK && !hasWork(position)) {
      if (isClean(end)) {
        gaps.badHeader(position);
        position = end;
      }
      return null;
    }
    int length = (int) length(position);
    Frame frame = new Frame(position + PREFIX_BYTES, length, head(position, length));
    // A length that leads nowhere may hide the records that follow.
    long hidden = isClean(end) ? -1 : findWhole(position + MAGIC_BYTES);
    position = hidden >= 0 ? Math.min(hidden, end) : end;
    return frame;
  }

  private byte[] head(long at, int length) throws IOException {
    byte[] head = new byte[Math.min(HEAD_BYTES - PREFIX_BYTES, length)];
    load(at, PREFIX_BYTES + head.length);
    System.arraycopy(window, at(at) + PREFIX_BYTES, head, 0, head.length);
    return head;
  }

  private void reportGap(long from, long to) throws IOException {
    long start = skipZeros(from, to);
    if (start < to) {
      gaps.garbage(start, to - start);
    }
  }

  /// The first place from `from` on where a whole record stands beyond doubt, or −1. What was
  /// found is kept, so that all searches together read the file once.
  private long findWhole(long from) throws IOException {
    if (from < searchedFrom || (searchedTo >= 0 && from > searchedTo)) {
      long at = findMagic(from, size);
      while (at >= 0 && !(isWhole(at) && (kind == Kind.UNDO || hasWork(at)) && isClean(end(at)))) {
        at = findMagic(at + 1, size);
      }
      searchedFrom = from;
      searchedTo = at;
    }
    return searchedTo;
  }

  private boolean isWhole(long at) throws IOException {
    return length(at) >= 0 && end(at) <= size;
  }

  /// End of the record whose magic stands at `at`.
  private long end(long at) throws IOException {
    return at + PREFIX_BYTES + length(at) + kind.trailer;
  }

  /// Length that the record at `at` claims, −1 if no record has that length.
  private long length(long at) throws IOException {
    if (load(at, PREFIX_BYTES) < PREFIX_BYTES) {
      return -1;
    }
    int length = LittleEndian.int32(window, at(at) + MAGIC_BYTES);
    return length < kind.minLength || length > kind.maxLength ? -1 : length;
  }

  private boolean hasWork(long at) throws IOException {
    int bytes = PREFIX_BYTES + BlockParser.HEADER_BYTES;
    if (load(at, bytes) < bytes) {
      return false;
    }
    byte[] hash = new byte[Hash256.BYTES];
    int from = at(at) + PREFIX_BYTES;
    int bits = LittleEndian.int32(window, from + BlockRules.BITS_OFFSET);
    sha.hash(window, from, from + BlockParser.HEADER_BYTES, hash, 0);
    return ProofOfWork.isMet(Hash256.read(hash, 0), bits, network);
  }

  /// True where a record may end: the file ends, zeros begin, or the next record does.
  private boolean isClean(long at) throws IOException {
    return at >= size - MAGIC_BYTES || isMagic(at) || isAllZero(at, at + MAGIC_BYTES);
  }

  private boolean isMagic(long at) throws IOException {
    return load(at, MAGIC_BYTES) >= MAGIC_BYTES
        && LittleEndian.int32(window, at(at)) == Integer.reverseBytes(network.magic());
  }

  private boolean isAllZero(long from, long to) throws IOException {
    return skipZeros(from, to) == to;
  }

  /// The first byte from `from` on that is not zero, neither as it stands in the file nor with
  /// the obfuscation taken off; `to` if there is none.
  private long skipZeros(long from, long to) throws IOException {
    long at = from;
    while (at < to && load(at, 1) > 0) {
      int end = (int) Math.min(windowBytes, to - windowAt);
      for (int i = at(at); i < end; i++, at++) {
        if (window[i] != 0 && window[i] != file.keyByte(at)) {
          return at;
        }
      }
    }
    return Math.max(at, Math.min(to, size));
  }

  /// The first magic number that begins in `[from, to)`, or −1.
  private long findMagic(long from, long to) throws IOException {
    byte first = (byte) (network.magic() >>> 24);
    long end = Math.min(to, size - MAGIC_BYTES + 1);
    for (long at = from; at < end; ) {
      if (load(at, MAGIC_BYTES) < MAGIC_BYTES) {
        return -1;
      }
      long last = Math.min(windowAt + windowBytes - MAGIC_BYTES + 1, end);
      for (; at < last; at++) {
        if (window[at(at)] == first && isMagic(at)) {
          return at;
        }
      }
    }
    return -1;
  }

  /// Makes the bytes at `at` stand in the window, at least `bytes` of them if the file has them,
  /// and says how many do.
  private int load(long at, int bytes) throws IOException {
    if (at < windowAt || at + bytes > windowAt + windowBytes) {
      if (at >= size) {
        return 0;
      }
      windowAt = at;
      windowBytes = file.read(at, window, 0, (int) Math.min(window.length, size - at));
    }
    return (int) (windowAt + windowBytes - at);
  }

  private int at(long position) {
    return (int) (position - windowAt);
  }

  private static final class NoGaps implements Gaps {
    @Override
    public void garbage(long offset, long length) {}

    @Override
    public void cutOff(long offset) {}

    @Override
    public void badHeader(long offset) {}
  }
}
