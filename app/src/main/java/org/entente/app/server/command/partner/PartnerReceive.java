package org.entente.app.server.command.partner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.entente.app.server.Node;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.WholeFile;
import org.entente.app.server.partner.ArrivedCheck;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.LogEntry;
import org.entente.exchange.log.LogFolder;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.TilePath;
import org.entente.exchange.store.Inbox;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.store.Partner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes what a partner released to us from a folder that its `log export` wrote, where no line
/// leads: as over the line, each entry once, checked and on disk before it is acknowledged.
@Command(
    name = "receive",
    description = "${bundle:COMMAND_PARTNER_RECEIVE}",
    footer = "  ./entente partner receive --dir jp --name us --receipt receipt out")
public final class PartnerReceive implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "${bundle:OPTION_PARTNER_NAME}")
  private String name;

  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description = "${bundle:OPTION_PARTNER_RECEIPT}")
  private @Nullable Path receipt;

  @Parameters(paramLabel = "OUT", description = "${bundle:PARAMETER_LOG_VERIFY}")
  private Path out;

  public PartnerReceive(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    NodeHome home = folder.open();
    Map<String, Object> answer = new LinkedHashMap<>();
    try (NodeStore store = home.store()) {
      Node node = new Node(home, store);
      Partner partner = partner(node, name);
      Inbox inbox = node.inbox();
      long before = inbox.standing(partner).size();
      LogFolder.verify(out);
      SignedNote note = LogFolder.note(out);
      Checkpoint checkpoint = inbox.verified(partner, note);
      Inbox.Standing now = take(inbox, partner, note, checkpoint);
      answer.put("origin", checkpoint.origin());
      answer.put("before", before);
      answer.put("size", now.size());
      String fault = now.fault();
      if (fault != null) {
        throw new BadInput(out.toString(), "", fault, "Ask the people of " + name);
      }
      if (receipt != null) {
        String text = checkpoint.text();
        String lines = home.identity().cosignature(text, home.nowMicros());
        WholeFile.write(receipt, text + "\n" + lines);
      }
    }
    folder.print(terminal, answer);
    return ExitCode.DONE;
  }

  static Partner partner(Node node, String name) {
    return node.partners()
        .named(name)
        .filter(Partner::isActive)
        .orElseThrow(
            () ->
                new BadInput(
                    "--name", "", "no partner " + name + " is active", "See: partner list"));
  }

  /// What is held already is neither taken again nor trusted less than what came by file.
  private Inbox.Standing take(Inbox inbox, Partner partner, SignedNote note, Checkpoint checkpoint)
      throws IOException {
    inbox.dropUnproven(partner);
    Inbox.Standing standing = inbox.standing(partner);
    if (checkpoint.size() <= standing.size()) {
      inbox.compare(partner, note);
      return inbox.standing(partner);
    }
    for (long held = standing.held(); held < checkpoint.size(); ) {
      List<byte[]> bodies = LogFolder.entries(out, held / TilePath.FULL, checkpoint.size());
      List<Inbox.Arrived> arrived = new ArrayList<>();
      for (byte[] body : bodies.subList((int) (held % TilePath.FULL), bodies.size())) {
        arrived.add(arrived(held + arrived.size(), body));
      }
      held = inbox.take(partner, held, arrived);
    }
    return inbox.conclude(partner, note, checkpoint, null);
  }

  private Inbox.Arrived arrived(long index, byte[] body) throws IOException {
    String source = out + " entry " + index;
    LogEntry entry = LogEntry.parse(source, body);
    Optional<byte[]> object = LogFolder.object(out, entry.sha256());
    if (entry.action() == LogEntry.Action.REVOKE) {
      return new Inbox.Arrived(entry, body, null, null);
    }
    return object.isEmpty()
        ? new Inbox.Arrived(entry, body, null, "it isn't given any more")
        : ArrivedCheck.checked(source, entry, body, object.get());
  }
}
