package org.entente.exchange.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;

/// A connection that keeps its prepared statements: preparing costs as much as what they do. A
/// statement that is closed waits for the next who prepares the same text; one that is in use is
/// never given out twice. For one thread at a time, like the connection itself.
final class Prepared {
  private static final int MOST = 128;

  private final Connection connection;
  private final Map<String, PreparedStatement> idle = new LinkedHashMap<>(MOST, 0.75f, true);

  private Prepared(Connection connection) {
    this.connection = connection;
  }

  static Connection over(Connection connection) {
    Prepared prepared = new Prepared(connection);
    return (Connection)
        Proxy.newProxyInstance(
            Prepared.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> prepared.answer(method, arguments));
  }

  private @Nullable Object answer(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    boolean isPrepare = method.getName().equals("prepareStatement");
    if (isPrepare
        && arguments != null
        && arguments.length == 1
        && arguments[0] instanceof String sql) {
      return statement(sql);
    }
    if (method.getName().equals("close")) {
      closeIdle();
    }
    return invoke(connection, method, arguments);
  }

  /// Of a connection that was lost, nothing closes, and all is gone.
  private void closeIdle() {
    for (PreparedStatement one : idle.values()) {
      try {
        one.close();
      } catch (SQLException _) {
        // The connection is closed next.
      }
    }
    idle.clear();
  }

  private PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement waiting = idle.remove(sql);
    PreparedStatement statement = waiting == null ? connection.prepareStatement(sql) : waiting;
    return (PreparedStatement)
        Proxy.newProxyInstance(
            Prepared.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (_, method, arguments) -> {
              if (method.getName().equals("close")) {
                putBack(sql, statement);
                return null;
              }
              if (method.getName().equals("setString") && arguments != null) {
                check(arguments[1]);
              }
              return invoke(statement, method, arguments);
            });
  }

  /// What not every engine keeps: U+0000, and half a surrogate pair, which has no UTF-8. JSON holds
  /// both as escapes.
  private static void check(@Nullable Object value) {
    String text = value instanceof String held ? held : "";
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      boolean isHalf = Character.isSurrogate(one);
      if (isHalf && i + 1 < text.length() && Character.isSurrogatePair(one, text.charAt(i + 1))) {
        i++;
        isHalf = false;
      }
      if (isHalf || one == 0) {
        throw Refusal.badRequest("A text holds U+0000 or half a surrogate pair: leave it out");
      }
    }
  }

  private void putBack(String sql, PreparedStatement statement) throws SQLException {
    statement.clearParameters();
    statement.clearBatch();
    PreparedStatement before = idle.put(sql, statement);
    if (before != null && !before.equals(statement)) {
      before.close();
    }
    if (idle.size() > MOST) {
      String eldest = idle.keySet().iterator().next();
      PreparedStatement gone = idle.remove(eldest);
      if (gone != null) {
        gone.close();
      }
    }
  }

  private static @Nullable Object invoke(
      Object on, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
