package org.entente.chain.generate;

import java.util.List;
import java.util.Map;
import org.entente.base.BlockHash;
import org.entente.base.OutPoint;

/// What was generated, as `manifest.json` says it. Counts and sums are those of the best chain,
/// genesis block and coinbases included; `spends` counts inputs other than coinbases.
///
/// @param owners how many owners there are; the truth numbers them from 0
/// @param mintedSat all subsidies claimed, that of the genesis block included
/// @param start the first output of block 1, from which most of the chain can be reached
/// @param samples outputs spread evenly over the chain
/// @param kinds how many transactions of each kind
/// @param files name and size in bytes of each blk and rev file
public record GeneratedChain(
    ChainSettings settings,
    int height,
    BlockHash tip,
    long tipTime,
    int staleBlocks,
    long transactions,
    long spends,
    long outputs,
    int owners,
    long mintedSat,
    long feesSat,
    long outputSat,
    OutPoint start,
    List<OutPoint> samples,
    Map<Kind, Long> kinds,
    Map<String, Long> files) {

  /// Raised whenever equal settings give other bytes than before.
  public static final int FORMAT = 1;

  public GeneratedChain {
    samples = List.copyOf(samples);
    kinds = Map.copyOf(kinds);
    files = Map.copyOf(files);
  }
}
