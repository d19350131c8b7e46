package org.entente.app.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.base.message.AlertMessage;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.store.Partner;
import org.entente.exchange.store.Warnings;
import org.entente.watch.warning.AlertState;
import org.entente.watch.warning.CapMessage;
import org.entente.watch.warning.CapReader;
import org.entente.watch.warning.CapSignatures;
import org.entente.watch.warning.Delegates;
import org.entente.watch.warning.Finding;
import org.entente.watch.warning.MessageKey;
import org.jspecify.annotations.Nullable;

/// The warnings of a node: taken in by rules, kept, and told to whoever waits.
///
/// Anybody can write anybody's name under a message. So each stands by an authority: the sender's
/// own, if it came from a node or with a signature that may speak for that sender; else the way
/// by which it came. Messages end each other only within one authority: what a partner passes on
/// under another's name can neither end nor replace the other's own.
public final class WarningDesk {
  /// What became of a message.
  ///
  /// @param kept null when it is rejected; of a conflict, what stays
  public record Taken(
      String verdict, CapReader.Read read, @Nullable HeldWarning kept, List<Finding> errors) {
    public Taken {
      errors = List.copyOf(errors);
    }
  }

  private static final int PAGE = 500;
  private static final int FEW = 64;

  private final Node node;
  private final Warnings store;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Object taking = new Object();
  private final Map<String, JsonValue> feeds = Collections.synchronizedMap(new TreeMap<>());

  /// Filled up to `count`, which is written last: whoever reads it first needs no lock.
  private volatile HeldWarning[] all = new HeldWarning[FEW];

  private volatile int count;

  private final Delegates delegates;

  WarningDesk(Node node) {
    this.node = node;
    delegates = delegates(node.home().settings().delegates());
    store = node.store().warnings();
  }

  private static Delegates delegates(@Nullable Path file) {
    try {
      return file == null ? Delegates.NONE : Delegates.read(file);
    } catch (IOException e) {
      throw new BadInput(
          "warnings.delegates", "", "it can't be read: " + e.getMessage(), "Name a file", e);
    }
  }

  /// Who may end whose warnings here, beside their senders.
  public Delegates delegates() {
    return delegates;
  }

  /// By what name this node speaks, and a partner's.
  public static String sender(String name, String country) {
    return name + "@" + country;
  }

  public String sender() {
    return sender(node.home().settings().name(), node.home().settings().country());
  }

  /// Checks a message and keeps it. On disk, and on its way to subscribers, when it returns.
  ///
  /// @param place in the partner's log; -1 for what came otherwise
  public Taken take(byte[] bytes, String origin, long place) {
    CapReader.Read read = CapReader.read(bytes);
    CapMessage message = read.message();
    if (message == null) {
      return new Taken("rejected", read, null, read.errors());
    }
    CapSignatures.Verdict signature = signature(bytes, message.key().sender());
    if (signature == CapSignatures.Verdict.INVALID) {
      Finding wrong = Finding.of("signature", "/alert/Signature", AlertMessage.SIGNED_CHANGED);
      return new Taken("rejected", read, null, List.of(wrong));
    }
    String sha256 = Hex.encode(Merkle.sha256(bytes));
    boolean isOwn =
        signature == CapSignatures.Verdict.VALID || speaksFor(origin, message.key().sender());
    Warnings.Added added =
        store.add(
            new Warnings.Kept(
                0,
                0,
                isOwn ? "" : isOurs(origin) ? "via us" : "via " + origin,
                origin,
                place,
                name(message.key()),
                sha256,
                signature.word(),
                bytes));
    if (added.isNew()) {
      tell(added.kept());
    } else {
      refresh();
    }
    boolean isSame = added.kept().sha256().equals(sha256);
    String verdict = added.isNew() ? "accepted" : isSame ? "duplicate" : "conflict";
    return new Taken(verdict, read, held(added.kept().number()), List.of());
  }

  private static String name(MessageKey key) {
    return key.sent() + " " + key.sender() + " " + key.identifier();
  }

  /// The warning of a number from 1 to [#last].
  public HeldWarning held(long number) {
    return all[Math.toIntExact(number - 1)];
  }

  private static boolean isOurs(String origin) {
    return origin.startsWith("person ") || origin.equals("node");
  }

  /// A node speaks for itself; others for whom they were allowed to.
  private boolean speaksFor(String origin, String sender) {
    boolean isOurs = isOurs(origin);
    if (isOurs && sender.equals(sender())) {
      return true;
    }
    for (Partner one : node.partners().all()) {
      if (origin.equals("partner " + one.name())
          && sender.equals(sender(one.name(), one.country()))) {
        return true;
      }
    }
    return store.voices().stream()
        .anyMatch(
            one ->
                one.sender().equals(sender)
                    && (one.origin().equals(origin) || (isOurs && one.origin().equals("own"))));
  }

  private CapSignatures.Verdict signature(byte[] bytes, String sender) {
    if (!new String(bytes, StandardCharsets.ISO_8859_1).contains("xmldsig")) {
      return CapSignatures.Verdict.UNSIGNED;
    }
    List<X509Certificate> trusted = new ArrayList<>();
    for (Warnings.Voice one : store.voices()) {
      if (one.sender().equals(sender) && !one.certificate().isEmpty()) {
        byte[] pem = one.certificate().getBytes(StandardCharsets.UTF_8);
        trusted.addAll(CapSignatures.certificates(sender, pem));
      }
    }
    return CapSignatures.verify("the warning", bytes, trusted).verdict();
  }

  /// Says who may speak for a sender. What came before keeps its authority.
  public void allow(String sender, String origin, String certificate) {
    if (!certificate.isEmpty()) {
      CapSignatures.certificates("the certificate", certificate.getBytes(StandardCharsets.UTF_8));
    }
    if (sender.isBlank() || (origin.isEmpty() == certificate.isEmpty())) {
      throw new BadInput(
          "warning-voice",
          "",
          "it names no sender, or not one voice",
          "Name an origin or a certificate");
    }
    store.allow(new Warnings.Voice(sender, origin, certificate));
  }

  /// Tells of a warning that was kept just now: its bytes are here, and nobody need wait until a
  /// reader of the store is free.
  private void tell(Warnings.Kept kept) {
    boolean isNext;
    synchronized (taking) {
      isNext = kept.number() == count + 1L;
      if (isNext) {
        hold(kept);
      }
    }
    if (isNext) {
      spread();
    } else {
      refresh();
    }
  }

  private void spread() {
    listeners.forEach(Runnable::run);
    JsonValue.Members newest = new JsonValue.Members(Map.of("last", JsonValue.of(count)));
    node.events().publish("warning", newest, Route.WARNINGS);
  }

  /// Reads what is kept and not yet here, and tells those who listen.
  public void refresh() {
    boolean isNews = false;
    synchronized (taking) {
      List<Warnings.Kept> news = store.after(count, PAGE);
      while (!news.isEmpty()) {
        news.forEach(this::hold);
        isNews = true;
        news = store.after(count, PAGE);
      }
    }
    if (isNews) {
      spread();
    }
  }

  private void hold(Warnings.Kept kept) {
    synchronized (taking) {
      HeldWarning[] room = all;
      if (count == room.length) {
        room = Arrays.copyOf(room, 2 * room.length);
        all = room;
      }
      room[count] = HeldWarning.of(kept);
      count = count + 1;
    }
  }

  /// The number of the newest; 0 without one.
  public long last() {
    return count;
  }

  /// Notes how asking a feed went.
  public void tellFeed(String name, JsonValue.Members told) {
    feeds.put(name, told);
  }

  /// How asking each feed went the last time.
  public List<JsonValue> feeds() {
    synchronized (feeds) {
      return List.copyOf(feeds.values());
    }
  }

  /// Calls back when there are news, and when the node ends: soon, for the next one waits.
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /// Lets whoever waits go.
  void end() {
    listeners.forEach(Runnable::run);
  }

  public List<HeldWarning> all() {
    refresh();
    int known = count;
    return List.of(Arrays.copyOf(all, known));
  }

  public Optional<HeldWarning> named(String sha256) {
    return all().stream().filter(one -> one.sha256().equals(sha256)).findFirst();
  }

  /// What is in force, with what each stands by.
  public record Line(HeldWarning warning, AlertState.Judged judged) {}

  /// All that is known, and what others refer to and never came.
  public record Picture(List<Line> lines, List<MessageKey> missing) {}

  /// The picture at a time, as known at another.
  public Picture picture(Instant at, Instant known) {
    Map<String, List<HeldWarning>> byAuthority = new LinkedHashMap<>();
    for (HeldWarning one : all()) {
      if (one.atMicros() <= micros(known)) {
        byAuthority.computeIfAbsent(one.authority(), _ -> new ArrayList<>()).add(one);
      }
    }
    List<Line> lines = new ArrayList<>();
    TreeSet<MessageKey> missing = new TreeSet<>();
    for (List<HeldWarning> group : byAuthority.values()) {
      Map<MessageKey, HeldWarning> byKey = new LinkedHashMap<>();
      group.forEach(one -> byKey.put(one.message().key(), one));
      AlertState.Picture picture =
          AlertState.at(group.stream().map(HeldWarning::message).toList(), at, delegates);
      for (AlertState.Judged one : picture.alerts()) {
        HeldWarning warning = byKey.get(one.message().key());
        if (warning != null) {
          lines.add(new Line(warning, one));
        }
      }
      missing.addAll(picture.missing());
    }
    lines.sort(
        java.util.Comparator.comparing((Line one) -> one.warning().message().key())
            .thenComparing(one -> one.warning().authority()));
    return new Picture(lines, List.copyOf(missing));
  }

  private static long micros(Instant time) {
    return org.entente.exchange.taxii.TaxiiTime.micros(time);
  }
}
