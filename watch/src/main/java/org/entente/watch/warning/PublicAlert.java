package org.entente.watch.warning;

import java.util.List;

/// An alert whose own bytes say status Actual and scope Public; made by [Outgoing#of] alone.
public final class PublicAlert implements Outgoing {
  private final CapMessage message;
  private final List<CapPart> infos;
  private final byte[] bytes;

  PublicAlert(CapMessage message, List<CapPart> infos, byte[] bytes) {
    if (message.status() != CapMessage.Status.ACTUAL
        || message.scope() != CapMessage.Scope.PUBLIC) {
      throw new IllegalArgumentException("not for the public");
    }
    this.message = message;
    this.infos = List.copyOf(infos);
    this.bytes = bytes;
  }

  @Override
  public CapMessage message() {
    return message;
  }

  @Override
  public List<CapPart> infos() {
    return infos;
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }
}
