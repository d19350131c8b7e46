package org.entente.watch.warning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.entente.base.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signatures of our own, held against our verifier and against libxmlsec's.
class CapSignerTest {
  @TempDir private Path folder;

  private record Made(PrivateKey key, X509Certificate certificate, Path pem) {}

  /// By openssl, as people would.
  private Made made(String name, String... kind) throws Exception {
    Path key = folder.resolve(name + ".key");
    Path pem = folder.resolve(name + ".pem");
    run(concat(List.of("openssl", "genpkey", "-out", key.toString()), List.of(kind)));
    run(
        List.of(
            "openssl",
            "req",
            "-x509",
            "-new",
            "-key",
            key.toString(),
            "-subj",
            "/CN=" + name,
            "-not_before",
            "20250101000000Z",
            "-not_after",
            "20300101000000Z",
            "-out",
            pem.toString()),
        List.of(
            "openssl",
            "req",
            "-x509",
            "-new",
            "-key",
            key.toString(),
            "-subj",
            "/CN=" + name,
            "-days",
            "3650",
            "-out",
            pem.toString()));
    return new Made(
        CapSigner.key(key.toString(), Files.readString(key)),
        CapSignatures.certificates(name, Files.readAllBytes(pem)).getFirst(),
        pem);
  }

  private static List<String> concat(List<String> a, List<String> b) {
    return java.util.stream.Stream.concat(a.stream(), b.stream()).toList();
  }

  /// The first command that works.
  @SafeVarargs
  private static String run(List<String>... commands) throws IOException, InterruptedException {
    String told = "";
    for (List<String> command : commands) {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      told = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      if (process.exitValue() == 0) {
        return told;
      }
    }
    throw new IOException(told);
  }

  private static boolean isThere(String program) {
    try {
      return new ProcessBuilder(program, program.equals("openssl") ? "version" : "--version")
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static byte[] alert() {
    return CapReaderTest.ALERT
        .replaceAll("2026-03-01T09:00:00\\+09:00", "2029-03-01T09:00:00+09:00")
        .replaceAll("2026-03-01T10:00:00\\+09:00", "2029-03-01T10:00:00+09:00")
        .getBytes(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void whatWeSignVerifiesHereAndByXmlsec(String algorithm) throws Exception {
    if (!isThere("openssl")) {
      System.err.println("no openssl here: signatures of our own are not tested");
      return;
    }
    Made made =
        algorithm.equals("RSA")
            ? made("rsa", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048")
            : made("ec", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
    byte[] signed = new CapSigner(made.key(), made.certificate()).sign("a", alert());
    CapSignatures.Result result = CapSignatures.verify("a", signed, List.of(made.certificate()));
    assertThat(result.verdict()).isEqualTo(CapSignatures.Verdict.VALID);
    assertThat(result.signatures().getFirst().algorithm())
        .isEqualTo(algorithm.equals("RSA") ? "rsa-sha256" : "ecdsa-sha256");
    assertThat(CapReader.read(signed).errors()).isEmpty();
    assertThat(CapReader.read(signed).message()).isEqualTo(CapReader.read(alert()).message());
    String changed = new String(signed, UTF_8).replace(">Extreme<", ">Minor<");
    assertThat(changed).isNotEqualTo(new String(signed, UTF_8));
    assertThat(
            CapSignatures.verify("a", changed.getBytes(UTF_8), List.of(made.certificate()))
                .verdict())
        .isEqualTo(CapSignatures.Verdict.INVALID);
    xmlsec(made, signed, changed);
    Made other = made("other", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
    assertThatThrownBy(() -> new CapSigner(other.key(), made.certificate()).sign("a", alert()))
        .isInstanceOf(BadInput.class);
  }

  private void xmlsec(Made made, byte[] signed, String changed) throws Exception {
    if (!isThere("xmlsec1")) {
      System.err.println("no xmlsec1 here (apt-get install xmlsec1): not asked");
      return;
    }
    Path file = Files.write(folder.resolve("signed.cap"), signed);
    List<String> command =
        List.of(
            "xmlsec1",
            "--verify",
            "--enabled-key-data",
            "x509",
            "--trusted-pem",
            made.pem().toString(),
            file.toString());
    assertThat(run(command)).contains("OK");
    Files.writeString(file, changed);
    assertThatThrownBy(() -> run(command)).isInstanceOf(IOException.class);
  }

  @Test
  void aKeyThatIsNoneIsRefusedWithoutTellingIt() {
    assertThatThrownBy(() -> CapSigner.key("k", "-----BEGIN PRIVATE KEY-----\nsecret00\n"))
        .isInstanceOf(BadInput.class)
        .hasMessageNotContaining("secret00");
  }
}
