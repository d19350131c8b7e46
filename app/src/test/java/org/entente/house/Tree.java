package org.entente.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The checked-out tree, as the checks see it.
final class Tree {
  /// Modules in the order in which one may feed the next.
  static final List<String> MODULES =
      List.of("base", "chain", "trace", "screen", "watch", "cases", "exchange", "app");

  /// Beside the others: uses them, is used by none.
  static final String BENCH = "bench";

  /// Surefire starts the tests in the module's folder.
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPaths(existing(compiled(MODULES, "classes")));

  private Tree() {}

  /// The compiled product, without tests and without bench.
  static JavaClasses classes() {
    return CLASSES;
  }

  /// The product, its tests and bench (where it is built already).
  static JavaClasses classesAndTests() {
    List<String> all = new ArrayList<>(MODULES);
    all.add(BENCH);
    List<Path> paths = new ArrayList<>(compiled(all, "classes"));
    paths.addAll(compiled(all, "test-classes"));
    return new ClassFileImporter().importPaths(existing(paths));
  }

  private static List<Path> compiled(List<String> modules, String kind) {
    return modules.stream().map(m -> ROOT.resolve(m).resolve("target").resolve(kind)).toList();
  }

  private static List<Path> existing(List<Path> paths) {
    return paths.stream().filter(Files::isDirectory).toList();
  }

  static List<Path> javaFiles() throws IOException {
    return files(".java");
  }

  static List<Path> documents() throws IOException {
    return files(".md");
  }

  private static List<Path> files(String suffix) throws IOException {
    try (Stream<Path> walk = Files.walk(ROOT)) {
      return walk.filter(p -> p.toString().endsWith(suffix) && !isBuilt(p)).sorted().toList();
    }
  }

  private static boolean isBuilt(Path path) {
    for (Path part : ROOT.relativize(path)) {
      String name = part.toString();
      if (name.equals("target") || name.equals("node_modules") || name.equals(".git")) {
        return true;
      }
    }
    return false;
  }

  static String relative(Path path) {
    return ROOT.relativize(path).toString();
  }
}
