package org.entente.app.follow;

import java.io.IOException;
import java.util.List;
import org.entente.app.node.AlertReceiver;
import org.entente.app.terminal.Terminal;
import org.entente.base.Hash256;
import org.entente.base.message.ChainMessage;
import org.entente.chain.follow.FollowListener;
import org.jspecify.annotations.Nullable;

/// What happens to the store, told as [FollowNews] does, with a live trace that goes on beside it.
final class LiveNews implements FollowListener, AutoCloseable {
  private final Terminal terminal;
  private final FollowNews follow;
  private final List<AlertReceiver> receivers;
  private @Nullable Opening opening;
  private @Nullable LiveWatch watch;
  private @Nullable AlertDelivery delivery;

  /// Opens the live trace when its time has come.
  interface Opening {
    LiveWatch open() throws IOException;
  }

  LiveNews(Terminal terminal, FollowNews follow, List<AlertReceiver> receivers) {
    this.terminal = terminal;
    this.follow = follow;
    this.receivers = receivers;
  }

  void watch(Opening when) {
    opening = when;
  }

  FollowNews follow() {
    return follow;
  }

  void open() throws IOException {
    if (watch == null && opening != null) {
      LiveWatch opened = opening.open();
      watch = opened;
      delivery = new AlertDelivery(terminal, opened.log(), receivers);
      terminal.note(ChainMessage.LIVE_TRACKS, opened.size());
      deliver();
    }
  }

  /// What waits to be mined.
  void look() throws IOException, InterruptedException {
    open();
    if (watch != null) {
      watch.look();
      deliver();
    }
  }

  private void deliver() throws IOException {
    try {
      if (delivery != null && watch != null) {
        delivery.deliver(watch.walked());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void appended(long height, long head) {
    follow.appended(height, head);
  }

  @Override
  public void committed(long height, Hash256 hash) throws IOException {
    if (watch != null) {
      watch.catchUp();
      deliver();
    }
    follow.committed(height, hash);
  }

  @Override
  public void rolledBack(long toHeight, long fromHeight, Hash256 lost) throws IOException {
    follow.rolledBack(toHeight, fromHeight, lost);
    if (watch != null) {
      watch.catchUp();
      deliver();
    }
  }

  @Override
  public void unreachable(String node, String reason) {
    follow.unreachable(node, reason);
  }

  @Override
  public void reachable(String node) {
    follow.reachable(node);
  }

  @Override
  public void behind(String node, long height, long best) {
    follow.behind(node, height, best);
  }

  @Override
  public void disagreement(long height, String node, Hash256 says, String lead, Hash256 leadSays) {
    follow.disagreement(height, node, says, lead, leadSays);
  }

  @Override
  public void weaker(String node, long height) {
    follow.weaker(node, height);
  }

  @Override
  public void untraced(String node, String reason) {
    follow.untraced(node, reason);
  }

  @Override
  public void close() throws IOException {
    follow.close();
    if (delivery != null) {
      delivery.close();
    }
    if (watch != null) {
      watch.close();
    }
  }
}
