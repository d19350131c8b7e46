package org.entente.app.server.command.partner;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.server.home.Fingerprint;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.OwnCertificate;
import org.entente.app.server.home.PinnedKey;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What a partner needs to add us, and the fingerprint that people compare.
@Command(
    name = "card",
    description = "${bundle:COMMAND_PARTNER_CARD}",
    footer = "  ./entente partner card --dir us")
public final class PartnerCard implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  public PartnerCard(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    NodeHome home = folder.open();
    String vkey = home.identity().key().verifier().toString();
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("name", home.settings().name());
    card.put("country", home.settings().country());
    card.put("url", home.settings().url());
    card.put("vkey", vkey);
    card.put("fingerprint", Fingerprint.of(vkey));
    OwnCertificate certificate = home.certificate();
    if (certificate != null) {
      card.put("tls", PinnedKey.hash(certificate.certificate()));
    }
    folder.print(terminal, card);
    return ExitCode.DONE;
  }
}
