package org.entente.app.taxii;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a TAXII server is signed in to and believed.
final class TaxiiLogin {
  private static final int LONGEST = 4096;

  @Option(names = "--user", paramLabel = "NAME", description = "${bundle:OPTION_TAXII_USER}")
  private @Nullable String user;

  @Option(names = "--password-stdin", description = "${bundle:OPTION_PASSWORD_STDIN}")
  private boolean isFromStdin;

  @Option(names = "--token-file", paramLabel = "FILE", description = "${bundle:OPTION_TAXII_TOKEN}")
  private @Nullable Path token;

  @Option(names = "--trust", paramLabel = "FILE", description = "${bundle:OPTION_TAXII_TRUST}")
  private @Nullable Path trust;

  @Option(names = "--pin", paramLabel = "SHA256", description = "${bundle:OPTION_TAXII_PIN}")
  private @Nullable String pin;

  TaxiiLink link(String version) throws IOException {
    SSLContext context = null;
    if (pin != null) {
      context = TaxiiTrust.pinned(pin);
    } else if (trust != null) {
      context = TaxiiTrust.of(trust);
    }
    return new TaxiiLink(context, authorization(), version, Pace.POLITE);
  }

  private @Nullable String authorization() throws IOException {
    if (token != null) {
      if (Files.size(token) > LONGEST) {
        throw new BadInput(token.toString(), "", "it is too long for a token", "Name its file");
      }
      String text = Files.readString(token).strip();
      if (!text.matches("[!-~]+")) {
        throw new BadInput(token.toString(), "", "it holds no token", "Write one line into it");
      }
      return "Bearer " + text;
    }
    if (user == null) {
      return null;
    }
    if (!isFromStdin) {
      throw new BadInput("--user", "", "its password is missing", "Add --password-stdin");
    }
    String password = new String(System.in.readNBytes(LONGEST), UTF_8).replaceFirst("\\r?\\n$", "");
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }
}
