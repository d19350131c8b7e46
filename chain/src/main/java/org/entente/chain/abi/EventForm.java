package org.entente.chain.abi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.base.Hash256;
import org.entente.base.codec.Keccak256;
import org.entente.chain.evm.EvmLog;

/// An event as its contract's source declares it, for instance
/// `Send(bytes32 transferId, address indexed sender, (uint32 eid, bytes32 sender) origin)`.
///
/// Types are written out (`uint256`, not `uint`; tuples in parentheses, without their names), so
/// that the declaration says how values lie in a log and what its first topic is.
public final class EventForm {
  private static final int MAX_TOPICS = 4;
  private static final Pattern NAME = Pattern.compile("\\s+(?<indexed>indexed\\s+)?(?<name>\\w+)");

  private final String signature;
  private final Hash256 topic;
  private final int topics;
  private final int words;
  private final Map<String, Slot> slots;

  /// Where a parameter lies: a topic, or a word of the data.
  record Slot(boolean indexed, int index) {}

  private EventForm(String signature, int topics, int words, Map<String, Slot> slots) {
    this.signature = signature;
    this.topic = topicOf(signature);
    this.topics = topics;
    this.words = words;
    this.slots = Map.copyOf(slots);
  }

  /// Throws [IllegalArgumentException] where a declaration can't be understood.
  public static EventForm of(String declaration) {
    int open = declaration.indexOf('(');
    if (open < 1 || !declaration.endsWith(")")) {
      throw new IllegalArgumentException("no declaration of an event: " + declaration);
    }
    StringBuilder types = new StringBuilder();
    Map<String, Slot> slots = new HashMap<>();
    int topics = 1;
    int words = 0;
    for (String parameter : parts(declaration.substring(open + 1, declaration.length() - 1))) {
      int typeEnd = typeEnd(parameter);
      String type = canonical(parameter.substring(0, typeEnd));
      Matcher rest = NAME.matcher(parameter.substring(typeEnd));
      if (!rest.matches()) {
        throw new IllegalArgumentException("no name and type: " + parameter);
      }
      boolean indexed = rest.group("indexed") != null;
      Slot slot = new Slot(indexed, indexed ? topics++ : words);
      words += indexed ? 0 : wordsOf(type);
      if (slots.put(rest.group("name"), slot) != null) {
        throw new IllegalArgumentException("twice: " + parameter);
      }
      types.append(types.isEmpty() ? "" : ",").append(type);
    }
    if (topics > MAX_TOPICS) {
      throw new IllegalArgumentException("more than three indexed: " + declaration);
    }
    String name = declaration.substring(0, open);
    return new EventForm(name + "(" + types + ")", topics, words, slots);
  }

  private static Hash256 topicOf(String signature) {
    return Hash256.read(new Keccak256().hash(signature.getBytes(StandardCharsets.US_ASCII)), 0);
  }

  /// Name and types, as they are hashed.
  public String signature() {
    return signature;
  }

  /// The first topic of its logs.
  public Hash256 topic() {
    return topic;
  }

  /// Reads a log of this event. Throws [MalformedLog] where the log does not have as many topics
  /// and words as were declared; two events that differ only in what is indexed share a topic.
  public EventArgs read(EvmLog log) {
    if (log.topics().size() != topics || !log.topics().getFirst().equals(topic)) {
      throw new MalformedLog("not the topics of " + signature);
    }
    if (log.data().length < words * Hash256.BYTES) {
      throw new MalformedLog("too little data for " + signature);
    }
    return new EventArgs(this, log);
  }

  Slot slot(String name) {
    Slot slot = slots.get(name);
    if (slot == null) {
      throw new IllegalArgumentException(signature + " has no " + name);
    }
    return slot;
  }

  /// Splits at commas outside of parentheses.
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(begin, i).strip());
        begin = i + 1;
      }
    }
    if (!text.isBlank()) {
      parts.add(text.substring(begin).strip());
    }
    return parts;
  }

  private static int typeEnd(String parameter) {
    int end = parameter.lastIndexOf(')') + 1;
    while (end < parameter.length() && !Character.isWhitespace(parameter.charAt(end))) {
      end++;
    }
    return end;
  }

  private static String canonical(String type) {
    if (!type.startsWith("(")) {
      return type;
    }
    int close = type.lastIndexOf(')');
    List<String> members = new ArrayList<>();
    for (String member : parts(type.substring(1, close))) {
      members.add(canonical(member.substring(0, typeEnd(member))));
    }
    return "(" + String.join(",", members) + ")" + type.substring(close + 1);
  }

  /// How many words a value takes where it stands: dynamic ones one, which is an offset.
  private static int wordsOf(String type) {
    if (isDynamic(type) || !type.startsWith("(")) {
      return 1;
    }
    return parts(type.substring(1, type.length() - 1)).stream().mapToInt(EventForm::wordsOf).sum();
  }

  private static boolean isDynamic(String type) {
    if (type.startsWith("(") && type.endsWith(")")) {
      return parts(type.substring(1, type.length() - 1)).stream().anyMatch(EventForm::isDynamic);
    }
    return type.equals("bytes") || type.equals("string") || type.endsWith("[]");
  }

  @Override
  public String toString() {
    return signature;
  }
}
