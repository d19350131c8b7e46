package org.entente.app.follow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.entente.app.node.NodeAddress;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.BlockHash;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.base.message.ChainMessage;
import org.entente.chain.evm.AccountView;
import org.entente.chain.follow.Follower;
import org.entente.trace.Method;
import org.entente.trace.TraceQuestion;
import org.entente.trace.account.AccountQuestion;
import org.entente.trace.account.AccountStart;
import org.entente.trace.account.AccountStartText;
import org.entente.trace.label.LabelBook;
import org.entente.trace.live.AccountLive;
import org.entente.trace.live.AlertListener;
import org.entente.trace.live.BitcoinLive;
import org.entente.trace.live.WatchList;

/// `entente trace --live`: a store follows its chain, a trace goes on with the store, and alerts go
/// out.
public final class LiveRun {
  private final Terminal terminal;
  private final Path store;
  private final LiveOptions options;
  private final LabelBook book;
  private final boolean exits;

  /// What is asked: of a Bitcoin chain once its network is known, of others by starts and method.
  /// `plain`: nothing else was asked for.
  public record Asked(
      Function<Network, TraceQuestion> bitcoin,
      List<String> starts,
      Method method,
      boolean plain) {}

  /// `store` may be empty yet; `book` names whom money reaches, beside the watch list; `exits` says
  /// in each alert who can stop it there.
  public LiveRun(
      Terminal terminal, Path store, LiveOptions options, LabelBook book, boolean exits) {
    this.terminal = terminal;
    this.store = store;
    this.options = options;
    this.book = book;
    this.exits = exits;
  }

  public int run(Asked asked) throws IOException, InterruptedException {
    List<NodeAddress> addresses = options.nodes().addresses();
    try (Stop stop = new Stop(terminal, ChainMessage.FOLLOW_STOPPED)) {
      return switch (NodeKind.ask(addresses)) {
        case NodeKind.Bitcoin(var network) ->
            bitcoin(addresses, network, asked.bitcoin().apply(network), stop);
        case NodeKind.Evm(var network) -> evm(addresses, network, asked, stop);
      };
    }
  }

  private int bitcoin(
      List<NodeAddress> addresses, Network network, TraceQuestion question, Stop stop)
      throws IOException, InterruptedException {
    LiveNews news = news(hash -> new BlockHash(hash).toString());
    try (FollowBitcoin following =
            new FollowBitcoin(store, network, addresses, options.nodes().since(), news);
        news) {
      news.watch(
          () ->
              new BitcoinWatch(
                  new BitcoinLive(store, options.name(), question, watchList(), AlertListener.NONE),
                  following.nodes()));
      return loop(following.follower(), news, stop);
    }
  }

  private int evm(List<NodeAddress> addresses, EvmNetwork network, Asked asked, Stop stop)
      throws IOException, InterruptedException {
    if (!asked.plain()) {
      throw new BadInput(
          "live trace",
          "",
          "among accounts it goes forwards, has no limits and follows no fees",
          "Leave out --to-past, --follow-fees, --hops, --min, --until and --count.");
    }
    LiveNews news = news(hash -> "0x" + hash.hex());
    try (FollowEvm following =
            new FollowEvm(store, network, addresses, options.nodes().since(), stop::wake, news);
        news) {
      news.watch(
          () ->
              new AccountWatch(
                  new AccountLive(
                      store,
                      following::view,
                      options.name(),
                      asked.method().text() + " " + asked.starts(),
                      view -> question(view, asked),
                      AccountLive.BRIDGES,
                      watchList(),
                      AlertListener.NONE),
                  following.nodes()));
      return loop(following.follower(), news, stop);
    }
  }

  private static AccountQuestion question(AccountView view, Asked asked) {
    List<AccountStart> starts = new ArrayList<>();
    for (String start : asked.starts()) {
      starts.add(AccountStartText.parse(view, start));
    }
    return AccountQuestion.of(asked.method(), starts.toArray(AccountStart[]::new));
  }

  private WatchList watchList() throws IOException {
    WatchList labelled = options.watchList().withLabels(book);
    return exits ? labelled.withExits() : labelled;
  }

  private LiveNews news(Function<Hash256, String> text) throws IOException {
    return new LiveNews(
        terminal, new FollowNews(terminal, Format.TABLE, text), options.receivers(terminal));
  }

  private int loop(Follower<?> follower, LiveNews news, Stop stop)
      throws IOException, InterruptedException {
    // A new one begins where the store has caught up, an old one tells of what it missed.
    if (Files.exists(store.resolve("live").resolve(options.name()))) {
      news.open();
    }
    FollowLoop.run(follower, stop, options.nodes().poll(), options.nodes().once(), news::look);
    return news.follow().contradicted() ? ExitCode.FOUND : ExitCode.DONE;
  }
}
