package org.entente.app.server;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a node may write into its log, and nothing else can be: of a request its row of the table
/// of routes, never its path, query, headers or body; of an error its class and place in the
/// code, never its message, which may quote what somebody sent.
public sealed interface LogLine {
  /// From the gravest on.
  enum Level {
    ERROR,
    WARNING,
    INFO,
    DEBUG;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The node accepts requests.
  record Started(String version) implements LogLine {}

  /// It ends because it was asked to.
  record Ended() implements LogLine {}

  /// One answer.
  ///
  /// @param request this request's id, which its answer names too
  /// @param who who signed in; null for nobody
  /// @param bytes of the answer's body
  record Answered(
      String request, @Nullable Route route, int status, long millis, @Nullable Who who, long bytes)
      implements LogLine {}

  /// A request that the node's own fault left without its answer.
  record Failed(String request, @Nullable Route route, Fault fault) implements LogLine {}

  /// Whether a partner's node can be asked, when that changes.
  record Reached(String partner, boolean isReached) implements LogLine {}

  /// The check of the whole store found damage, which the audit names.
  record Damaged(int count) implements LogLine {}

  /// What a library would have said.
  record Library(String logger, Level level, @Nullable Fault fault) implements LogLine {}

  /// A thread ended by an error.
  record Uncaught(Fault fault) implements LogLine {}

  /// Lines that could not be written before this one.
  record Lost(long count) implements LogLine {}

  /// An error without its message.
  ///
  /// @param kind its class, then those of its causes
  /// @param place the method and line that threw the last cause
  record Fault(String kind, String place) {
    private static final int MOST = 5;

    public static Fault of(Throwable thrown) {
      StringBuilder kind = new StringBuilder(thrown.getClass().getName());
      Throwable last = thrown;
      for (int i = 0; i < MOST && last.getCause() != null; i++) {
        last = last.getCause();
        kind.append(" < ").append(last.getClass().getName());
      }
      StackTraceElement[] trace = last.getStackTrace();
      String place =
          trace.length == 0
              ? ""
              : trace[0].getClassName()
                  + "."
                  + trace[0].getMethodName()
                  + ":"
                  + trace[0].getLineNumber();
      return new Fault(kind.toString(), place);
    }
  }

  default String event() {
    return switch (this) {
      case Started _ -> "started";
      case Ended _ -> "ended";
      case Answered _ -> "request";
      case Failed _ -> "failed";
      case Reached reached -> reached.isReached() ? "partner-reached" : "partner-unreached";
      case Damaged _ -> "store-damaged";
      case Library _ -> "library";
      case Uncaught _ -> "uncaught";
      case Lost _ -> "lost";
    };
  }

  default Level level() {
    return switch (this) {
      case Started _, Ended _ -> Level.INFO;
      case Answered answered -> level(answered);
      case Failed _, Damaged _, Uncaught _ -> Level.ERROR;
      case Reached reached -> reached.isReached() ? Level.INFO : Level.WARNING;
      case Library library -> library.level();
      case Lost _ -> Level.WARNING;
    };
  }

  private static Level level(Answered answered) {
    int status = answered.status();
    if (status >= 500) {
      return Level.ERROR;
    }
    if (status == 401 || status == 403 || status == 429) {
      return Level.WARNING;
    }
    Route route = answered.route();
    // What machines ask every few seconds.
    boolean isPolled = route == Route.LIVE || route == Route.READY || route == Route.METRICS;
    return isPolled ? Level.DEBUG : Level.INFO;
  }

  /// What stands in the line behind its time, level and event.
  default Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (this) {
      case Started started -> fields.put("version", started.version());
      case Ended _ -> {}
      case Answered answered -> {
        fields.put("request", answered.request());
        fields.put("route", name(answered.route()));
        fields.put("status", answered.status());
        fields.put("ms", answered.millis());
        if (answered.who() != null) {
          fields.put("who", answered.who().named());
        }
        fields.put("bytes", answered.bytes());
      }
      case Failed failed -> {
        fields.put("request", failed.request());
        fields.put("route", name(failed.route()));
        put(fields, failed.fault());
      }
      case Reached reached -> fields.put("partner", reached.partner());
      case Damaged damaged -> fields.put("count", damaged.count());
      case Library library -> {
        fields.put("logger", library.logger());
        put(fields, library.fault());
      }
      case Uncaught uncaught -> put(fields, uncaught.fault());
      case Lost lost -> fields.put("count", lost.count());
    }
    return fields;
  }

  private static void put(Map<String, Object> fields, @Nullable Fault fault) {
    if (fault != null) {
      fields.put("error", fault.kind());
      fields.put("place", fault.place());
    }
  }

  /// As figures and recordings call it.
  static String name(@Nullable Route route) {
    return route == null ? "none" : route.name().toLowerCase(Locale.ROOT);
  }
}
