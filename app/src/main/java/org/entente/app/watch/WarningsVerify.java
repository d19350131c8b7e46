package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Terminal;
import org.entente.watch.warning.CapSignatures;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente watch warnings verify`: who signed an alert, and whether that counts.
@Command(
    name = "verify",
    description = "${bundle:COMMAND_WARNINGS_VERIFY}",
    footer = "  ./entente watch warnings verify alert.cap --trust sender.pem")
public final class WarningsVerify implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "${bundle:PARAMETER_CAP_FILE}")
  private Path file;

  @Option(
      names = "--trust",
      arity = "1..*",
      paramLabel = "CERT.pem",
      description = "${bundle:OPTION_WARNINGS_TRUST}")
  private List<Path> trust = List.of();

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public WarningsVerify(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<X509Certificate> trusted = new ArrayList<>();
    for (Path one : trust) {
      trusted.addAll(CapSignatures.certificates(one.toString(), Files.readAllBytes(one)));
    }
    CapSignatures.Result result =
        CapSignatures.verify(file.toString(), Files.readAllBytes(file), trusted);
    switch (format) {
      case JSON -> Json.print(terminal, json(result));
      case TABLE -> {
        terminal
            .out()
            .println(result.verdict().word() + ": " + result.reason().in(terminal.messages()));
        for (CapSignatures.Judged one : result.signatures()) {
          terminal
              .out()
              .println(
                  "  "
                      + String.join(
                          "  ",
                          one.verdict().word(),
                          one.algorithm(),
                          one.digest(),
                          one.signer(),
                          one.reason().in(terminal.messages())));
        }
      }
    }
    return result.verdict() == CapSignatures.Verdict.VALID ? ExitCode.DONE : ExitCode.FOUND;
  }

  private Map<String, @Nullable Object> json(CapSignatures.Result result) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("file", file.toString());
    json.put("identifier", result.identifier());
    json.put("verdict", result.verdict().word());
    json.put("because", result.because());
    json.put("signatures", result.signatures().stream().map(WarningsVerify::json).toList());
    return json;
  }

  private static Map<String, @Nullable Object> json(CapSignatures.Judged one) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("verdict", one.verdict().word());
    json.put("because", one.because());
    json.put("algorithm", one.algorithm());
    json.put("digest", one.digest());
    json.put("signer", one.signer().isEmpty() ? null : one.signer());
    json.put("covers", one.isWhole() ? "document" : "part");
    return json;
  }
}
