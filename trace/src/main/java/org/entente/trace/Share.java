package org.entente.trace;

/// How much of an end came from which start (an index into [Trace#starts]). Methods that follow
/// no single units know only that the start reaches the end: their `amount` is [#UNDIVIDED].
public record Share(int start, long amount) {
  public static final long UNDIVIDED = -1;
}
