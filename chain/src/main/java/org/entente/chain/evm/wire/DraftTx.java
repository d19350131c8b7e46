package org.entente.chain.evm.wire;

import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.jspecify.annotations.Nullable;

/// A transaction before it is sent, signed or not: whom it pays and what it asks of a contract.
///
/// @param type 0 to 4, as of [SignedTx]
/// @param chainId 0 where it names no chain
/// @param from who signed it, null where nobody has
/// @param to null where it creates a contract
/// @param data what it tells the contract
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DraftTx(
    int type,
    long chainId,
    @Nullable EvmAddress from,
    @Nullable EvmAddress to,
    Uint256 value,
    byte[] data) {
  private static final int FIRST_LEGACY_BYTE = 0xc0;

  /// Reads what wallets sign or send: a type byte before RLP, or RLP alone for legacy ones, which
  /// unsigned end with their data, or with the chain's number and two zeros (EIP-155). Throws
  /// [UnknownTransaction], or [IllegalArgumentException] that says what is wrong.
  public static DraftTx decode(byte[] raw) {
    int first = raw.length == 0 ? 0 : raw[0] & 0xff;
    if (first >= FIRST_LEGACY_BYTE) {
      return legacy(raw);
    }
    if (first < SignedTx.ACCESS_LIST || first > SignedTx.SET_CODE) {
      throw new UnknownTransaction(first);
    }
    return typed(raw, first);
  }

  private static DraftTx legacy(byte[] raw) {
    RlpReader in = RlpReader.onlyList(raw);
    in.number(); // nonce
    in.uint256(); // price of gas
    in.number(); // gas limit
    EvmAddress to = in.addressOrNull();
    Uint256 value = in.uint256();
    byte[] data = in.bytes();
    long chainId = 0;
    boolean signed = false;
    if (in.hasNext()) {
      chainId = in.number();
      boolean empty = in.uint256().isZero();
      signed = !(in.uint256().isZero() && empty);
      in.end();
    }
    return signed
        ? signed(raw, value, data)
        : new DraftTx(SignedTx.LEGACY, chainId, null, to, value, data);
  }

  private static DraftTx typed(byte[] raw, int type) {
    RlpReader whole = new RlpReader(raw, 1, raw.length);
    RlpReader in = whole.list();
    whole.end();
    long chainId = in.number();
    in.number(); // nonce
    in.uint256();
    if (type != SignedTx.ACCESS_LIST) {
      in.uint256();
    }
    in.number(); // gas limit
    EvmAddress to = type < SignedTx.BLOBS ? in.addressOrNull() : in.address();
    Uint256 value = in.uint256();
    byte[] data = in.bytes();
    SignedTx.skipAccessList(in.list());
    if (type == SignedTx.BLOBS) {
      in.uint256();
      SignedTx.hashes(in.list());
    }
    if (type == SignedTx.SET_CODE) {
      SignedTx.skipAuthorisations(in.list());
    }
    return in.hasNext()
        ? signed(raw, value, data)
        : new DraftTx(type, chainId, null, to, value, data);
  }

  private static DraftTx signed(byte[] raw, Uint256 value, byte[] data) {
    SignedTx tx = SignedTx.decode(raw);
    EvmAddress from = Secp256k1.recover(tx.signingHash(), tx.r(), tx.s(), tx.odd());
    if (from == null) {
      throw new IllegalArgumentException("its signature is nobody's");
    }
    return new DraftTx(tx.type(), tx.chainId(), from, tx.to(), value, data);
  }
}
