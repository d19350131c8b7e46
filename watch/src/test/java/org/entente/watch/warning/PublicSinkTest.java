package org.entente.watch.warning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What isn't meant, or isn't for everybody, has no way to the public.
class PublicSinkTest {
  @TempDir private Path folder;

  private static byte[] alert(CapMessage.Status status, CapMessage.Scope scope) {
    String beside =
        switch (scope) {
          case PUBLIC -> "";
          case RESTRICTED -> "<restriction>police</restriction>";
          case PRIVATE -> "<addresses>a</addresses>";
        };
    return CapReaderTest.ALERT
        .replace("<status>Actual", "<status>" + status.word())
        .replace("<scope>Public</scope>", "<scope>" + scope.word() + "</scope>" + beside)
        .getBytes(UTF_8);
  }

  @Test
  void onlyActualAndPublicBecomesAPublicAlert() {
    for (CapMessage.Status status : CapMessage.Status.values()) {
      for (CapMessage.Scope scope : CapMessage.Scope.values()) {
        Outgoing out = Outgoing.of("a", alert(status, scope));
        boolean isPublic = status == CapMessage.Status.ACTUAL && scope == CapMessage.Scope.PUBLIC;
        assertThat(out instanceof PublicAlert).as(status + " " + scope).isEqualTo(isPublic);
        assertThat(out.message().status()).isEqualTo(status);
      }
    }
    assertThat(Outgoing.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(PublicAlert.class, HeldAlert.class);
    assertThat(PublicAlert.class.getConstructors()).isEmpty();
  }

  @Test
  void bytesThatChangeAfterwardsChangeNothing() {
    byte[] bytes = alert(CapMessage.Status.ACTUAL, CapMessage.Scope.PUBLIC);
    byte[] before = bytes.clone();
    Outgoing out = Outgoing.of("a", bytes);
    bytes[0] = 0;
    out.bytes()[1] = 0;
    assertThat(out.bytes()).isEqualTo(before);
  }

  /// The same program, once with what a sink takes and once with everything else.
  @Test
  void codeThatShowsAnExerciseToThePublicDoesNotCompile() throws IOException {
    assertThat(wrongLines(List.of("if (out instanceof PublicAlert a) { sink.take(a); }")))
        .isEmpty();
    List<String> wrong =
        List.of(
            "sink.take(out);",
            "if (out instanceof HeldAlert a) { sink.take(a); }",
            "if (out instanceof HeldAlert a) { sink.take((PublicAlert) a); }",
            "sink.take(new PublicAlert(out.message(), out.infos(), out.bytes()));",
            "sink.take(new PublicAlert() {});",
            "sink.take((PublicAlert) out.message());");
    assertThat(wrongLines(wrong)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  /// The lines of statements that don't compile, the first is 1.
  private SortedSet<Long> wrongLines(List<String> statements) throws IOException {
    StringBuilder source = new StringBuilder("import org.entente.watch.warning.*; class Show {");
    for (int i = 0; i < statements.size(); i++) {
      source
          .append("void show")
          .append(i)
          .append("(PublicSink sink, Outgoing out) throws Exception { ")
          .append(statements.get(i))
          .append(" }\n");
    }
    source.append("}");
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Show.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString());
    compiler.getTask(null, null, told, options, null, List.of(file)).call();
    SortedSet<Long> lines = new TreeSet<>();
    for (Diagnostic<?> one : told.getDiagnostics()) {
      if (one.getKind() == Diagnostic.Kind.ERROR) {
        lines.add(one.getLineNumber());
      }
    }
    return lines;
  }
}
