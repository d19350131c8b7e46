package org.entente.app.server.command.partner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.entente.app.server.Node;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.server.partner.PartnerLink;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.TilePath;
import org.entente.exchange.store.LogAudit;
import org.entente.exchange.store.Outbox;
import org.entente.exchange.store.Partner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Compares what a node holds of its logs with what was signed. The partner is asked only for the
/// tiles that say which entries differ. Ends with 1 where something does.
@Command(
    name = "audit",
    description = "${bundle:COMMAND_LOG_AUDIT}",
    footer = "  ./entente log audit --dir jp --log entente/us/released/jp")
public final class LogAuditCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(names = "--log", paramLabel = "ORIGIN", description = "${bundle:OPTION_LOG_AUDITED}")
  private @Nullable String log;

  @Option(names = "--from", paramLabel = "DIR", description = "${bundle:OPTION_LOG_AUDIT_FROM}")
  private @Nullable Path from;

  public LogAuditCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<Map<String, Object>> logs = folder.read(this::audited);
    folder.print(terminal, Map.of("logs", logs));
    boolean isFine =
        logs.stream().allMatch(one -> one.get("findings") instanceof List<?> l && l.isEmpty());
    return isFine ? ExitCode.DONE : ExitCode.FOUND;
  }

  private List<Map<String, Object>> audited(Node node) {
    List<Map<String, Object>> logs = new ArrayList<>();
    String named = log;
    for (Outbox.LogLine one : node.outbox().logs()) {
      if (named == null || one.origin().equals(named)) {
        logs.add(audited(node, one));
      }
    }
    if (logs.isEmpty() && named != null) {
      // Says which there are.
      node.store().audited().of(named, null);
    }
    return logs;
  }

  private Map<String, Object> audited(Node node, Outbox.LogLine log) {
    Optional<Partner> sender =
        node.partners()
            .named(log.from())
            .filter(one -> !log.from().equals(node.home().settings().name()));
    Path exported = from;
    LogAudit.Report report;
    if (exported != null) {
      report = node.store().audited().of(log.origin(), path -> file(exported, path));
    } else if (sender.isEmpty()) {
      report = node.store().audited().of(log.origin(), null);
    } else {
      try (PartnerLink link = PartnerLink.of(node, sender.get())) {
        String base = "/log/" + node.home().settings().name() + "/";
        report = node.store().audited().of(log.origin(), path -> asked(link, base + path));
      }
    }
    return line(report);
  }

  private static byte[] file(Path folder, TilePath path) throws IOException {
    Path file = folder.resolve(path.toString());
    if (Files.size(file) > (long) TilePath.FULL * Merkle.HASH) {
      throw new IOException(file + " is too long for a tile");
    }
    return Files.readAllBytes(file);
  }

  private static byte[] asked(PartnerLink link, String path) throws IOException {
    try {
      PartnerLink.Reply reply = link.get(path, TilePath.FULL * Merkle.HASH);
      if (!reply.isThere()) {
        throw new IOException("the partner does not give us " + path);
      }
      return reply.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static Map<String, Object> line(LogAudit.Report report) {
    List<Map<String, Object>> findings = new ArrayList<>();
    for (LogAudit.Finding one : report.findings()) {
      Map<String, Object> finding = new LinkedHashMap<>();
      finding.put("index", one.index());
      finding.put("what", one.what());
      finding.put("id", one.id());
      findings.add(finding);
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("origin", report.origin());
    line.put("size", report.size());
    line.put("entries", report.entries());
    line.put("objects", report.objects());
    line.put("findings", findings);
    return line;
  }
}
