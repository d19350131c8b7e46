package org.entente.trace.label;

/// A claim about a subject.
public record Label(Subject subject, Claim claim) {}
