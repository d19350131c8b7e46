package org.entente.watch.ais;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Messages that come in parts, while they are incomplete. Parts belong together by source,
/// talker, group, channel and count, or by the group of their TAG blocks, and only then may they
/// come in another order. A first part always starts anew.
final class Fragments {
  private static final int MOST = 256;
  private static final int MOST_PARTS = 9;
  private static final long OLDEST_MS = 30_000;
  private static final long OLDEST_LINES = 100;

  /// A message that waits for the rest of its parts.
  private static final class Waiting {
    final byte[] text = new byte[MOST_PARTS * Sentence.MOST_PAYLOAD];
    final int[] lengths = new int[MOST_PARTS + 1];
    long key;
    int tagGroup;
    int total;
    int count;
    int fill;
    long line;
    long seenMs;

    /// Parts side by side, at the same distance, so that they may come in any order.
    void put(byte[] bytes, Sentence sentence) {
      System.arraycopy(
          bytes,
          sentence.payloadFrom,
          text,
          (sentence.part - 1) * Sentence.MOST_PAYLOAD,
          sentence.payloadLength);
      lengths[sentence.part] = sentence.payloadLength;
      count++;
      if (sentence.part == total) {
        fill = sentence.fill;
      }
    }

    /// Moves the parts together; answers their length.
    int join() {
      int end = 0;
      for (int part = 1; part <= total; part++) {
        System.arraycopy(text, (part - 1) * Sentence.MOST_PAYLOAD, text, end, lengths[part]);
        end += lengths[part];
      }
      return end;
    }
  }

  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Waiting> free = new ArrayList<>();
  private final AisSink sink;

  /// Of the message that was completed last; the first of its parts.
  private long firstMs;

  Fragments(AisSink sink) {
    this.sink = sink;
  }

  /// Takes one part. True where the message is complete and now in `payload`.
  boolean take(byte[] bytes, Sentence sentence, TagBlock tag, Payload payload, long line) {
    boolean isGrouped = tag.total > 1;
    long key = key(sentence, isGrouped ? 0 : tag.source);
    int tagGroup = isGrouped ? tag.group + 1 : 0;
    @Nullable Waiting found =
        find(key, tagGroup, sentence.total, tag.source == 0 && sentence.part > 1);
    if (found != null && (isGrouped ? has(found, sentence.part) : sentence.part == 1)) {
      drop(found, Reason.UNFINISHED);
      found = null;
    }
    if (found == null) {
      if (sentence.part != 1 && !isGrouped) {
        sink.rejected(line, Reason.LOST);
        return false;
      }
      found = start(key, tagGroup, sentence.total, line);
    } else if (!isGrouped && sentence.part != found.count + 1) {
      drop(found, Reason.UNFINISHED);
      sink.rejected(line, Reason.LOST);
      return false;
    }
    if (found.seenMs == TagBlock.NO_TIME) {
      found.seenMs = tag.timeMs;
    }
    found.put(bytes, sentence);
    return found.count == found.total && complete(found, payload, line);
  }

  private boolean complete(Waiting found, Payload payload, long line) {
    firstMs = found.seenMs;
    boolean isGood = payload.load(found.text, 0, found.join(), found.fill);
    release(found);
    if (!isGood) {
      sink.rejected(line, Reason.ARMOUR);
    }
    return isGood;
  }

  long firstMs() {
    return firstMs;
  }

  private static long key(Sentence sentence, int source) {
    return ((long) source << 32)
        | ((long) (sentence.talker & 0x7fff) << 17)
        | ((sentence.group & 0x3ffL) << 7)
        | (sentence.channel & 0x7f);
  }

  private static boolean has(Waiting found, int part) {
    return found.lengths[part] >= 0;
  }

  /// The youngest that fits. A later part without a TAG block goes on from whatever source.
  private @Nullable Waiting find(long key, int tagGroup, int total, boolean isSourceless) {
    long mask = isSourceless ? 0xffffffffL : -1L;
    for (int i = waiting.size() - 1; i >= 0; i--) {
      Waiting each = waiting.get(i);
      if (((each.key ^ key) & mask) == 0 && each.tagGroup == tagGroup && each.total == total) {
        return each;
      }
    }
    return null;
  }

  private Waiting start(long key, int tagGroup, int total, long line) {
    if (waiting.size() == MOST) {
      drop(waiting.getFirst(), Reason.UNFINISHED);
    }
    Waiting fresh = free.isEmpty() ? new Waiting() : free.removeLast();
    fresh.key = key;
    fresh.tagGroup = tagGroup;
    fresh.total = total;
    fresh.count = 0;
    fresh.fill = 0;
    fresh.line = line;
    fresh.seenMs = TagBlock.NO_TIME;
    Arrays.fill(fresh.lengths, -1);
    waiting.add(fresh);
    return fresh;
  }

  private void drop(Waiting old, Reason reason) {
    sink.rejected(old.line, reason);
    release(old);
  }

  private void release(Waiting old) {
    waiting.remove(old);
    free.add(old);
  }

  /// Forgets what is too old at this line and time.
  void expire(long line, long nowMs) {
    while (!waiting.isEmpty() && isOld(waiting.getFirst(), line, nowMs)) {
      drop(waiting.getFirst(), Reason.UNFINISHED);
    }
  }

  private static boolean isOld(Waiting each, long line, long nowMs) {
    boolean isTimed = each.seenMs != TagBlock.NO_TIME && nowMs != TagBlock.NO_TIME;
    return line - each.line > OLDEST_LINES || (isTimed && nowMs - each.seenMs > OLDEST_MS);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /// At the end of the input.
  void close() {
    while (!waiting.isEmpty()) {
      drop(waiting.getFirst(), Reason.UNFINISHED);
    }
  }
}
