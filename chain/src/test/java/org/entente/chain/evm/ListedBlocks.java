package org.entente.chain.evm;

import java.util.List;
import java.util.Set;

/// Blocks that a test made.
public record ListedBlocks(List<EvmBlock> blocks) implements FoundBlocks {
  public ListedBlocks {
    blocks = List.copyOf(blocks);
  }

  @Override
  public List<EvmHeader> headers() {
    return blocks.stream()
        .map(
            block ->
                new EvmHeader(
                    block.hash(), block.parent(), block.number(), block.time(), block.difficulty()))
        .toList();
  }

  @Override
  public Set<EvmBlock.Proof> promised(int place) {
    return blocks.get(place).proofs();
  }

  @Override
  public EvmBlock read(int place) {
    return blocks.get(place);
  }

  @Override
  public String origin(int place) {
    return "listed block " + place;
  }

  @Override
  public void close() {}
}
