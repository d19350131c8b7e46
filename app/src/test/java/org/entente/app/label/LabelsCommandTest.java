package org.entente.app.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelsCommandTest {
  private static final String ADDRESS = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
  private static final String CSV =
      """
      # made by hand
      address,label,category,confidence,source,date,retracted
      %s,Huio,exchange;x,service_data,https://example.org/a,2024-05-01,
      %s,"Desk, ""the"" other",otc_broker,web_crawl,https://example.org/b,2024-06-01,2024-07-01
      """
          .formatted(ADDRESS, ADDRESS.replace("0x", "0X").toUpperCase(Locale.ROOT));

  @TempDir private Path folder;

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of((Object[]) arguments);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String store() {
    return folder.resolve("store").toString();
  }

  @Test
  void whatIsImportedIsShownAsItWasKnown() throws IOException {
    String csv = file("mine.csv", CSV).toString();
    CommandLineRun first = run("labels", "import", "--labels", store(), csv, "--format", "json");
    assertThat(first.exit()).isEqualTo(ExitCode.DONE);
    assertThat(first.out()).contains("\"labels\" : 2", "\"had\" : false", "\"total\" : 2");
    CommandLineRun again = run("labels", "import", "--labels", store(), csv, "--format", "json");
    assertThat(again.out()).contains("\"had\" : true", "\"total\" : 2");
    String[] show = {"labels", "show", "--labels", store(), ADDRESS, "--as-known"};
    assertThat(run(with(show, "2024-04-30")).out()).contains("no label");
    assertThat(run(with(show, "2024-05-02")).out()).contains("Huio").doesNotContain("Desk");
    assertThat(run(with(show, "2024-06-02")).out())
        .contains("Desk, \"the\" other", "conflict: Huio");
    assertThat(run(with(show, "2024-07-02")).out()).doesNotContain("conflict");
    CommandLineRun status = run("labels", "status", "--check", "--labels", store());
    assertThat(status.exit()).isEqualTo(ExitCode.DONE);
    assertThat(status.out()).contains("mine.csv");
  }

  private static String[] with(String[] arguments, String last) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = last;
    return all;
  }

  @Test
  void oneBadLineStopsAllUnlessDoubtIsAllowed() throws IOException {
    String bad = CSV + ADDRESS + ",X,exchange,very_sure,https://example.org,,\n" + "too,few\n";
    String csv = file("bad.csv", bad).toString();
    CommandLineRun strict = run("labels", "import", "--labels", store(), csv);
    assertThat(strict.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(strict.err()).contains("bad.csv, line 5: no confidence is called 'very_sure'");
    assertThat(run("labels", "show", "--labels", store(), ADDRESS).exit())
        .isEqualTo(ExitCode.BAD_INPUT);
    CommandLineRun lenient =
        run("labels", "import", "--labels", store(), csv, "--lenient", "--format", "json");
    assertThat(lenient.exit()).isEqualTo(ExitCode.DONE);
    assertThat(lenient.out()).contains("\"labels\" : 2", "\"skipped\" : 2");
    assertThat(lenient.err()).contains("line 6");
  }

  @Test
  void aSignedPackIsReadByThoseWhoTrustItsKeyAlone() throws Exception {
    KeyPair keys = keys();
    String key = pem("key.pem", "PRIVATE KEY", keys.getPrivate().getEncoded());
    String pub = pem("key.pub", "PUBLIC KEY", keys.getPublic().getEncoded());
    String other = pem("other.pub", "PUBLIC KEY", keys().getPublic().getEncoded());
    String csv = file("mine.csv", CSV).toString();
    String pack = folder.resolve("ours.labels").toString();
    assertThat(run("labels", "pack", "--key", key, "--public-key", pub, "--out", pack, csv).exit())
        .isEqualTo(ExitCode.DONE);
    assertThat(run("labels", "import", "--labels", store(), "--trust", other, pack).exit())
        .isEqualTo(ExitCode.BAD_INPUT);
    String text = Files.readString(Path.of(pack));
    String forged = file("forged.labels", text.replace("Huio", "Huia")).toString();
    CommandLineRun refused =
        run("labels", "import", "--lenient", "--labels", store(), "--trust", pub, forged);
    assertThat(refused.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.err()).contains("the signature does not fit");
    assertThat(run("labels", "import", "--labels", store(), "--trust", pub, pack).exit())
        .isEqualTo(ExitCode.DONE);
    assertThat(run("labels", "export", "--labels", store()).out())
        .contains("\"Desk, \"\"the\"\" other\"");
  }

  private static KeyPair keys() throws NoSuchAlgorithmException {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  private String pem(String name, String what, byte[] bytes) throws IOException {
    String text =
        "-----BEGIN "
            + what
            + "-----\n"
            + new String(Base64.getMimeEncoder().encode(bytes), StandardCharsets.US_ASCII)
            + "\n-----END "
            + what
            + "-----\n";
    return file(name, text).toString();
  }
}
