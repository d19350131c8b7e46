package org.entente.exchange.taxii;

/// What somebody may do with a collection that they see. For one who doesn't see it, it doesn't
/// exist.
public record Rights(boolean canRead, boolean canWrite) {}
