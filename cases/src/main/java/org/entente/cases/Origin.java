package org.entente.cases;

/// What another node wrote, as it came.
///
/// @param objectId the id it has there
/// @param version tells what has one id apart; empty where nothing does
/// @param json the whole object
/// @param sha256 of its canonical form, so that order and spaces don't count
public record Origin(String objectId, String version, String json, String sha256) {}
