package org.entente.chain.follow;

import java.math.BigInteger;
import org.entente.base.Hash256;

/// The newest block that a node knows. `work` is that of its whole chain, 0 where a chain counts
/// none.
public record Head(long height, Hash256 hash, BigInteger work) {}
