package org.entente.app.demo;

import java.util.List;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmHeader;
import org.entente.chain.evm.FoundBlocks;

/// Blocks that are in the program itself.
record ToldBlocks(List<EvmBlock> blocks) implements FoundBlocks {
  @Override
  public List<EvmHeader> headers() {
    return blocks.stream()
        .map(b -> new EvmHeader(b.hash(), b.parent(), b.number(), b.time(), b.difficulty()))
        .toList();
  }

  @Override
  public EvmBlock read(int place) {
    return blocks.get(place);
  }

  @Override
  public String origin(int place) {
    return "the bundled case, block " + blocks.get(place).number();
  }

  @Override
  public void close() {}
}
