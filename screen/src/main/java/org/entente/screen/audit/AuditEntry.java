package org.entente.screen.audit;

/// A line of a log.
///
/// @param number from 1
/// @param body a JSON object, byte for byte as it was appended
/// @param hash chains it to all lines before
public record AuditEntry(long number, String previous, String body, String hash) {}
