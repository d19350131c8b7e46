package org.entente.bench.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.entente.bench.report.Report.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.bench.report.Report;

/// Typical routes under wrk, another's program, over loopback HTTPS. It shares the processors with
/// the node.
final class WrkRun {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/bin/wrk"), Path.of("/usr/local/bin/wrk"), Path.of("/opt/homebrew/bin/wrk"));
  private static final String COLLECTION = "3c49e1d0-7a55-4b5c-9a0e-2f1f1ff7a001";
  private static final String OBJECTS = "/api/collections/" + COLLECTION + "/objects/";
  private static final int CONNECTIONS = 64;
  private static final int OBJECTS_HELD = 20_000;

  /// In what wrk prints: `    99%   12.34ms`.
  private static final Pattern RANK = Pattern.compile("(50|99)% +([0-9.]+)(us|ms|s)\\b");

  private static final Pattern MOST = Pattern.compile("Latency +\\S+ +\\S+ +([0-9.]+)(us|ms|s)\\b");
  private static final Pattern RATE = Pattern.compile("Requests/sec: +([0-9.]+)");
  private static final Pattern WRONG =
      Pattern.compile("(Socket errors:.*|Non-2xx or 3xx responses:.*)");

  private final NodeProcess node;
  private final Path folder;
  private final Path wrk;
  private final int seconds;
  private final Report report;

  private WrkRun(NodeProcess node, Path folder, Path wrk, int seconds, Report report) {
    this.node = node;
    this.folder = folder;
    this.wrk = wrk;
    this.seconds = seconds;
    this.report = report;
  }

  static void run(Path folder, int seconds, long seed, Report report)
      throws IOException, InterruptedException {
    Path wrk = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
    report.section("Routes under wrk");
    if (wrk == null) {
      report.paragraph("wrk is not installed (apt-get install wrk): not measured.");
      return;
    }
    // Nobody is to be told to come back later.
    try (NodeProcess node =
            NodeProcess.start(folder.resolve("wrk"), "--set", "limit.requests=1000000");
        NodeClient client = new NodeClient(node)) {
      fill(node, client, new Random(seed));
      new WrkRun(node, folder, wrk, seconds, report).run();
    }
  }

  private static void fill(NodeProcess node, NodeClient client, Random random)
      throws IOException, InterruptedException {
    client.admin(
        node,
        "collection",
        "{\"title\":\"wrk\",\"id\":\"%s\",\"read\":[\"admin\"],\"write\":[\"admin\"]}"
            .formatted(COLLECTION));
    Map<String, String> headers =
        Map.of(
            "Authorization",
            "Bearer " + node.token(),
            "Accept",
            NodeClient.TAXII,
            "Content-Type",
            NodeClient.TAXII);
    for (int i = 0; i < OBJECTS_HELD; i += 1_000) {
      String envelope = Indicators.envelope(Indicators.many(random, 1_000));
      int status = client.send("POST", OBJECTS, envelope, headers).statusCode();
      if (status != 202) {
        throw new IOException("objects are not taken: " + status);
      }
    }
  }

  private void run() throws IOException, InterruptedException {
    Map<String, String> routes = new LinkedHashMap<>();
    routes.put("discovery", "/taxii2/");
    routes.put("collections", "/api/collections/");
    routes.put("a page of 10 objects", OBJECTS + "?limit=10");
    routes.put("a page of 100 objects", OBJECTS + "?limit=100");
    routes.put("a page of 1,000 objects", OBJECTS + "?limit=1000");
    routes.put("a manifest of 100", "/api/collections/" + COLLECTION + "/manifest/?limit=100");
    routes.put("the node's status", "/x/status");
    routes.put("whether it is up", "/health/live");
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, String> one : routes.entrySet()) {
      rows.add(measure(one.getKey(), one.getValue(), ""));
    }
    rows.add(measure("10 objects pushed, on disk before the answer", OBJECTS, push().toString()));
    report.paragraph(
        ("%s, two threads and %d connections over HTTPS (TLS 1.3) for %d s each, %,d objects in the"
                + " collection; every request is signed for, and put into the audit.")
            .formatted(version(), CONNECTIONS, seconds, OBJECTS_HELD));
    report.table(
        List.of("", "requests a second", "p50 ms", "p99 ms", "slowest ms", "errors"), rows);
  }

  /// Sends ten objects with ids of their own each time.
  private Path push() throws IOException {
    String object =
        Indicators.one(new Random(1), "n")
            .replaceFirst("indicator--[0-9a-f-]{36}", "indicator--%s");
    String script =
        """
        wrk.method = "POST"
        wrk.headers["Content-Type"] = "%s"
        local object = [[%s]]
        local number = 0
        local thread = 0
        local threads = 0
        function setup(one) one:set("thread", threads); threads = threads + 1 end
        request = function()
          local all = {}
          for i = 1, 10 do
            number = number + 1
            local id = string.format("%%08x-0000-4000-8000-%%012x", thread, number)
            all[i] = string.gsub(object, "%%%%s", id)
          end
          return wrk.format(nil, nil, nil, '{"objects":[' .. table.concat(all, ",") .. "]}")
        end
        """
            .formatted(NodeClient.TAXII, object);
    return Files.writeString(folder.resolve("push.lua"), script);
  }

  private String version() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(wrk.toString(), "-v").redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said.lines().findFirst().orElse("wrk").replaceAll(" Copyright.*| \\[epoll].*", "");
  }

  private List<String> measure(String what, String path, String script)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(wrk.toString());
    command.addAll(List.of("-t2", "-c" + CONNECTIONS, "-d" + seconds + "s", "--latency"));
    command.addAll(List.of("-H", "Authorization: Bearer " + node.token()));
    command.addAll(List.of("-H", "Accept: " + accepted(path)));
    if (!script.isEmpty()) {
      command.addAll(List.of("-s", script));
    }
    command.add(node.url() + path);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
    Matcher wrong = WRONG.matcher(said);
    String errors = wrong.find() ? wrong.group(1) : "0";
    if (!errors.equals("0")) {
      report.failure(what + ": " + errors);
    }
    return List.of(what, rate(said), rank(said, "50"), rank(said, "99"), most(said), errors);
  }

  private static String accepted(String path) {
    boolean isTaxii = path.startsWith("/api/") || path.startsWith("/taxii2/");
    return isTaxii ? NodeClient.TAXII : NodeClient.JSON;
  }

  private static String rate(String said) {
    Matcher matcher = RATE.matcher(said);
    return matcher.find() ? number(Double.parseDouble(matcher.group(1))) : "–";
  }

  private static String rank(String said, String percent) {
    Matcher matcher = RANK.matcher(said);
    while (matcher.find()) {
      if (matcher.group(1).equals(percent)) {
        return number(millis(matcher.group(2), matcher.group(3)));
      }
    }
    return "–";
  }

  private static String most(String said) {
    Matcher matcher = MOST.matcher(said);
    return matcher.find() ? number(millis(matcher.group(1), matcher.group(2))) : "–";
  }

  private static double millis(String number, String unit) {
    double scale =
        switch (unit) {
          case "us" -> 0.001;
          case "ms" -> 1;
          default -> 1_000;
        };
    return Double.parseDouble(number) * scale;
  }
}
