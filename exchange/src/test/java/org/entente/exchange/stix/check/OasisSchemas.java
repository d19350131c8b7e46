package org.entente.exchange.stix.check;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entente.exchange.ExchangeSamples;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/// The published JSON schemas, as another opinion on what is STIX.
public final class OasisSchemas {
  private static final String PREFIX =
      "http://raw.githubusercontent.com/oasis-open/cti-stix2-json-schemas/stix2.1/schemas/";

  private static final Map<String, Schema> SCHEMAS = new HashMap<>();

  private OasisSchemas() {}

  /// All of them from memory, so that none is fetched.
  private static synchronized @Nullable Schema schema(String type) {
    if (SCHEMAS.isEmpty()) {
      Map<String, String> texts = new TreeMap<>();
      Path root = ExchangeSamples.path("stix/schemas").toAbsolutePath().normalize();
      try (Stream<Path> all = Files.walk(root)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          texts.put(PREFIX + root.relativize(file), Files.readString(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      SchemaRegistry registry =
          SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
      for (String id : texts.keySet()) {
        String name = id.substring(id.lastIndexOf('/') + 1, id.length() - ".json".length());
        SCHEMAS.put(name, registry.getSchema(SchemaLocation.of(id)));
      }
    }
    return SCHEMAS.get(type);
  }

  /// What the schema of its type says against it; nothing for a type that has none.
  public static List<String> refusals(Members object) {
    Schema schema = schema(String.valueOf(object.text("type")));
    return schema == null
        ? List.of()
        : schema.validate(JsonWriter.text(object), InputFormat.JSON).stream()
            .map(Object::toString)
            .toList();
  }
}
