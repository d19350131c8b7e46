package org.entente.trace;

/// Taint that arrived at a place ([Place]) in the course of a walk. It went on from there unless
/// the place is an [End] or a fee that nobody followed.
public record Flow(long at, long amount, int hops, long via) {}
