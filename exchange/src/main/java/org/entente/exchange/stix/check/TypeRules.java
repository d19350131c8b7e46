package org.entente.exchange.stix.check;

import static org.entente.exchange.stix.check.Findings.join;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.StixTime;
import org.entente.exchange.stix.check.ObjectType.Kind;
import org.entente.exchange.stix.pattern.IpBlock;
import org.entente.exchange.stix.pattern.ObjectPath;
import org.entente.exchange.stix.pattern.StixPattern;

/// Rules of single types that no table can say.
final class TypeRules {
  private static final Pattern PROPERTY = Pattern.compile("[a-z0-9_]{3,250}|id");
  private static final Pattern PATTERN_TYPE = Pattern.compile("-?[a-z0-9]+(-[a-z0-9]+)*-?");
  private static final Pattern RELATION = Pattern.compile("[a-z0-9-]+");
  private static final Pattern SEMANTIC = Pattern.compile("\\d+\\.\\d+\\.\\d+([-+].*)?");
  private static final Pattern CVE = Pattern.compile("CVE-\\d{4}-(0\\d{3}|[1-9]\\d{3,})");
  private static final Pattern CAPEC = Pattern.compile("CAPEC-\\d+");
  private static final Pattern MAC = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");
  private static final Pattern DOMAIN =
      Pattern.compile("[^\\s.@/:\\\\]{1,63}(\\.[^\\s.@/:\\\\]{1,63})*\\.?");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+|\"[^\"]*\"@[^\\s@]+");
  private static final Pattern HIVE = Pattern.compile("(?i)(HKLM|HKCC|HKCR|HKCU|HKU)(\\\\.*)?");
  private static final Pattern SOFTWARE_LANGUAGE =
      Pattern.compile(
          "[a-z]{3}|[a-z]{2}(-[A-Z]{2})?(-[a-z]{4})?(-[A-Z]{2}|\\d{3})?"
              + "(-[a-z0-9]{5,8}|\\d[a-z0-9]{3})*(-[a-z0-9]{1,8})*");
  private static final Pattern EXIF = Pattern.compile("[A-Z][a-zA-Z0-9_-]+");
  private static final Pattern OPTION =
      Pattern.compile("(SO|ICMP|ICMP6|IP|IPV6|MCAST|TCP|IRLMP)(_[A-Z]+)+");

  private final Findings findings;
  private final ObjectCheck objects;

  TypeRules(Findings findings, ObjectCheck objects) {
    this.findings = findings;
    this.objects = objects;
  }

  void check(JsonValue.Members object, String type, Kind kind, ObjectCheck.Context context) {
    if (kind != Kind.SCO) {
      milliseconds(object, "created");
      milliseconds(object, "modified");
    }
    switch (type) {
      case "indicator" -> indicator(object);
      case "malware" -> {
        if (isTrue(object, "is_family") && !object.has("name")) {
          missing(context, "name", "a family must have a name");
        }
      }
      case "observed-data" -> observed(object);
      case "relationship" -> relationship(object);
      case "location" -> location(object);
      case "language-content" -> translations(object);
      case "extension-definition" -> extension(object);
      case "email-message" -> message(object, context);
      case "network-traffic" -> {
        if (isTrue(object, "is_active") && object.has("end")) {
          findings.error(join(context.path(), "end"), "value", "what is active has no end");
        }
        values(object, "ipfix", context, "a string or a whole number", TypeRules::isTextOrWhole);
      }
      case "domain-name" -> value(object, context, DOMAIN, "a domain name");
      case "email-addr" -> value(object, context, EMAIL, "an e-mail address");
      case "mac-addr" -> value(object, context, MAC, "a MAC address in lower case with colons");
      case "ipv4-addr", "ipv6-addr" -> address(object, type.equals("ipv6-addr"), context);
      case "windows-registry-key" ->
          object
              .optional("key")
              .filter(key -> HIVE.matcher(key).matches())
              .ifPresent(
                  _ ->
                      findings.error(
                          join(context.path(), "key"),
                          "value",
                          "the hive must be written in full"));
      case "software" -> {
        for (String language : object.texts("languages")) {
          if (!SOFTWARE_LANGUAGE.matcher(language).matches()) {
            findings.error(
                join(context.path(), "languages"),
                "value",
                "'" + ValueCheck.shortened(language) + "' is no language code in its usual case");
          }
        }
      }
      case "process" ->
          values(
              object,
              "environment_variables",
              context,
              "a string",
              JsonValue.Text.class::isInstance);
      default -> {}
    }
  }

  void part(JsonValue.Members object, String name, ObjectCheck.Context context) {
    switch (name) {
      case "external-reference" -> reference(object, context);
      case "file.raster-image-ext" -> {
        keys(object, "exif_tags", context, EXIF);
        values(
            object, "exif_tags", context, "a string or a whole number", TypeRules::isTextOrWhole);
      }
      case "file.pdf-ext" ->
          values(
              object, "document_info_dict", context, "a string", JsonValue.Text.class::isInstance);
      case "file.windows-pebinary-ext" -> {
        boolean fraction =
            object.optional("time_date_stamp").flatMap(StixTime::of).stream()
                .anyMatch(time -> time.fractionDigits() > 0);
        if (fraction) {
          String path = join(context.path(), "time_date_stamp");
          findings.error(path, "value", "it must be precise to the second");
        }
      }
      case "network-traffic.http-request-ext" ->
          values(
              object,
              "request_header",
              context,
              "a list of strings",
              value ->
                  value instanceof JsonValue.Array list
                      && list.items().stream().allMatch(JsonValue.Text.class::isInstance));
      case "network-traffic.socket-ext" -> {
        keys(object, "options", context, OPTION);
        values(object, "options", context, "a whole number", TypeRules::isWhole);
      }
      default -> {}
    }
  }

  private static boolean isTrue(JsonValue.Members object, String name) {
    return object.get(name) instanceof JsonValue.Truth truth && truth.value();
  }

  private static boolean isWhole(JsonValue value) {
    return value instanceof JsonValue.Numeral number && number.isInteger();
  }

  private static boolean isTextOrWhole(JsonValue value) {
    return value instanceof JsonValue.Text || isWhole(value);
  }

  private void missing(ObjectCheck.Context context, String name, String message) {
    findings.error(join(context.path(), name), "required", message);
  }

  private void milliseconds(JsonValue.Members object, String name) {
    object
        .optional(name)
        .flatMap(StixTime::of)
        .filter(time -> time.fractionDigits() < 3)
        .ifPresent(
            _ -> findings.error(name, "value", "it must be precise to the millisecond at least"));
  }

  private interface Fits {
    boolean is(JsonValue value);
  }

  private void values(
      JsonValue.Members object, String name, ObjectCheck.Context context, String what, Fits fits) {
    object
        .members(name)
        .all()
        .forEach(
            (key, value) -> {
              if (!fits.is(value)) {
                String path = join(join(context.path(), name), key);
                findings.error(path, "type", "it must be " + what + ", not " + value.kind());
              }
            });
  }

  private void keys(
      JsonValue.Members object, String name, ObjectCheck.Context context, Pattern form) {
    for (String key : object.members(name).all().keySet()) {
      if (!form.matcher(key).matches()) {
        String path = join(join(context.path(), name), key);
        findings.error(path, "name", "no such key is allowed here");
      }
    }
  }

  private void value(
      JsonValue.Members object, ObjectCheck.Context context, Pattern form, String what) {
    object
        .optional("value")
        .filter(value -> value.length() > 1_000 || !form.matcher(value).matches())
        .ifPresent(value -> notA(context, value, what));
  }

  private void notA(ObjectCheck.Context context, String value, String what) {
    String path = join(context.path(), "value");
    findings.error(path, "value", "'" + ValueCheck.shortened(value) + "' is not " + what);
  }

  private void address(JsonValue.Members object, boolean six, ObjectCheck.Context context) {
    object
        .optional("value")
        .filter(value -> IpBlock.of(value).filter(block -> block.isSix() == six).isEmpty())
        .ifPresent(value -> notA(context, value, six ? "an IPv6 address" : "an IPv4 address"));
  }

  private void reference(JsonValue.Members object, ObjectCheck.Context context) {
    String source = object.optional("source_name").orElse("");
    Optional<String> id = object.optional("external_id");
    boolean cve = id.filter(text -> CVE.matcher(text).matches()).isPresent();
    boolean capec = id.filter(text -> CAPEC.matcher(text).matches()).isPresent();
    boolean wrong =
        switch (source) {
          case "cve" -> !cve;
          case "capec" -> !capec;
          default -> cve || capec;
        };
    if (wrong) {
      findings.error(
          join(context.path(), "external_id"),
          "value",
          "CVE and CAPEC numbers go with the sources cve and capec");
    }
  }

  private void indicator(JsonValue.Members object) {
    Optional<String> text = object.optional("pattern");
    if (text.isPresent() && "stix".equals(object.text("pattern_type"))) {
      try {
        StixPattern.parse(text.get()).paths().forEach(this::path);
      } catch (BadInput bad) {
        findings.error("pattern", "pattern", bad.place() + ": " + bad.reason());
      }
    }
    if (!object.has("indicator_types")) {
      findings.warning("indicator_types", "recommended", "indicator_types should be there");
    }
    if (!object.has("name") || !object.has("description")) {
      findings.warning("name", "recommended", "name and description should be there");
    }
  }

  private void path(ObjectPath path) {
    String type = path.type();
    boolean isName = PATTERN_TYPE.matcher(type).matches() && type.length() >= 3;
    if (!isName || type.length() > 250) {
      findings.error("pattern", "pattern", "'" + type + "' can't name a type");
    } else if (TypeTable.STANDARD.type(type) == null && !type.startsWith("x-")) {
      findings.warning("pattern", "custom", "the custom type " + type + " should begin with x-");
    }
    if (path.steps().getFirst() instanceof ObjectPath.Step.Key key
        && !PROPERTY.matcher(key.name()).matches()) {
      String name = ValueCheck.shortened(key.name());
      findings.error("pattern", "pattern", "'" + name + "' can't name a property");
    }
  }

  private void observed(JsonValue.Members object) {
    JsonValue all = object.get("objects");
    if (all == null) {
      return;
    }
    if (!(all instanceof JsonValue.Members members)) {
      findings.error("objects", "type", "it must be an object, not " + all.kind());
      return;
    }
    findings.warning("objects", "deprecated", "objects is of STIX 2.0; 2.1 has object_refs");
    Map<String, String> types = new LinkedHashMap<>();
    members
        .all()
        .forEach(
            (key, one) -> {
              if (one instanceof JsonValue.Members inner) {
                types.put(key, inner.optional("type").orElse(""));
              }
            });
    members
        .all()
        .forEach(
            (key, one) -> {
              String path = join("objects", key);
              if (one instanceof JsonValue.Members inner) {
                objects.embedded(inner, path, types);
              } else {
                findings.error(path, "type", "it must be an object, not " + one.kind());
              }
            });
  }

  private void relationship(JsonValue.Members object) {
    object
        .optional("relationship_type")
        .filter(type -> !RELATION.matcher(type).matches())
        .ifPresent(
            _ ->
                findings.error(
                    "relationship_type", "name", "it must be of lower-case letters and hyphens"));
  }

  private void location(JsonValue.Members object) {
    object
        .optional("country")
        .filter(code -> code.length() != 2 || !LanguageTag.isCountry(code))
        .ifPresent(
            _ ->
                findings.warning(
                    "country", "value", "it should be a code of two letters (ISO 3166-1)"));
  }

  private void translations(JsonValue.Members object) {
    object
        .members("contents")
        .all()
        .forEach(
            (language, fields) -> {
              String path = join("contents", language);
              if (!LanguageTag.isValid(language)) {
                findings.error(path, "language", "the key is no language code (RFC 5646)");
              }
              if (fields instanceof JsonValue.Members members) {
                for (String name : members.all().keySet()) {
                  if (!PROPERTY.matcher(name).matches()) {
                    findings.error(path, "name", "'" + name + "' can't name a property");
                  }
                }
              } else {
                findings.error(path, "type", "it must be an object, not " + fields.kind());
              }
            });
  }

  private void extension(JsonValue.Members object) {
    boolean topLevel = object.texts("extension_types").contains("toplevel-property-extension");
    if (object.has("extension_properties") && !topLevel) {
      findings.error(
          "extension_properties", "extension", "only a toplevel-property-extension lists them");
    }
    if (topLevel && !object.has("extension_properties")) {
      findings.warning(
          "extension_properties", "recommended", "the new properties should be listed");
    }
    if (!object.has("description")) {
      findings.warning("description", "recommended", "description should be there");
    }
    object
        .optional("version")
        .filter(version -> !SEMANTIC.matcher(version).matches())
        .ifPresent(
            _ -> findings.warning("version", "recommended", "it should be MAJOR.MINOR.PATCH"));
  }

  private void message(JsonValue.Members object, ObjectCheck.Context context) {
    if (object.get("is_multipart") instanceof JsonValue.Truth multipart) {
      String barred = multipart.value() ? "body" : "body_multipart";
      if (object.has(barred)) {
        String path = join(context.path(), barred);
        findings.error(path, "value", "is_multipart says that there is none");
      }
    }
    values(
        object,
        "additional_header_fields",
        context,
        "a string or a list of several",
        value ->
            value instanceof JsonValue.Text
                || (value instanceof JsonValue.Array list
                    && list.items().size() > 1
                    && list.items().stream().allMatch(JsonValue.Text.class::isInstance)));
  }
}
