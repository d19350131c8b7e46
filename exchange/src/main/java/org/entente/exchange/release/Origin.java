package org.entente.exchange.release;

import org.jspecify.annotations.Nullable;

/// Where something came from that isn't ours alone.
///
/// @param partner who gave it, by its name here
/// @param purpose the word for what it was given for, which may be none we know; null: unsaid
/// @param until after which the partner wants it gone, RFC 3339; null: unsaid
/// @param isWithdrawn whether the partner took it back
public record Origin(
    String partner, @Nullable String purpose, @Nullable String until, boolean isWithdrawn) {}
