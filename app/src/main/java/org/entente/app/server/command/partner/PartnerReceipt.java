package org.entente.app.server.command.partner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.Node;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.server.home.NodeHome;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.store.Outbox;
import org.entente.exchange.taxii.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes a partner's receipt that came by file: it has stored our log up to there.
@Command(
    name = "receipt",
    description = "${bundle:COMMAND_PARTNER_RECEIPT}",
    footer = "  ./entente partner receipt --dir us --name jp receipt")
public final class PartnerReceipt implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "${bundle:OPTION_PARTNER_NAME}")
  private String name;

  @Parameters(paramLabel = "FILE", description = "${bundle:PARAMETER_PARTNER_RECEIPT}")
  private Path file;

  public PartnerReceipt(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (Files.size(file) > SignedNote.LONGEST) {
      throw new BadInput(file.toString(), "", "it is too long for a receipt", "Name another file");
    }
    byte[] note = Files.readAllBytes(file);
    NodeHome home = folder.open();
    Map<String, Object> answer = new LinkedHashMap<>();
    try (NodeStore store = home.store()) {
      Node node = new Node(home, store);
      node.outbox().acknowledge(PartnerReceive.partner(node, name), note);
      Outbox.Standing standing = node.outbox().standing(name);
      answer.put("name", name);
      answer.put("sent", standing.sent());
      answer.put("acknowledged", standing.acknowledged());
    } catch (Refusal e) {
      throw new BadInput(
          file.toString(), "", e.description(), "Ask the people of " + name + " for another", e);
    }
    folder.print(terminal, answer);
    return ExitCode.DONE;
  }
}
