package org.entente.chain.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.entente.base.Hash256;
import org.entente.base.codec.Sha256d;
import org.entente.chain.Block;
import org.entente.chain.ChainView;

/// That a block has a transaction, so that whoever knows the block's hash can check it with no
/// ledger at all: the hashes beside the way from its id up to the Merkle root in the header.
///
/// @param header 80 bytes
/// @param index of the transaction in its block
/// @param txCount how many the block has, which says how long the path must be
/// @param path the neighbour on each row, from below
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TxInclusion(byte[] header, int index, int txCount, List<Hash256> path) {
  private static final int ROOT = 36;

  public TxInclusion {
    path = List.copyOf(path);
  }

  /// Empty where the ledger doesn't have the whole block, or no header that it fits.
  public static Optional<TxInclusion> of(ChainView chain, long tx) {
    int block = chain.blockOf(tx);
    ChainView.BlockRow row = chain.block(block);
    byte[] header = chain.header(block);
    if (row.extent() != Block.Extent.FULL || header.length != 80) {
      return Optional.empty();
    }
    int index = Math.toIntExact(tx - row.firstTx());
    List<Hash256> path = new ArrayList<>();
    Sha256d sha = new Sha256d();
    byte[] hashes = new byte[(row.txCount() + 1) * Hash256.BYTES];
    for (int i = 0; i < row.txCount(); i++) {
      chain.txId(row.firstTx() + i).hash().write(hashes, i * Hash256.BYTES);
    }
    int at = index;
    for (int size = row.txCount(); size > 1; size = (size + 1) / 2) {
      // The last of an odd row is its own neighbour.
      path.add(Hash256.read(hashes, Math.min(at ^ 1, size - 1) * Hash256.BYTES));
      MerkleTree.halve(sha, hashes, size);
      at /= 2;
    }
    boolean fits = Arrays.equals(hashes, 0, Hash256.BYTES, header, ROOT, ROOT + Hash256.BYTES);
    return fits
        ? Optional.of(new TxInclusion(header, index, row.txCount(), path))
        : Optional.empty();
  }

  /// Whether the path leads from this id at this index to the root in the header. Only the last of
  /// an odd row is its own neighbour, else one id could stand at two indexes (CVE-2012-2459).
  public boolean holds(Hash256 txId) {
    if (index < 0 || index >= txCount || path.size() != rows(txCount)) {
      return false;
    }
    Sha256d sha = new Sha256d();
    byte[] pair = new byte[2 * Hash256.BYTES];
    byte[] hash = txId.bytes();
    int at = index;
    int size = txCount;
    for (Hash256 beside : path) {
      boolean isAlone = at % 2 == 0 && at == size - 1;
      if (isAlone != beside.equals(Hash256.read(hash, 0))) {
        return false;
      }
      int own = at % 2 * Hash256.BYTES;
      System.arraycopy(hash, 0, pair, own, Hash256.BYTES);
      beside.write(pair, Hash256.BYTES - own);
      sha.hash(pair, 0, pair.length, hash, 0);
      at /= 2;
      size = (size + 1) / 2;
    }
    return Arrays.equals(hash, 0, Hash256.BYTES, header, ROOT, ROOT + Hash256.BYTES);
  }

  private static int rows(int count) {
    return count <= 1 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
  }
}
