package org.entente.app.server.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entente.app.CommandLineRun;
import org.entente.app.server.door.LocalNode;
import org.entente.app.server.home.BackupFolder;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodeSettings;
import org.entente.app.server.home.OverlapMemory;
import org.entente.base.BadInput;
import org.entente.exchange.people.Role;
import org.entente.exchange.store.NodeStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node that is made of a copy has forgotten what it answered since: a partner gains nothing by
/// that. And a side can show what it compared.
class OverlapRestoredTest {
  private static final List<String> OURS = List.of("domain:both.example", "domain:ours.example");
  private static final List<String> THEIRS = List.of("domain:both.example", "domain:a.example");

  @TempDir private Path folder;
  private final List<LocalNode> nodes = new ArrayList<>();

  @AfterEach
  void stop() {
    nodes.forEach(LocalNode::close);
  }

  private LocalNode node(String name, String country) throws IOException {
    LocalNode made = LocalNode.start(folder.resolve(name), name, country, Map.of());
    nodes.add(made);
    made.person("bob-" + name, Role.APPROVER);
    return made;
  }

  private String offered() throws Exception {
    LocalNode us = node("us", "USA");
    LocalNode jp = node("jp", "JPN");
    us.know(jp);
    jp.know(us);
    String id = OverlapsTest.start(us, "items", "we", OURS);
    OverlapsTest.await(jp, id, "waiting");
    return id;
  }

  @Test
  void whatWasAskedAfterTheCopyIsNotAskedAgain() throws Exception {
    String id = offered();
    LocalNode jp = nodes.get(1);
    Path copy = folder.resolve("copy");
    new BackupFolder(copy).write(folder.resolve("jp"));
    OverlapsTest.agree(jp, id, THEIRS);
    OverlapsTest.await(nodes.get(0), id, "done");
    assertThat(jp.node().overlaps().spent("us")).isEqualTo(2);
    jp.close();
    nodes.remove(jp);
    Path home = folder.resolve("again");
    new BackupFolder(copy).restore(home);
    LocalNode again = LocalNode.open(home);
    nodes.add(again);
    assertThat(again.node().overlaps().spent("us")).isZero();
    assertThatThrownBy(() -> OverlapsTest.agree(again, id, THEIRS))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("made of a copy");
    Files.delete(home.resolve("restored"));
    OverlapsTest.agree(again, id, THEIRS);
    assertThat(again.node().overlaps().spent("us")).isEqualTo(2);
  }

  @Test
  void noKeyOfAnEpochIsUsedOnceMoreAfterTheCopy() throws Exception {
    NodeHome home =
        NodeHome.make(
            folder.resolve("us"), new NodeSettings("us", "USA", "127.0.0.1", 7101, true, Map.of()));
    try (NodeStore store = home.store()) {
      assertThat(store.nationalCount()).isZero();
    }
    List<byte[]> items = List.of(bytes("a"), bytes("b"));
    OverlapMemory.Own first = home.overlapMemory("jp").own(items, home.nowMicros());
    assertThat(home.overlapMemory("jp").own(items, home.nowMicros()).epoch()).isEqualTo(1);
    Path copy = folder.resolve("copy");
    new BackupFolder(copy).write(folder.resolve("us"));
    OverlapMemory.Own second = home.overlapMemory("jp").own(List.of(bytes("a")), home.nowMicros());
    assertThat(second.epoch()).isEqualTo(2);
    new BackupFolder(copy).restore(folder.resolve("again"));
    NodeHome again = NodeHome.open(folder.resolve("again"));
    OverlapMemory.Own third = again.overlapMemory("jp").own(items, again.nowMicros());
    assertThat(third.count()).isEqualTo(2);
    assertThat(third.sheets()).doesNotContainAnyElementsOf(first.sheets());
    assertThat(third.key().open()).isNotIn(first.key().open(), second.key().open());
    assertThat(third.epoch()).isGreaterThan(2);
    OverlapMemory.Own fourth =
        again.overlapMemory("jp").own(List.of(bytes("b")), again.nowMicros());
    assertThat(fourth.epoch()).isEqualTo(third.epoch() + 1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aSideShowsWhatItComparedAndNothingElsePasses() throws Exception {
    String id = offered();
    OverlapsTest.agree(nodes.get(1), id, THEIRS);
    OverlapsTest.await(nodes.get(0), id, "done");
    Path file = folder.resolve("opening.json");
    CommandLineRun opened = command("open", "us", id, "--out", file);
    assertThat(opened.exit()).as(opened.err()).isZero();
    for (String name : List.of("us", "jp")) {
      CommandLineRun checked = command("check", name, file);
      assertThat(checked.exit()).as(checked.err()).isZero();
      assertThat(checked.out()).contains("\"by\" : \"us\"").contains("\"items\" : 2");
    }
    String text = Files.readString(file);
    Files.writeString(file, text.replace("domain:ours.example", "domain:other.example"));
    assertThat(command("check", "jp", file).exit()).isEqualTo(1);
    Files.writeString(file, text.replaceFirst("\"number\":\"..", "\"number\":\"00"));
    assertThat(command("check", "jp", file).exit()).isEqualTo(1);
    Files.writeString(file, text.replace("\"by\":\"us\"", "\"by\":\"kr\""));
    assertThat(command("check", "jp", file).err()).contains("kr bound nothing");
    Files.writeString(file, text.replace("entente-overlap-opening", "else"));
    assertThat(command("check", "jp", file).exit()).isEqualTo(3);
    assertThat(command("open", "us", "ffffffff", "--out", file).exit()).isEqualTo(3);
  }

  private CommandLineRun command(String what, String name, Object... rest) {
    List<Object> words = new ArrayList<>(List.of("overlap", what, "--dir", folder.resolve(name)));
    words.addAll(List.of(rest));
    return CommandLineRun.of(words.toArray());
  }
}
