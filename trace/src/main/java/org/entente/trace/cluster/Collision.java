package org.entente.trace.cluster;

/// A transaction that would have made one owner of two that are known to differ. It united
/// nothing: either a label is wrong, or the transaction is a CoinJoin nobody recognised, or one
/// owner acts for the other.
///
/// @param tx the transaction
/// @param reason the rule that would have united them
/// @param one a script of the one owner
/// @param other a script of the other
/// @param oneOwner as [Owners] numbers them
public record Collision(long tx, Reason reason, int one, int other, int oneOwner, int otherOwner) {}
