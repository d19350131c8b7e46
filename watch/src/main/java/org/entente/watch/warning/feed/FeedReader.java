package org.entente.watch.warning.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.watch.warning.CapXml;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Reads feeds of alerts: Atom (RFC 4287) and RSS 2.0, whose entries hold the alert (as XML, as
/// escaped text, in base64) or point to it. A plain alert is a feed of one.
public final class FeedReader {
  /// Five hundred alerts in base64 have some three megabytes.
  public static final int LONGEST = 16 << 20;

  private static final int MOST_ENTRIES = 2_000;
  private static final int LONGEST_TEXT = 2_000;
  private static final String CAP = "urn:oasis:names:tc:emergency:cap:";
  private static final String CAP_TYPE = "application/cap+xml";

  private FeedReader() {}

  /// Throws [BadInput] for what is no feed.
  ///
  /// @param source what it is called in errors
  public static Feed read(String source, byte[] bytes) {
    Document document;
    try {
      document = CapXml.parse(bytes, LONGEST);
    } catch (CapXml.Unreadable e) {
      throw bad(source, e.finding().text());
    }
    Element root = document.getDocumentElement();
    String name = root.getLocalName();
    if (name.equals("feed") && AtomFeed.NS.equals(root.getNamespaceURI())) {
      return atom(root);
    }
    if (name.equals("rss") && root.getNamespaceURI() == null) {
      List<Element> channels = children(root, null, "channel");
      if (channels.size() != 1) {
        throw bad(source, "a feed of RSS has one channel");
      }
      return rss(channels.getFirst());
    }
    if (isAlert(root)) {
      return new Feed(
          Feed.Kind.ALERT,
          "",
          "",
          null,
          List.of(new FeedEntry("alert", "", null, "", bytes, Map.of())),
          "",
          0);
    }
    throw bad(source, "it is no feed of Atom or RSS, and no alert");
  }

  private static BadInput bad(String source, String reason) {
    return new BadInput(source, "", reason, "Ask who publishes it, or name another address.");
  }

  private static Feed atom(Element root) {
    List<Element> all = children(root, AtomFeed.NS, "entry");
    List<FeedEntry> entries = new ArrayList<>();
    for (Element one : first(all)) {
      entries.add(entry(one));
    }
    String next = "";
    for (Element link : children(root, AtomFeed.NS, "link")) {
      if (link.getAttribute("rel").equals("next") && next.isEmpty()) {
        next = link.getAttribute("href").strip();
      }
    }
    return new Feed(
        Feed.Kind.ATOM,
        text(root, AtomFeed.NS, "id"),
        text(root, AtomFeed.NS, "title"),
        time(text(root, AtomFeed.NS, "updated")),
        entries,
        next,
        all.size() - entries.size());
  }

  private static Feed rss(Element channel) {
    List<Element> all = children(channel, null, "item");
    List<FeedEntry> entries = new ArrayList<>();
    for (Element one : first(all)) {
      entries.add(item(one));
    }
    Instant built = time(text(channel, null, "lastBuildDate"));
    return new Feed(
        Feed.Kind.RSS,
        text(channel, null, "link"),
        text(channel, null, "title"),
        built == null ? time(text(channel, null, "pubDate")) : built,
        entries,
        "",
        all.size() - entries.size());
  }

  private static List<Element> first(List<Element> all) {
    return all.subList(0, Math.min(all.size(), MOST_ENTRIES));
  }

  private static FeedEntry entry(Element entry) {
    byte[] alert = null;
    List<Link> links = new ArrayList<>();
    for (Element link : children(entry, AtomFeed.NS, "link")) {
      String rel = link.getAttribute("rel");
      if (rel.isEmpty() || rel.equals("alternate") || rel.equals("enclosure")) {
        links.add(new Link(link.getAttribute("href").strip(), link.getAttribute("type")));
      }
    }
    for (Element content : children(entry, AtomFeed.NS, "content")) {
      if (!content.getAttribute("src").isBlank()) {
        links.add(new Link(content.getAttribute("src").strip(), content.getAttribute("type")));
      } else if (alert == null) {
        alert = inside(content, content.getAttribute("type"));
      }
    }
    return entry(
        entry,
        text(entry, AtomFeed.NS, "id"),
        text(entry, AtomFeed.NS, "title"),
        time(text(entry, AtomFeed.NS, "updated")),
        links,
        alert);
  }

  private static FeedEntry item(Element item) {
    List<Link> links = new ArrayList<>();
    for (Element enclosure : children(item, null, "enclosure")) {
      links.add(new Link(enclosure.getAttribute("url").strip(), enclosure.getAttribute("type")));
    }
    String link = text(item, null, "link");
    if (!link.isEmpty()) {
      links.add(new Link(link, ""));
    }
    byte[] alert = inside(item, "");
    for (Element description : children(item, null, "description")) {
      alert = alert == null ? inside(description, "text") : alert;
    }
    return entry(
        item,
        text(item, null, "guid"),
        text(item, null, "title"),
        time(text(item, null, "pubDate")),
        links,
        alert);
  }

  private record Link(String address, String type) {}

  private static FeedEntry entry(
      Element element,
      String id,
      String title,
      @Nullable Instant updated,
      List<Link> links,
      byte @Nullable [] alert) {
    String link = alert == null ? chosen(links) : "";
    Map<String, String> claims = new LinkedHashMap<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child
          && String.valueOf(child.getNamespaceURI()).startsWith(CAP)
          && child.getFirstChild() != null
          && !hasElements(child)) {
        claims.putIfAbsent(child.getLocalName(), shortened(child.getTextContent()));
      }
    }
    return new FeedEntry(id.isEmpty() ? link : id, title, updated, link, alert, claims);
  }

  /// What is called an alert by its type, else what is no page for people, else any.
  private static String chosen(List<Link> links) {
    for (Link one : links) {
      if (one.type().toLowerCase(Locale.ROOT).startsWith(CAP_TYPE)) {
        return one.address();
      }
    }
    for (Link one : links) {
      if (!one.type().toLowerCase(Locale.ROOT).contains("html")) {
        return one.address();
      }
    }
    return links.isEmpty() ? "" : links.getFirst().address();
  }

  /// The alert in an element: as XML, as text, or in base64; null when there is none.
  private static byte @Nullable [] inside(Element element, String type) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && isAlert(child)) {
        return CapXml.bytes(child);
      }
    }
    if (type.isEmpty() || hasElements(element)) {
      return null;
    }
    String text = element.getTextContent().strip();
    if (text.startsWith("<")) {
      return text.contains("alert") && text.contains(CAP) ? text.getBytes(UTF_8) : null;
    }
    boolean isText = type.equals("text") || type.equals("html") || type.startsWith("text/");
    try {
      return isText || text.isEmpty() ? null : Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static boolean isAlert(Element element) {
    return element.getLocalName().equals("alert")
        && String.valueOf(element.getNamespaceURI()).startsWith(CAP);
  }

  private static boolean hasElements(Element element) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element) {
        return true;
      }
    }
    return false;
  }

  private static List<Element> children(Element parent, @Nullable String namespace, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child
          && name.equals(child.getLocalName())
          && String.valueOf(namespace).equals(String.valueOf(child.getNamespaceURI()))) {
        found.add(child);
      }
    }
    return found;
  }

  private static String text(Element parent, @Nullable String namespace, String name) {
    List<Element> found = children(parent, namespace, name);
    return found.isEmpty() ? "" : shortened(found.getFirst().getTextContent());
  }

  private static String shortened(String text) {
    String whole = text.strip();
    if (whole.length() <= LONGEST_TEXT) {
      return whole;
    }
    int end = Character.isHighSurrogate(whole.charAt(LONGEST_TEXT - 1)) ? 1 : 0;
    return whole.substring(0, LONGEST_TEXT - end);
  }

  /// Of RFC 3339 or RFC 1123; null for anything else, and for zones that are names.
  static @Nullable Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      // RSS writes it otherwise.
    }
    try {
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }
}
