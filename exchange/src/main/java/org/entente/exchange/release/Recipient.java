package org.entente.exchange.release;

/// Who would get something.
///
/// @param name as we call this partner
/// @param country three letters
/// @param clearance the highest classification its node may hold
public record Recipient(String name, String country, Label.Classification clearance) {}
