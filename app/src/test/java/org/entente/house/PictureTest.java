package org.entente.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/// Compares the pictures of ARCHITECTURE.md with the code, both ways: the modules with the poms,
/// the packages of each module with the bytecode. Every arrow that follows from others is left
/// out, or they would be black squares; of a graph without cycles such a drawing is unique.
class PictureTest {
  private static final String BEGIN = "<!-- pictures: begin -->";
  private static final String END = "<!-- pictures: end -->";
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

    private static String id(String name) {
      return name.replaceAll("[. ]", "_");
    }

    /// The lines of the picture.
    List<String> lines() {
      List<String> lines = new ArrayList<>();
      arrows.keySet().forEach(n -> lines.add(id(n) + "[\"" + n + "\"]"));
      arrows.forEach((from, tos) -> tos.forEach(to -> lines.add(id(from) + " --> " + id(to))));
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
    assertThat(firstPicture().lines()).isEqualTo(poms.reduced().lines());
  }

  /// Packages of the module by their names within it, what lies in other modules by the module's.
  @Test
  void eachModuleHasAPictureOfItsPackages() throws IOException {
    Map<String, Graph> code = new HashMap<>();
    for (JavaClass type : Tree.classes()) {
      Graph own = code.computeIfAbsent(module(type), _ -> new Graph());
      own.node(shortName(type));
      type.getDirectDependenciesFromSelf().stream()
          .map(d -> d.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().startsWith("org.entente"))
          .filter(target -> !target.getPackageName().equals(type.getPackageName()))
          .map(target -> module(target).equals(module(type)) ? shortName(target) : beside(target))
          .forEach(target -> own.arrow(shortName(type), target));
    }
    StringBuilder all = new StringBuilder();
    for (String module : Tree.MODULES) {
      Graph graph = code.getOrDefault(module, new Graph()).reduced();
      all.append("\n### ").append(module).append("\n\n```mermaid\nflowchart TD\n");
      graph.lines().forEach(line -> all.append("  ").append(line).append('\n'));
      all.append("```\n");
    }
    Path page = Tree.ROOT.resolve("ARCHITECTURE.md");
    String text = Files.readString(page);
    int begin = text.indexOf('\n', text.indexOf(BEGIN)) + 1;
    int end = text.indexOf(END);
    assertThat(begin).as("%s and %s stand in ARCHITECTURE.md", BEGIN, END).isBetween(1, end);
    if (System.getProperty("entente.pictures", "").equals("write")) {
      Files.writeString(page, text.substring(0, begin) + all + text.substring(end));
    } else {
      assertThat(text.substring(begin, end))
          .as("the pictures of ARCHITECTURE.md; -Dentente.pictures=write writes them anew")
          .isEqualTo(all.toString());
    }
  }

  private static String module(JavaClass type) {
    String name = shortName(type);
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static String beside(JavaClass type) {
    return "module " + module(type);
  }

  private static String shortName(JavaClass type) {
    return type.getPackageName().substring("org.entente.".length());
  }

  private static Graph firstPicture() throws IOException {
    String page = Files.readString(Tree.ROOT.resolve("ARCHITECTURE.md"));
    String text =
        PICTURE.matcher(page).results().findFirst().map(found -> found.group(1)).orElse("");
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
