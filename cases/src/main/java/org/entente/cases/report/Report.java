package org.entente.cases.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.message.CaseMessage;
import org.entente.base.message.Language;
import org.entente.base.message.Messages;
import org.entente.cases.CaseView;
import org.entente.cases.Entry;
import org.entente.cases.EntryKind;
import org.entente.cases.Marking;
import org.entente.cases.Times;

/// The report in one language, as HTML that is XML, too: numbered paragraphs, each with footnotes
/// to its evidence, as panels on sanctions write. Same case, same bytes.
final class Report {
  private static final String STYLE =
      """
      body { font-family: "Noto Serif", "Noto Serif CJK JP", "Noto Serif CJK KR", serif;
        max-width: 46em; margin: 2em auto; line-height: 1.5; padding: 0 1em }
      .hash, code { font-family: monospace; font-size: 85%; overflow-wrap: anywhere }
      .sign { border: 1px solid; font-size: 70%; padding: 0 0.2em }
      .marking { font-weight: bold; text-align: right }
      p.n { margin-left: 2.5em; text-indent: -2.5em }
      """;

  private final CaseView view;
  private final Messages messages;
  private final Language language;
  private final String version;
  private final Map<Integer, String> files;
  private final Html html = new Html();
  private final Map<Integer, Integer> notes = new LinkedHashMap<>();
  private int paragraph;

  /// `files` are the names of the files of evidence, by position.
  Report(CaseView view, Language language, String version, Map<Integer, String> files) {
    this.view = view;
    this.messages = Messages.in(language);
    this.language = language;
    this.version = version;
    this.files = files;
  }

  String text() {
    Entry opening = view.opening();
    String heading = messages.text(CaseMessage.REPORT_CASE, view.id()) + ": " + opening.title();
    html.raw("<!DOCTYPE html>\n<html lang=\"" + language.code() + "\">\n<head>\n");
    html.raw("<meta charset=\"utf-8\"/>\n");
    html.raw(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
            + " style-src 'unsafe-inline'\"/>\n");
    html.element("title", heading).raw("<style>\n" + STYLE + "</style>\n</head>\n<body>\n");
    String marking =
        Marking.strictest(view.entries())
            .map(one -> "TLP:" + one.name().replace('_', '+'))
            .orElseGet(() -> say(CaseMessage.REPORT_UNMARKED));
    html.raw("<p class=\"marking\">").text(marking).raw("</p>\n");
    html.element("h1", heading);
    summary(opening, marking);
    timeline();
    findings();
    hypotheses();
    decisions();
    tasks();
    recompute();
    footnotes();
    return html.raw("</body>\n</html>\n").toString();
  }

  private void summary(Entry opening, String marking) {
    head(CaseMessage.REPORT_SUMMARY);
    begin().text(say(CaseMessage.REPORT_INCIDENT, opening.word(), opening.author())).raw(" ");
    html.text(opening.text()).raw("</p>\n");
    String last = Times.text(view.entries().getLast().recordedMicros());
    begin().text(say(CaseMessage.REPORT_AS_KNOWN, last, marking)).raw("</p>\n");
  }

  private void timeline() {
    head(CaseMessage.REPORT_TIMELINE);
    List<Entry> timed =
        view.entries().stream()
            .filter(one -> one.valid().fromMicros() != Long.MIN_VALUE)
            .sorted(
                java.util.Comparator.comparingLong((Entry one) -> one.valid().fromMicros())
                    .thenComparingInt(Entry::position))
            .toList();
    for (Entry one : timed) {
      begin().text(Times.text(one.valid().fromMicros()) + ": " + words(one));
      note(one).raw("</p>\n");
    }
    nothing(timed);
  }

  private void findings() {
    head(CaseMessage.REPORT_FINDINGS);
    List<Entry> findings = view.of(EntryKind.FINDING);
    for (Entry one : findings) {
      begin().text(words(one)).raw(" ");
      if (!one.word().isEmpty()) {
        html.text(say(CaseMessage.REPORT_CONFIDENCE, one.word())).raw(" ");
      }
      html.text(standing(one));
      note(one).raw("</p>\n");
    }
    nothing(findings);
  }

  private String standing(Entry finding) {
    return switch (view.standing(finding)) {
      case PROPOSED -> say(CaseMessage.REPORT_PROPOSED, finding.author());
      case APPROVED ->
          say(
              CaseMessage.REPORT_APPROVED,
              finding.author(),
              view.about(finding, EntryKind.APPROVAL).getLast().author());
      case REFUSED ->
          say(
              CaseMessage.REPORT_REFUSED,
              finding.author(),
              view.about(finding, EntryKind.REFUSAL).getLast().author());
    };
  }

  private void hypotheses() {
    head(CaseMessage.REPORT_HYPOTHESES);
    List<Entry> hypotheses = view.of(EntryKind.HYPOTHESIS);
    for (Entry one : hypotheses) {
      begin().text(words(one));
      note(one).raw("</p>\n");
      arguments(CaseMessage.REPORT_SUPPORT, view.about(one, EntryKind.SUPPORT));
      arguments(CaseMessage.REPORT_CONTRADICTION, view.about(one, EntryKind.CONTRADICTION));
      List<Entry> innocent = view.about(one, EntryKind.INNOCENT);
      arguments(CaseMessage.REPORT_INNOCENT, innocent);
      if (innocent.isEmpty()) {
        begin().text(say(CaseMessage.REPORT_NO_INNOCENT)).raw("</p>\n");
      }
    }
    nothing(hypotheses);
  }

  private void arguments(CaseMessage heading, List<Entry> arguments) {
    for (Entry one : arguments) {
      begin().text(say(heading) + " " + words(one));
      view.at(one.other()).ifPresentOrElse(this::note, () -> note(one));
      html.raw("</p>\n");
    }
  }

  private void decisions() {
    head(CaseMessage.REPORT_DECISIONS);
    List<Entry> decisions = new ArrayList<>(view.of(EntryKind.DECISION));
    decisions.addAll(view.of(EntryKind.CLOSED));
    for (Entry one : decisions) {
      begin().text(words(one));
      note(one).raw("</p>\n");
    }
    nothing(decisions);
  }

  private void tasks() {
    head(CaseMessage.REPORT_TASKS);
    List<Entry> tasks = view.of(EntryKind.TASK);
    for (Entry one : tasks) {
      boolean isDone = !view.about(one, EntryKind.DONE).isEmpty();
      String state = say(isDone ? CaseMessage.REPORT_TASK_DONE : CaseMessage.REPORT_TASK_OPEN);
      begin().text(say(CaseMessage.REPORT_TASK, one.word(), words(one), state)).raw("</p>\n");
    }
    List<Entry> links = view.of(EntryKind.LINK);
    for (Entry one : links) {
      begin().text(say(CaseMessage.REPORT_LINK, one.word()) + " " + words(one)).raw("</p>\n");
    }
    if (tasks.isEmpty()) {
      nothing(links);
    }
  }

  private void recompute() {
    head(CaseMessage.REPORT_EVIDENCE);
    for (Entry one : view.evidence()) {
      begin().text(words(one));
      note(one).raw("</p>\n");
    }
    nothing(view.evidence());
    head(CaseMessage.REPORT_RECOMPUTE);
    begin().text(say(CaseMessage.REPORT_HOW, version)).raw("</p>\n");
    for (Entry one : view.evidence()) {
      html.raw("<p><code>").text(files.getOrDefault(one.position(), "")).raw("</code><br/>");
      html.raw("<span class=\"hash\">").text(String.valueOf(one.sha256())).raw("</span>");
      if (!one.command().isEmpty()) {
        html.raw("<br/><code>").text(one.command()).raw("</code>");
      }
      html.raw("</p>\n");
    }
  }

  private void footnotes() {
    html.raw("<hr/>\n");
    notes.forEach(
        (position, number) -> {
          Entry one = view.at(position).orElseThrow();
          html.raw("<p id=\"n" + number + "\">" + number + ". ");
          String source = one.source().isEmpty() ? say(CaseMessage.REPORT_OWN_WORD) : one.source();
          html.text(
                  say(
                      CaseMessage.REPORT_FOOTNOTE,
                      "[" + position + "] " + one.kind().word(),
                      source,
                      Times.text(one.recordedMicros()),
                      one.author(),
                      one.marking().isEmpty() ? say(CaseMessage.REPORT_UNMARKED) : one.marking(),
                      one.sha256() == null ? "-" : one.sha256()))
              .raw("</p>\n");
        });
  }

  private void head(CaseMessage heading) {
    html.element("h2", say(heading));
  }

  private void nothing(List<Entry> entries) {
    if (entries.isEmpty()) {
      begin().text(say(CaseMessage.REPORT_NOTHING)).raw("</p>\n");
    }
  }

  private Html begin() {
    paragraph++;
    return html.raw("<p class=\"n\" id=\"p" + paragraph + "\">" + paragraph + ". ");
  }

  private Html note(Entry entry) {
    int number = notes.computeIfAbsent(entry.position(), _ -> notes.size() + 1);
    return html.raw("<sup><a href=\"#n" + number + "\">" + number + "</a></sup>");
  }

  private static String words(Entry entry) {
    if (entry.title().isBlank() || entry.text().isBlank()) {
      return entry.title() + entry.text();
    }
    return entry.title() + ": " + entry.text();
  }

  private String say(CaseMessage message, Object... arguments) {
    return messages.text(message, arguments);
  }
}
