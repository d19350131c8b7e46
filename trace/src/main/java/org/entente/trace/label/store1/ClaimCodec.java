package org.entente.trace.label.store1;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Confidence;
import org.entente.trace.label.Label;
import org.entente.trace.label.Subject;
import org.jspecify.annotations.Nullable;

/// A claim as bytes: numbers of seven bits a byte, low first; texts in UTF-8 behind their lengths;
/// days since 1970 plus a million, zero for none.
///
/// Where the source ends in the subject's own text, as the address of a page about it does, a mark
/// stands for it: so a million pages of one site are one claim.
final class ClaimCodec {
  private static final char MARK = '\u0000';
  private static final int DAY_ZERO = 1_000_000;
  private static final byte[] NO_SUBJECT = {};

  private final byte[] bytes;
  private int at;

  private ClaimCodec(byte[] bytes) {
    this.bytes = bytes;
  }

  /// @param subject the subject's own bytes where its row doesn't have them
  static byte[] encode(Label label, boolean subject) {
    Claim claim = label.claim();
    ByteArrayOutputStream out = new ByteArrayOutputStream(200);
    bytes(out, subject ? label.subject().bytes() : NO_SUBJECT);
    text(out, claim.text());
    text(out, claim.actor());
    number(out, claim.concepts().size());
    claim.concepts().forEach(concept -> text(out, concept));
    text(out, claim.confidence().id());
    number(out, claim.confidence().points());
    text(out, marked(claim.source(), label.subject().text()));
    text(out, claim.author());
    text(out, claim.network());
    number(out, claim.clusterDefiner() ? 1 : 0);
    day(out, claim.date());
    day(out, claim.known());
    day(out, claim.retracted());
    text(out, claim.note());
    return out.toByteArray();
  }

  private static String marked(String source, String subject) {
    return source.endsWith(subject) && !subject.isEmpty()
        ? source.substring(0, source.length() - subject.length()) + MARK
        : source;
  }

  private static void text(ByteArrayOutputStream out, String text) {
    bytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(ByteArrayOutputStream out, byte[] bytes) {
    number(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static void day(ByteArrayOutputStream out, @Nullable LocalDate day) {
    number(out, day == null ? 0 : Math.toIntExact(day.toEpochDay()) + DAY_ZERO);
  }

  private static void number(ByteArrayOutputStream out, int number) {
    int rest = number;
    for (; rest > 0x7f; rest >>>= 7) {
      out.write((rest & 0x7f) | 0x80);
    }
    out.write(rest);
  }

  /// The label that `bytes` and its row make; `subject` is what stands in the row, null if only its
  /// hash does. Throws [IllegalArgumentException] if they are no claim.
  static Label decode(byte[] bytes, @Nullable Subject subject) {
    ClaimCodec in = new ClaimCodec(bytes);
    byte[] own = in.bytes();
    Subject of = subject == null ? Subject.read(own) : subject;
    String text = in.text();
    String actor = in.text();
    List<String> concepts = new ArrayList<>();
    for (int count = in.number(); count > 0; count--) {
      concepts.add(in.text());
    }
    Confidence confidence = new Confidence(in.text(), in.number());
    String source = in.text();
    if (!source.isEmpty() && source.charAt(source.length() - 1) == MARK) {
      source = source.substring(0, source.length() - 1) + of.text();
    }
    Claim claim =
        new Claim(
            text,
            actor,
            concepts,
            confidence,
            source,
            in.text(),
            in.text(),
            in.number() == 1,
            in.day(),
            in.known(),
            in.day(),
            in.text());
    return new Label(of, claim);
  }

  private String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  private byte[] bytes() {
    int length = number();
    if (length < 0 || length > bytes.length - at) {
      throw new IllegalArgumentException("a claim that is cut off");
    }
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  private LocalDate known() {
    LocalDate day = day();
    if (day == null) {
      throw new IllegalArgumentException("a claim without the day on which it was known");
    }
    return day;
  }

  private @Nullable LocalDate day() {
    int number = number();
    return number == 0 ? null : LocalDate.ofEpochDay((long) number - DAY_ZERO);
  }

  private int number() {
    int number = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (at >= bytes.length) {
        break;
      }
      byte part = bytes[at++];
      number |= (part & 0x7f) << shift;
      if (part >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("a claim that is cut off");
  }
}
