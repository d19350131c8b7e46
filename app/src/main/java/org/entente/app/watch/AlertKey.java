package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.base.BadInput;
import org.entente.watch.warning.CapSignatures;
import org.entente.watch.warning.CapSigner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--key` and `--cert`: with what an alert is signed.
final class AlertKey {
  @Option(names = "--key", paramLabel = "KEY.pem", description = "${bundle:OPTION_WARNINGS_KEY}")
  private @Nullable Path key;

  @Option(names = "--cert", paramLabel = "CERT.pem", description = "${bundle:OPTION_WARNINGS_CERT}")
  private @Nullable Path certificate;

  boolean isGiven() {
    return key != null || certificate != null;
  }

  CapSigner signer() throws IOException {
    if (key == null || certificate == null) {
      throw new BadInput(
          "--key", "", "a signature needs a key and its certificate", "Give --key and --cert");
    }
    return new CapSigner(
        CapSigner.key(key.toString(), Files.readString(key)),
        CapSignatures.certificates(certificate.toString(), Files.readAllBytes(certificate))
            .getFirst());
  }
}
