package org.entente.app.follow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.entente.app.node.NodeAddress;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Terminal;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.message.ChainMessage;
import org.entente.chain.follow.Follower;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente chain follow`.
@Command(
    name = "follow",
    description = "${bundle:COMMAND_FOLLOW}",
    footer =
        "  ./entente chain follow --store mystore --node http://127.0.0.1:8332 --node-auth"
            + " ~/.bitcoin/.cookie")
public final class ChainFollow implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--store",
      required = true,
      paramLabel = "DIR",
      description = "${bundle:OPTION_STORE_NEW}")
  private Path store;

  @Mixin private NodeOptions nodes;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public ChainFollow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<NodeAddress> addresses = nodes.addresses();
    try (Stop stop = new Stop(terminal, ChainMessage.FOLLOW_STOPPED)) {
      return switch (NodeKind.ask(addresses)) {
        case NodeKind.Bitcoin(var network) -> {
          try (FollowNews news = news(hash -> new BlockHash(hash).toString());
              FollowBitcoin following =
                  new FollowBitcoin(store, network, addresses, nodes.since(), news)) {
            yield loop(following.follower(), news, stop);
          }
        }
        case NodeKind.Evm(var network) -> {
          try (FollowNews news = news(hash -> "0x" + hash.hex());
              FollowEvm following =
                  new FollowEvm(store, network, addresses, nodes.since(), stop::wake, news)) {
            yield loop(following.follower(), news, stop);
          }
        }
      };
    }
  }

  private FollowNews news(Function<Hash256, String> text) {
    return new FollowNews(terminal, format, text);
  }

  private int loop(Follower<?> follower, FollowNews news, Stop stop)
      throws IOException, InterruptedException {
    FollowLoop.run(follower, stop, nodes.poll(), nodes.once(), FollowLoop.Turn.NONE);
    return news.contradicted() ? ExitCode.FOUND : ExitCode.DONE;
  }
}
