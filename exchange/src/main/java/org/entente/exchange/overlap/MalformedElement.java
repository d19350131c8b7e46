package org.entente.exchange.overlap;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;

/// Something that a partner sent is not what the protocol has at that place.
public final class MalformedElement extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public MalformedElement(String reason) {
    super(reason);
  }

  static List<Ristretto> decodeAll(List<byte[]> encoded) throws MalformedElement {
    List<Ristretto> elements = new ArrayList<>();
    for (int i = 0; i < encoded.size(); i++) {
      int place = i;
      Ristretto element =
          Ristretto.decode(encoded.get(i))
              .orElseThrow(
                  () -> new MalformedElement("element " + place + " is not one of ristretto255"));
      if (isIdentity(encoded.get(i))) {
        throw new MalformedElement("element " + place + " is 0");
      }
      elements.add(element);
    }
    return elements;
  }

  private static boolean isIdentity(byte[] encoded) {
    int any = 0;
    for (byte b : encoded) {
      any |= b;
    }
    return any == 0;
  }
}
