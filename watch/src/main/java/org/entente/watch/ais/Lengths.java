package org.entente.watch.ais;

/// How many bits a message of each type has. Wider than ITU-R M.1371-5 where ships send more or
/// fewer than they should and nothing of worth is lost: 163 to 204 bits of a position, 420 or
/// 422 of a ship's particulars.
final class Lengths {
  private static final int ANY = 1 << 20;

  private Lengths() {}

  static Reason judge(Payload payload) {
    int length = payload.lengthBits();
    if (length < 38) {
      return length < 6 ? Reason.SHORT : shortOf(payload.type());
    }
    return switch (payload.type()) {
      case 1, 2, 3 -> between(length, 163, 204);
      case 4, 9, 11, 18, 22 -> between(length, 168, ANY);
      case 5 -> between(length, 420, ANY);
      case 6 -> between(length, 88, 1008);
      case 7, 13 -> between(length, 72, 168);
      case 8 -> between(length, 56, 1008);
      case 10 -> between(length, 72, ANY);
      case 12 -> between(length, 72, 1008);
      case 14 -> between(length, 40, 1008);
      case 15 -> between(length, 88, 168);
      case 16 -> between(length, 96, 168);
      case 17 -> between(length, 80, 816);
      case 19 -> between(length, 312, ANY);
      case 20 -> between(length, 72, 186);
      case 21 -> between(length, 272, 368);
      case 23 -> between(length, 160, ANY);
      case 24 -> part(payload, length);
      case 25 -> between(length, 40 + binaryHead(payload), 168);
      case 26 -> between(length, 60 + binaryHead(payload), 1004);
      case 27 -> length == 96 || length == 168 ? Reason.NONE : between(length, 96, 96);
      default -> Reason.TYPE;
    };
  }

  private static Reason shortOf(int type) {
    return type >= 1 && type <= 27 ? Reason.SHORT : Reason.TYPE;
  }

  private static Reason between(int length, int least, int most) {
    return length < least ? Reason.SHORT : length > most ? Reason.LONG : Reason.NONE;
  }

  private static Reason part(Payload payload, int length) {
    return switch (payload.unsigned(38, 2)) {
      case 0 -> between(length, 160, 168);
      case 1 -> between(length, 168, ANY);
      default -> Reason.SUBTYPE;
    };
  }

  /// Whom a binary message is for, and which application it belongs to.
  static int binaryHead(Payload payload) {
    return (payload.flag(38) ? 30 : 0) + (payload.flag(39) ? 16 : 0);
  }
}
