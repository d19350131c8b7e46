package org.entente.exchange.taxii;

/// Where a page ended: objects are ordered by when they were added, then by their number.
public record Position(long added, long number) {
  public static final Position START = new Position(Long.MIN_VALUE, 0);
}
