package org.entente.exchange.release;

import org.jspecify.annotations.Nullable;

/// An originator's word that somebody else may get what came from it.
///
/// @param originator who consents, by its name here
/// @param recipient to whom it may go, by its name here
/// @param until after which it may not any more, RFC 3339; null: unsaid
/// @param request UUID of the request by which it was asked for
public record Consent(
    String originator, String recipient, Purpose purpose, @Nullable String until, String request) {}
