package org.entente.chain.feed;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Reads blocks ahead on other threads and hands them over in order: hashing one block and
/// appending the one before takes both cores.
public final class ReadAhead<B> implements AutoCloseable {
  private final ExecutorService readers;
  private final Deque<Future<B>> ahead = new ArrayDeque<>();
  private final Iterator<? extends Callable<B>> tasks;
  private final int window;

  /// `window` blocks at most are in memory.
  public ReadAhead(Iterator<? extends Callable<B>> tasks, int threads, int window) {
    this.tasks = tasks;
    this.window = window;
    this.readers =
        Executors.newFixedThreadPool(
            threads, task -> Thread.ofPlatform().daemon().name("block-reader").unstarted(task));
  }

  /// The next block, or what reading it threw.
  public B next() throws InterruptedException, IOException {
    while (ahead.size() < window && tasks.hasNext()) {
      ahead.add(readers.submit(tasks.next()));
    }
    try {
      return ahead.remove().get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case IOException cause -> throw cause;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  @Override
  public void close() {
    readers.shutdownNow();
  }
}
