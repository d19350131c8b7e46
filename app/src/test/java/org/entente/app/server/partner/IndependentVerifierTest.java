package org.entente.app.server.partner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.indicator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;
import org.entente.app.server.MadeObjects;
import org.entente.app.server.NodeGroup;
import org.entente.exchange.log.LogFolder;
import org.entente.exchange.stix.Tlp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verifier of the documents, which shares no line with ours, believes what we export and
/// nothing that was changed.
class IndependentVerifierTest {
  private static final Path VERIFIER = Path.of("../docs/how-to/verify_log.py");

  @TempDir private Path folder;

  private record Said(int exit, String text) {}

  private static Said run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return new Said(process.exitValue(), text);
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return run("python3", "--version").exit() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private Said verify(Path out, String vkey) throws IOException, InterruptedException {
    return run("python3", VERIFIER.toString(), out.toString(), vkey);
  }

  private static List<Path> files(Path out) throws IOException {
    try (Stream<Path> all = Files.walk(out)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void whatIsExportedIsBelievedAndWhatWasChangedIsNot() throws Exception {
    Assumptions.assumeThat(hasPython()).as("python3 is missing").isTrue();
    try (NodeGroup nodes = new NodeGroup(folder)) {
      nodes.three(true);
      NodeGroup.Running us = nodes.running.getFirst();
      List<String> objects = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        objects.add(indicator(i, "number é " + i, Tlp.CLEAR.id()));
      }
      String bundle = MadeObjects.bundle(objects);
      nodes.ask(us, "/x/releases", "{\"to\":[\"jp\"],\"bundle\":" + bundle + "}");
      nodes.ask(
          us,
          "/x/revocations",
          "{\"to\":[\"jp\"],\"ids\":[\"indicator--00000007-0000-4000-8000-000000000000\"]}");
      NodeGroup.await(() -> NodeGroup.acknowledged(us, "jp") == 301);
      NodeGroup.await(() -> us.node().outbox().checkpoint("jp").contains("— entente/kr "));
      Path out = folder.resolve("out");
      us.store().logExport(us.home().identity()).write("entente/us/released/jp", out);
      LogFolder.Verified ours = LogFolder.verify(out);
      Said its = verify(out, us.vkey());
      assertThat(its.exit()).as(its.text()).isZero();
      assertThat(its.text())
          .contains("\"size\": 301", ours.checkpoint().root(), "entente/jp", "entente/kr")
          .contains("\"withdrawn\": 1");
      assertThat(verify(out, nodes.running.getLast().vkey()).exit()).isEqualTo(1);
      tamper(out, us.vkey());
    }
  }

  private void tamper(Path out, String vkey) throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Path> files = files(out);
    List<Path> chosen = new ArrayList<>(files.stream().filter(one -> !isObject(one)).toList());
    chosen.add(files.stream().filter(IndependentVerifierTest::isObject).findFirst().orElseThrow());
    for (Path file : chosen) {
      byte[] right = Files.readAllBytes(file);
      byte[] wrong = right.clone();
      int at = random.nextInt(meant(file, right));
      wrong[at] ^= (byte) (1 << random.nextInt(5));
      Files.write(file, wrong);
      String said = file + " at " + at + ", seed " + seed;
      assertThat(verify(out, vkey).exit()).as(said).isEqualTo(1);
      Files.write(file, right);
    }
    Files.delete(chosen.getLast());
    assertThat(verify(out, vkey).exit()).isEqualTo(1);
  }

  /// A signature by a key that nobody names proves nothing and so needs no protection.
  private static int meant(Path file, byte[] bytes) {
    return file.endsWith("checkpoint")
        ? new String(bytes, ISO_8859_1).indexOf("\n\n")
        : bytes.length - 1;
  }

  private static boolean isObject(Path file) {
    return file.toString().contains("objects");
  }
}
