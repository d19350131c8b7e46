package org.entente.app.server;

/// Who asks, and by what we know it.
public record Caller(Who who, Means means) {}
