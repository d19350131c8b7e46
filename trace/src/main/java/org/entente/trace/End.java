package org.entente.trace;

import java.util.List;

/// Where taint came to rest. `at` and `via`, the place one hop before (or [Place#START]), are
/// [Place]s; `from` has the starts in order.
public record End(Ending ending, long at, long amount, int hops, long via, List<Share> from) {}
