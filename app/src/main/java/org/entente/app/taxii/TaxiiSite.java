package org.entente.app.taxii;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;

/// What a TAXII server offers us, from the address that somebody gave: its root or `taxii2`, an
/// API root, or one collection.
final class TaxiiSite {
  private static final String COLLECTIONS = "collections/";

  private TaxiiSite() {}

  /// A collection of a server.
  ///
  /// @param at its address, ending in `/`
  /// @param maxContent the largest body that its API root takes, in bytes
  record Remote(
      URI root,
      URI at,
      String id,
      String alias,
      String title,
      boolean canRead,
      boolean canWrite,
      long maxContent) {}

  static List<Remote> collections(TaxiiLink link, URI given) throws IOException {
    String path = given.getPath();
    int at = path.indexOf("/" + COLLECTIONS);
    if (at >= 0) {
      URI root = given.resolve(path.substring(0, at + 1));
      String[] rest = path.substring(at + 1 + COLLECTIONS.length()).split("/", -1);
      if (!rest[0].isEmpty()) {
        URI one = root.resolve(COLLECTIONS + rest[0] + "/");
        return List.of(remote(root, root(link, root), members(link, one)));
      }
      return ofRoot(link, root);
    }
    if (path.equals("/") || path.endsWith("/taxii2/")) {
      List<Remote> all = new ArrayList<>();
      for (URI root : roots(link, path.equals("/") ? given.resolve("/taxii2/") : given)) {
        all.addAll(ofRoot(link, root));
      }
      return all;
    }
    return ofRoot(link, given);
  }

  /// Only those that are where we were sent: our password goes nowhere else.
  private static List<URI> roots(TaxiiLink link, URI discovery) throws IOException {
    List<URI> roots = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String text : members(link, discovery).texts("api_roots")) {
      URI root;
      try {
        root = discovery.resolve(text.endsWith("/") ? text : text + "/");
      } catch (IllegalArgumentException _) {
        others.add(text);
        continue;
      }
      boolean isThere =
          discovery.getScheme().equals(root.getScheme())
              && discovery.getRawAuthority().equalsIgnoreCase(root.getRawAuthority());
      if (isThere) {
        roots.add(root);
      } else {
        others.add(text);
      }
    }
    if (roots.isEmpty()) {
      throw TaxiiLink.refused(
          discovery,
          others.isEmpty() ? "it names no API root" : "its API roots are elsewhere: " + others,
          "Give an API root's own address");
    }
    return roots;
  }

  private static List<Remote> ofRoot(TaxiiLink link, URI root) throws IOException {
    JsonValue.Members about = root(link, root);
    List<Remote> all = new ArrayList<>();
    for (JsonValue one : members(link, root.resolve(COLLECTIONS)).items("collections")) {
      if (one instanceof JsonValue.Members collection) {
        all.add(remote(root, about, collection));
      }
    }
    return all;
  }

  /// An API root that doesn't describe itself may hold collections all the same.
  private static JsonValue.Members root(TaxiiLink link, URI root) throws IOException {
    TaxiiLink.Reply reply = link.get(root);
    return reply.isDone() ? reply.body() : JsonValue.Members.NONE;
  }

  private static JsonValue.Members members(TaxiiLink link, URI uri) throws IOException {
    TaxiiLink.Reply reply = link.get(uri);
    if (!reply.isDone()) {
      throw TaxiiLink.refused(uri, "it answers: " + reply.reason(), "Check the address");
    }
    return reply.body();
  }

  private static Remote remote(URI root, JsonValue.Members about, JsonValue.Members collection) {
    String id = collection.optional("id").orElse("");
    // It becomes part of paths, there and here.
    if (!id.matches("[0-9A-Za-z_-][0-9A-Za-z._-]{0,99}")) {
      throw TaxiiLink.refused(root, "a collection's id is not usable", "Tell its people");
    }
    long most = Long.MAX_VALUE;
    if (about.get("max_content_length") instanceof JsonValue.Numeral number
        && number.text().matches("[1-9][0-9]{0,17}")) {
      most = Long.parseLong(number.text());
    }
    return new Remote(
        root,
        root.resolve(COLLECTIONS + id + "/"),
        id,
        collection.optional("alias").orElse(""),
        collection.optional("title").orElse(""),
        isTrue(collection.get("can_read")),
        isTrue(collection.get("can_write")),
        most);
  }

  static boolean isTrue(@org.jspecify.annotations.Nullable JsonValue value) {
    return value instanceof JsonValue.Truth truth && truth.value();
  }

  /// Those with these ids or aliases; throws [BadInput] for one that isn't there.
  static List<Remote> named(URI url, List<Remote> all, List<String> names) {
    List<Remote> chosen = new ArrayList<>();
    for (String name : names) {
      Remote one =
          all.stream()
              .filter(each -> each.id().equalsIgnoreCase(name) || each.alias().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new BadInput(
                          url.toString(),
                          "",
                          "it shows us no collection " + name,
                          "It shows: " + all.stream().map(Remote::id).toList()));
      if (!chosen.contains(one)) {
        chosen.add(one);
      }
    }
    return chosen;
  }
}
