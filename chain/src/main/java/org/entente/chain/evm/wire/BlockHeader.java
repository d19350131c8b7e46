package org.entente.chain.evm.wire;

import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.base.codec.Keccak256;
import org.jspecify.annotations.Nullable;

/// A block's header: what of it is asked later, and the hash of all of it.
///
/// Headers grew: 15 fields at first, then a base fee (London), a withdrawals' root (Shanghai),
/// three fields for blobs and the beacon chain (Cancun), a hash of requests (Prague). A later
/// field is null in an earlier header.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record BlockHeader(
    Hash256 hash,
    Hash256 parent,
    Hash256 unclesHash,
    EvmAddress beneficiary,
    Hash256 txRoot,
    Hash256 receiptsRoot,
    byte[] bloom,
    Uint256 difficulty,
    long number,
    long gasUsed,
    long time,
    @Nullable Uint256 baseFee,
    @Nullable Hash256 withdrawalsRoot,
    @Nullable Long excessBlobGas,
    boolean hasRequests) {
  /// Fields of the first headers, and of headers up to Prague.
  public static final int FIRST_FIELDS = 15;
  public static final int ALL_FIELDS = 21;

  public static final int BLOOM_BYTES = 256;
  public static final int NONCE_BYTES = 8;

  /// More than the longest that any network writes (the validators of a clique in `extraData`).
  public static final int MAX_BYTES = 1 << 16;

  /// Reads a header that is all of `rlp`. Throws [IllegalArgumentException] that says what is
  /// wrong.
  public static BlockHeader decode(byte[] rlp) {
    RlpReader in = RlpReader.onlyList(rlp);
    Hash256 parent = in.hash();
    Hash256 unclesHash = in.hash();
    EvmAddress beneficiary = in.address();
    in.hash(); // state root
    Hash256 txRoot = in.hash();
    Hash256 receiptsRoot = in.hash();
    byte[] bloom = in.bytes(BLOOM_BYTES);
    Uint256 difficulty = in.uint256();
    long number = in.number();
    in.number(); // gas limit
    long gasUsed = in.number();
    long time = in.number();
    in.bytes(); // extra data
    in.hash(); // mix hash
    in.bytes(NONCE_BYTES);
    Uint256 baseFee = in.hasNext() ? in.uint256() : null;
    Hash256 withdrawalsRoot = in.hasNext() ? in.hash() : null;
    Long excessBlobGas = null;
    if (in.hasNext()) {
      in.number(); // blob gas used
      excessBlobGas = in.number();
      in.hash(); // beacon root
    }
    boolean hasRequests = in.hasNext();
    if (hasRequests) {
      in.hash();
    }
    if (in.hasNext()) {
      throw new IllegalArgumentException(
          "a header with more fields than the " + ALL_FIELDS + " of Prague");
    }
    return new BlockHeader(
        hash(rlp),
        parent,
        unclesHash,
        beneficiary,
        txRoot,
        receiptsRoot,
        bloom,
        difficulty,
        number,
        gasUsed,
        time,
        baseFee,
        withdrawalsRoot,
        excessBlobGas,
        hasRequests);
  }

  /// The same header under the hash that somebody tells, for networks whose headers have fields
  /// that are not known here.
  public BlockHeader under(Hash256 told) {
    return new BlockHeader(
        told,
        parent,
        unclesHash,
        beneficiary,
        txRoot,
        receiptsRoot,
        bloom,
        difficulty,
        number,
        gasUsed,
        time,
        baseFee,
        withdrawalsRoot,
        excessBlobGas,
        hasRequests);
  }

  /// The hash of a header that stands encoded.
  public static Hash256 hash(byte[] rlp) {
    return Hash256.read(new Keccak256().hash(rlp), 0);
  }
}
