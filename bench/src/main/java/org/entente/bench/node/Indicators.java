package org.entente.bench.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// STIX objects of some 400 bytes that are valid, each with an id of its own.
final class Indicators {
  private Indicators() {}

  static String one(Random random, String name) {
    return """
    {"type":"indicator","spec_version":"2.1","id":"indicator--%s","name":"%s",\
    "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",\
    "pattern":"[ipv4-addr:value = '10.0.0.1']","pattern_type":"stix",\
    "valid_from":"2026-01-01T00:00:00Z","description":"%s"}\
    """
        .formatted(id(random), name, "of this kind ".repeat(12).strip());
  }

  /// A UUID of version 4 by its form, made from the seed.
  private static UUID id(Random random) {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  static List<String> many(Random random, int many) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      all.add(one(random, "n" + i));
    }
    return all;
  }

  static String envelope(List<String> objects) {
    return "{\"objects\":[" + String.join(",", objects) + "]}";
  }
}
