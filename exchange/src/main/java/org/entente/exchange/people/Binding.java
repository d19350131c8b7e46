package org.entente.exchange.people;

/// That somebody at an issuer is somebody here.
///
/// @param issuer its issuer identifier
/// @param subject what it calls them, for good
/// @param isRuled whether a rule let them in, which then decides their role at each sign-in;
///     else an administrator said who they are
public record Binding(String issuer, String subject, String person, long made, boolean isRuled) {}
