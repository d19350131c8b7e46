package org.entente.chain.evm.ingest;

import java.util.List;
import java.util.Map;
import org.entente.chain.evm.EvmHeader;

/// What an import did: blocks in the store now and how many of them it appended, transfers in the
/// store, the blocks off the chain that are kept aside, those that lenient imports left out with
/// their reasons, and how many blocks its sources held.
public record EvmImportReport(
    int blocks,
    int appended,
    long transfers,
    List<EvmHeader> stale,
    Map<String, String> skipped,
    int found) {}
