package org.entente.app.server.overlap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.app.server.Node;
import org.entente.app.server.home.NodeKeys;
import org.entente.app.server.home.OverlapFolder;
import org.entente.app.server.home.OverlapFolder.Kind;
import org.entente.app.server.home.OverlapMemory;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.overlap.CountKey;
import org.entente.exchange.overlap.CountQuestion;
import org.entente.exchange.overlap.EpochKey;
import org.entente.exchange.overlap.MalformedElement;
import org.entente.exchange.overlap.Mode;
import org.entente.exchange.overlap.Pledge;
import org.entente.exchange.overlap.Question;
import org.entente.exchange.overlap.Sheets;
import org.entente.exchange.overlap.SumKey;
import org.entente.exchange.overlap.SumQuestion;
import org.entente.exchange.overlap.TagSet;
import org.entente.exchange.store.Comparison;

/// Our side of one comparison: what is made of our items, asked and answered. Every secret follows
/// from the node's and the comparison's name, so after a stop the same sheets are made again.
final class OverlapSide {
  /// Bytes of a masked item, and of an answer to one.
  static final int ELEMENT = 32;

  static final int PROOF = 64;

  /// Where it stands which items are asked in a continued comparison, and under which epoch is
  /// answered.
  private static final String ASKING = "asking";

  private static final String EPOCH = "epoch";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Comparison comparison;
  private final OverlapFolder folder;
  private final OverlapMemory memory;
  private final NodeKeys keys;
  private final long now;

  OverlapSide(Node node, Comparison comparison) throws IOException {
    this.comparison = comparison;
    this.folder = node.home().overlap(comparison.id());
    this.memory = node.home().overlapMemory(comparison.partner());
    this.keys = node.home().keys();
    this.now = node.home().nowMicros();
  }

  private byte[] secret(String purpose) {
    return keys.of("overlap " + purpose + "/" + comparison.id());
  }

  private EpochKey epochKey() throws IOException {
    Optional<String> epoch = folder.text(EPOCH);
    return epoch.isPresent()
        ? memory.key(Long.parseLong(epoch.get()))
        : EpochKey.of(secret("key"), comparison.id().getBytes(UTF_8));
  }

  private CountKey countKey() {
    return CountKey.of(secret("key"));
  }

  private SumKey sumKey() {
    return SumKey.of(secret("key"));
  }

  private SumQuestion sumQuestion() {
    return SumQuestion.of(secret("question"));
  }

  private Mode mode() {
    return comparison.terms().mode();
  }

  private boolean isContinued() {
    return comparison.terms().isContinued();
  }

  /// The number with which our items are bound.
  byte[] number() {
    return secret("items");
  }

  /// The items as they were compared.
  OverlapItems items() throws IOException {
    return OverlapItems.of(folder.items(), mode() == Mode.SUM && comparison.isOurs());
  }

  /// Makes what we bind ourselves to, and puts its sheets aside.
  Pledge prepare() throws IOException {
    OverlapItems items = items();
    Optional<Pledge.Asking> asks =
        comparison.isAsking() ? Optional.of(asking(items)) : Optional.empty();
    Optional<Pledge.Answering> answers =
        comparison.isAnswering() ? Optional.of(answering(items.forms())) : Optional.empty();
    return new Pledge(Pledge.commitment(number(), items.forms()), asks, answers);
  }

  private Pledge.Asking asking(OverlapItems all) throws IOException {
    OverlapItems items = all;
    if (isContinued()) {
      if (folder.text(ASKING).isEmpty()) {
        List<String> fresh = all.at(memory.unasked(all.forms())).lines();
        folder.putText(ASKING, String.join("\n", fresh));
      }
      items = asked();
    }
    if (items.size() > Pledge.MOST_ASKED) {
      throw new BadInput(
          "items", "", "more than " + Pledge.MOST_ASKED + " are new", "Compare a part at a time");
    }
    List<byte[]> sheets =
        switch (mode()) {
          case ITEMS -> question(items.forms());
          case COUNT ->
              Sheets.cut(CountQuestion.of(secret("question")).masked(items.forms()), Sheets.ITEMS);
          case SUM -> {
            List<byte[]> made = new ArrayList<>(List.of(sumQuestion().keys()));
            made.addAll(
                Sheets.cut(sumQuestion().masked(items.forms(), items.amounts()), Sheets.AMOUNTS));
            yield made;
          }
        };
    return new Pledge.Asking(items.size(), put(Kind.QUESTION, sheets));
  }

  /// The items that are asked about: all, or those that are new.
  private OverlapItems asked() throws IOException {
    Optional<String> fresh = folder.text(ASKING);
    if (fresh.isEmpty()) {
      return items();
    }
    return OverlapItems.of(
        fresh.get().isEmpty() ? List.of() : List.of(fresh.get().split("\n", -1)), false);
  }

  private List<byte[]> question(List<byte[]> items) {
    byte[] seed = secret("question");
    List<byte[]> sheets = new ArrayList<>();
    for (int from = 0; from < items.size(); from += Sheets.ITEMS) {
      int to = Math.min(from + Sheets.ITEMS, items.size());
      sheets.add(Sheets.of(Question.seeded(items.subList(from, to), seed, from).masked()));
    }
    return sheets;
  }

  private Pledge.Answering answering(List<byte[]> items) throws IOException {
    if (isContinued()) {
      OverlapMemory.Own own = memory.own(items, now);
      folder.putText(EPOCH, Long.toString(own.epoch()));
      return new Pledge.Answering(Hex.encode(own.key().open()), own.count(), own.sheets());
    }
    List<byte[]> tags =
        switch (mode()) {
          case ITEMS -> Sheets.sorted(epochKey().tags(items));
          case COUNT -> countKey().tags(items);
          case SUM -> sumKey().masked(items);
        };
    byte[] open =
        switch (mode()) {
          case ITEMS -> epochKey().open();
          case COUNT -> countKey().open();
          case SUM -> sumKey().open();
        };
    return new Pledge.Answering(
        Hex.encode(open), tags.size(), put(Kind.TAGS, Sheets.cut(tags, Sheets.TAGS)));
  }

  private List<String> put(Kind kind, List<byte[]> sheets) throws IOException {
    List<String> hashes = new ArrayList<>();
    for (int i = 0; i < sheets.size(); i++) {
      folder.put(kind, i, sheets.get(i));
      hashes.add(Sheets.hash(sheets.get(i)));
    }
    return hashes;
  }

  /// A sheet of our tags, or of the partner's that came before.
  Optional<byte[]> tags(Kind kind, int sheet, String hash) throws IOException {
    return isContinued() ? memory.sheet(hash) : folder.sheet(kind, sheet, hash);
  }

  /// Puts a sheet of the partner's tags aside.
  void putTheirs(int sheet, byte[] bytes) throws IOException {
    if (isContinued()) {
      memory.keep(bytes);
    } else {
      folder.put(Kind.THEIRS, sheet, bytes);
    }
  }

  /// Answers a sheet of the partner's, whose hash is right. Throws [MalformedElement] for one that
  /// no honest partner makes.
  byte[] answer(byte[] sheet) throws IOException, MalformedElement {
    return sheet(epochKey().answer(Sheets.pieces(sheet, ELEMENT), RANDOM));
  }

  private static byte[] sheet(EpochKey.Answer answer) {
    List<byte[]> pieces = new ArrayList<>(answer.answered());
    pieces.add(answer.proof());
    return Sheets.of(pieces);
  }

  /// Answers all sheets of the partner's at once, in another order. Empty while some are missing.
  Optional<List<byte[]>> answerAll() throws IOException, MalformedElement {
    int sheets = theirQuestion().size();
    Optional<List<byte[]>> masked = theirs(0, sheets, ELEMENT);
    if (masked.isEmpty()) {
      return Optional.empty();
    }
    EpochKey.Answer all = countKey().answer(masked.get(), RANDOM);
    List<byte[]> answers = new ArrayList<>();
    for (int from = 0; from < masked.get().size(); from += Sheets.ITEMS) {
      int to = Math.min(from + Sheets.ITEMS, masked.get().size());
      answers.add(sheet(new EpochKey.Answer(all.answered().subList(from, to), all.proof())));
    }
    return Optional.of(answers);
  }

  private List<String> theirQuestion() {
    return comparison.theirs().flatMap(Pledge::asks).map(Pledge.Asking::sheets).orElseThrow();
  }

  /// Pieces of the partner's sheets from one to before another; empty while one is missing.
  private Optional<List<byte[]>> theirs(int from, int to, int length)
      throws IOException, MalformedElement {
    List<byte[]> pieces = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Optional<byte[]> sheet = folder.sheet(Kind.ASKED, i);
      if (sheet.isEmpty()) {
        return Optional.empty();
      }
      pieces.addAll(Sheets.pieces(sheet.get(), length));
    }
    return Optional.of(pieces);
  }

  /// Adds up the partner's amounts over what both have. Empty while some sheets are missing.
  ///
  /// @throws MalformedElement when they aren't as many as was pledged
  Optional<SumKey.Answer> addUp() throws IOException, MalformedElement {
    int sheets = theirQuestion().size();
    long own = comparison.pledge().flatMap(Pledge::answers).orElseThrow().own();
    Optional<byte[]> open = folder.sheet(Kind.ASKED, 0);
    Optional<List<byte[]>> asked = theirs(1, sheets, SumQuestion.PIECE);
    Optional<List<byte[]>> again = theirs(sheets, sheets + Sheets.count(own, Sheets.TAGS), ELEMENT);
    if (open.isEmpty() || asked.isEmpty() || again.isEmpty()) {
      return Optional.empty();
    }
    long count = comparison.theirs().flatMap(Pledge::asks).orElseThrow().count();
    if (asked.get().size() != count || again.get().size() != own) {
      throw new MalformedElement("the sheets hold other numbers of items than were pledged");
    }
    return Optional.of(sumKey().answer(open.get(), asked.get(), again.get(), RANDOM));
  }

  /// The partner's masked items, masked once more: sheets that go behind those of our question.
  List<byte[]> again() throws IOException, MalformedElement {
    List<String> sheets = answers().sheets();
    List<byte[]> theirs = new ArrayList<>();
    for (int i = 0; i < sheets.size(); i++) {
      theirs.addAll(Sheets.pieces(kept(Kind.THEIRS, i, sheets.get(i)), ELEMENT));
    }
    if (theirs.size() != answers().own()) {
      throw new MalformedElement(
          theirs.size() + " items where " + answers().own() + " are pledged");
    }
    return Sheets.cut(sumQuestion().again(theirs), Sheets.TAGS);
  }

  private Pledge.Answering answers() {
    return comparison.theirs().flatMap(Pledge::answers).orElseThrow();
  }

  private Pledge.Asking asks() {
    return comparison.pledge().flatMap(Pledge::asks).orElseThrow();
  }

  /// Reads an answer sheet.
  ///
  /// @throws MalformedElement when its length isn't that of `width` answers and a proof
  static EpochKey.Answer read(byte[] sheet, int width) throws MalformedElement {
    if (sheet.length != width * ELEMENT + PROOF) {
      throw new MalformedElement(sheet.length + " bytes do not answer " + width + " items");
    }
    byte[] answered = Arrays.copyOf(sheet, width * ELEMENT);
    byte[] proof = Arrays.copyOfRange(sheet, width * ELEMENT, sheet.length);
    return new EpochKey.Answer(Sheets.pieces(answered, ELEMENT), proof);
  }

  /// What we learn when all sheets are here.
  ///
  /// @throws MalformedElement when the partner answered otherwise than its pledge says
  JsonValue.Members learn() throws IOException, MalformedElement {
    Map<String, JsonValue> result = new LinkedHashMap<>();
    result.put("asked", JsonValue.of(asks().count()));
    result.put("theirs", JsonValue.of(answers().own()));
    switch (mode()) {
      case ITEMS -> both(result);
      case COUNT -> result.put("count", JsonValue.of(count()));
      case SUM -> {
        SumQuestion.Learnt learnt = sumQuestion().learn(answered(0), asks().count());
        result.put("count", JsonValue.of(learnt.count()));
        if (learnt.sum() != null) {
          result.put("sum", JsonValue.of(learnt.sum().toString()));
        }
      }
    }
    return new JsonValue.Members(result);
  }

  private TagSet theirTags() throws IOException, MalformedElement {
    TagSet tags = new TagSet(answers().own());
    long count = 0;
    for (int i = 0; i < answers().sheets().size(); i++) {
      count += tags.addAll(kept(Kind.THEIRS, i, answers().sheets().get(i)));
    }
    if (count != answers().own()) {
      throw new MalformedElement(count + " tags where " + answers().own() + " were pledged");
    }
    return tags;
  }

  private byte[] kept(Kind kind, int sheet, String hash) throws IOException {
    Optional<byte[]> kept =
        kind == Kind.THEIRS ? tags(kind, sheet, hash) : folder.sheet(kind, sheet, hash);
    return kept.orElseThrow(() -> new IOException("sheet " + sheet + " isn't here, or damaged"));
  }

  private byte[] answered(int sheet) throws IOException {
    return folder
        .sheet(Kind.ANSWER, sheet)
        .orElseThrow(() -> new IOException("answer " + sheet + " isn't here yet"));
  }

  private void both(Map<String, JsonValue> result) throws IOException, MalformedElement {
    OverlapItems asked = asked();
    List<byte[]> own = ownTags(asked.forms());
    TagSet theirs = theirTags();
    List<String> both = new ArrayList<>();
    if (isContinued()) {
      OverlapItems all = items();
      memory.answered(answers().key(), comparison.id(), asked.forms(), own);
      OverlapMemory.Known known = memory.known(answers().key(), all.forms(), theirs);
      both.addAll(all.at(known.common()).lines());
      result.put("left", JsonValue.of(known.left()));
    } else {
      for (int i = 0; i < own.size(); i++) {
        if (theirs.contains(own.get(i))) {
          both.add(asked.lines().get(i));
        }
      }
    }
    result.put("count", JsonValue.of(both.size()));
    result.put("both", JsonValue.texts(both));
  }

  /// The tags of our items under the partner's key, each proven.
  private List<byte[]> ownTags(List<byte[]> items) throws IOException, MalformedElement {
    List<byte[]> own = new ArrayList<>();
    for (int i = 0; i < asks().sheets().size(); i++) {
      int from = i * Sheets.ITEMS;
      int to = Math.min(from + Sheets.ITEMS, items.size());
      List<byte[]> masked = Sheets.pieces(kept(Kind.QUESTION, i, asks().sheets().get(i)), ELEMENT);
      own.addAll(
          Question.known(items.subList(from, to), secret("question"), from, masked)
              .tags(read(answered(i), to - from), Hex.decode(answers().key())));
    }
    return own;
  }

  private long count() throws IOException, MalformedElement {
    List<byte[]> masked = new ArrayList<>();
    List<byte[]> answered = new ArrayList<>();
    byte[] proof = new byte[0];
    for (int i = 0; i < asks().sheets().size(); i++) {
      masked.addAll(Sheets.pieces(kept(Kind.QUESTION, i, asks().sheets().get(i)), ELEMENT));
      EpochKey.Answer answer = read(answered(i), Sheets.width(asks().count(), Sheets.ITEMS, i));
      answered.addAll(answer.answered());
      proof = answer.proof();
    }
    return CountQuestion.of(secret("question"))
        .common(
            masked, new EpochKey.Answer(answered, proof), Hex.decode(answers().key()), theirTags());
  }

  /// Of all that came and went, for both logs.
  String transcript() throws IOException {
    List<byte[]> parts = new ArrayList<>();
    for (Optional<Pledge> pledge : List.of(comparison.pledge(), comparison.theirs())) {
      pledge.ifPresent(one -> parts.add(JsonWriter.text(one.json()).getBytes(UTF_8)));
    }
    Optional<byte[]> answer = folder.sheet(Kind.ANSWER, 0);
    for (int i = 1; answer.isPresent(); i++) {
      parts.add(Sheets.hash(answer.get()).getBytes(UTF_8));
      answer = folder.sheet(Kind.ANSWER, i);
    }
    return Sheets.hash(Sheets.of(parts));
  }
}
