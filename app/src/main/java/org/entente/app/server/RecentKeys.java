package org.entente.app.server;

import java.util.LinkedHashMap;
import java.util.Map;

/// What is remembered of callers, bounded: the one not asked for longest is forgotten. Not for
/// several threads at once.
public final class RecentKeys<V> extends LinkedHashMap<String, V> {
  private static final long serialVersionUID = 1;

  private final int kept;

  public RecentKeys(int kept) {
    super(16, 0.75f, true);
    this.kept = kept;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
    return size() > kept;
  }
}
