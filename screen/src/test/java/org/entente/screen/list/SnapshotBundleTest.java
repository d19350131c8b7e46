package org.entente.screen.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.entente.base.BadInput;
import org.entente.base.sign.SignerKey;
import org.entente.base.sign.SigningKey;
import org.entente.screen.ListId;
import org.entente.screen.read.ListFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotBundleTest {
  private static final int ROUNDS = Integer.getInteger("entente.fuzz", 100);

  @TempDir private Path folder;
  private ListStore ours;
  private ListStore theirs;
  private SigningKey key;
  private Path bundle;

  @BeforeEach
  void twoNodes() throws IOException, GeneralSecurityException {
    ours = ListStore.in(folder.resolve("ours"));
    theirs = ListStore.in(folder.resolve("theirs"));
    key = key("key");
    keep("1,박진혁,북한\n", "2026-01-01T00:00:00Z");
    keep("1,박진혁,북한\n2,조명래,북한\n", "2026-02-01T00:00:00Z");
    bundle = folder.resolve("out.lists");
    SnapshotBundle.write(ours, ours.current(), key, bundle);
  }

  private SigningKey key(String name) throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    return SigningKey.read(
        pem(name + ".pem", "PRIVATE KEY", pair.getPrivate().getEncoded()),
        pem(name + ".pub", "PUBLIC KEY", pair.getPublic().getEncoded()));
  }

  private Path pem(String name, String what, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(der);
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }

  private void keep(String rows, String time) throws IOException {
    byte[] csv = ("연번,성명,국적\n" + rows).getBytes(StandardCharsets.UTF_8);
    ListFile file =
        new ListFile(
            "kr.csv",
            "https://example.org/kr.csv",
            Instant.parse(time),
            () -> new ByteArrayInputStream(csv));
    ListIntake.Issue issue = ListIntake.find(List.of(file)).issues().getFirst();
    ours.keep(issue, issue.read(false, Instant.parse(time)), false);
  }

  private void refused(Path given, String reason) throws IOException {
    assertThatThrownBy(() -> SnapshotBundle.take(given, Set.of(key.signer()), theirs))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(reason);
    assertThat(theirs.lists()).as("nothing was kept").isEmpty();
  }

  /// The same zip with some entries changed; null leaves one out.
  private Path changed(BiFunction<String, byte[], byte[]> change) throws IOException {
    Path other = folder.resolve("changed.lists");
    try (ZipFile in = new ZipFile(bundle.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(other))) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        try (InputStream content = in.getInputStream(entry)) {
          byte[] bytes = change.apply(entry.getName(), content.readAllBytes());
          if (bytes.length > 0) {
            out.putNextEntry(new ZipEntry(entry.getName()));
            out.write(bytes);
          }
        }
      }
    }
    return other;
  }

  private static byte[] packed(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(out)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  @Test
  void whatAPartnerSignedComesOverWhole() throws IOException {
    assertThat(SnapshotBundle.is(bundle)).isTrue();
    List<SnapshotBundle.Taken> taken = SnapshotBundle.take(bundle, Set.of(key.signer()), theirs);
    assertThat(taken).hasSize(1);
    assertThat(taken.getFirst().isNew()).isTrue();
    KeptIssue issue = theirs.current().getFirst();
    assertThat(issue.numbered(0)).isEqualTo(ours.current().getFirst().numbered(0));
    assertThat(theirs.load(issue).targets()).hasSize(2);
    assertThat(SnapshotBundle.take(bundle, Set.of(key.signer()), theirs).getFirst().isNew())
        .isFalse();
  }

  @Test
  void theSameIssuesAreTheSameBytes() throws IOException {
    Path again = folder.resolve("again.lists");
    SnapshotBundle.write(ours, ours.current(), key, again);
    assertThat(again).hasSameBinaryContentAs(bundle);
  }

  @Test
  void aStrangersBundleIsRefused() throws IOException, GeneralSecurityException {
    Path other = folder.resolve("stranger.lists");
    SnapshotBundle.write(ours, ours.current(), key("stranger"), other);
    refused(other, "a key that is not trusted");
  }

  @Test
  void aChangedManifestIsRefused() throws IOException {
    refused(
        changed(
            (name, bytes) ->
                name.equals("manifest")
                    ? new String(bytes, StandardCharsets.UTF_8)
                        .replace("\"lenient\":false", "\"lenient\":true ")
                        .getBytes(StandardCharsets.UTF_8)
                    : bytes),
        "the signature does not fit");
  }

  @Test
  void aChangedFileIsRefused() throws IOException {
    refused(
        changed(
            (name, bytes) -> name.startsWith("files/") ? packed("연번,성명,국적\n1,김상만,북한\n") : bytes),
        "is not what was signed");
  }

  @Test
  void aFileThatIsMissingOrTooManyIsRefused() throws IOException {
    refused(
        changed((name, bytes) -> name.startsWith("files/") ? new byte[0] : bytes),
        "lacks the file kr.csv");
    Path more = folder.resolve("more.lists");
    try (ZipFile in = new ZipFile(bundle.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(more))) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(in.getInputStream(entry).readAllBytes());
      }
      out.putNextEntry(new ZipEntry("files/more"));
    }
    refused(more, "which nobody signed");
  }

  @Test
  void damagedBundlesAreRefused() throws IOException {
    byte[] whole = Files.readAllBytes(bundle);
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Path damaged = folder.resolve("damaged.lists");
    Set<SignerKey> trusted = Set.of(key.signer());
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
      Files.write(damaged, bytes);
      ListStore store = ListStore.in(folder.resolve("store" + i));
      try {
        SnapshotBundle.take(damaged, trusted, store);
        assertThat(store.current().getFirst().snapshot())
            .as("seed %s, round %s", seed, i)
            .isEqualTo(ours.current().getFirst().snapshot());
      } catch (BadInput e) {
        assertThat(store.lists()).as("seed %s, round %s", seed, i).isEmpty();
      }
    }
  }

  @Test
  void pastIssuesAreFoundByDayAndByHash() throws IOException {
    List<KeptIssue> all = ours.issues(new ListId("kr"));
    assertThat(ours.at("2026-01-15")).containsExactly(all.getFirst());
    assertThat(ours.at("2026-02-01")).containsExactly(all.getLast());
    assertThat(ours.at("2025-12-31")).isEmpty();
    assertThat(ours.at(all.getFirst().snapshot().sha256().substring(0, 12)))
        .containsExactly(all.getFirst());
    assertThatThrownBy(() -> ours.at("0123456789ab"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("names no issue");
    assertThatThrownBy(() -> ours.at("2026-13-01")).hasMessageContaining("is no day");
  }
}
