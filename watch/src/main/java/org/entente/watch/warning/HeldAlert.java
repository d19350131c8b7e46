package org.entente.watch.warning;

import java.util.List;

/// An alert that isn't for the public: an exercise, a test, a draft, or for certain people.
public final class HeldAlert implements Outgoing {
  private final CapMessage message;
  private final List<CapPart> infos;
  private final byte[] bytes;

  HeldAlert(CapMessage message, List<CapPart> infos, byte[] bytes) {
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
