package org.entente.exchange.store;

/// A key by which a partner signed before.
///
/// @param vkey as its node printed it
/// @param ends until when it is believed beside the one that followed, microseconds since 1970
/// @param isRevoked whether somebody else may have it
public record FormerKey(String vkey, long ends, boolean isRevoked) {}
