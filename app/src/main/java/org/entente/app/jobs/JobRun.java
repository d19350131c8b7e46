package org.entente.app.jobs;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A job that runs: a process of its own with the same program, so that it ends at once when it
/// is told to, and can take neither memory nor work with it that is the node's. It ends by itself
/// when the node does, since its standard input then ends.
final class JobRun {
  /// How a process tells how far it is, on standard error: `@progress DONE TOTAL`.
  static final String PROGRESS = "@progress ";

  private static final String PROGRAM = "org.entente.app.JobProcess";
  private static final List<String> NICE = List.of("/usr/bin/nice", "/bin/nice");
  private static final int MOST_LINES = 20;
  private static final int LONGEST_LINE = 2_000;

  /// Takes how far a run is.
  @FunctionalInterface
  interface Listener {
    void at(long done, long total);
  }

  private final Process process;
  private final Deque<String> last = new ArrayDeque<>();

  private JobRun(Process process) {
    this.process = process;
  }

  /// @param out where its standard output goes
  /// @param form what is bulk gives way to whatever else runs on this machine; what is short isn't
  ///     compiled twice
  static JobRun start(List<String> arguments, Path out, JobForm form, int heapMegabytes)
      throws IOException {
    List<String> command = new ArrayList<>();
    NICE.stream()
        .filter(one -> Files.isExecutable(Path.of(one)))
        .findFirst()
        .ifPresent(nice -> command.addAll(List.of(nice, "-n", form.isBulk() ? "15" : "5")));
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "-Xlog:disable", "-XX:+UseSerialGC"));
    if (form.isScreening() && !form.isBulk()) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.add("-Xmx" + heapMegabytes + "m");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(one -> one.startsWith("-XX:AOTCache="))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), PROGRAM));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.to(out.toFile()))
            .start();
    try {
      tell(arguments, new DataOutputStream(process.getOutputStream()));
    } catch (IOException _) {
      // It has ended already; why, it says itself.
    }
    return new JobRun(process);
  }

  /// What to do, in the form that the program reads. Its standard input stays open.
  private static void tell(List<String> arguments, DataOutputStream to) throws IOException {
    to.writeInt(arguments.size());
    for (String argument : arguments) {
      byte[] bytes = argument.getBytes(StandardCharsets.UTF_8);
      to.writeInt(bytes.length);
      to.write(bytes);
    }
    to.flush();
  }

  /// Listens until it ends; gives its exit code.
  int await(Listener listener) throws InterruptedException {
    try (BufferedReader err =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = err.readLine(); line != null; line = err.readLine()) {
        take(line, listener);
      }
    } catch (IOException _) {
      // It was ended while it spoke.
    }
    return process.waitFor();
  }

  private void take(String line, Listener listener) {
    if (line.matches("@progress [0-9]{1,18} [0-9]{1,18}")) {
      String[] numbers = line.substring(PROGRESS.length()).split(" ", -1);
      listener.at(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    } else if (!line.isBlank()) {
      synchronized (last) {
        last.add(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line);
        if (last.size() > MOST_LINES) {
          last.remove();
        }
      }
    }
  }

  /// What it said last.
  String said() {
    synchronized (last) {
      return String.join("\n", last);
    }
  }

  void end() {
    process.destroyForcibly();
  }
}
