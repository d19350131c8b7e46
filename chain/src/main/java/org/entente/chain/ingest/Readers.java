package org.entente.chain.ingest;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.entente.chain.Block;
import org.entente.chain.read.BlockReader;
import org.entente.chain.read.BlockSource;
import org.entente.chain.read.BlockSources;

/// As many block readers as read at a time.
final class Readers implements AutoCloseable {
  private final BlockSources sources;
  private final Queue<BlockReader> idle = new ConcurrentLinkedQueue<>();

  Readers(BlockSources sources) {
    this.sources = sources;
  }

  Block read(BlockSource source) {
    BlockReader polled = idle.poll();
    BlockReader reader = polled == null ? sources.reader() : polled;
    try {
      return reader.read(source);
    } finally {
      idle.add(reader);
    }
  }

  @Override
  public void close() {
    idle.forEach(BlockReader::close);
  }
}
