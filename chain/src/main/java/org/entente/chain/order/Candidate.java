package org.entente.chain.order;

import java.math.BigInteger;
import org.entente.base.BlockHash;
import org.entente.chain.Block;
import org.entente.chain.check.ProofOfWork;

/// What is known of a block before it is read. `bits` is the target in compact form, 0 where
/// there is no header; `height` and `time` may be [Block#UNKNOWN].
public record Candidate(
    BlockHash hash, BlockHash parent, int bits, int height, long time, Block.Extent extent) {

  /// Expected number of hashes for a block with this target; none without a header.
  BigInteger work() {
    return bits == 0 ? BigInteger.ZERO : ProofOfWork.work(bits);
  }
}
