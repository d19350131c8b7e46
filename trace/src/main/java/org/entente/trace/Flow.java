package org.entente.trace;

/// Taint that arrived at a place ([Place]) in the course of a walk. `goesOn` says whether it
/// could leave from there; a walk that is cut short later leaves an [End] at some of these too.
public record Flow(long at, long amount, int hops, long via, boolean goesOn) {}
