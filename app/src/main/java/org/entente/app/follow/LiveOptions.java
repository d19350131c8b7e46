package org.entente.app.follow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.app.node.Webhook;
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

  List<Webhook> webhooks() throws IOException {
    List<Webhook> all = new ArrayList<>();
    for (String url : webhooks) {
      all.add(Webhook.of(url, secret));
    }
    return all;
  }
}
