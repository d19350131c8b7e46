package org.entente.screen;

/// A crypto address on a list.
///
/// @param asset the list's label, such as `XBT`; it doesn't say on which chain the address lives
/// @param address as the list writes it
public record Wallet(String asset, String address) {}
