package org.entente.app.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.app.server.OverlapFolder.Kind;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.overlap.CountKey;
import org.entente.exchange.overlap.CountQuestion;
import org.entente.exchange.overlap.EpochKey;
import org.entente.exchange.overlap.ItemForm;
import org.entente.exchange.overlap.MalformedElement;
import org.entente.exchange.overlap.Mode;
import org.entente.exchange.overlap.Pledge;
import org.entente.exchange.overlap.Question;
import org.entente.exchange.overlap.Sheets;
import org.entente.exchange.overlap.TagSet;
import org.entente.exchange.store.Comparison;

/// Our side of one comparison: what is made of our items, asked and answered. Every secret follows
/// from the node's and the comparison's name, so after a stop the same sheets are made again.
final class OverlapSide {
  /// Bytes of a masked item, and of an answer to one.
  static final int ELEMENT = 32;

  static final int PROOF = 64;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Comparison comparison;
  private final OverlapFolder folder;
  private final NodeKeys keys;

  OverlapSide(Node node, Comparison comparison) {
    this.comparison = comparison;
    this.folder = node.home().overlap(comparison.id());
    this.keys = node.home().keys();
  }

  private byte[] secret(String purpose) {
    return keys.of("overlap " + purpose + "/" + comparison.id());
  }

  private EpochKey epochKey() {
    return EpochKey.of(secret("key"), comparison.id().getBytes(UTF_8));
  }

  private CountKey countKey() {
    return CountKey.of(secret("key"));
  }

  private boolean isCount() {
    return comparison.terms().mode() == Mode.COUNT;
  }

  /// The number with which our items are bound.
  byte[] number() {
    return secret("items");
  }

  /// Each item in its one form, by the first line that says it. Throws [BadInput] with the line
  /// that can't be one.
  static Map<String, String> forms(List<String> lines) {
    Map<String, String> forms = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      try {
        forms.putIfAbsent(new String(ItemForm.of(lines.get(i)), UTF_8), lines.get(i).strip());
      } catch (IllegalArgumentException e) {
        throw new BadInput(
            "items",
            "item " + (i + 1),
            String.valueOf(e.getMessage()),
            "Mend it or take it out",
            e);
      }
    }
    return forms;
  }

  private static List<byte[]> bytes(Map<String, String> forms) {
    List<byte[]> bytes = new ArrayList<>(forms.size());
    forms.keySet().forEach(one -> bytes.add(one.getBytes(UTF_8)));
    return bytes;
  }

  /// Makes what we bind ourselves to, and puts its sheets aside.
  Pledge prepare() throws IOException {
    List<byte[]> items = bytes(forms(folder.items()));
    Optional<Pledge.Asking> asks = Optional.empty();
    if (comparison.isAsking()) {
      asks = Optional.of(new Pledge.Asking(items.size(), put(Kind.QUESTION, question(items))));
    }
    Optional<Pledge.Answering> answers = Optional.empty();
    if (comparison.isAnswering()) {
      List<byte[]> tags =
          isCount() ? countKey().tags(items) : Sheets.sorted(epochKey().tags(items));
      byte[] open = isCount() ? countKey().open() : epochKey().open();
      answers =
          Optional.of(
              new Pledge.Answering(
                  Hex.encode(open), tags.size(), put(Kind.TAGS, Sheets.cut(tags, Sheets.TAGS))));
    }
    return new Pledge(Pledge.commitment(number(), items), asks, answers);
  }

  private List<byte[]> question(List<byte[]> items) {
    byte[] seed = secret("question");
    if (isCount()) {
      return Sheets.cut(CountQuestion.of(seed).masked(items), Sheets.ITEMS);
    }
    List<byte[]> sheets = new ArrayList<>();
    for (int from = 0; from < items.size(); from += Sheets.ITEMS) {
      int to = Math.min(from + Sheets.ITEMS, items.size());
      sheets.add(Sheets.of(Question.seeded(items.subList(from, to), seed, from).masked()));
    }
    return sheets;
  }

  private List<String> put(Kind kind, List<byte[]> sheets) throws IOException {
    List<String> hashes = new ArrayList<>();
    for (int i = 0; i < sheets.size(); i++) {
      folder.put(kind, i, sheets.get(i));
      hashes.add(Sheets.hash(sheets.get(i)));
    }
    return hashes;
  }

  /// Answers a sheet of the partner's, whose hash is right. Throws [MalformedElement] for one that
  /// no honest partner makes.
  byte[] answer(byte[] sheet) throws MalformedElement {
    return sheet(epochKey().answer(Sheets.pieces(sheet, ELEMENT), RANDOM));
  }

  private static byte[] sheet(EpochKey.Answer answer) {
    List<byte[]> pieces = new ArrayList<>(answer.answered());
    pieces.add(answer.proof());
    return Sheets.of(pieces);
  }

  /// Answers all sheets of the partner's at once, in another order. Empty while some are missing.
  Optional<List<byte[]>> answerAll() throws IOException, MalformedElement {
    List<String> hashes =
        comparison.theirs().flatMap(Pledge::asks).map(Pledge.Asking::sheets).orElseThrow();
    List<byte[]> masked = new ArrayList<>();
    for (int i = 0; i < hashes.size(); i++) {
      Optional<byte[]> sheet = folder.sheet(Kind.ASKED, i, hashes.get(i));
      if (sheet.isEmpty()) {
        return Optional.empty();
      }
      masked.addAll(Sheets.pieces(sheet.get(), ELEMENT));
    }
    EpochKey.Answer all = countKey().answer(masked, RANDOM);
    List<byte[]> sheets = new ArrayList<>();
    for (int from = 0; from < masked.size(); from += Sheets.ITEMS) {
      int to = Math.min(from + Sheets.ITEMS, masked.size());
      sheets.add(sheet(new EpochKey.Answer(all.answered().subList(from, to), all.proof())));
    }
    return Optional.of(sheets);
  }

  /// Reads an answer sheet.
  ///
  /// @throws MalformedElement when its length isn't that of `width` answers and a proof
  static EpochKey.Answer read(byte[] sheet, int width) throws MalformedElement {
    if (sheet.length != width * ELEMENT + PROOF) {
      throw new MalformedElement(sheet.length + " bytes do not answer " + width + " items");
    }
    byte[] answered = java.util.Arrays.copyOf(sheet, width * ELEMENT);
    byte[] proof = java.util.Arrays.copyOfRange(sheet, width * ELEMENT, sheet.length);
    return new EpochKey.Answer(Sheets.pieces(answered, ELEMENT), proof);
  }

  /// What we learn when all sheets are here.
  ///
  /// @throws MalformedElement when the partner answered otherwise than its pledge says
  JsonValue.Members learn() throws IOException, MalformedElement {
    Pledge.Answering theirs = comparison.theirs().flatMap(Pledge::answers).orElseThrow();
    Pledge.Asking asked = comparison.pledge().flatMap(Pledge::asks).orElseThrow();
    TagSet tags = new TagSet(theirs.own());
    long count = 0;
    for (int i = 0; i < theirs.sheets().size(); i++) {
      count += tags.addAll(kept(Kind.THEIRS, i, theirs.sheets().get(i)));
    }
    if (count != theirs.own()) {
      throw new MalformedElement(count + " tags where " + theirs.own() + " were pledged");
    }
    Map<String, JsonValue> result = new LinkedHashMap<>();
    result.put("asked", JsonValue.of(asked.count()));
    result.put("theirs", JsonValue.of(theirs.own()));
    if (isCount()) {
      result.put("count", JsonValue.of(count(asked, theirs, tags)));
    } else {
      List<String> both = both(asked, theirs, tags);
      result.put("count", JsonValue.of(both.size()));
      result.put("both", JsonValue.texts(both));
    }
    return new JsonValue.Members(result);
  }

  private byte[] kept(Kind kind, int sheet, String hash) throws IOException {
    return folder
        .sheet(kind, sheet, hash)
        .orElseThrow(() -> new IOException("sheet " + sheet + " is damaged: it is made anew"));
  }

  private EpochKey.Answer answered(int sheet, int width) throws IOException, MalformedElement {
    byte[] bytes =
        folder
            .sheet(Kind.ANSWER, sheet)
            .orElseThrow(() -> new IOException("answer " + sheet + " isn't here yet"));
    return read(bytes, width);
  }

  private List<String> both(Pledge.Asking asked, Pledge.Answering theirs, TagSet tags)
      throws IOException, MalformedElement {
    Map<String, String> forms = forms(folder.items());
    List<byte[]> items = bytes(forms);
    List<String> lines = List.copyOf(forms.values());
    List<String> both = new ArrayList<>();
    for (int i = 0; i < asked.sheets().size(); i++) {
      int from = i * Sheets.ITEMS;
      int to = Math.min(from + Sheets.ITEMS, items.size());
      List<byte[]> masked = Sheets.pieces(kept(Kind.QUESTION, i, asked.sheets().get(i)), ELEMENT);
      List<byte[]> own =
          Question.known(items.subList(from, to), secret("question"), from, masked)
              .tags(answered(i, to - from), Hex.decode(theirs.key()));
      for (int j = 0; j < own.size(); j++) {
        if (tags.contains(own.get(j))) {
          both.add(lines.get(from + j));
        }
      }
    }
    return both;
  }

  private long count(Pledge.Asking asked, Pledge.Answering theirs, TagSet tags)
      throws IOException, MalformedElement {
    List<byte[]> masked = new ArrayList<>();
    List<byte[]> answered = new ArrayList<>();
    byte[] proof = new byte[0];
    for (int i = 0; i < asked.sheets().size(); i++) {
      masked.addAll(Sheets.pieces(kept(Kind.QUESTION, i, asked.sheets().get(i)), ELEMENT));
      EpochKey.Answer answer = answered(i, Sheets.width(asked.count(), Sheets.ITEMS, i));
      answered.addAll(answer.answered());
      proof = answer.proof();
    }
    return CountQuestion.of(secret("question"))
        .common(masked, new EpochKey.Answer(answered, proof), Hex.decode(theirs.key()), tags);
  }

  /// Of all that came and went, for both logs.
  String transcript() throws IOException {
    List<byte[]> parts = new ArrayList<>();
    for (Optional<Pledge> pledge : List.of(comparison.pledge(), comparison.theirs())) {
      pledge.ifPresent(one -> parts.add(JsonWriter.text(one.json()).getBytes(UTF_8)));
    }
    int sheets =
        comparison.pledge().flatMap(Pledge::asks).map(one -> one.sheets().size()).orElse(0);
    for (int i = 0; i < sheets; i++) {
      parts.add(Sheets.hash(folder.sheet(Kind.ANSWER, i).orElseThrow()).getBytes(UTF_8));
    }
    return Sheets.hash(Sheets.of(parts));
  }
}
