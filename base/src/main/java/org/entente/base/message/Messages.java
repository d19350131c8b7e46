package org.entente.base.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The messages in one language. English stands in the enums of [Message]; each other language
/// has a property file beside them, which a test holds complete.
public final class Messages {
  static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9])}");

  /// Counted when first asked for: tables and reasons say one message thousands of times.
  private static final Map<Message, Integer> ARGUMENTS = new ConcurrentHashMap<>();

  private static final Map<String, Message> NAMED = named();

  private final Language language;
  private final Map<Message, String> texts;

  private Messages(Language language, Map<Message, String> texts) {
    this.language = language;
    this.texts = texts;
  }

  private static Map<String, Message> named() {
    Map<String, Message> named = new LinkedHashMap<>();
    for (Message[] part :
        new Message[][] {
          AlertMessage.values(),
          AllianceMessage.values(),
          AttributionMessage.values(),
          CaseMessage.values(),
          ChainMessage.values(),
          CommandMessage.values(),
          DemoMessage.values(),
          ListMessage.values(),
          NodeMessage.values(),
          OverlapMessage.values(),
          PictureMessage.values(),
          ReasonMessage.values(),
          RequestMessage.values(),
          ScreenMessage.values(),
          SeaMessage.values(),
          StixMessage.values(),
          TraceMessage.values(),
          WarningMessage.values(),
          WatchMessage.values(),
        }) {
      for (Message message : part) {
        if (named.put(message.name(), message) != null) {
          throw new IllegalStateException("two messages are called " + message.name());
        }
      }
    }
    return Collections.unmodifiableMap(named);
  }

  static int arguments(Message message) {
    return ARGUMENTS.computeIfAbsent(
        message,
        one ->
            (int)
                PLACEHOLDER
                    .matcher(one.english())
                    .results()
                    .map(found -> found.group(1))
                    .distinct()
                    .count());
  }

  /// Every message of every part, by its name.
  public static Map<String, Message> all() {
    return NAMED;
  }

  public static Messages in(Language language) {
    Map<Message, String> texts = new HashMap<>();
    if (language != Language.ENGLISH) {
      Properties translated = properties(language);
      for (Message message : NAMED.values()) {
        String text = translated.getProperty(message.name());
        if (text != null) {
          texts.put(message, text);
        }
      }
    }
    return new Messages(language, texts);
  }

  static Properties properties(Language language) {
    String name = "message_" + language.code() + ".properties";
    Properties properties = new Properties();
    try (@Nullable InputStream in = Messages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name + " beside " + Messages.class.getName());
      }
      Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  public Language language() {
    return language;
  }

  /// The message with `{0}`, `{1}`, … replaced. The number of arguments must be the message's.
  ///
  /// Not [java.text.MessageFormat]: there an apostrophe starts a quotation and numbers change
  /// with the locale, and both surprise translators.
  public String text(Message message, Object... arguments) {
    if (arguments.length != message.arguments()) {
      throw new IllegalArgumentException(
          message + " takes " + message.arguments() + " arguments, got " + arguments.length);
    }
    return PLACEHOLDER
        .matcher(texts.getOrDefault(message, message.english()))
        .replaceAll(
            found -> {
              int index = Integer.parseInt(found.group(1));
              return Matcher.quoteReplacement(String.valueOf(arguments[index]));
            });
  }
}
