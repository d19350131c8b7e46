package org.entente.exchange.stix.check;

/// A rule that content breaks.
///
/// @param id of the object; empty when it has none
/// @param path to the value within the object, such as `granular_markings[0].selectors[1]`
/// @param rule a word for programs, such as `required` or `tlp`
/// @param message for people, in English
public record Finding(String id, String path, String rule, String message) {}
