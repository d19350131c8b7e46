package org.entente.app.lists.fetch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;

/// Which proxy an address goes through: the option's, else what the environment says, as other
/// programs understand it (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`).
public final class Proxies extends ProxySelector {
  private final Map<String, InetSocketAddress> byScheme;
  private final List<String> direct;

  private Proxies(Map<String, InetSocketAddress> byScheme, List<String> direct) {
    this.byScheme = byScheme;
    this.direct = direct;
  }

  /// `option` is `HOST:PORT` or `http://HOST:PORT`; empty takes the environment's.
  public static Proxies of(String option, Map<String, String> environment) {
    Map<String, InetSocketAddress> byScheme = new HashMap<>();
    for (String scheme : List.of("http", "https")) {
      String name = scheme + "_proxy";
      String said =
          option.isEmpty()
              ? environment.getOrDefault(
                  name.toUpperCase(Locale.ROOT), environment.getOrDefault(name, ""))
              : option;
      InetSocketAddress proxy = address(said);
      if (proxy != null) {
        byScheme.put(scheme, proxy);
      }
    }
    String none = environment.getOrDefault("NO_PROXY", environment.getOrDefault("no_proxy", ""));
    return new Proxies(byScheme, option.isEmpty() ? List.of(none.split("[,\\s]+", -1)) : List.of());
  }

  private static @Nullable InetSocketAddress address(String said) {
    if (said.isBlank()) {
      return null;
    }
    try {
      URI proxy = URI.create(said.contains("://") ? said.strip() : "http://" + said.strip());
      boolean usable =
          "http".equals(proxy.getScheme()) && proxy.getHost() != null && proxy.getPort() > 0;
      if (usable && proxy.getUserInfo() == null) {
        return new InetSocketAddress(proxy.getHost(), proxy.getPort());
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new BadInput(
        "proxy",
        "",
        "is no proxy that can be used",
        "Name it as HOST:PORT; one that wants a password is not spoken to");
  }

  @Override
  public List<Proxy> select(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    boolean isDirect =
        direct.stream()
            .map(name -> name.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
            .anyMatch(
                name ->
                    !name.isEmpty()
                        && (name.equals("*") || host.equals(name) || host.endsWith("." + name)));
    InetSocketAddress proxy = isDirect ? null : byScheme.get(String.valueOf(address.getScheme()));
    return List.of(proxy == null ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, proxy));
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException e) {
    // whoever asked is told by the exception
  }
}
