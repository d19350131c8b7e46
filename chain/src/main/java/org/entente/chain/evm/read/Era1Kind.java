package org.entente.chain.evm.read;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.base.codec.Snappy;
import org.entente.chain.evm.check.Accumulator;
import org.entente.chain.evm.wire.BlockHeader;
import org.jspecify.annotations.Nullable;

/// era1 files: up to 8,192 blocks of before the Merge, with receipts and total difficulties
/// (eth-clients/e2store-format-specs, `era1.md`). Records of type, length, content: a version,
/// then header, body, receipts (each in snappy's framing format) and total difficulty of each
/// block, an accumulator over all of them, an index.
///
/// Headers are read and chained here, total difficulties added up, the accumulator recomputed;
/// bodies and receipts are read in place when their block's turn comes.
final class Era1Kind implements SourceKind {
  private static final int PREFIX_BYTES = 8;
  private static final int MAX_HEADER_BYTES = BlockHeader.MAX_BYTES;
  private static final int MAX_BLOCKS = 8192;

  private static final int VERSION = 0x3265;
  private static final int HEADER = 0x03;
  private static final int BODY = 0x04;
  private static final int RECEIPTS = 0x05;
  private static final int TOTAL_DIFFICULTY = 0x06;
  private static final int ACCUMULATOR = 0x07;
  private static final int INDEX = 0x3266;

  @Override
  public boolean scan(SourceContent content, EvmFindings findings) throws IOException {
    byte[] head = content.head();
    if (head.length < 2 * PREFIX_BYTES
        || ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong() != VERSION) {
      return false;
    }
    int file = findings.addFile(content);
    try (FileChannel channel = FileChannel.open(content.plain(), StandardOpenOption.READ)) {
      new OneFile(channel, content.name(), file, findings).read();
    }
    return true;
  }

  /// A record: `length` bytes at `offset`.
  private record Entry(int type, long offset, int length) {}

  private static final class OneFile {
    private final FileChannel channel;
    private final String name;
    private final int file;
    private final EvmFindings findings;
    private final List<Hash256> hashes = new ArrayList<>();
    private final List<Uint256> totals = new ArrayList<>();
    private long at;
    private @Nullable BlockHeader last;

    OneFile(FileChannel channel, String name, int file, EvmFindings findings) {
      this.channel = channel;
      this.name = name;
      this.file = file;
      this.findings = findings;
    }

    void read() throws IOException {
      long began = at;
      try {
        next(VERSION);
        Entry entry = next();
        while (entry.type == HEADER) {
          began = entry.offset;
          block(entry);
          entry = next();
        }
        began = entry.offset;
        end(entry);
      } catch (IllegalArgumentException | EOFException wrong) {
        findings.refuse(
            new BadInput(
                name,
                "offset " + began,
                String.valueOf(wrong.getMessage()),
                EvmFindings.GET_AGAIN,
                wrong));
      }
    }

    private void block(Entry entry) throws IOException {
      if (hashes.size() == MAX_BLOCKS) {
        throw new IllegalArgumentException("more than " + MAX_BLOCKS + " blocks");
      }
      byte[] rlp = Snappy.expand(bytes(entry, MAX_HEADER_BYTES), MAX_HEADER_BYTES);
      BlockHeader header = BlockHeader.decode(rlp);
      Entry body = next(BODY);
      Entry receipts = next(RECEIPTS);
      Entry total = next(TOTAL_DIFFICULTY);
      if (last != null
          && (!header.parent().equals(last.hash()) || header.number() != last.number() + 1)) {
        throw new IllegalArgumentException(
            "block " + header.number() + " does not follow the one before it");
      }
      Uint256 sum = total(total);
      if (last != null && !totals.getLast().plus(header.difficulty()).equals(sum)) {
        throw new IllegalArgumentException(
            "the total difficulty of block " + header.number() + " is no sum");
      }
      last = header;
      hashes.add(header.hash());
      totals.add(sum);
      if (findings.addHeader(header, null, place(entry), name)) {
        findings.addBodyOf(header.hash(), place(body), null);
        findings.addReceipts(header.receiptsRoot(), place(receipts));
      }
    }

    /// 32 bytes, lowest first.
    private Uint256 total(Entry entry) throws IOException {
      byte[] bytes = bytes(entry, Uint256.BYTES);
      if (bytes.length != Uint256.BYTES) {
        throw new IllegalArgumentException("a total difficulty of " + bytes.length + " bytes");
      }
      for (int i = 0; i < Uint256.BYTES / 2; i++) {
        byte swapped = bytes[i];
        bytes[i] = bytes[Uint256.BYTES - 1 - i];
        bytes[Uint256.BYTES - 1 - i] = swapped;
      }
      return Uint256.read(bytes, 0, Uint256.BYTES);
    }

    private void end(Entry entry) throws IOException {
      if (entry.type != ACCUMULATOR || entry.length != Hash256.BYTES || hashes.isEmpty()) {
        throw new IllegalArgumentException("no accumulator behind the last block");
      }
      Hash256 told = Hash256.read(bytes(entry, Hash256.BYTES), 0);
      Hash256 computed = Accumulator.of(hashes, totals);
      if (!told.equals(computed)) {
        throw new IllegalArgumentException(
            "the accumulator of its blocks is " + computed + ", not " + told);
      }
      next(INDEX);
      if (at != channel.size()) {
        throw new IllegalArgumentException("more behind the index");
      }
    }

    private Place place(Entry entry) {
      return new Place(file, entry.offset, entry.length, true);
    }

    private Entry next(int type) throws IOException {
      Entry entry = next();
      if (entry.type != type) {
        throw new IllegalArgumentException(
            "a record of type 0x"
                + Integer.toHexString(entry.type)
                + " where 0x"
                + Integer.toHexString(type)
                + " is expected");
      }
      return entry;
    }

    private Entry next() throws IOException {
      ByteBuffer prefix =
          ByteBuffer.wrap(
                  PartSpill.readFully(
                      channel,
                      new Place(file, at, PREFIX_BYTES, false),
                      java.nio.file.Path.of(name)))
              .order(ByteOrder.LITTLE_ENDIAN);
      int type = Short.toUnsignedInt(prefix.getShort());
      long length = Integer.toUnsignedLong(prefix.getInt());
      if (prefix.getShort() != 0) {
        throw new IllegalArgumentException("a record with something in its reserved bytes");
      }
      long offset = at + PREFIX_BYTES;
      if (length > channel.size() - offset || length > EvmFindings.MAX_PART_BYTES) {
        throw new EOFException("a record of " + length + " bytes that is not all there");
      }
      at = offset + length;
      return new Entry(type, offset, (int) length);
    }

    private byte[] bytes(Entry entry, int most) throws IOException {
      if (entry.length > most) {
        throw new IllegalArgumentException("a record of " + entry.length + " bytes");
      }
      return PartSpill.readFully(
          channel, new Place(file, entry.offset, entry.length, false), java.nio.file.Path.of(name));
    }
  }
}
