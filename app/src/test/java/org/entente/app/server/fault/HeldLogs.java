package org.entente.app.server.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.app.CommandLineRun;
import org.entente.app.server.NodeProcess;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.Frontier;
import org.entente.exchange.log.LogFolder;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.TilePath;
import org.entente.exchange.log.VerifierKey;

/// The logs that nodes hold, written out when all of it is over.
final class HeldLogs {
  private final Path folder;
  private final Map<String, String> roots = new LinkedHashMap<>();

  HeldLogs(Path folder) {
    this.folder = folder;
  }

  static String origin(String sender, String recipient) {
    return "entente/%s/released/%s".formatted(sender, recipient);
  }

  private Path out(String holder, String origin) {
    return folder.resolve("out-" + holder + origin.replace('/', '-'));
  }

  /// What a node holds of the logs between it and another verifies, and is what the other holds.
  void check(NodeProcess node, String other) {
    for (String origin : List.of(origin(node.name, other), origin(other, node.name))) {
      Path out = out(node.name, origin);
      CommandLineRun written =
          CommandLineRun.of("log", "export", "--dir", node.folder(), "--log", origin, out);
      assertThat(written.exit()).as(written.err()).isZero();
      CommandLineRun verified = CommandLineRun.of("log", "verify", out, "--format", "json");
      assertThat(verified.exit()).as(verified.err()).isZero();
      JsonValue.Members told = (JsonValue.Members) JsonReader.parse("log verify", verified.out());
      String root = told.get("size") + " " + told.text("root");
      assertThat(roots.computeIfAbsent(origin, _ -> root)).as(origin).isEqualTo(root);
    }
  }

  /// Heads that a sender signed before are heads of the log as the recipient holds it, by keys that
  /// it writes out with it. Gives by how many keys they were signed.
  int checkHeads(String sender, String recipient, List<byte[]> heads) throws IOException {
    String origin = origin(sender, recipient);
    Path out = out(recipient, origin);
    List<VerifierKey> keys = new ArrayList<>();
    for (String line : Files.readString(out.resolve("vkeys"), UTF_8).lines().toList()) {
      VerifierKey key = VerifierKey.parse("vkeys", line);
      if (key.name().equals(origin) && key.isOfNotes()) {
        keys.add(key);
      }
    }
    TreeMap<Long, byte[]> wanted = new TreeMap<>();
    for (byte[] head : heads) {
      Checkpoint one = Checkpoint.verified(origin, SignedNote.parse(origin, head), keys);
      byte[] before = wanted.putIfAbsent(one.size(), one.rootHash());
      assertThat(before == null || Arrays.equals(before, one.rootHash())).as(origin).isTrue();
    }
    compare(out, origin, wanted);
    return keys.size();
  }

  private static void compare(Path out, String origin, Map<Long, byte[]> wanted)
      throws IOException {
    long size = Checkpoint.parse(origin, LogFolder.note(out).text()).size();
    Frontier frontier = Frontier.empty();
    long at = 0;
    for (long tile = 0; tile * TilePath.FULL < size; tile++) {
      for (byte[] entry : LogFolder.entries(out, tile, size)) {
        compare(origin, wanted.remove(at), frontier);
        frontier.append(Merkle.leaf(entry), (_, _, _) -> {});
        at++;
      }
    }
    compare(origin, wanted.remove(at), frontier);
    assertThat(wanted.keySet()).as("heads of what %s never had", origin).isEmpty();
  }

  private static void compare(
      String origin, byte @org.jspecify.annotations.Nullable [] root, Frontier frontier) {
    assertThat(root == null || Arrays.equals(root, frontier.root())).as(origin).isTrue();
  }
}
