package org.entente.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assumptions;
import org.entente.cases.report.CaseExport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verifier of the documents, which shares no line with ours, believes an exported case and
/// nothing that was changed in it, and holds it to a chain that was noted before.
class ExportedChainTest {
  private static final Path VERIFIER = Path.of("../docs/how-to/verify_case.py");

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

  private Path written(CaseBook book, AsOf asOf, String name) throws IOException {
    Map<String, byte[]> files =
        CaseExport.files(
            book.view("us-1", asOf).orElseThrow(),
            book.chain("us-1", asOf),
            sha256 -> book.content(sha256).orElseThrow(),
            "1");
    Path out = folder.resolve(name);
    for (Map.Entry<String, byte[]> one : files.entrySet()) {
      Path file = out.resolve(one.getKey());
      Files.createDirectories(file.resolveSibling("."));
      Files.write(file, one.getValue());
    }
    return out;
  }

  private static Draft draft(EntryKind kind, String title) {
    return Draft.of(kind, title, "", "ann", "amber");
  }

  @Test
  void whatIsExportedIsBelievedAndWhatWasChangedIsNot() throws Exception {
    Assumptions.assumeThat(hasPython()).as("python3 is missing").isTrue();
    try (FileStorage storage = new FileStorage(folder.resolve("cases.db"))) {
      CaseBook book = new CaseBook(storage, "us");
      book.open(IncidentKind.THEFT, draft(EntryKind.OPENED, "도난 \"盗\" 𐀀\n\t\u0001"));
      storage.clock = 2_345_678;
      book.add("us-1", draft(EntryKind.EVENT, "wrong"), false);
      storage.clock = 3_000_001;
      book.add("us-1", draft(EntryKind.EVENT, "right").replacing(2).learnt(1_500_000), false);
      book.add(
          "us-1",
          draft(EntryKind.NOTE, "n")
              .holding(new ValidTime(5, Long.MAX_VALUE))
              .from("here", "echo 1", "1".getBytes(UTF_8)),
          false);
      Path before = written(book, new AsOf(2_345_678, null), "before");
      Chain noted = book.chain("us-1", new AsOf(2_345_678, null));
      assertThat(noted.entries()).isEqualTo(2);
      Path out = written(book, AsOf.NOW, "now");
      Said said = run("python3", VERIFIER.toString(), out.toString(), "2:" + noted.hash());
      assertThat(said.exit()).as(said.text()).isZero();
      assertThat(said.text()).contains(book.chain("us-1", AsOf.NOW).hash());
      assertThat(run("python3", VERIFIER.toString(), before.toString()).exit()).isZero();
      String other = "2:" + book.chain("us-1", AsOf.NOW).hash();
      assertThat(run("python3", VERIFIER.toString(), out.toString(), other).text())
          .contains("doesn't go on");
      Path entries = out.resolve("case.json");
      Files.writeString(entries, Files.readString(entries).replace("right", "wrong"));
      Path sums = out.resolve("SHA256SUMS");
      Files.writeString(sums, Files.readString(sums).replaceAll("(?m)^.*case.json\\n", ""));
      assertThat(run("python3", VERIFIER.toString(), out.toString()).text())
          .contains("entry 3 has another hash");
    }
  }
}
