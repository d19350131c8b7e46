package org.entente.trace.exposure;

/// Somebody who has a name.
///
/// @param category an id of the taxonomy: `exchange`, `sanction`, `mixing_service`
/// @param label what he is called
/// @param source where that can be looked up
/// @param points how far the source can be trusted, 0 to 100
public record Named(String category, String label, String source, int points) {}
