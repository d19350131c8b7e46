package org.entente.exchange.job;

/// A job that somebody asks for.
///
/// @param isBulk whether it may wait for what others ask meanwhile
/// @param caseId the case it belongs to; empty without one
/// @param request what was asked, as JSON
/// @param upload SHA-256 of the file that came with it, in hex; empty without one
public record JobDraft(
    String kind, boolean isBulk, String person, String caseId, String request, String upload) {}
