package org.entente.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Compares the two pictures of ARCHITECTURE.md with the code, both ways: the modules with the
/// poms, the packages with the bytecode. The second leaves out every arrow that follows from
/// others, or it would be a black square; of a graph without cycles such a drawing is unique.
class PictureTest {
  private static final Pattern PICTURE = Pattern.compile("```mermaid\n(.*?)```", Pattern.DOTALL);
  private static final Pattern NODE = Pattern.compile("(\\w+)\\[\"([^\"<]+)(<br/>[^\"]*)?\"\\]");
  private static final Pattern ARROW = Pattern.compile("(\\w+) --> (\\w+)");
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(?:(?!</dependency>).)*</dependency>", Pattern.DOTALL);
  private static final Pattern OURS =
      Pattern.compile("<groupId>org\\.entente</groupId>\\s*<artifactId>(\\w+)</artifactId>");

  /// Nodes by name; what each points at.
  private record Graph(SortedMap<String, SortedSet<String>> arrows) {
    Graph() {
      this(new TreeMap<>());
    }

    void node(String name) {
      arrows.computeIfAbsent(name, _ -> new TreeSet<>());
    }

    void arrow(String from, String to) {
      node(from);
      node(to);
      arrows.computeIfAbsent(from, _ -> new TreeSet<>()).add(to);
    }

    SortedSet<String> from(String node) {
      return arrows.getOrDefault(node, new TreeSet<>());
    }

    /// Leaves out the arrows that a longer way makes needless.
    Graph reduced() {
      Map<String, Set<String>> reach = new HashMap<>();
      Graph reduced = new Graph();
      for (String from : arrows.keySet()) {
        reduced.node(from);
        for (String to : from(from)) {
          boolean needless =
              from(from).stream()
                  .anyMatch(other -> !other.equals(to) && reach(other, reach).contains(to));
          if (!needless) {
            reduced.arrow(from, to);
          }
        }
      }
      return reduced;
    }

    private Set<String> reach(String from, Map<String, Set<String>> known) {
      Set<String> done = known.get(from);
      if (done != null) {
        return done;
      }
      Set<String> reached = new HashSet<>(from(from));
      for (String next : from(from)) {
        reached.addAll(reach(next, known));
      }
      known.put(from, reached);
      return reached;
    }

    /// The lines to paste into the picture.
    List<String> lines() {
      List<String> lines = new ArrayList<>();
      arrows.keySet().forEach(n -> lines.add(n.replace('.', '_') + "[\"" + n + "\"]"));
      arrows.forEach(
          (from, tos) ->
              tos.forEach(
                  to -> lines.add(from.replace('.', '_') + " --> " + to.replace('.', '_'))));
      return lines;
    }
  }

  @Test
  void theFirstPictureShowsTheModulesAsThePomsJoinThem() throws IOException {
    Graph poms = new Graph();
    List<String> modules = new ArrayList<>(Tree.MODULES);
    modules.add(Tree.BENCH);
    for (String module : modules) {
      poms.node(module);
      String pom = Files.readString(Tree.ROOT.resolve(module).resolve("pom.xml"));
      for (Matcher one = DEPENDENCY.matcher(pom); one.find(); ) {
        Matcher ours = OURS.matcher(one.group());
        if (ours.find() && !one.group().contains("<scope>test</scope>")) {
          poms.arrow(module, ours.group(1));
        }
      }
    }
    assertThat(picture(0).lines()).isEqualTo(poms.reduced().lines());
  }

  @Test
  void theSecondPictureShowsThePackagesAsTheCodeJoinsThem() throws IOException {
    Graph code = new Graph();
    for (JavaClass type : Tree.classes()) {
      code.node(shortName(type));
      type.getDirectDependenciesFromSelf().stream()
          .map(d -> d.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().startsWith("org.entente"))
          .filter(target -> !target.getPackageName().equals(type.getPackageName()))
          .forEach(target -> code.arrow(shortName(type), shortName(target)));
    }
    assertThat(picture(1).lines())
        .as("in place of the second picture:\n%s", String.join("\n", code.reduced().lines()))
        .isEqualTo(code.reduced().lines());
  }

  private static String shortName(JavaClass type) {
    return type.getPackageName().substring("org.entente.".length());
  }

  private static Graph picture(int index) throws IOException {
    String page = Files.readString(Tree.ROOT.resolve("ARCHITECTURE.md"));
    String text =
        PICTURE
            .matcher(page)
            .results()
            .skip(index)
            .findFirst()
            .map(found -> found.group(1))
            .orElse("");
    Map<String, String> names = new HashMap<>();
    Graph graph = new Graph();
    for (Matcher node = NODE.matcher(text); node.find(); ) {
      names.put(node.group(1), node.group(2));
      graph.node(node.group(2));
    }
    for (Matcher arrow = ARROW.matcher(text); arrow.find(); ) {
      graph.arrow(
          names.getOrDefault(arrow.group(1), arrow.group(1)),
          names.getOrDefault(arrow.group(2), arrow.group(2)));
    }
    return graph;
  }
}
