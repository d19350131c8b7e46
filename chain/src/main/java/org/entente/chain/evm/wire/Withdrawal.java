package org.entente.chain.evm.wire;

import org.entente.base.EvmAddress;

/// Ether that comes from the consensus layer (EIP-4895). `raw` is the RLP of all its fields.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Withdrawal(byte[] raw, EvmAddress to, long gwei) {
  static Withdrawal decode(RlpReader in) {
    byte[] raw = in.raw();
    RlpReader fields = RlpReader.onlyList(raw);
    fields.uint256(); // index
    fields.uint256(); // validator
    EvmAddress to = fields.address();
    long gwei = fields.number();
    fields.end();
    return new Withdrawal(raw, to, gwei);
  }
}
