package org.entente.app.server;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.entente.app.desk.ListDesk;
import org.entente.app.jobs.JobDesk;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodeSettings;
import org.entente.cases.CaseBook;
import org.entente.exchange.store.Audit;
import org.entente.exchange.store.Identity;
import org.entente.exchange.store.Inbox;
import org.entente.exchange.store.Jobs;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.store.Outbox;
import org.entente.exchange.store.Overlaps;
import org.entente.exchange.store.PartnerKeys;
import org.entente.exchange.store.Partners;
import org.entente.exchange.store.People;
import org.entente.exchange.store.Requests;
import org.entente.exchange.store.Witness;
import org.jspecify.annotations.Nullable;

/// A node that is open: its home, its store, and what its parts tell each other.
public final class Node {
  /// A job that was begun keeps its place for so long.
  private static final Duration KEPT = Duration.ofSeconds(10);

  private final NodeHome home;
  private final NodeStore store;
  private final People people;
  private final Partners partners;
  private final PartnerKeys partnerKeys;
  private final Outbox outbox;
  private final Inbox inbox;
  private final Witness witness;
  private final Requests requests;
  private final Overlaps overlaps;
  private final Audit audit;
  private final Counts counts = new Counts();
  private final NodeLog log;
  private final Bell bell = new Bell();
  private final Jobs jobs;
  private final JobDesk jobDesk;
  private final ListDesk listDesk;
  private final WarningDesk warnings;
  private final AtomicReference<@Nullable Foreseen> passes = new AtomicReference<>();
  private final Events events = new Events(Long.toString(System.nanoTime(), 36).replace("-", "n"));
  private final JobNews jobNews = new JobNews(events);
  private final RequestNews requestNews = new RequestNews(events);
  private final StoreState storeState;
  private final Map<String, String> troubles = new ConcurrentHashMap<>();
  private final Map<String, Long> skews = new ConcurrentHashMap<>();
  private final Map<String, String> keysUsed = new ConcurrentHashMap<>();
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();
  private volatile boolean isEnding;

  public Node(NodeHome home, NodeStore store) {
    this(home, store, "", NodeLog.none());
  }

  /// @param version of this program, for what jobs note of themselves
  public Node(NodeHome home, NodeStore store, String version, NodeLog log) {
    this.home = home;
    this.store = store;
    this.log = log;
    storeState = new StoreState(store);
    Identity identity = home.identity();
    people = store.people(identity);
    audit = store.audit();
    partners = store.partners(identity);
    partnerKeys = partners.keys();
    outbox = store.outbox(identity);
    inbox = store.inbox(identity);
    witness = store.witness(identity);
    requests = store.requests(identity);
    overlaps = store.overlaps(identity);
    jobs = store.jobs();
    warnings = new WarningDesk(this);
    NodeSettings settings = home.settings();
    listDesk = new ListDesk(settings.places().lists(), version);
    jobDesk =
        new JobDesk(
            jobs,
            home.jobFiles(),
            settings.places(),
            new JobDesk.Rules(
                settings.jobsRunning(), settings.jobHeap(), KEPT, settings.jobsKept(), version),
            this::tellJob);
  }

  /// Tells whoever watches how a job is; what only comes forward is told once a second.
  public void tellJob(String id) {
    jobs.named(id).ifPresent(job -> jobNews.tell(job, jobDesk.progress(id)));
  }

  public Jobs jobs() {
    return jobs;
  }

  /// Lists and screenings.
  public ListDesk listDesk() {
    return listDesk;
  }

  /// Warnings that came.
  public WarningDesk warnings() {
    return warnings;
  }

  /// The passes over its own sites that it foresees.
  public AtomicReference<@Nullable Foreseen> passes() {
    return passes;
  }

  /// What happens in this node.
  public Events events() {
    return events;
  }

  public CaseBook cases() {
    return store.cases(home.settings().name());
  }

  /// Runs jobs once it is started.
  public JobDesk jobDesk() {
    return jobDesk;
  }

  public NodeHome home() {
    return home;
  }

  public NodeStore store() {
    return store;
  }

  /// Whether what it keeps can be read and written.
  public StoreState storeState() {
    return storeState;
  }

  public People people() {
    return people;
  }

  public Audit audit() {
    return audit;
  }

  public Counts counts() {
    return counts;
  }

  public NodeLog log() {
    return log;
  }

  public Partners partners() {
    return partners;
  }

  public PartnerKeys partnerKeys() {
    return partnerKeys;
  }

  public Outbox outbox() {
    return outbox;
  }

  public Inbox inbox() {
    return inbox;
  }

  public Witness witness() {
    return witness;
  }

  public Overlaps overlaps() {
    return overlaps;
  }

  public Requests requests() {
    return requests;
  }

  /// Tells whoever watches which requests changed since it was asked last.
  ///
  /// @param changed the id of one that did; empty when nobody knows
  public void tellRequests(String changed) {
    requestNews.look(requests, changed);
  }

  /// Rings when something was released, and when partners change.
  public Bell bell() {
    return bell;
  }

  public boolean isEnding() {
    return isEnding;
  }

  /// Why a partner could not be asked the last time; empty when it could.
  public Optional<String> trouble(String partner) {
    return Optional.ofNullable(troubles.get(partner));
  }

  /// By how many microseconds a partner's clock is ahead of ours, as it told last; the way of the
  /// message is in it.
  public Optional<Long> skew(String partner) {
    return Optional.ofNullable(skews.get(partner));
  }

  public void setSkew(String partner, long micros) {
    skews.put(partner, micros);
  }

  /// By which of its keys a partner's node signed last, since this one runs.
  public Optional<String> keyUsed(String partner) {
    return Optional.ofNullable(keysUsed.get(partner));
  }

  public void setKeyUsed(String partner, String vkey) {
    keysUsed.put(partner, vkey);
  }

  /// A partner's node showed a certificate that isn't known: it is to be asked who it is.
  public void askIdentity(String partner) {
    if (unknown.add(partner)) {
      bell.ring();
    }
  }

  public boolean isIdentityAsked(String partner) {
    return unknown.contains(partner);
  }

  /// It was asked.
  public void hasIdentity(String partner) {
    unknown.remove(partner);
  }

  public void setTrouble(String partner, @Nullable String trouble) {
    String before = trouble == null ? troubles.remove(partner) : troubles.put(partner, trouble);
    boolean isNews = (before == null) != (trouble == null);
    if (isNews) {
      log.add(new LogLine.Reached(partner, trouble == null));
    }
  }

  /// Lets whoever waits go.
  public void end() {
    isEnding = true;
    events.end();
    warnings.end();
    bell.ring();
  }
}
