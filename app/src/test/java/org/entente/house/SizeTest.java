package org.entente.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Keeps files and methods at a size that one can hold in mind. The limits may sink, never rise.
class SizeTest {
  private static final int FILE_LINES = 500;
  private static final int METHOD_LINES = 60;

  private record Sized(String where, long lines) {}

  @Test
  void aFileCanBeReadInOneSitting() throws IOException {
    List<Sized> files = new ArrayList<>();
    for (Path file : Tree.javaFiles()) {
      files.add(new Sized(Tree.relative(file), Files.readAllLines(file).size()));
    }
    judge("files", files, FILE_LINES, "give the part that has a name of its own a file of its own");
  }

  @Test
  void aMethodFitsOnAScreen() throws IOException {
    judge(
        "methods",
        methods(),
        METHOD_LINES,
        "pull out the inner loop or a phase under the name of what it does;"
            + " a long list of cases belongs into a table or an enum");
  }

  private static void judge(String what, List<Sized> all, int limit, String instead) {
    List<Sized> worst =
        all.stream().sorted(Comparator.comparingLong(Sized::lines).reversed()).toList();
    System.out.println("Largest " + what + " (limit " + limit + " lines):");
    worst.stream().limit(5).forEach(s -> System.out.println("  " + s.lines() + "  " + s.where()));
    assertThat(worst.stream().filter(s -> s.lines() > limit))
        .as("over %d lines; instead: %s", limit, instead)
        .isEmpty();
  }

  private static List<Sized> methods() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Sized> methods = new ArrayList<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  null,
                  null,
                  files.getJavaFileObjectsFromPaths(Tree.javaFiles()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new MethodScanner(unit, positions, methods).scan(unit, null);
      }
    }
    return methods;
  }

  private static final class MethodScanner extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Sized> found;

    MethodScanner(CompilationUnitTree unit, SourcePositions positions, List<Sized> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
      long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
      long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
      String file = Tree.relative(Path.of(unit.getSourceFile().toUri()));
      found.add(new Sized(file + ":" + first + " " + method.getName(), last - first + 1));
      return super.visitMethod(method, null);
    }
  }
}
