package org.entente.app.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes hand each other their lists, and a past answer is given again.
class ListsExchangeTest {
  private static final String WALLET = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96";

  @TempDir private Path folder;
  private Path ours;
  private Path theirs;

  @BeforeEach
  void keepTwoIssues() throws IOException {
    ours = folder.resolve("ours");
    theirs = folder.resolve("theirs");
    kept("old.csv", "", "2026-01-01T00:00:00Z");
    kept("new.csv", WALLET, "2026-02-01T00:00:00Z");
  }

  private void kept(String name, String wallet, String time) throws IOException {
    Path csv = folder.resolve(name);
    Files.writeString(csv, "연번,성명,국적,가상자산주소\n1,박진혁,북한," + wallet + "\n");
    Files.setLastModifiedTime(csv, FileTime.from(Instant.parse(time)));
    assertThat(CommandLineRun.of("lists", "import", csv, "--home", ours).exit()).isZero();
  }

  private Path pem(String name, String what, byte[] der) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN "
            + what
            + "-----\n"
            + Base64.getMimeEncoder().encodeToString(der)
            + "\n-----END "
            + what
            + "-----\n");
  }

  private CommandLineRun screen(Path home, String... more) {
    Object[] all = new Object[6 + more.length];
    all[0] = "screen";
    all[1] = "address";
    all[2] = WALLET;
    all[3] = "--home";
    all[4] = home;
    all[5] = "--format=json";
    System.arraycopy(more, 0, all, 6, more.length);
    return CommandLineRun.of(all);
  }

  @Test
  void aBundleIsTakenInByThoseWhoTrustItsKey() throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Path key = pem("key.pem", "PRIVATE KEY", pair.getPrivate().getEncoded());
    Path pub = pem("key.pub", "PUBLIC KEY", pair.getPublic().getEncoded());
    Path bundle = folder.resolve("ours.lists");
    CommandLineRun export =
        CommandLineRun.of(
            "lists", "export", bundle, "--key", key, "--public-key", pub, "--home", ours);
    assertThat(export.exit()).as(export.err()).isEqualTo(ExitCode.DONE);
    CommandLineRun stranger = CommandLineRun.of("lists", "import", bundle, "--home", theirs);
    assertThat(stranger.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(stranger.err()).contains("not trusted");
    CommandLineRun partner =
        CommandLineRun.of("lists", "import", bundle, "--trust", pub, "--home", theirs);
    assertThat(partner.exit()).as(partner.err()).isEqualTo(ExitCode.DONE);
    assertThat(screen(theirs).out()).isEqualTo(screen(ours).out()).contains("\"match\" : true");
  }

  @Test
  void aPastAnswerIsGivenAgain() {
    CommandLineRun now = screen(ours);
    assertThat(now.exit()).isEqualTo(ExitCode.FOUND);
    CommandLineRun then = screen(ours, "--lists-at", "2026-01-15");
    assertThat(then.exit()).isEqualTo(ExitCode.DONE);
    Matcher hash = Pattern.compile("\"sha256\" : \"([0-9a-f]{64})\"").matcher(then.out());
    assertThat(hash.find()).isTrue();
    assertThat(screen(ours, "--lists-at", hash.group(1)).out()).isEqualTo(then.out());
    assertThat(screen(ours, "--lists-at", "2026-03-01").out()).isEqualTo(now.out());
    assertThat(screen(ours, "--lists-at", "ffffffffff").exit()).isEqualTo(ExitCode.BAD_INPUT);
  }
}
