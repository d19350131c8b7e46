package org.entente.exchange.taxii;

/// A group of collections, served below one path.
///
/// @param name its one path segment
/// @param description empty without one
public record ApiRoot(String name, String title, String description, long maxContentLength) {}
