package org.entente.app.lists.fetch;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// Takes an answer into a file, but not more of it than was to be expected. The body is its size.
final class FileBody implements HttpResponse.BodySubscriber<Long> {
  private final Path file;
  private final long most;
  private final CompletableFuture<Long> body = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;
  private @Nullable FileChannel out;
  private long size;

  FileBody(Path file, long most) {
    this.file = file;
    this.most = most;
  }

  @Override
  public CompletionStage<Long> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    try {
      out =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING);
      given.request(Long.MAX_VALUE);
    } catch (IOException e) {
      given.cancel();
      body.completeExceptionally(e);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    FileChannel to = out;
    if (to == null) {
      return;
    }
    try {
      for (ByteBuffer buffer : buffers) {
        size += buffer.remaining();
        if (size > most) {
          throw new IOException("more than " + (most >> 20) + " MB, which no list has");
        }
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
      }
    } catch (IOException e) {
      if (subscription != null) {
        subscription.cancel();
      }
      onError(e);
    }
  }

  @Override
  public void onError(Throwable e) {
    close();
    body.completeExceptionally(e);
  }

  @Override
  public void onComplete() {
    close();
    body.complete(size);
  }

  private void close() {
    FileChannel to = out;
    out = null;
    try {
      if (to != null) {
        to.close();
      }
    } catch (IOException e) {
      body.completeExceptionally(e);
    }
  }
}
