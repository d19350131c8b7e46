package org.entente.trace.label.read;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.entente.base.BadInput;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Confidence;
import org.entente.trace.label.Label;
import org.entente.trace.label.Subject;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Reads TagPacks, the public format of GraphSense: YAML, in which the fields of the head hold for
/// every tag that doesn't say otherwise.
final class TagPackReader {
  private static final Set<String> HEAD_ONLY =
      Set.of("title", "creator", "description", "is_public", "tags");
  private static final Set<String> TAG =
      Set.of(
          "label",
          "source",
          "currency",
          "asset",
          "network",
          "address",
          "tx_hash",
          "confidence",
          "is_cluster_definer",
          "lastmod",
          "category",
          "abuse",
          "concepts",
          "actor",
          "tag_type",
          "context");
  private static final String MEND = "Mend the pack, or leave it out with --lenient.";

  private final Source source;
  private final Consumer<Label> labels;
  private final Map<String, String> head = new LinkedHashMap<>();

  /// Claims of the pack, so that tags which share one share the object.
  private final Map<Claim, Claim> shared = new LinkedHashMap<>();

  private record Tag(long line, Map<String, String> fields) {}

  private TagPackReader(Source source, Consumer<Label> labels) {
    this.source = source;
    this.labels = labels;
  }

  /// A TagPack or an ActorPack. Throws [BadInput].
  static void read(Source source, Consumer<Label> labels) throws IOException {
    try (Reader text = source.lines()) {
      new TagPackReader(source, labels).read(YamlFields.of(text, source));
    } catch (CharacterCodingException e) {
      throw source.notText(e);
    } catch (JacksonException e) {
      if (e.getCause() instanceof CharacterCodingException cause) {
        throw source.notText(cause);
      }
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new BadInput(
          source.file().toString(), "line " + line, "not YAML: " + e.getOriginalMessage(), MEND, e);
    }
  }

  private void read(YamlFields yaml) {
    List<Tag> tags = new ArrayList<>();
    boolean listed = false;
    yaml.beginMap("a pack");
    for (String field = yaml.nextField(); field != null; field = yaml.nextField()) {
      if (field.equals("actors")) {
        ActorPackReader.read(yaml, source, head, labels);
        listed = true;
      } else if (field.equals("tags")) {
        listed = true;
        tags(yaml, tags);
      } else if (HEAD_ONLY.contains(field) || TAG.contains(field) || field.equals("lastmod")) {
        head.put(field, yaml.text());
      } else {
        source.doubts().add(source.bad(yaml.line(), "unknown field '" + field + "'", MEND));
        yaml.skip();
      }
    }
    if (!listed) {
      throw source.bad(0, "neither 'tags' nor 'actors' are in it: it is no pack", MEND);
    }
    Set<String> wronged = Victims.among(tags.stream().map(tag -> inherited(tag.fields)).toList());
    for (Tag tag : tags) {
      try {
        labels.accept(label(tag, inherited(tag.fields), wronged));
      } catch (BadInput bad) {
        source.doubts().add(bad);
      }
    }
  }

  private void tags(YamlFields yaml, List<Tag> tags) {
    yaml.beginList("tags");
    while (yaml.nextItem()) {
      long line = yaml.line();
      Map<String, String> fields = new LinkedHashMap<>();
      BadInput wrong = null;
      for (String field = yaml.nextField(); field != null; field = yaml.nextField()) {
        if (TAG.contains(field)) {
          fields.put(field, yaml.text());
        } else {
          wrong = source.bad(yaml.line(), "unknown field '" + field + "' of a tag", MEND);
          yaml.skip();
        }
      }
      if (wrong == null) {
        tags.add(new Tag(line, fields));
      } else {
        source.doubts().add(wrong);
      }
    }
  }

  private Map<String, String> inherited(Map<String, String> own) {
    Map<String, String> all = new LinkedHashMap<>(head);
    all.keySet().retainAll(TAG);
    all.putAll(own);
    return all;
  }

  private Label label(Tag tag, Map<String, String> fields, Set<String> wronged) {
    String address = fields.getOrDefault("address", "");
    String hash = fields.getOrDefault("tx_hash", "");
    if (address.isEmpty() == hash.isEmpty()) {
      throw source.bad(tag.line, "a tag has either an address or a tx_hash", MEND);
    }
    Claim claim = claim(tag.line, fields, wronged);
    Claim one = shared.putIfAbsent(claim, claim);
    return new Label(
        hash.isEmpty() ? Source.address(address) : transaction(tag.line, hash),
        one == null ? claim : one);
  }

  private Subject transaction(long line, String hash) {
    try {
      return Subject.Transaction.parse(hash);
    } catch (IllegalArgumentException e) {
      throw source.bad(line, "tx_hash '" + hash + "' has not 64 hexadecimal digits", MEND);
    }
  }

  private Claim claim(long line, Map<String, String> fields, Set<String> wronged) {
    String network = network(fields);
    if (network.isEmpty()) {
      throw source.bad(line, "neither the tag nor the head has a currency or network", MEND);
    }
    String text = needed(line, fields, "label");
    List<String> concepts = new ArrayList<>();
    add(concepts, fields.getOrDefault("category", ""));
    add(concepts, fields.getOrDefault("concepts", ""));
    add(concepts, fields.getOrDefault("abuse", ""));
    if (wronged.contains(text) && fields.getOrDefault("abuse", "").isEmpty()) {
      add(concepts, Victims.CONCEPT);
    }
    LocalDate date = lastChange(line, fields);
    return new Claim(
        text,
        fields.getOrDefault("actor", ""),
        concepts,
        confidence(line, fields.getOrDefault("confidence", "")),
        needed(line, fields, "source"),
        head.getOrDefault("creator", ""),
        network,
        definer(line, fields.getOrDefault("is_cluster_definer", "false")),
        date,
        date == null ? source.day() : date,
        null,
        fields.getOrDefault("context", ""));
  }

  private static String network(Map<String, String> fields) {
    String network = fields.getOrDefault("network", "");
    return network.isEmpty()
        ? fields.getOrDefault("currency", fields.getOrDefault("asset", ""))
        : network;
  }

  private @Nullable LocalDate lastChange(long line, Map<String, String> fields) {
    String text = fields.getOrDefault("lastmod", "");
    return text.isEmpty() ? null : source.date(line, "lastmod", text);
  }

  private String needed(long line, Map<String, String> fields, String field) {
    String text = fields.getOrDefault(field, "");
    if (text.isEmpty()) {
      throw source.bad(line, "neither the tag nor the head has a " + field, MEND);
    }
    return text;
  }

  /// Public packs leave it out; a word that is no level is a mistake.
  private Confidence confidence(long line, String id) {
    return id.isEmpty()
        ? Confidence.UNKNOWN
        : Confidence.of(id)
            .orElseThrow(() -> source.bad(line, "no confidence is called '" + id + "'", MEND));
  }

  private boolean definer(long line, String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false", "" -> false;
      default ->
          throw source.bad(line, "is_cluster_definer '" + text + "'", "Write true or false.");
    };
  }

  /// Ids are separated by commas where there are several.
  private static void add(List<String> concepts, String ids) {
    for (String id : ids.split(",", -1)) {
      String plain = id.strip().toLowerCase(Locale.ROOT);
      if (!plain.isEmpty() && !concepts.contains(plain)) {
        concepts.add(plain);
      }
    }
  }
}
