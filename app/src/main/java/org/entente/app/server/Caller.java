package org.entente.app.server;

/// Who asks, and by what we know it.
record Caller(Who who, Means means) {}
