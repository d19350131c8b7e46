package org.entente.chain.evm.wire;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.base.codec.Keccak256;
import org.entente.chain.evm.Authorisation;
import org.jspecify.annotations.Nullable;

/// The authorisations of a set-code transaction (EIP-7702), with who signed each.
public final class SignedAuthorisations {
  /// Before what is signed.
  private static final byte MAGIC = 0x05;

  /// Half the order of the curve: signatures above it are refused (EIP-2).
  private static final Uint256 HIGHEST_S =
      Uint256.of(
          new BigInteger("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0", 16));

  private SignedAuthorisations() {}

  /// Those that hold on the chain with this id and that somebody did sign, in order: the protocol
  /// passes over the others. Empty for transactions of another type.
  public static List<Authorisation> of(SignedTx tx, long chainId) {
    if (tx.type() != SignedTx.SET_CODE) {
      return List.of();
    }
    RlpReader in = new RlpReader(tx.raw(), 1, tx.raw().length).list();
    for (int i = 0; i < 5; i++) {
      in.uint256(); // chain id, nonce, tip, fee, gas
    }
    in.address();
    in.uint256(); // value
    in.bytes(); // data
    in.list(); // accesses
    RlpReader entries = in.list();
    List<Authorisation> all = new ArrayList<>();
    while (entries.hasNext()) {
      Authorisation one = read(entries.list());
      if (one != null && isOf(one.chainId(), chainId)) {
        all.add(one);
      }
    }
    return all;
  }

  private static boolean isOf(Uint256 signed, long chainId) {
    return signed.isZero() || signed.equals(Uint256.of(chainId));
  }

  private static @Nullable Authorisation read(RlpReader entry) {
    Uint256 chain = entry.uint256();
    EvmAddress delegate = entry.address();
    Uint256 nonce = entry.uint256();
    Uint256 parity = entry.uint256();
    Uint256 r = entry.uint256();
    Uint256 s = entry.uint256();
    if (parity.compareTo(Uint256.ONE) > 0 || s.compareTo(HIGHEST_S) > 0) {
      return null;
    }
    RlpWriter out = new RlpWriter();
    out.raw(new byte[] {MAGIC});
    int list = out.begin();
    out.number(chain).address(delegate).number(nonce).end(list);
    Hash256 signed = Hash256.read(new Keccak256().hash(out.toByteArray()), 0);
    EvmAddress authority = Secp256k1.recover(signed, r, s, parity.equals(Uint256.ONE));
    return authority == null ? null : new Authorisation(authority, delegate, chain, nonce);
  }
}
