package org.entente.watch.ais;

/// Why a sentence, or what was joined of some, is no message. Each text stands in the output.
public enum Reason {
  NONE(""),
  NO_SENTENCE("no sentence in the line"),
  LINE_LENGTH("line longer than 16384 bytes"),
  NO_CHECKSUM("no checksum"),
  CHECKSUM("wrong checksum"),
  TAG_CHECKSUM("wrong checksum of the TAG block"),
  FORM("not in the form n,k,g,c,payload,fill"),
  PART("no such part: count and number of the part do not fit"),
  FILL("fill bits not from 0 to 5"),
  ARMOUR("a character that is no six bits"),
  LENGTH("payload too long"),
  LOST("a part came without the one before it"),
  UNFINISHED("the other parts did not come within 30 s or 100 lines"),
  TYPE("no such message type"),
  SHORT("too few bits for its type"),
  LONG("too many bits for its type"),
  SUBTYPE("part of message 24 that is neither A nor B");

  private final String text;

  Reason(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
