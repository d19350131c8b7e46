package org.entente.app.follow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.app.node.AlertReceiver;
import org.entente.app.node.Webhook;
import org.entente.app.server.NodeAlerts;
import org.entente.trace.live.WatchList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What makes a trace a live one, and who hears of it.
public final class LiveOptions {
  @Option(names = "--live", paramLabel = "NAME", description = "${bundle:OPTION_LIVE}")
  private @Nullable String name;

  @Mixin private NodeOptions nodes;

  @Option(names = "--watch", paramLabel = "FILE", description = "${bundle:OPTION_WATCH}")
  private @Nullable Path watch;

  @Option(names = "--webhook", paramLabel = "URL", description = "${bundle:OPTION_WEBHOOK}")
  private List<String> webhooks = List.of();

  @Option(
      names = "--webhook-secret",
      paramLabel = "FILE",
      description = "${bundle:OPTION_WEBHOOK_SECRET}")
  private @Nullable Path secret;

  @Option(names = "--to-node", paramLabel = "DIR", description = "${bundle:OPTION_TO_NODE}")
  private @Nullable Path home;

  public boolean isLive() {
    return name != null;
  }

  String name() {
    return String.valueOf(name);
  }

  NodeOptions nodes() {
    return nodes;
  }

  WatchList watchList() throws IOException {
    return watch == null ? WatchList.EMPTY : WatchList.read(watch);
  }

  /// Everybody but standard output who gets alerts.
  List<AlertReceiver> receivers() throws IOException {
    List<AlertReceiver> all = new ArrayList<>();
    if (home != null) {
      all.add(NodeAlerts.to(home));
    }
    for (String url : webhooks) {
      all.add(Webhook.of(url, secret));
    }
    return all;
  }
}
