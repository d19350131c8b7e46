package org.entente.app.follow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.node.AlertReceiver;
import org.entente.app.node.Webhook;
import org.entente.app.server.command.request.RequestOffers;
import org.entente.app.server.watch.NodeAlerts;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.RequestMessage;
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

  @Option(names = "--offer", paramLabel = "DIR", description = "${bundle:OPTION_OFFER}")
  private @Nullable Path offer;

  @Option(
      names = "--offer-to",
      paramLabel = "WHO=PARTNER",
      description = "${bundle:OPTION_OFFER_TO}")
  private Map<String, String> partners = new LinkedHashMap<>();

  @Option(names = "--offer-basis", paramLabel = "LAW", description = "${bundle:OPTION_OFFER_BASIS}")
  private String basis = "";

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

  /// Who drafts requests when money reaches somebody who can stop it; null when nobody does.
  private @Nullable RequestOffers offers(Terminal terminal) {
    Path node = offer;
    if (node == null) {
      return null;
    }
    if (partners.isEmpty() || basis.isBlank()) {
      throw new BadInput(
          "--offer",
          "",
          "it takes who moves whom, and by what law",
          "Add --offer-to WHO=PARTNER and --offer-basis LAW");
    }
    return new RequestOffers(
        node, partners, basis, reason -> terminal.note(RequestMessage.OFFER_NOT_DRAFTED, reason));
  }

  /// Everybody but standard output who gets alerts.
  List<AlertReceiver> receivers(Terminal terminal) throws IOException {
    List<AlertReceiver> all = new ArrayList<>();
    if (home != null) {
      all.add(NodeAlerts.to(home));
    }
    RequestOffers offers = offers(terminal);
    if (offers != null) {
      all.add(offers);
    }
    for (String url : webhooks) {
      all.add(Webhook.of(url, secret));
    }
    return all;
  }
}
