package org.entente.app.server.command.request;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.entente.app.server.Node;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.playbook.PlaybookMaking;
import org.entente.exchange.playbook.PlaybookSignatures;
import org.entente.exchange.request.Wish;
import org.entente.exchange.store.Partner;
import org.entente.exchange.store.Request;
import org.entente.exchange.taxii.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a CACAO playbook of requests that this node asks or drafts, and signs it.
@Command(
    name = "make",
    description = "${bundle:COMMAND_PLAYBOOK_MAKE}",
    footer = "  ./entente request playbook make --dir us --name \"Bybit, first hour\" 10573b87")
public final class PlaybookMake implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "${bundle:OPTION_PLAYBOOK_NAME}")
  private String name;

  @Parameters(arity = "1..*", paramLabel = "ID", description = "${bundle:PARAMETER_REQUEST}")
  private List<String> ids;

  public PlaybookMake(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try {
      folder.print(terminal, folder.read(this::made));
    } catch (Refusal e) {
      throw new BadInput("request", "", e.description(), "See: entente request list", e);
    }
    return ExitCode.DONE;
  }

  private JsonValue.Members made(Node node) {
    List<PlaybookMaking.Asked> asked = new ArrayList<>();
    for (String id : ids.stream().distinct().toList()) {
      Request request = node.requests().named(id);
      Wish wish = request.wish().filter(_ -> request.isOurs()).orElseThrow(() -> theirs(request));
      Partner partner = node.partners().named(request.partner()).orElseThrow(Refusal::notFound);
      String keyName = VerifierKey.parse(partner.name(), partner.vkey()).name();
      asked.add(
          new PlaybookMaking.Asked(
              request.id(),
              new PlaybookMaking.Party(partner.country(), keyName),
              wish,
              request.begun()));
    }
    PlaybookMaking.Party own =
        new PlaybookMaking.Party(
            node.home().settings().country(), node.home().identity().key().verifier().name());
    return PlaybookSignatures.signed(
        PlaybookMaking.of(name, own, asked), node.home().identity().key());
  }

  private static BadInput theirs(Request request) {
    return new BadInput(
        request.id(), "", "it is a partner's, who makes its own playbooks", "Name one of ours");
  }
}
