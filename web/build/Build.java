import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Builds the pages by the machine's npm, when something changed since the last time. Where there
/// is no npm, or one too old, the build goes on without pages: a file says why, and the node tells
/// it to whoever opens it. What is wrong with the pages themselves fails the build.
final class Build {
  private static final Path CLASSES = Path.of("target/classes/org/entente/web");
  private static final Path STAMP = Path.of("target/built.sha256");
  private static final Path LIBRARIES = Path.of("node_modules/.entente-lock.sha256");
  private static final Path API = Path.of("../app/src/main/resources/org/entente/app/server/api");
  private static final boolean IS_WINDOWS = System.getProperty("os.name").startsWith("Windows");

  private Build() {}

  /// `test` as the argument runs the tests of the pages, too.
  public static void main(String[] args) throws Exception {
    boolean isTested = args.length > 0 && args[0].equals("test");
    String sources =
        hash(
            List.of(
                Path.of("src"),
                Path.of("build"),
                API,
                Path.of("index.html"),
                Path.of("package-lock.json"),
                Path.of("vite.config.ts"),
                Path.of("tsconfig.json")));
    String done = Files.exists(STAMP) ? Files.readString(STAMP) : "";
    boolean isBuilt = done.startsWith(sources) && Files.exists(CLASSES.resolve("pages/files.txt"));
    if (isBuilt && (!isTested || done.endsWith("tested"))) {
      return;
    }
    String trouble = trouble();
    if (trouble.isEmpty() && !hasLibraries()) {
      trouble = "npm ci failed: is its registry within reach?";
    }
    if (!trouble.isEmpty()) {
      Files.createDirectories(CLASSES);
      Files.writeString(CLASSES.resolve("missing.txt"), trouble);
      System.out.println("[WARNING] The pages are not built: " + trouble);
      return;
    }
    Files.deleteIfExists(CLASSES.resolve("missing.txt"));
    if (!isBuilt) {
      must("run", "build");
    }
    if (isTested) {
      must("test");
    }
    Files.createDirectories(STAMP.getParent());
    Files.writeString(STAMP, sources + (isTested ? " tested" : " built"));
  }

  /// Empty when npm and node are here and new enough for Vite.
  private static String trouble() throws IOException, InterruptedException {
    String version = told(IS_WINDOWS ? "node.exe" : "node", "--version");
    if (version.isEmpty() || told(npm(), "--version").isEmpty()) {
      return "node and npm were not found when this was built";
    }
    String[] parts = version.strip().substring(1).split("\\.");
    int major = Integer.parseInt(parts[0]);
    int minor = Integer.parseInt(parts[1]);
    boolean isEnough = (major == 20 && minor >= 19) || (major == 22 && minor >= 12) || major > 22;
    return isEnough
        ? ""
        : "node is " + version.strip() + ", and the pages are built by 20.19, 22.12 or newer";
  }

  private static String npm() {
    return IS_WINDOWS ? "npm.cmd" : "npm";
  }

  private static String told(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? text : "";
    } catch (IOException notThere) {
      return "";
    }
  }

  private static boolean hasLibraries() throws IOException, InterruptedException {
    String lock = hash(List.of(Path.of("package-lock.json")));
    if (Files.exists(LIBRARIES) && Files.readString(LIBRARIES).equals(lock)) {
      return true;
    }
    if (run("ci", "--no-audit", "--no-fund", "--loglevel=error") != 0) {
      return false;
    }
    Files.writeString(LIBRARIES, lock);
    return true;
  }

  private static void must(String... words) throws IOException, InterruptedException {
    if (run(words) != 0) {
      System.out.println("[ERROR] npm " + String.join(" ", words) + " failed in web");
      System.exit(1);
    }
  }

  private static int run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(npm()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static String hash(List<Path> roots) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path root : roots) {
        try (Stream<Path> files = Files.walk(root)) {
          for (Path file : files.filter(Build::isSource).sorted().toList()) {
            digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(Files.readAllBytes(file));
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isSource(Path path) {
    return Files.isRegularFile(path);
  }
}
