package org.entente.chain.evm.wire;

import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.base.codec.Keccak256;
import org.jspecify.annotations.Nullable;

/// A signed transaction: legacy (0), with access list (1, EIP-2930), fee market (2, EIP-1559),
/// blobs (3, EIP-4844), set-code (4, EIP-7702).
///
/// `raw` is its canonical form: a type byte before RLP, or RLP alone for legacy ones. `maxFee` is
/// the most it pays for a unit of gas, all told; `tip` the most of it for the block's maker (the
/// same for types 0 and 1). `chainId` is 0 where the signature names no chain. `signingHash` is
/// what was signed by (`r`, `s`, `odd`).
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SignedTx(
    byte[] raw,
    Hash256 hash,
    int type,
    long chainId,
    long nonce,
    Uint256 maxFee,
    Uint256 tip,
    @Nullable EvmAddress to,
    Uint256 value,
    int blobs,
    Hash256 signingHash,
    Uint256 r,
    Uint256 s,
    boolean odd) {
  public static final int LEGACY = 0;
  public static final int ACCESS_LIST = 1;
  public static final int FEE_MARKET = 2;
  public static final int BLOBS = 3;
  public static final int SET_CODE = 4;

  /// First bytes below this are types, above it RLP (EIP-2718).
  private static final int FIRST_LEGACY_BYTE = 0xc0;

  /// `v` of signatures that name no chain, and from where on it does (EIP-155).
  private static final long UNBOUND_V = 27;
  private static final long BOUND_V = 35;

  /// Reads a transaction in its canonical form. Throws [UnknownTransaction], or
  /// [IllegalArgumentException] that says what is wrong.
  public static SignedTx decode(byte[] raw) {
    int first = raw.length == 0 ? 0 : raw[0] & 0xff;
    if (first >= FIRST_LEGACY_BYTE) {
      return legacy(raw);
    }
    if (first < ACCESS_LIST || first > SET_CODE) {
      throw new UnknownTransaction(first);
    }
    return typed(raw, first);
  }

  /// What is paid for a unit of gas in a block with this base fee (null before London).
  public Uint256 price(@Nullable Uint256 baseFee) {
    if (baseFee == null || type < FEE_MARKET) {
      return maxFee;
    }
    return tip.compareTo(maxFee.minusOrZero(baseFee)) < 0 ? baseFee.plus(tip) : maxFee;
  }

  private static SignedTx legacy(byte[] raw) {
    RlpReader in = RlpReader.onlyList(raw);
    int fields = in.position();
    long nonce = in.number();
    Uint256 price = in.uint256();
    in.number(); // gas limit
    EvmAddress to = in.addressOrNull();
    Uint256 value = in.uint256();
    in.bytes(); // data
    int signed = in.position();
    long v = in.number();
    Uint256 r = in.uint256();
    Uint256 s = in.uint256();
    in.end();
    if (v < UNBOUND_V || (v > UNBOUND_V + 1 && v < BOUND_V)) {
      throw new IllegalArgumentException("a signature with v = " + v);
    }
    long chainId = v < BOUND_V ? 0 : (v - BOUND_V) / 2;
    RlpWriter out = new RlpWriter();
    int list = out.begin();
    out.raw(raw, fields, signed);
    if (chainId > 0) {
      out.number(chainId).number(0).number(0);
    }
    out.end(list);
    return new SignedTx(
        raw,
        hash(raw),
        LEGACY,
        chainId,
        nonce,
        price,
        price,
        to,
        value,
        0,
        hash(out.toByteArray()),
        r,
        s,
        v % 2 == 0);
  }

  private static SignedTx typed(byte[] raw, int type) {
    RlpReader whole = new RlpReader(raw, 1, raw.length);
    RlpReader in = whole.list();
    whole.end();
    int fields = in.position();
    long chainId = in.number();
    long nonce = in.number();
    Uint256 tip = in.uint256();
    Uint256 maxFee = type == ACCESS_LIST ? tip : in.uint256();
    in.number(); // gas limit
    EvmAddress to = type < BLOBS ? in.addressOrNull() : in.address();
    Uint256 value = in.uint256();
    in.bytes(); // data
    skipAccessList(in.list());
    int blobs = 0;
    if (type == BLOBS) {
      in.uint256(); // most it pays for a unit of blob gas
      blobs = hashes(in.list());
    }
    if (type == SET_CODE) {
      skipAuthorisations(in.list());
    }
    int signed = in.position();
    long parity = in.number();
    Uint256 r = in.uint256();
    Uint256 s = in.uint256();
    in.end();
    if (parity > 1) {
      throw new IllegalArgumentException("a signature with parity " + parity);
    }
    RlpWriter out = new RlpWriter();
    out.raw(raw, 0, 1);
    int list = out.begin();
    out.raw(raw, fields, signed).end(list);
    return new SignedTx(
        raw,
        hash(raw),
        type,
        chainId,
        nonce,
        maxFee,
        tip,
        to,
        value,
        blobs,
        hash(out.toByteArray()),
        r,
        s,
        parity == 1);
  }

  static void skipAccessList(RlpReader in) {
    while (in.hasNext()) {
      RlpReader entry = in.list();
      entry.address();
      hashes(entry.list());
      entry.end();
    }
  }

  static int hashes(RlpReader in) {
    int count = 0;
    for (; in.hasNext(); count++) {
      in.hash();
    }
    return count;
  }

  static void skipAuthorisations(RlpReader in) {
    while (in.hasNext()) {
      RlpReader entry = in.list();
      entry.uint256(); // chain id
      entry.address();
      entry.uint256(); // nonce: too large a one makes no transaction invalid
      entry.uint256(); // parity
      entry.uint256();
      entry.uint256();
      entry.end();
    }
  }

  private static Hash256 hash(byte[] bytes) {
    return Hash256.read(new Keccak256().hash(bytes), 0);
  }

  /// The contract that this transaction of `from` creates where it names no recipient.
  public static EvmAddress created(EvmAddress from, long nonce) {
    RlpWriter out = new RlpWriter();
    int list = out.begin();
    out.address(from).number(nonce).end(list);
    return EvmAddress.read(
        new Keccak256().hash(out.toByteArray()), Keccak256.BYTES - EvmAddress.BYTES);
  }
}
