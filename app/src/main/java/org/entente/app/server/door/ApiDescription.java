package org.entente.app.server.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.app.server.Route;
import org.entente.app.server.Standing;
import org.entente.exchange.json.CanonicalJson;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.people.Scope;

/// What the node answers, for programs: OpenAPI 3.1. Paths, methods, scopes and operation ids come
/// from [Route]; the files under `api` say of each route what it `does`, which query parameters it
/// `asks` (names, or names with their schemas), which schema or media type it `takes` (any JSON
/// object when not said, or `nothing`), its `answers`, like `200 Job, 304` or `200 text/plain`,
/// and whether it tells `problems` by place and next step.
public final class ApiDescription {
  private static final List<String> PARTS =
      List.of(
          "node",
          "people",
          "oidc",
          "keys",
          "partners",
          "requests",
          "overlaps",
          "cases",
          "jobs",
          "screen",
          "picture",
          "taxii",
          "warnings");
  private static final String JSON = "application/json";
  private static final String TAXII = "application/taxii+json;version=2.1";
  private static final String NOTHING = "nothing";
  private static final String TEXT = CanonicalJson.text(build());

  private ApiDescription() {}

  public static String text() {
    return TEXT;
  }

  private static JsonValue build() {
    JsonValue.Members frame = part("frame");
    Map<String, JsonValue> schemas = new LinkedHashMap<>();
    Map<String, JsonValue> told = new LinkedHashMap<>();
    for (String name : PARTS) {
      JsonValue.Members part = part(name);
      addAll(schemas, part.members("schemas"), name);
      addAll(told, part.members("routes"), name);
    }
    Map<String, JsonValue> paths = new LinkedHashMap<>();
    for (Route route : Route.values()) {
      if (!(told.remove(route.name()) instanceof JsonValue.Members operation)) {
        throw new IllegalStateException(route + " stands in no file under api");
      }
      JsonValue.Members had =
          paths.get(path(route)) instanceof JsonValue.Members other
              ? other
              : JsonValue.Members.NONE;
      paths.put(
          path(route),
          had.with(
              route.method().toLowerCase(Locale.ROOT),
              operation(route, operation, frame.members("queries"), schemas)));
    }
    if (!told.isEmpty()) {
      throw new IllegalStateException("no routes: " + told.keySet());
    }
    return frame
        .without("queries")
        .without("securitySchemes")
        .with("paths", new JsonValue.Members(paths))
        .with(
            "components",
            members(
                "schemas",
                new JsonValue.Members(schemas),
                "securitySchemes",
                frame.members("securitySchemes")));
  }

  private static void addAll(Map<String, JsonValue> all, JsonValue.Members more, String part) {
    for (Map.Entry<String, JsonValue> one : more.all().entrySet()) {
      if (all.put(one.getKey(), one.getValue()) != null) {
        throw new IllegalStateException(one.getKey() + " stands twice, again in " + part);
      }
    }
  }

  /// As the description calls a route's path.
  public static String path(Route route) {
    return route.path().replace("**", "{tile}");
  }

  private static JsonValue operation(
      Route route,
      JsonValue.Members told,
      JsonValue.Members queries,
      Map<String, JsonValue> schemas) {
    Map<String, JsonValue> made = new LinkedHashMap<>();
    made.put("operationId", JsonValue.of(route.name().toLowerCase(Locale.ROOT)));
    made.put("summary", JsonValue.of(told.optional("does").orElseThrow()));
    List<JsonValue> parameters = parameters(route, told, queries);
    if (!parameters.isEmpty()) {
      made.put("parameters", new JsonValue.Array(parameters));
    }
    String media = route.isTaxii() ? TAXII : JSON;
    String taken = told.optional("takes").orElse(route.takesBody() ? "" : NOTHING);
    if (!taken.equals(NOTHING)) {
      made.put("requestBody", content(taken, media, schemas));
    }
    JsonValue.Members responses = JsonValue.Members.NONE;
    for (String answer : told.optional("answers").orElseThrow().split(", ", -1)) {
      String[] words = answer.split(" ", 2);
      JsonValue.Members done =
          words.length == 1 ? JsonValue.Members.NONE : content(words[1], media, schemas);
      responses = responses.with(words[0], done.with("description", JsonValue.of("done")));
    }
    if (route.isAct() || told.has("problems")) {
      JsonValue either =
          members("anyOf", new JsonValue.Array(List.of(schema("Problem"), schema("Error"))));
      responses = responses.with("400", refusal("what was asked can't be", media, either));
    }
    made.put("responses", responses.with("default", refusal("refused", media, schema("Error"))));
    made.put("security", security(route));
    return new JsonValue.Members(made);
  }

  private static List<JsonValue> parameters(
      Route route, JsonValue.Members told, JsonValue.Members queries) {
    JsonValue.Members text = members("type", JsonValue.of("string"));
    List<JsonValue> parameters = new ArrayList<>();
    for (String step : path(route).split("/", -1)) {
      if (step.startsWith("{")) {
        parameters.add(
            parameter(step.substring(1, step.length() - 1), "path", text)
                .with("required", JsonValue.of(true)));
      }
    }
    for (Map.Entry<String, JsonValue> asked : told.members("asks").all().entrySet()) {
      parameters.add(parameter(asked.getKey(), "query", asked.getValue()));
    }
    for (String name : told.texts("asks")) {
      parameters.add(parameter(name, "query", queries.has(name) ? queries.members(name) : text));
    }
    return parameters;
  }

  private static JsonValue.Members parameter(String name, String in, JsonValue schema) {
    return members("name", JsonValue.of(name), "in", JsonValue.of(in), "schema", schema);
  }

  /// `what`: a schema's name, a media type, or nothing for any JSON object.
  private static JsonValue.Members content(
      String what, String media, Map<String, JsonValue> schemas) {
    if (what.isEmpty()) {
      return content(media, members("type", JsonValue.of("object")));
    }
    if (what.contains("/")) {
      JsonValue.Members all = JsonValue.Members.NONE;
      for (String one : what.split(" ", -1)) {
        JsonValue schema =
            one.contains("json") ? JsonValue.Members.NONE : members("type", JsonValue.of("string"));
        all = all.with(one, members("schema", schema));
      }
      return members("content", all);
    }
    if (!schemas.containsKey(what)) {
      throw new IllegalStateException("no schema " + what);
    }
    return content(media, schema(what));
  }

  private static JsonValue.Members content(String media, JsonValue schema) {
    return members("content", members(media, members("schema", schema)));
  }

  private static JsonValue refusal(String description, String media, JsonValue schema) {
    return content(media, schema).with("description", JsonValue.of(description));
  }

  private static JsonValue.Members schema(String name) {
    return members("$ref", JsonValue.of("#/components/schemas/" + name));
  }

  private static JsonValue security(Route route) {
    if (route.isOpen()) {
      return new JsonValue.Array(List.of());
    }
    List<JsonValue> ways = new ArrayList<>();
    if (route.serves(Standing.PARTNER_NODE)) {
      ways.add(members("signature", new JsonValue.Array(List.of())));
    }
    ways.add(members("basic", new JsonValue.Array(List.of())));
    Scope scope = route.scope();
    if (scope != null) {
      ways.add(members("bearer", JsonValue.texts(List.of(scope.word()))));
    } else if (route.serves(Standing.NODE)) {
      ways.add(members("bearer", new JsonValue.Array(List.of())));
    }
    if (!route.isLog()) {
      ways.add(members("session", new JsonValue.Array(List.of())));
    }
    return new JsonValue.Array(ways);
  }

  private static JsonValue.Members members(String name, JsonValue value) {
    return JsonValue.Members.NONE.with(name, value);
  }

  private static JsonValue.Members members(String a, JsonValue first, String b, JsonValue second) {
    return members(a, first).with(b, second);
  }

  private static JsonValue.Members members(
      String a, JsonValue first, String b, JsonValue second, String c, JsonValue third) {
    return members(a, first, b, second).with(c, third);
  }

  private static JsonValue.Members part(String name) {
    String file = "api/" + name + ".json";
    try (InputStream in = Route.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no " + file);
      }
      return (JsonValue.Members) JsonReader.parse(file, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
