package org.entente.watch.ais;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.GZIPInputStream;

/// Reads lines of sentences from any bytes, in one pass and in bounded memory. Other sentences,
/// comments that begin with `#` and empty lines are passed over; a line may begin with a
/// receiver's text and may hold several sentences.
public final class AisReader {
  public static final long NO_TIME = TagBlock.NO_TIME;

  /// Longer lines are no sentences of a receiver.
  private static final int MOST_LINE = 16384;

  private static final int BUFFER_BYTES = 1 << 18;

  private final AisSink sink;
  private final Payload payload = new Payload();
  private final Sentence sentence = new Sentence();
  private final TagBlock tag = new TagBlock();
  private final Fragments fragments;
  private long lines;
  private long sentences;
  private boolean isOverlong;

  public AisReader(AisSink sink) {
    this.sink = sink;
    this.fragments = new Fragments(sink);
  }

  /// Lines so far, of all kinds.
  public long lines() {
    return lines;
  }

  /// Sentences of ships so far, good or bad.
  public long sentences() {
    return sentences;
  }

  /// Reads to the end, packed or not; parts that still wait are then rejected. Lines count anew.
  public void read(InputStream in) throws IOException {
    lines = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    InputStream plain = unpacked(in);
    int kept = 0;
    while (true) {
      int got = plain.read(buffer, kept, buffer.length - kept);
      if (got < 0) {
        break;
      }
      kept = lines(buffer, kept, kept + got);
    }
    if (kept > 0) {
      line(buffer, 0, kept);
    }
    fragments.close();
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    byte[] head = in.readNBytes(2);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
    boolean isPacked = head.length == 2 && head[0] == (byte) 0x1f && head[1] == (byte) 0x8b;
    return isPacked ? new GZIPInputStream(whole, 1 << 16) : whole;
  }

  /// Reads the whole lines of `buffer` and moves what is left to its beginning; answers how much
  /// that is. `searched`: so far there is no line's end.
  private int lines(byte[] buffer, int searched, int limit) {
    int from = 0;
    for (int i = searched; i < limit; i++) {
      if (buffer[i] == '\n') {
        line(buffer, from, i);
        from = i + 1;
      }
    }
    if (limit - from > MOST_LINE) {
      if (!isOverlong) {
        sink.rejected(lines + 1, Reason.LINE_LENGTH);
      }
      isOverlong = true;
      return 0;
    }
    System.arraycopy(buffer, from, buffer, 0, limit - from);
    return limit - from;
  }

  /// Reads one line, for streams that come line by line.
  public void line(byte[] bytes, int from, int to) {
    lines++;
    if (isOverlong) {
      isOverlong = false;
      return;
    }
    if (to - from > MOST_LINE) {
      sink.rejected(lines, Reason.LINE_LENGTH);
      return;
    }
    if (!fragments.isEmpty()) {
      fragments.expire(lines, NO_TIME);
    }
    int at = from;
    while (at < to && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
    if (at == to || bytes[at] == '#') {
      return;
    }
    tag.clear();
    if (!isRead(bytes, at, to) && !isOther(bytes, at, to)) {
      sink.rejected(lines, Reason.NO_SENTENCE);
    }
  }

  /// Reads the TAG blocks and sentences of a line; false where there is none.
  private boolean isRead(byte[] bytes, int from, int to) {
    boolean isAny = false;
    int at = from;
    while (at < to) {
      if (bytes[at] == '\\') {
        int end = at + 1;
        while (end < to && bytes[end] != '\\') {
          end++;
        }
        if (end == to) {
          return isAny;
        }
        Reason reason = tag.read(bytes, at + 1, end);
        if (reason != Reason.NONE && !isAny) {
          sink.rejected(lines, reason);
          return true;
        }
        at = end + 1;
      } else if (bytes[at] == '!' && Sentence.begins(bytes, at, to)) {
        isAny = true;
        sentence(bytes, at, to);
        at = sentence.end;
      } else {
        at++;
      }
    }
    return isAny;
  }

  private void sentence(byte[] bytes, int at, int to) {
    sentences++;
    Reason reason = sentence.read(bytes, at, to);
    if (reason != Reason.NONE) {
      sink.rejected(lines, reason);
      return;
    }
    if (sentence.total == 1) {
      if (!payload.load(bytes, sentence.payloadFrom, sentence.payloadLength, sentence.fill)) {
        sink.rejected(lines, Reason.ARMOUR);
        return;
      }
      message(tag.timeMs);
      return;
    }
    fragments.expire(lines, tag.timeMs);
    if (fragments.take(bytes, sentence, tag, payload, lines)) {
      message(fragments.firstMs());
    }
  }

  private void message(long timeMs) {
    Reason reason = Lengths.judge(payload);
    if (reason == Reason.NONE) {
      sink.message(payload, timeMs, lines);
    } else {
      sink.rejected(lines, reason);
    }
  }

  /// A sentence of another instrument: `$GPRMC,…`, `!AIABM,…`, perhaps behind a receiver's text.
  private static boolean isOther(byte[] bytes, int from, int to) {
    boolean isAny = false;
    for (int i = from; i < to; i++) {
      isAny |= bytes[i] == '$' || bytes[i] == '!';
      if (i + 2 < to && bytes[i] == 'V' && bytes[i + 1] == 'D') {
        return false;
      }
    }
    return isAny;
  }

  /// At the end of a stream that came line by line.
  public void close() {
    fragments.close();
  }
}
