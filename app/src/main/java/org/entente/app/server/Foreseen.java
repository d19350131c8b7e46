package org.entente.app.server;

import java.time.Instant;

/// What a node foresees: a result as the monitor's command writes it.
///
/// @param known since when it is
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Foreseen(byte[] json, Instant known) {}
