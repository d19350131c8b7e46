package org.entente.chain.ingest;

import java.util.List;
import org.entente.base.BlockHash;

/// What an import did. `blocks` and `txs` are in the store now, of which `appended` blocks are
/// new or moved; `stale` are all blocks known off the chain, `skipped` all that broke a rule,
/// with the reason; `found` blocks were in the files.
public record ImportReport(
    int blocks,
    int appended,
    long txs,
    List<BlockHash> stale,
    List<Skipped.Entry> skipped,
    int found) {}
