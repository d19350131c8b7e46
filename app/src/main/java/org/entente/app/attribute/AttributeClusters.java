package org.entente.app.attribute;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.AttributionMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.ChainView;
import org.entente.chain.store1.MappedChain;
import org.entente.trace.accuracy.RuleFigures;
import org.entente.trace.cluster.ChangeRules;
import org.entente.trace.cluster.ClusterRules;
import org.entente.trace.cluster.Clusters;
import org.entente.trace.cluster.Collision;
import org.entente.trace.cluster.LabelOwners;
import org.entente.trace.cluster.Proof;
import org.entente.trace.label.store1.LabelStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `entente attribute clusters`: the clusters of addresses, or the largest of a store.
@Command(
    name = "clusters",
    description = "${bundle:COMMAND_CLUSTERS}",
    footer = {
      "  ./entente attribute clusters --store mystore",
      "  ./entente attribute clusters --store mystore --as-of 2024-05-31 --change one-time"
          + " 12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S"
    })
public final class AttributeClusters implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Mixin private ClusterOptions options;

  @Option(
      names = "--as-of",
      paramLabel = "HEIGHT|TIME",
      converter = AsOf.Text.class,
      description = "${bundle:OPTION_AS_OF}")
  private @Nullable AsOf asOf;

  @Option(names = "--change", paramLabel = "RULES", description = "${bundle:OPTION_CHANGE}")
  private @Nullable String change;

  @Option(names = "--labels", paramLabel = "DIR", description = "${bundle:OPTION_OWNER_LABELS}")
  private @Nullable Path labels;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "${bundle:OPTION_CLUSTER_LIMIT}")
  private int limit;

  @Parameters(paramLabel = "ADDRESS", arity = "0..*", description = "${bundle:PARAMETER_CLUSTERS}")
  private List<String> asked = List.of();

  private @Nullable LabelOwners owners;

  public AttributeClusters(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    ClusterRules rules = rules();
    try (MappedChain whole = options.store.open(terminal)) {
      ChainView chain = asOf == null ? whole : asOf.of(whole);
      Scripts scripts = new Scripts(chain, terminal.messages());
      owners = owners(chain);
      rules = owners == null ? rules : rules.withOwners(owners);
      int[] wanted = asked.stream().mapToInt(scripts::find).toArray();
      Clusters clusters = Clusters.of(chain, rules);
      if (options.format == Format.JSON) {
        Json.print(terminal, json(chain, clusters, scripts, wanted));
      } else {
        print(chain, clusters, scripts, wanted);
      }
    }
    return ExitCode.DONE;
  }

  private @Nullable LabelOwners owners(ChainView chain) throws IOException {
    if (labels == null) {
      return null;
    }
    LabelOwners known = new LabelOwners(chain, LocalDate.now(ZoneOffset.UTC));
    try (LabelStore store = LabelStore.open(labels)) {
      store.forEach(known::offer);
    }
    return known;
  }

  private ClusterRules rules() {
    try {
      return options.rules().withChange(change == null ? null : ChangeRules.parse(change));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--change: " + e.getMessage());
    }
  }

  private void print(ChainView chain, Clusters clusters, Scripts scripts, int[] wanted) {
    if (wanted.length == 0) {
      Table table =
          Table.empty()
              .text(terminal.text(AttributionMessage.HEADING_CLUSTER))
              .number(terminal.text(AttributionMessage.HEADING_SIZE));
      for (int least : clusters.largest(limit)) {
        table.row(scripts.text(least), clusters.size(least));
      }
      table.print(terminal);
    }
    for (int script : wanted) {
      printOne(chain, clusters, scripts, script);
    }
    terminal.note(
        AttributionMessage.CLUSTERS_COUNT,
        clusters.scripts(),
        clusters.count(),
        clusters.tally().guarded());
    for (Collision collision : clusters.collisions()) {
      terminal.note(
          AttributionMessage.CLUSTERS_COLLISION,
          chain.txId(collision.tx()),
          owner(collision.oneOwner()),
          owner(collision.otherOwner()));
    }
    if (clusters.tally().unseen() > 0) {
      terminal.note(AttributionMessage.CLUSTERS_UNSEEN, clusters.tally().unseen());
    }
  }

  private void printOne(ChainView chain, Clusters clusters, Scripts scripts, int script) {
    int[] members = clusters.members(script, Clusters.NOW);
    terminal.say(
        AttributionMessage.CLUSTERS_ONE,
        scripts.text(script),
        members.length,
        scripts.text(members[0]));
    Table table =
        Table.empty()
            .text(terminal.text(CommandMessage.FIELD_ADDRESS))
            .text(terminal.text(CommandMessage.FIELD_TRANSACTION))
            .text(terminal.text(CommandMessage.HEADING_REASON))
            .text(terminal.text(AttributionMessage.HEADING_WITH));
    for (int i = 0; i < Math.min(members.length, limit); i++) {
      if (members[i] == script) {
        continue;
      }
      for (Proof.Step step : clusters.why(chain, members[i], script, Clusters.NOW).steps()) {
        table.row(
            scripts.text(step.from()),
            chain.txId(step.tx()),
            step.reason().text(),
            scripts.text(step.to()));
        break; // the way of each ends where that of another begins
      }
    }
    table.print(terminal);
    if (members.length > limit) {
      terminal.say(AttributionMessage.CLUSTERS_MORE, members.length - limit);
    }
    terminal.out().println();
  }

  private Map<String, Object> json(
      ChainView chain, Clusters clusters, Scripts scripts, int[] wanted) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("network", chain.network().text());
    json.put("digest", chain.digest());
    json.put("blocks", chain.blockCount());
    json.put("guard", options.guard.name().toLowerCase(Locale.ROOT));
    json.put("change", change);
    json.put("addresses", clusters.scripts());
    json.put("clusters", clusters.count());
    json.put("guarded", clusters.tally().guarded());
    json.put("unseen_inputs", clusters.tally().unseen());
    json.put("measured", RuleFigures.json(options.measured(change)));
    json.put(
        "collisions",
        clusters.collisions().stream().map(each -> collision(chain, scripts, each)).toList());
    List<Map<String, Object>> results = new ArrayList<>();
    for (int script : wanted.length == 0 ? clusters.largest(limit) : wanted) {
      results.add(one(chain, clusters, scripts, script, wanted.length > 0));
    }
    json.put("results", results);
    return json;
  }

  private String owner(int number) {
    return owners == null ? "" : owners.name(number);
  }

  private Map<String, Object> collision(ChainView chain, Scripts scripts, Collision collision) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("txid", chain.txId(collision.tx()).toString());
    json.put("rule", collision.reason().text());
    json.put("addresses", List.of(scripts.text(collision.one()), scripts.text(collision.other())));
    json.put("owners", List.of(owner(collision.oneOwner()), owner(collision.otherOwner())));
    return json;
  }

  private Map<String, Object> one(
      ChainView chain, Clusters clusters, Scripts scripts, int script, boolean members) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("address", scripts.text(script));
    json.put("cluster", scripts.text(clusters.least(script)));
    json.put("size", clusters.size(script));
    if (members) {
      List<Map<String, Object>> listed = new ArrayList<>();
      int[] all = clusters.members(script, Clusters.NOW);
      for (int i = 0; i < Math.min(all.length, limit); i++) {
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("address", scripts.text(all[i]));
        member.put(
            "because",
            clusters.why(chain, all[i], script, Clusters.NOW).steps().stream()
                .map(step -> step(chain, scripts, step))
                .toList());
        listed.add(member);
      }
      json.put("members", listed);
      json.put("members_left_out", Math.max(0, all.length - limit));
    }
    return json;
  }

  private static Map<String, Object> step(ChainView chain, Scripts scripts, Proof.Step step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", scripts.text(step.from()));
    json.put("txid", chain.txId(step.tx()).toString());
    json.put("rule", step.reason().text());
    json.put("to", scripts.text(step.to()));
    return json;
  }
}
