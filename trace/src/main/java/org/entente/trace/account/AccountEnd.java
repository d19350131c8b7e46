package org.entente.trace.account;

import java.math.BigInteger;
import java.util.List;

/// Where taint came to rest: `amount` of what arrived at `holding`, by `hops` transfers at least.
///
/// `first` and `last` are the first and the last transfer that brought taint there, `via` the
/// holding that the shortest way came from, or [org.entente.chain.evm.AccountView#NONE] at a start.
/// `from` has the starts in order.
public record AccountEnd(
    long holding,
    Stop stop,
    BigInteger amount,
    int hops,
    long first,
    long last,
    long via,
    List<AccountShare> from) {}
