package org.entente.app.server.door;

import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.entente.exchange.taxii.Refusal;

/// The body of a request: bounded in size, and in time by how much of it came. Whoever sends it
/// more slowly than a bad line could is cut off.
final class RequestBody {
  /// A client that sends too much hears so only after it has sent it; beyond this it is cut off.
  private static final long DRAINED = 64L << 20;

  /// A telephone's modem sends that.
  private static final long LEAST_BYTES_A_SECOND = 4_096;

  private final ServerRequest request;
  private final Patience patience;
  private final long start = System.nanoTime();
  private long count;

  RequestBody(ServerRequest request, Patience patience) {
    this.request = request;
    this.patience = patience;
  }

  /// Throws [Refusal] with 413 for one that is too long.
  byte[] read(long limit) {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    try {
      InputStream in = request.content().inputStream();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 16];
      for (int got = next(in, buffer); got >= 0; got = next(in, buffer)) {
        if (out.size() + (long) got > limit) {
          skip(in);
          throw new Refusal(413, "Too large", "A body may have " + limit + " bytes");
        }
        out.write(buffer, 0, got);
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DataReader.InsufficientDataAvailableException e) {
      throw new UncheckedIOException(new EOFException("the connection ended"));
    }
  }

  private int next(InputStream in, byte[] buffer) throws IOException {
    long most = patience.most().toMillis() + 1_000 * count / LEAST_BYTES_A_SECOND;
    if ((System.nanoTime() - start) / 1_000_000 > most) {
      throw new CloseConnectionException("a body came too slowly");
    }
    patience.begin();
    int got;
    try {
      got = in.read(buffer);
    } finally {
      patience.end();
    }
    count += Math.max(got, 0);
    return got;
  }

  private void skip(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long end = count + DRAINED;
    for (int got = next(in, buffer); got >= 0 && count < end; got = next(in, buffer)) {
      // Nobody wants it.
    }
  }

  /// Whoever sent a body that nobody read shall still read the answer.
  void drain() {
    try {
      skip(request.content().inputStream());
    } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException _) {
      // It hung up: nobody reads the answer.
    }
  }
}
