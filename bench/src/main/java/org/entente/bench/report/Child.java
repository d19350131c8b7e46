package org.entente.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A measurement in a process of its own, with a bound on its heap and on its time.
public final class Child {
  private Child() {}

  public enum Outcome {
    DONE,
    FAILED,
    OUT_OF_TIME
  }

  /// What it prints goes to `log`.
  public static Outcome run(
      Class<?> main, String heap, Duration limit, Path log, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.addAll(options());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        return Outcome.OUT_OF_TIME;
      }
      return process.exitValue() == 0 ? Outcome.DONE : Outcome.FAILED;
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /// Some peers reach into the JDK.
  private static List<String> options() {
    List<String> options =
        new ArrayList<>(
            List.of("-XX:+UseParallelGC", "--enable-native-access=ALL-UNNAMED", "-Xlog:disable"));
    for (String part : List.of("java.lang", "java.nio", "java.io", "sun.nio.ch")) {
      options.add("--add-opens=java.base/" + part + "=ALL-UNNAMED");
    }
    return options;
  }
}
