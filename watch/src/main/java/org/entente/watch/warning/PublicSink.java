package org.entente.watch.warning;

import java.io.IOException;

/// Whatever the public reads: a feed, a broadcast. It can't be given anything else.
public interface PublicSink {
  void take(PublicAlert alert) throws IOException;
}
