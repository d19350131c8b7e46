package org.entente.app.follow;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.entente.app.node.NodeAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which nodes to follow, and how.
public final class NodeOptions {
  /// `user:password`, for URLs that name none.
  private static final String AUTH = "ENTENTE_NODE_AUTH";

  @Option(names = "--node", paramLabel = "URL", description = "${bundle:OPTION_NODE}")
  private List<String> urls = List.of();

  @Option(names = "--node-auth", paramLabel = "FILE", description = "${bundle:OPTION_NODE_AUTH}")
  private @Nullable Path authFile;

  @Option(
      names = "--poll",
      paramLabel = "MILLISECONDS",
      defaultValue = "1000",
      description = "${bundle:OPTION_POLL}")
  private long pollMillis;

  @Option(names = "--since", paramLabel = "HEIGHT", description = "${bundle:OPTION_SINCE}")
  private long since;

  @Option(names = "--once", description = "${bundle:OPTION_FOLLOW_ONCE}")
  private boolean once;

  /// None where no node was named.
  public List<NodeAddress> addresses() {
    List<NodeAddress> addresses = new ArrayList<>();
    for (String url : urls) {
      addresses.add(NodeAddress.parse(url, System.getenv(AUTH), authFile));
    }
    return addresses;
  }

  public Duration poll() {
    return Duration.ofMillis(Math.max(10, pollMillis));
  }

  /// Where a new store begins.
  public long since() {
    return since;
  }

  /// End when caught up.
  public boolean once() {
    return once;
  }
}
