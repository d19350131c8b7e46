package org.entente.exchange.request;

/// An event where it stands.
///
/// @param position its index in its author's log for the other side
/// @param hash what the log's entry says of its object
public record Placed(long position, String hash, RequestEvent event) {}
