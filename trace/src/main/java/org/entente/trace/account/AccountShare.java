package org.entente.trace.account;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// How much of an end came from which start (an index into [AccountQuestion#starts]). Methods that
/// follow no single units know only that the start reaches the end: then `amount` is null.
public record AccountShare(int start, @Nullable BigInteger amount) {}
