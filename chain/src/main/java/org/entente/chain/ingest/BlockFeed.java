package org.entente.chain.ingest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entente.chain.Block;

/// Reads blocks ahead on other threads and hands them over in order: hashing one block and
/// appending the one before takes both cores.
final class BlockFeed implements AutoCloseable {
  private final ExecutorService readers;
  private final Deque<Future<Block>> ahead = new ArrayDeque<>();
  private final Iterator<? extends Callable<Block>> tasks;
  private final int window;

  /// `window` blocks at most are in memory.
  BlockFeed(Iterator<? extends Callable<Block>> tasks, int threads, int window) {
    this.tasks = tasks;
    this.window = window;
    this.readers =
        Executors.newFixedThreadPool(
            threads, task -> Thread.ofPlatform().daemon().name("block-reader").unstarted(task));
  }

  /// The next block, or what reading it threw.
  Block next() throws InterruptedException {
    while (ahead.size() < window && tasks.hasNext()) {
      ahead.add(readers.submit(tasks.next()));
    }
    try {
      return ahead.remove().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    readers.shutdownNow();
  }
}
