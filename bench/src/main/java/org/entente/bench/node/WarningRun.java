package org.entente.bench.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.entente.bench.report.Report.count;
import static org.entente.bench.report.Report.number;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.entente.bench.report.Report;
import org.entente.bench.report.Times;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.watch.warning.CapReader;
import org.entente.watch.warning.CapSignatures;

/// The part `warnings`: how many alerts a second are held to every rule, and how long a warning
/// takes from its receipt by a node, a process of its own, to each of its subscribers.
public final class WarningRun {
  private static final int TEXT = 3_300;
  private static final int WARM = 50;
  private static final int CHECKED = 20_000;
  private static final int VERIFIED = 2_000;
  private static final int APART_MILLIS = 150;
  private static final double AIM_MILLIS = 50;
  private static final double AIM_CHECKED = 5_000;
  private static final int PATIENCE_SECONDS = 30;

  private WarningRun() {}

  /// Both, with what each cost.
  ///
  /// @param subscribers at once
  /// @param warnings one behind the other
  public static void run(Path folder, int subscribers, int warnings, Report report)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    report.section("Warnings");
    List<List<String>> rows = new ArrayList<>();
    Seal seal = Seal.make(folder);
    double checked = checked(seal);
    rows.add(
        List.of(
            "alerts of 4 KB read and held to every rule, a second of one processor",
            "",
            "",
            count((long) checked)));
    rows.add(
        List.of("of them signatures verified, a second", "", "", count((long) verified(seal))));
    push(folder.resolve("all"), seal, subscribers, warnings, "", rows, report);
    push(
        folder.resolve("area"),
        seal,
        subscribers,
        warnings,
        "?severity=Severe&area=36,129%20200",
        rows,
        report);
    report.paragraph(
        "%s subscribers over sockets of this machine, all read by one thread of another process; %s warnings of 4 KB, each signed by its sender's key (RSA of 2,048 bits) and verified (beside %s before that aren't counted), one every %s ms, each on disk before anybody hears of it. From the first byte sent to the node to the last byte read by a subscriber."
            .formatted(count(subscribers), count(warnings), count(WARM), count(APART_MILLIS)));
    report.table(List.of("", "p50 ms", "p99 ms", "slowest ms / a second"), rows);
    if (checked < AIM_CHECKED) {
      report.failure("fewer than 5,000 alerts a second are checked");
    }
  }

  private static byte[] alert(Seal seal, int number) {
    String sent = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "-00:00");
    String alert =
        """
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>A%d</identifier>\
        <sender>office@example</sender><sent>%s</sent><status>Actual</status><msgType>Alert</msgType>\
        <scope>Public</scope><info><language>en-US</language><category>Safety</category>\
        <event>Launch</event><urgency>Immediate</urgency><severity>Extreme</severity>\
        <certainty>Likely</certainty><headline>Take shelter</headline>\
        <description>%s</description><instruction>Go inside.</instruction>\
        <area><areaDesc>All</areaDesc><polygon>35,129 35,130 36,130 35,129</polygon></area>\
        </info></alert>\
        """
            .formatted(number, sent, "x".repeat(TEXT));
    return seal.signer().sign("alert", alert.getBytes(UTF_8));
  }

  private static double checked(Seal seal) {
    byte[] alert = alert(seal, 0);
    return aSecond(CHECKED, () -> CapReader.read(alert).errors().isEmpty());
  }

  private static double verified(Seal seal) {
    byte[] alert = alert(seal, 0);
    List<X509Certificate> trusted = List.of(seal.certificate());
    return aSecond(
        VERIFIED,
        () ->
            CapSignatures.verify("alert", alert, trusted).verdict() == CapSignatures.Verdict.VALID);
  }

  /// How often a second of this thread's processor, warm; 0 when one of them is wrong.
  private static double aSecond(int times, BooleanSupplier what) {
    int right = 0;
    for (int i = 0; i < times; i++) {
      right += what.getAsBoolean() ? 1 : 0;
    }
    long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < times; i++) {
      right += what.getAsBoolean() ? 1 : 0;
    }
    long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;
    return right == 2 * times ? times / (took / 1e9) : 0;
  }

  private static void push(
      Path home,
      Seal seal,
      int subscribers,
      int warnings,
      String query,
      List<List<String>> rows,
      Report report)
      throws IOException, InterruptedException {
    int all = WARM + warnings;
    try (NodeProcess node = NodeProcess.start(home, "--http", "--set", "limit.requests=1000000");
        NodeClient client = new NodeClient(node);
        Listeners listeners = new Listeners(node, subscribers, all, query)) {
      Thread thread = Thread.ofPlatform().name("subscribers").start(listeners);
      if (!listeners.ready().await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("not all subscribers are told that they listen");
      }
      trust(client, node, seal);
      List<Long> sent = new ArrayList<>();
      double cpu = 0;
      for (int i = 0; i < all; i++) {
        if (i == WARM) {
          cpu = node.cpuSeconds();
        }
        sent.add(send(client, node, alert(seal, i)));
        Thread.sleep(APART_MILLIS);
      }
      if (!listeners.done().await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        report.failure("not every subscriber has every warning");
      }
      double used = (node.cpuSeconds() - cpu) / warnings * 1e3;
      listeners.end();
      thread.join();
      Times times = times(listeners, sent, subscribers * warnings, report);
      String whom = query.isEmpty() ? "to all" : "by area and severity";
      rows.add(row("a warning " + whom, times));
      rows.add(first(listeners, sent));
      rows.add(cold(listeners, sent));
      String own = "the node's own time for one of them, all subscribers";
      rows.add(List.of(own, number(used), "", ""));
    }
  }

  private static List<String> row(String what, Times times) {
    return List.of(
        what, number(times.p50Millis()), number(times.p99Millis()), number(times.maxMillis()));
  }

  /// When it was begun to be sent.
  private static long send(NodeClient client, NodeProcess node, byte[] alert)
      throws IOException, InterruptedException {
    String body = new String(alert, UTF_8);
    Map<String, String> headers = Map.of("Authorization", "Bearer " + node.token());
    long began = System.nanoTime();
    HttpResponse<String> answer = client.send("POST", "/x/warnings", body, headers);
    if (answer.statusCode() != 201 || !answer.body().contains("\"signature\":\"valid\"")) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return began;
  }

  private static void trust(NodeClient client, NodeProcess node, Seal seal)
      throws IOException, InterruptedException {
    Map<String, JsonValue> voice =
        Map.of("sender", JsonValue.of("office@example"), "certificate", JsonValue.of(seal.pem()));
    Map<String, String> headers = Map.of("Authorization", "Bearer " + node.token());
    String body = JsonWriter.text(new JsonValue.Members(voice));
    HttpResponse<String> answer = client.send("POST", "/x/admin/warning-voice", body, headers);
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
  }

  /// What receipt, checks and the disk take before anybody hears.
  private static List<String> first(Listeners listeners, List<Long> sent) {
    List<Long> took = new ArrayList<>();
    for (int i = WARM; i < sent.size(); i++) {
      int number = i;
      listeners.times().stream()
          .filter(one -> one.size() > number)
          .mapToLong(one -> one.get(number) - sent.get(number))
          .min()
          .ifPresent(took::add);
    }
    return row("of it until the first of them hears", Times.of(took));
  }

  /// The very first warning after the node began, when nothing of its way is compiled.
  private static List<String> cold(Listeners listeners, List<Long> sent) {
    List<Long> took =
        listeners.times().stream()
            .filter(one -> !one.isEmpty())
            .map(one -> one.getFirst() - sent.getFirst())
            .toList();
    return row("the very first after the node's start", Times.of(took));
  }

  private static Times times(Listeners listeners, List<Long> sent, int heard, Report report) {
    List<Long> took = new ArrayList<>();
    for (List<Long> one : listeners.times()) {
      for (int i = WARM; i < one.size(); i++) {
        took.add(one.get(i) - sent.get(i));
      }
    }
    if (took.size() != heard) {
      report.failure(took.size() + " warnings were heard of");
    }
    Times times = Times.of(took);
    if (times.p99Millis() > AIM_MILLIS) {
      report.failure("99 of 100 subscribers hear of a warning later than after 50 ms");
    }
    return times;
  }
}
