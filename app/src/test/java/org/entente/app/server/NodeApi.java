package org.entente.app.server;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.app.server.door.ApiDescription;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;

/// The published description of a node, which every answer that tests get is held against.
public final class NodeApi {
  private static final String ID = "http://localhost/node.json";
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder -> builder.schemas(Map.of(ID, plain(ApiDescription.text()))));
  private static final JsonValue.Members PATHS =
      ((JsonValue.Members) JsonReader.parse("openapi.json", ApiDescription.text()))
          .members("paths");

  private NodeApi() {}

  /// OpenAPI's own dialect is that of JSON Schema with words that check nothing.
  private static String plain(String document) {
    return document.replaceFirst("\"jsonSchemaDialect\":\"[^\"]*\",", "");
  }

  public static JsonValue.Members paths() {
    return PATHS;
  }

  /// What speaks against this being an answer of the node.
  public static List<String> refusals(String method, String path, HttpResponse<String> response) {
    String body = response.body();
    String type = response.headers().firstValue("Content-Type").orElse("");
    Route route = Route.of(method, path.replaceFirst("/$", "")).orElse(null);
    if (route == null) {
      return refusals("/components/schemas/Error", body);
    }
    String verb = route.method().toLowerCase(Locale.ROOT);
    JsonValue.Members answers =
        PATHS.members(ApiDescription.path(route)).members(verb).members("responses");
    String status = Integer.toString(response.statusCode());
    String key = answers.has(status) ? status : "default";
    if (key.equals("default") && response.statusCode() < 400) {
      return List.of(status + " is no answer of " + route);
    }
    JsonValue.Members content = answers.members(key).members("content");
    if (content.all().isEmpty()) {
      return body.isEmpty() ? List.of() : List.of(route + " " + status + " has a body");
    }
    String named = content.all().keySet().iterator().next();
    if (!type.startsWith(named)) {
      return List.of(route + " " + status + " is " + type + ", not " + named);
    }
    if (!named.contains("json")) {
      return List.of();
    }
    String at =
        "/paths/%s/%s/responses/%s/content/%s/schema"
            .formatted(escaped(ApiDescription.path(route)), verb, key, escaped(named));
    return refusals(at, body);
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
  }

  public static List<String> refusals(String pointer, String json) {
    Schema schema = SCHEMAS.getSchema(SchemaLocation.of(ID + "#" + pointer));
    return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }
}
