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
  private final SpentColumns spent = new SpentColumns();
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
      told.tellSpent(spent);
      transactions.add(transaction);
    } catch (IllegalArgumentException | BrokenRule broken) {
      failure = failure == null ? broken : failure;
    }
  }

  String name() {
    String hash = fields.text("hash");
    return "block " + (hash == null ? "without hash" : hash);
  }

  /// The block, checked against its told hash; a partial one where only that can be had. Throws
  /// [IllegalArgumentException] or [BrokenRule].
  Block finish(BlockParser parser, JsonTransaction version, MerkleTree merkle) {
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
    int height = (int) fields.number("height", Block.UNKNOWN, 0, Integer.MAX_VALUE);
    if (header.length > 0 && !BlockParser.hash(header, new Sha256d()).equals(hash)) {
      throw new BrokenRule(
          Rule.FORMAT, "the header's fields make " + BlockParser.hash(header, new Sha256d()));
    }
    if (header.length > 0 && verifiable) {
      Block block = parser.parse(raw(header));
      return spent.on(height == Block.UNKNOWN ? block : block.withHeight(height));
    }
    return spent.on(partial(header, hash, height, merkle));
  }

  private byte[] raw(byte[] header) {
    RawWriter out = new RawWriter().bytes(header).size(transactions.size());
    transactions.forEach(transaction -> out.bytes(transaction.bytes()));
    return out.toByteArray();
  }

  private Block partial(byte[] header, BlockHash hash, int height, MerkleTree merkle) {
    RawWriter raw = new RawWriter();
    RawWriter ids = new RawWriter();
    TransactionColumns columns = new TransactionColumns();
    for (Block transaction : transactions) {
      raw.bytes(transaction.bytes());
      ids.bytes(transaction.txIds());
    }
    columns.begin(raw.toByteArray());
    int at = 0;
    for (int tx = 0; tx < transactions.size(); tx++) {
      at = columns.append(at);
    }
    String parent = fields.text("previousblockhash");
    Placement placement =
        new Placement(
            Extent.PARTIAL,
            hash,
            parent == null ? BlockHash.NONE : BlockHash.parse(parent),
            header,
            height,
            fields.number("time", Block.UNKNOWN, 0, MAX_TIME));
    Block block = columns.block(placement, ids.toByteArray());
    checkRoot(block, merkle);
    return block;
  }

  private static void checkRoot(Block block, MerkleTree merkle) {
    byte[] header = block.header();
    boolean fits =
        header.length == 0
            || merkle
                .root(block.txIds(), block.txCount())
                .equals(Hash256.read(header, BlockParser.ROOT_OFFSET));
    if (!fits) {
      throw new BrokenRule(Rule.MERKLE_ROOT, "the ids are not those of " + block.hash());
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
    String parent = fields.text("previousblockhash");
    Hash256 parentHash = parent == null ? Hash256.ZERO : Hash256.ofReversedHex(parent);
    return new RawWriter()
        .int32(version.version())
        .bytes(parentHash.bytes())
        .bytes(Hash256.ofReversedHex(fields.required("merkleroot")).bytes())
        .int32(fields.word("time"))
        .int32(HexFormat.fromHexDigits(fields.required("bits")))
        .int32(fields.word("nonce"))
        .toByteArray();
  }
}
