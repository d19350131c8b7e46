package org.entente.watch.warning;

/// A value of somebody's list: `valueName` says of which, like `SAME` or `ISO3166-2`.
public record CodedValue(String name, String value) {}
