package org.entente.exchange.taxii;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;

/// The resources of the standard as JSON. Empty lists are forbidden in all of them: what is empty
/// is left out.
final class Resources {
  private Resources() {}

  /// A path is legal where the address would not be: addresses must be `https`.
  static String discovery(String title, String url, List<ApiRoot> roots) {
    String prefix = url.startsWith("https://") ? url : "";
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("title", JsonValue.of(title));
    if (!roots.isEmpty()) {
      List<String> urls = roots.stream().map(root -> prefix + "/" + root.name() + "/").toList();
      all.put("default", JsonValue.of(urls.getFirst()));
      all.put("api_roots", JsonValue.texts(urls));
    }
    return text(all);
  }

  static String root(ApiRoot root) {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("title", JsonValue.of(root.title()));
    if (!root.description().isEmpty()) {
      all.put("description", JsonValue.of(root.description()));
    }
    all.put("versions", JsonValue.texts(List.of(MediaTypes.TAXII)));
    all.put("max_content_length", JsonValue.of(root.maxContentLength()));
    return text(all);
  }

  static String collections(List<Shelf.Stand> stands) {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    if (!stands.isEmpty()) {
      all.put("collections", new JsonValue.Array(stands.stream().map(Resources::value).toList()));
    }
    return text(all);
  }

  static String collection(Shelf.Stand stand) {
    return JsonWriter.text(value(stand));
  }

  private static JsonValue value(Shelf.Stand stand) {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("id", JsonValue.of(stand.id()));
    all.put("title", JsonValue.of(stand.title()));
    if (!stand.description().isEmpty()) {
      all.put("description", JsonValue.of(stand.description()));
    }
    if (stand.alias() != null) {
      all.put("alias", JsonValue.of(stand.alias()));
    }
    all.put("can_read", JsonValue.of(stand.rights().canRead()));
    all.put("can_write", JsonValue.of(stand.rights().canWrite()));
    if (!stand.mediaTypes().isEmpty()) {
      all.put("media_types", JsonValue.texts(stand.mediaTypes()));
    }
    return new JsonValue.Members(all);
  }

  /// Objects go out as they came, byte for byte.
  static String envelope(Shelf.Page page, String next) {
    return list(page, next, "objects", item -> item.json());
  }

  static String versions(Shelf.Page page, String next) {
    return list(page, next, "versions", item -> JsonWriter.text(JsonValue.of(item.version())));
  }

  static String manifest(Shelf.Page page, String next) {
    return list(
        page,
        next,
        "objects",
        item -> {
          Map<String, JsonValue> all = new LinkedHashMap<>();
          all.put("id", JsonValue.of(item.id()));
          all.put("date_added", JsonValue.of(TaxiiTime.text(item.at().added())));
          all.put("version", JsonValue.of(item.version()));
          all.put("media_type", JsonValue.of(item.mediaType()));
          return text(all);
        });
  }

  private static String list(
      Shelf.Page page,
      String next,
      String name,
      java.util.function.Function<Shelf.Item, String> form) {
    if (page.items().isEmpty()) {
      return "{}";
    }
    String head =
        page.more()
            ? "\"more\":true,\"next\":" + JsonWriter.text(JsonValue.of(next))
            : "\"more\":false";
    return page.items().stream()
        .map(form)
        .collect(Collectors.joining(",", "{" + head + ",\"" + name + "\":[", "]}"));
  }

  private static String text(Map<String, JsonValue> all) {
    return JsonWriter.text(new JsonValue.Members(all));
  }
}
