package org.entente.watch.warning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Reads one message and says everything that is wrong with it.
public final class CapReader {
  /// What a file holds.
  ///
  /// @param message null when it is rejected
  /// @param named as far as it names itself: sender, identifier, sent, status, msgType; null for
  /// what it doesn't say
  /// @param infos empty when it is rejected
  /// @param errors empty when it may be taken
  public record Read(
      @Nullable CapMessage message,
      Named named,
      List<CapPart> infos,
      List<Finding> errors,
      List<Finding> warnings) {
    public Read {
      infos = List.copyOf(infos);
      errors = List.copyOf(errors);
      warnings = List.copyOf(warnings);
    }
  }

  /// What a message says of itself, right or wrong.
  public record Named(
      @Nullable String sender,
      @Nullable String identifier,
      @Nullable Instant sent,
      @Nullable String status,
      @Nullable String kind) {}

  private CapReader() {}

  public static Read read(byte[] bytes) {
    List<Finding> errors = new ArrayList<>();
    Document document;
    try {
      document = CapXml.parse(bytes);
    } catch (CapXml.Unreadable e) {
      return new Read(
          null,
          new Named(null, null, null, null, null),
          List.of(),
          List.of(e.finding()),
          List.of());
    }
    Element root = document.getDocumentElement();
    CapForm.check(root, errors);
    List<Finding> warnings = new ArrayList<>();
    Named named =
        new Named(
            text(root, "sender"),
            text(root, "identifier"),
            Optional.ofNullable(text(root, "sent")).flatMap(CapTime::instant).orElse(null),
            text(root, "status"),
            text(root, "msgType"));
    List<MessageKey> references = new CapRules(root, named, errors, warnings).check();
    CapMessage message = errors.isEmpty() ? message(root, named, references) : null;
    List<CapPart> infos =
        message == null ? List.of() : children(root, "info").stream().map(CapPart::of).toList();
    return new Read(message, named, infos, errors, warnings);
  }

  private static @Nullable CapMessage message(
      Element root, Named named, List<MessageKey> references) {
    String sender = named.sender();
    String identifier = named.identifier();
    Instant sent = named.sent();
    if (sender == null || identifier == null || sent == null) {
      return null;
    }
    List<Element> infos = children(root, "info");
    return new CapMessage(
        new MessageKey(sender, identifier, sent),
        CapMessage.ofWord(CapMessage.Status.class, String.valueOf(named.status())).orElseThrow(),
        CapMessage.ofWord(CapMessage.Kind.class, String.valueOf(named.kind())).orElseThrow(),
        CapMessage.ofWord(CapMessage.Scope.class, String.valueOf(text(root, "scope")))
            .orElseThrow(),
        references,
        infos.stream()
            .flatMap(info -> Optional.ofNullable(text(info, "expires")).stream())
            .flatMap(text -> CapTime.instant(text).stream())
            .toList(),
        infos.size());
  }

  /// The whole text of the first child of this name, without what stands around it; null without
  /// one.
  static @Nullable String text(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? null : found.getFirst().getTextContent().strip();
  }

  static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child
          && name.equals(child.getLocalName())
          && String.valueOf(parent.getNamespaceURI()).equals(child.getNamespaceURI())) {
        found.add(child);
      }
    }
    return found;
  }
}
