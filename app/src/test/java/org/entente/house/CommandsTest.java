package org.entente.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs every command that the documents show, page by page, each page in a folder of its own.
///
/// In a `console` block a line that starts with `$ ` is a command and the lines below it are what
/// it prints; `…` stands for anything, alone on a line for any lines. In an `sh` block every line
/// is a command. A command exits with 0 unless `# exit N` ends its line.
class CommandsTest {
  private static final Pattern BLOCK =
      Pattern.compile("^```(console|sh)\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

  private static final Pattern EXIT = Pattern.compile("# exit (\\d+)$");

  /// Not run: these start the build, of which this test is a part.
  private static final Pattern BUILD =
      Pattern.compile("^(git|\\./mvnw|\\.ci/run|\\./entente test)\\b.*");

  private static final long TIMEOUT_SECONDS = 120;

  private record Shown(String command, int exit, List<String> output) {}

  static Stream<Path> pages() throws IOException {
    return Tree.documents().stream()
        .filter(page -> !shown(page).isEmpty())
        .map(Tree.ROOT::relativize);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theCommandsOfAPageDoWhatItSays(Path page, @TempDir Path folder)
      throws IOException, InterruptedException {
    writeLauncher(folder);
    for (Shown shown : shown(Tree.ROOT.resolve(page))) {
      Path printed = folder.resolve(".printed");
      int exit = run(shown.command(), folder, printed);
      String output = Files.readString(printed);
      assertThat(exit).as("%s: %s\n%s", page, shown.command(), output).isEqualTo(shown.exit());
      if (!shown.output().isEmpty()) {
        assertThat(output).as("%s: %s", page, shown.command()).matches(pattern(shown.output()));
      }
    }
  }

  /// Stands for the real launcher, which would build first.
  private static void writeLauncher(Path folder) throws IOException {
    Path launcher = folder.resolve("entente");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec '%s' -XX:+UseSerialGC -Xmx1g --enable-native-access=ALL-UNNAMED -cp '%s' org.entente.app.Entente \"$@\"\n"
            .formatted(java, System.getProperty("java.class.path")));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static int run(String command, Path folder, Path printed)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      fail("%s took over %d s", command, TIMEOUT_SECONDS);
    }
    return process.exitValue();
  }

  private static Pattern pattern(List<String> lines) {
    StringBuilder regex = new StringBuilder();
    for (String line : lines) {
      if (line.strip().equals("…")) {
        regex.append("(?:.*\n)*?");
      } else {
        for (String part : line.stripTrailing().splitWithDelimiters("…", 0)) {
          regex.append(part.equals("…") ? ".*" : Pattern.quote(part));
        }
        regex.append(" *\n");
      }
    }
    return Pattern.compile(regex.toString());
  }

  private static List<Shown> shown(Path page) {
    List<Shown> all = new ArrayList<>();
    for (MatchResult block : BLOCK.matcher(read(page)).results().toList()) {
      boolean isConsole = block.group(1).equals("console");
      for (String line : block.group(2).replace("\\\n", " ").lines().toList()) {
        if (isConsole && !line.startsWith("$ ")) {
          all.getLast().output().add(line);
        } else if (!line.isBlank() && !line.startsWith("#")) {
          all.add(command(isConsole ? line.substring(2) : line));
        }
      }
    }
    all.removeIf(shown -> BUILD.matcher(shown.command()).matches());
    return all;
  }

  private static Shown command(String line) {
    int exit =
        EXIT.matcher(line)
            .results()
            .findFirst()
            .map(found -> Integer.parseInt(found.group(1)))
            .orElse(0);
    return new Shown(line, exit, new ArrayList<>());
  }

  private static String read(Path page) {
    try {
      return Files.readString(page, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
