package org.entente.app.match;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;

/// The published description, which every answer is held against.
final class OpenApi {
  private static final String ID = "http://localhost/openapi.json";
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder -> builder.schemas(Map.of(ID, plain(MatchRoutes.openApi()))));

  private OpenApi() {}

  /// OpenAPI's own dialect is that of JSON Schema with words that check nothing.
  private static String plain(String document) {
    return document.replaceFirst("\"jsonSchemaDialect\": \"[^\"]*\",", "");
  }

  /// What speaks against the text being such a thing.
  static List<String> refusals(String component, String json) {
    Schema schema = SCHEMAS.getSchema(SchemaLocation.of(ID + "#/components/schemas/" + component));
    return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }
}
