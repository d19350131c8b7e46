package org.entente.chain.read;

import java.nio.file.Path;
import org.entente.base.Network;

/// How sources are scanned. Into `spillFolder`, which must exist, goes what can't be read where
/// it is. When `lenient`, what breaks a rule is skipped and told to `listener` instead of thrown.
public record ScanSettings(
    Network network, Path spillFolder, boolean lenient, ScanListener listener) {}
