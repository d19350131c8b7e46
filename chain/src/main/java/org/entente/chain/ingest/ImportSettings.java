package org.entente.chain.ingest;

import java.nio.file.Path;
import java.util.List;
import org.entente.base.Network;

/// What to import into which store. `lenient` skips, counts and lists what breaks a rule instead
/// of stopping; `threads` read and hash while one more appends.
public record ImportSettings(
    Path store, Network network, List<Path> paths, boolean lenient, int threads) {}
