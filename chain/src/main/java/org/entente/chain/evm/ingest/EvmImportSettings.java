package org.entente.chain.evm.ingest;

import java.nio.file.Path;
import org.entente.base.EvmNetwork;

/// Into which store to import. `lenient` skips, counts and lists what breaks a rule instead of
/// stopping; `threads` read and hash while one more appends.
public record EvmImportSettings(Path store, EvmNetwork network, boolean lenient, int threads) {}
