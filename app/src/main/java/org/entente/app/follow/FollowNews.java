package org.entente.app.follow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Progress;
import org.entente.app.terminal.Terminal;
import org.entente.base.Hash256;
import org.entente.base.message.ChainMessage;
import org.entente.base.message.Message;
import org.entente.chain.follow.FollowListener;

/// Tells what happens to a store that follows its chain: lines for people on standard error, JSON
/// lines for programs on standard output.
public final class FollowNews implements FollowListener, AutoCloseable {
  private final Terminal terminal;
  private final Format format;
  private final Function<Hash256, String> text;
  private final Progress progress;
  private long weakerHeight = -1;
  private boolean contradicted;

  /// `text` writes a block's hash.
  public FollowNews(Terminal terminal, Format format, Function<Hash256, String> text) {
    this.terminal = terminal;
    this.format = format;
    this.text = text;
    this.progress = new Progress(terminal, ChainMessage.PROGRESS_FOLLOW, Progress::count);
  }

  /// True once nodes have named different blocks at one height.
  public boolean contradicted() {
    return contradicted;
  }

  @Override
  public void appended(long height, long head) {
    progress.at(height, head);
  }

  @Override
  public void committed(long height, Hash256 hash) {
    progress.close();
    Map<String, Object> event = event("blocks");
    event.put("height", height);
    event.put("hash", text.apply(hash));
    tell(event, ChainMessage.FOLLOW_AT, height, text.apply(hash));
  }

  @Override
  public void rolledBack(long toHeight, long fromHeight, Hash256 lost) {
    Map<String, Object> event = event("reorganisation");
    event.put("to_height", toHeight);
    event.put("from_height", fromHeight);
    event.put("lost", text.apply(lost));
    tell(event, ChainMessage.FOLLOW_REORGANISATION, fromHeight - toHeight, toHeight);
  }

  @Override
  public void unreachable(String node, String reason) {
    Map<String, Object> event = event("unreachable");
    event.put("node", node);
    event.put("reason", reason);
    tell(event, ChainMessage.FOLLOW_UNREACHABLE, node, reason);
  }

  @Override
  public void reachable(String node) {
    Map<String, Object> event = event("reachable");
    event.put("node", node);
    tell(event, ChainMessage.FOLLOW_REACHABLE, node);
  }

  @Override
  public void behind(String node, long height, long best) {
    Map<String, Object> event = event("behind");
    event.put("node", node);
    event.put("height", height);
    event.put("best", best);
    tell(event, ChainMessage.FOLLOW_BEHIND, node, height, best);
  }

  @Override
  public void disagreement(long height, String node, Hash256 says, String lead, Hash256 leadSays) {
    contradicted = true;
    Map<String, Object> event = event("disagreement");
    event.put("height", height);
    event.put("node", node);
    event.put("says", text.apply(says));
    event.put("followed", lead);
    event.put("followed_says", text.apply(leadSays));
    tell(
        event,
        ChainMessage.FOLLOW_DISAGREEMENT,
        height,
        node,
        text.apply(says),
        lead,
        text.apply(leadSays));
  }

  @Override
  public void weaker(String node, long height) {
    if (height != weakerHeight) {
      weakerHeight = height;
      Map<String, Object> event = event("weaker");
      event.put("node", node);
      event.put("height", height);
      tell(event, ChainMessage.FOLLOW_WEAKER, node, height);
    }
  }

  /// People are told in any case: what they see is less than what happened.
  @Override
  public void untraced(String node, String reason) {
    if (format == Format.JSON) {
      Map<String, Object> event = event("untraced");
      event.put("node", node);
      event.put("reason", reason);
      Json.line(terminal, event);
    }
    terminal.note(ChainMessage.FOLLOW_UNTRACED, node, reason);
  }

  private static Map<String, Object> event(String name) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("event", name);
    return event;
  }

  private void tell(Map<String, Object> event, Message message, Object... arguments) {
    switch (format) {
      case JSON -> Json.line(terminal, event);
      case TABLE -> terminal.note(message, arguments);
    }
  }

  @Override
  public void close() {
    progress.close();
  }
}
