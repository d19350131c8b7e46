package org.entente.trace.live;

/// How far a live trace has come since it was opened: all that followed money did in the blocks
/// after `from`, up to `to`, has been told.
public record Walked(
    String live, String network, String method, Alert.Where from, Alert.Where to) {}
