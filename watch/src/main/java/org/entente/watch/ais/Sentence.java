package org.entente.watch.ais;

/// One sentence in a line: `!ttVDM,n,k,g,c,payload,f*hh`. Filled anew for each; keeps places in
/// the line, no text.
final class Sentence {
  /// Characters; IEC 61162 allows 62, receivers send more.
  static final int MOST_PAYLOAD = 1024;

  private static final int HEAD = "!AIVDM,".length();

  int total;
  int part;

  /// −1 where it is blank.
  int group;

  /// 0 where it is blank.
  int channel;

  /// Both characters; any two are a talker.
  int talker;

  int payloadFrom;
  int payloadLength;
  int fill;

  /// Behind the checksum; where the next sentence of the line may begin.
  int end;

  private byte[] line = {};
  private int at;
  private int limit;

  /// Whether a sentence of a ship begins at the exclamation mark `at`.
  static boolean begins(byte[] line, int at, int limit) {
    return limit - at >= HEAD
        && line[at] == '!'
        && line[at + 3] == 'V'
        && line[at + 4] == 'D'
        && (line[at + 5] == 'M' || line[at + 5] == 'O')
        && line[at + 6] == ',';
  }

  /// Reads the sentence at `from`. [Reason#NONE] where it is whole and its checksum right.
  Reason read(byte[] bytes, int from, int to) {
    line = bytes;
    limit = to;
    end = from + 1;
    int star = star(from + 1);
    if (star < 0) {
      return Reason.NO_CHECKSUM;
    }
    end = star;
    if (!isChecked(from + 1, star)) {
      return Reason.CHECKSUM;
    }
    end = star + 3;
    limit = star;
    talker = line[from + 1] << 8 | line[from + 2];
    at = from + HEAD;
    total = number();
    part = number();
    group = number();
    channel = at < limit && line[at] != ',' ? line[at++] : 0;
    if (!comma() || total < 0 || part < 0 || group == BAD) {
      return Reason.FORM;
    }
    if (total == 0 || part < 1 || part > total || total > 9) {
      return Reason.PART;
    }
    return payload();
  }

  private Reason payload() {
    payloadFrom = at;
    while (at < limit && line[at] != ',') {
      at++;
    }
    payloadLength = at - payloadFrom;
    if (payloadLength > MOST_PAYLOAD) {
      return Reason.LENGTH;
    }
    if (!comma()) {
      return Reason.FORM;
    }
    fill = at < limit ? line[at++] - '0' : 0;
    if (fill < 0 || fill > 5 || at != limit) {
      return Reason.FILL;
    }
    return Reason.NONE;
  }

  private static final int BLANK = -1;
  private static final int BAD = -2;

  /// A field of at most three digits with the comma behind it.
  private int number() {
    int value = BLANK;
    int digits = 0;
    while (at < limit && line[at] >= '0' && line[at] <= '9' && digits < 3) {
      value = Math.max(0, value) * 10 + line[at] - '0';
      at++;
      digits++;
    }
    return comma() ? value : BAD;
  }

  private boolean comma() {
    if (at < limit && line[at] == ',') {
      at++;
      return true;
    }
    return false;
  }

  /// Where the asterisk is; −1 where another sentence, or the end, comes first.
  private int star(int from) {
    for (int i = from; i < limit; i++) {
      if (line[i] == '*') {
        return i;
      }
      if (line[i] == '!') {
        return -1;
      }
    }
    return -1;
  }

  private boolean isChecked(int from, int star) {
    if (star + 2 >= limit) {
      return false;
    }
    return xor(line, from, star) == hex(line, star + 1);
  }

  static int xor(byte[] bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum ^= bytes[i];
    }
    return sum & 0xff;
  }

  /// Two hexadecimal digits; −1 where they are none.
  static int hex(byte[] bytes, int at) {
    int high = Character.digit(bytes[at], 16);
    int low = Character.digit(bytes[at + 1], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
