package org.entente.watch.warning.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Alerts and feeds of them, made up.
final class MadeFeeds {
  private MadeFeeds() {}

  /// An alert of one info, of now.
  static String alert(String sender, String id, Instant sent) {
    return """
    <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>%s</identifier>\
    <sender>%s</sender><sent>%s</sent><status>Actual</status><msgType>Alert</msgType>\
    <scope>Public</scope><info><category>Geo</category><event>Quake</event>\
    <urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty>\
    <expires>%s</expires><headline>Shake &amp; wait</headline>\
    <area><areaDesc>All</areaDesc><circle>35.5,129.25 100</circle></area></info></alert>\
    """
        .formatted(id, sender, time(sent), time(sent.plusSeconds(3_600)));
  }

  static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "-00:00");
  }

  static String atom(String... entries) {
    return "<feed xmlns=\"http://www.w3.org/2005/Atom\""
        + " xmlns:cap=\"urn:oasis:names:tc:emergency:cap:1.2\"><id>urn:f</id><title>F</title>"
        + "<updated>2026-03-01T00:00:00Z</updated>"
        + String.join("", entries)
        + "</feed>";
  }

  static String rss(String... items) {
    return "<rss version=\"2.0\"><channel><title>F</title><link>https://a.example/</link>"
        + "<lastBuildDate>Sun, 01 Mar 2026 09:00:00 +0900</lastBuildDate>"
        + String.join("", items)
        + "</channel></rss>";
  }
}
