package org.entente.chain.evm.read;

import java.nio.file.Path;
import org.entente.base.EvmNetwork;
import org.entente.chain.read.ScanListener;

/// How sources are scanned. Into `spillFolder`, which must exist, goes what can't be read where
/// it is. When `lenient`, what breaks a rule is skipped and told to `listener` instead of thrown.
public record EvmScanSettings(
    EvmNetwork network, Path spillFolder, boolean lenient, ScanListener listener) {}
