package org.entente.chain.read;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.codec.Sha256d;
import org.entente.chain.Block;
import org.entente.chain.Block.Extent;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;
import org.entente.chain.check.MerkleTree;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/// A block while the JSON of Core's `getblock` with verbosity 2 or 3 is read.
///
/// The header is written anew from its fields, the transactions from theirs: if the hash is the
/// one told, the block is as good as a raw one. Where input scripts are left out, only the ids
/// can be held against the merkle root, and the block counts as partial.
final class JsonBlock {
  private static final long MAX_TIME = 0xffff_ffffL;

  private final JsonFields fields = new JsonFields();
  private final List<Block> transactions = new ArrayList<>();
  private boolean verifiable = true;
  private boolean read;
  private long rawBytes;
  private @Nullable RuntimeException failure;

  /// Takes the value of a field if it is one of a block's.
  boolean take(String name, JsonParser json) {
    switch (name) {
      case "hash", "height", "merkleroot", "time", "bits", "nonce", "previousblockhash", "nTx" ->
          fields.put(name, json);
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Says that the list of transactions begins.
  void begin() {
    if (read) {
      throw new IllegalArgumentException("\"tx\" stands twice");
    }
    read = true;
  }

  boolean isRead() {
    return read;
  }

  void add(JsonTransaction told, ToldTransactions parser) {
    try {
      byte[] raw = told.raw();
      rawBytes += raw.length;
      if (rawBytes > BlockParser.MAX_BLOCK_BYTES) {
        throw new IllegalArgumentException("more transactions than fit into a block");
      }
      Block transaction = parser.parse(raw, Placement.LOOSE, told.trustedId());
      told.check(transaction);
      verifiable &= told.isVerifiable();
      transactions.add(told.withSpent(transaction));
    } catch (IllegalArgumentException | BrokenRule broken) {
      failure = failure == null ? broken : failure;
    }
  }

  String name() {
    String hash = fields.text("hash");
    return "block " + (hash == null ? "without hash" : hash);
  }

  /// The blocks that can be made of it, checked against the told hash: one full block, or its
  /// transactions one by one where only that can be had. Throws [IllegalArgumentException] or
  /// [BrokenRule].
  List<Block> finish(JsonTransaction version, BlockParser parser, ToldTransactions parts) {
    if (failure != null) {
      throw failure;
    }
    long count = fields.number("nTx", transactions.size(), 0, Integer.MAX_VALUE);
    if (count != transactions.size() || count == 0) {
      throw new IllegalArgumentException(
          transactions.size() + " transactions, " + count + " are told");
    }
    byte[] header = header(version);
    BlockHash hash = BlockHash.parse(fields.required("hash"));
    if (header.length > 0 && !BlockParser.hash(header, new Sha256d()).equals(hash)) {
      throw new BrokenRule(
          Rule.FORMAT, "the header's fields make " + BlockParser.hash(header, new Sha256d()));
    }
    if (header.length > 0 && verifiable) {
      Block block = parser.parse(raw(header));
      int height = height();
      return List.of(spent().on(height == Block.UNKNOWN ? block : block.withHeight(height)));
    }
    return partial(header, hash, parts);
  }

  private int height() {
    return (int) fields.number("height", Block.UNKNOWN, 0, Integer.MAX_VALUE);
  }

  private SpentColumns spent() {
    SpentColumns spent = new SpentColumns();
    transactions.forEach(spent::addAll);
    return spent;
  }

  private byte[] raw(byte[] header) {
    RawWriter out = new RawWriter().bytes(header).size(transactions.size());
    transactions.forEach(transaction -> out.bytes(transaction.bytes()));
    return out.toByteArray();
  }

  private List<Block> partial(byte[] header, BlockHash hash, ToldTransactions parts) {
    if (header.length > 0) {
      checkRoot(Hash256.read(header, BlockParser.ROOT_OFFSET));
    }
    BlockHash parent = fields.hash("previousblockhash");
    Placement placement =
        new Placement(
            Extent.PARTIAL,
            hash,
            parent == null ? BlockHash.NONE : parent,
            header,
            height(),
            fields.number("time", Block.UNKNOWN, 0, MAX_TIME));
    List<Block> placed = new ArrayList<>();
    for (Block transaction : transactions) {
      SpentColumns spent = new SpentColumns();
      spent.addAll(transaction);
      placed.add(spent.on(parts.parse(transaction.bytes(), placement, transaction.txIds())));
    }
    return placed;
  }

  private void checkRoot(Hash256 told) {
    RawWriter ids = new RawWriter();
    transactions.forEach(transaction -> ids.bytes(transaction.txIds()));
    if (!new MerkleTree().root(ids.toByteArray(), transactions.size()).equals(told)) {
      throw new BrokenRule(Rule.MERKLE_ROOT, "the transactions are not those of the block");
    }
  }

  /// The header written from its fields, or nothing where some are missing.
  private byte[] header(JsonTransaction version) {
    boolean whole =
        version.hasVersion()
            && List.of("merkleroot", "time", "bits", "nonce").stream().allMatch(fields::has);
    if (!whole) {
      return new byte[0];
    }
    BlockHash parent = fields.hash("previousblockhash");
    return new RawWriter()
        .int32(version.version())
        .bytes((parent == null ? BlockHash.NONE : parent).hash().bytes())
        .bytes(Hash256.ofReversedHex(fields.required("merkleroot")).bytes())
        .int32(fields.word("time"))
        .int32(HexFormat.fromHexDigits(fields.required("bits")))
        .int32(fields.word("nonce"))
        .toByteArray();
  }
}
