package org.entente.app.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Publishers that misbehave: whatever they send, the issue in force stays so.
class ListsUpdateTest {
  @TempDir private Path folder;
  private Publisher publisher;

  @BeforeEach
  void start() {
    publisher = new Publisher();
    publisher.on("/un.xml", Publisher.file(un(1000, "2026-02-27"), "\"one\""));
  }

  @AfterEach
  void stop() {
    publisher.close();
  }

  /// A whole UN list, canaries and all.
  private static String un(int count, String date) {
    StringBuilder xml =
        new StringBuilder(
            "<CONSOLIDATED_LIST dateGenerated=\"" + date + "T00:00:00.000Z\"><INDIVIDUALS>");
    for (int i = 1; i <= count; i++) {
      String name = i == 1 ? "YUN" : i == 23 ? "KIM" : "NAME" + i;
      xml.append("<INDIVIDUAL><FIRST_NAME>" + name + "</FIRST_NAME>");
      xml.append("<SECOND_NAME>HO-JIN</SECOND_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>");
      xml.append("<REFERENCE_NUMBER>KPi." + String.format("%03d", i) + "</REFERENCE_NUMBER>");
      xml.append("<LISTED_ON>2009-07-16</LISTED_ON><INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY>");
      xml.append("<ALIAS_NAME>Alias " + i + "</ALIAS_NAME></INDIVIDUAL_ALIAS>");
      xml.append("<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE>");
      xml.append("<YEAR>1944</YEAR></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL>");
    }
    xml.append("</INDIVIDUALS><ENTITIES><ENTITY><FIRST_NAME>Korea Mining Development</FIRST_NAME>");
    xml.append("<UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPe.001</REFERENCE_NUMBER>");
    xml.append("<LISTED_ON>2009-04-24</LISTED_ON></ENTITY></ENTITIES></CONSOLIDATED_LIST>");
    return xml.toString();
  }

  private CommandLineRun update(String... more) throws IOException {
    Path addresses = folder.resolve("addresses.properties");
    Files.writeString(
        addresses,
        "un.address.1="
            + publisher.address("/un.xml")
            + "\njp-mof.discover="
            + publisher.address("/list.html")
            + "\n");
    List<String> all = new ArrayList<>(List.of("lists", "update", "--home"));
    all.add(folder.resolve("home").toString());
    all.addAll(List.of("--addresses", addresses.toString()));
    if (!List.of(more).contains("--list")) {
      all.addAll(List.of("--list", "un"));
    }
    if (!List.of(more).contains("--attempts")) {
      all.addAll(List.of("--attempts", "1"));
    }
    all.addAll(List.of(more));
    return CommandLineRun.of(all.toArray());
  }

  private CommandLineRun status() {
    return CommandLineRun.of("lists", "status", "--home", folder.resolve("home"));
  }

  private void takeOne() throws IOException {
    CommandLineRun run = update();
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("updated", "2026-02-27", "1,001");
  }

  /// The issue before is in force, and the user is told so.
  private void staysInForce(CommandLineRun run, int exit, String... reasons) {
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.err()).contains(reasons).contains("un: the issue of 2026-02-27 stays in force");
    assertThat(status().out()).contains("2026-02-27", "1,001");
  }

  @Test
  void nothingIsFetchedTwice() throws IOException {
    takeOne();
    CommandLineRun again = update("--format", "json");
    assertThat(again.exit()).isEqualTo(ExitCode.DONE);
    assertThat(again.out()).contains("\"outcome\" : \"unchanged\"");
    publisher.on("/un.xml", Publisher.file(un(1001, "2026-03-01"), "\"two\""));
    CommandLineRun newer = update();
    assertThat(newer.out()).contains("updated", "2026-03-01", "+1 ~0 -0");
    CommandLineRun json =
        CommandLineRun.of("lists", "status", "--home", folder.resolve("home"), "--format", "json");
    assertThat(json.out()).contains("\"checked\" : \"20", "\"KPi.1001\"");
  }

  @Test
  void theSameFileWithANewTagIsNoNewIssue() throws IOException {
    takeOne();
    publisher.on("/un.xml", Publisher.file(un(1000, "2026-02-27"), "\"other\""));
    assertThat(update().out()).contains("unchanged");
  }

  @Test
  void aDryRunChangesNothing() throws IOException {
    CommandLineRun run = update("--dry-run");
    assertThat(run.exit()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("newer one there");
    assertThat(status().out()).contains("No list is kept");
    takeOne();
  }

  @Test
  void aFileThatIsGoneLeavesTheIssueInForce() throws IOException {
    takeOne();
    publisher.on("/un.xml", Publisher.status(404));
    staysInForce(update(), ExitCode.CANNOT_OPEN, "HTTP status 404");
    publisher.on("/un.xml", Publisher.status(503));
    staysInForce(update(), ExitCode.CANNOT_OPEN, "HTTP status 503");
  }

  @Test
  void aServerThatFailsOnceIsAskedAgain() throws IOException {
    Publisher.Answer whole = Publisher.file(un(1000, "2026-02-27"), "\"one\"");
    publisher.on(
        "/un.xml",
        (headers, out) -> {
          if (publisher.asked().size() == 1) {
            Publisher.head(out, 503, "Content-Length: 0");
          } else {
            whole.to(headers, out);
          }
        });
    assertThat(update("--attempts", "2").exit()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void aFileThatBreaksOffIsNotTakenIn() throws IOException {
    takeOne();
    byte[] whole = un(1000, "2026-03-01").getBytes(StandardCharsets.UTF_8);
    publisher.on(
        "/un.xml",
        (headers, out) -> {
          Publisher.head(out, 200, "Content-Length: " + whole.length);
          out.write(whole, 0, whole.length / 2);
        });
    staysInForce(update(), ExitCode.CANNOT_OPEN, "cannot get");
    publisher.on(
        "/un.xml",
        (headers, out) -> {
          Publisher.head(out, 200);
          out.write(whole, 0, whole.length / 2);
        });
    staysInForce(update(), ExitCode.BAD_INPUT, "broken or cut off");
  }

  @Test
  void aServerThatStopsSendingIsLeft() throws IOException {
    takeOne();
    publisher.on(
        "/un.xml",
        (headers, out) -> {
          Publisher.head(out, 200, "Content-Length: 5000");
          for (int i = 0; i < 100; i++) {
            out.write('<');
            out.flush();
            Thread.sleep(100);
          }
        });
    long start = System.nanoTime();
    staysInForce(update("--timeout", "1"), ExitCode.CANNOT_OPEN, "takes longer than 1 s");
    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }

  @Test
  void aPageInsteadOfTheListIsRefused() throws IOException {
    takeOne();
    publisher.on(
        "/un.xml",
        (headers, out) ->
            Publisher.send(
                out,
                "\n<!DOCTYPE html><html><body>Please log in</body></html>"
                    .getBytes(StandardCharsets.UTF_8),
                "Content-Type: text/html"));
    staysInForce(update(), ExitCode.CANNOT_OPEN, "a web page instead of a file (text/html)");
  }

  @Test
  void halfAListWaitsForAPerson() throws IOException {
    takeOne();
    publisher.on("/un.xml", Publisher.file(un(800, "2026-03-01"), "\"two\""));
    staysInForce(update(), ExitCode.FOUND, "801 targets after 1001 in the issue before");
    CommandLineRun accepted = update("--accept-doubts");
    assertThat(accepted.exit()).isEqualTo(ExitCode.DONE);
    assertThat(status().out()).contains("2026-03-01", "801");
  }

  @Test
  void anotherListIsRefused() throws IOException {
    takeOne();
    publisher.on(
        "/un.xml",
        (headers, out) ->
            Publisher.send(
                out, "연번,성명,국적,지정일\n1,박진혁,북한,2023-02-10\n".getBytes(StandardCharsets.UTF_8)));
    staysInForce(update(), ExitCode.BAD_INPUT, "what came is the list kr");
  }

  @Test
  void redirectsAreFollowedAFewTimes() throws IOException {
    publisher.on("/un.xml", Publisher.redirect("/store/un.xml?signature=secret"));
    publisher.on(
        "/store/un.xml?signature=secret", Publisher.file(un(1000, "2026-02-27"), "\"one\""));
    takeOne();
    publisher.on("/un.xml", Publisher.redirect("/un.xml"));
    staysInForce(update(), ExitCode.CANNOT_OPEN, "without end");
    publisher.on("/un.xml", Publisher.redirect("file:///etc/passwd"));
    staysInForce(update(), ExitCode.CANNOT_OPEN, "no address of the web");
  }

  @Test
  void theAddressIsFoundOnThePageThatLinksToIt() throws IOException {
    publisher.on(
        "/list.html",
        (headers, out) ->
            Publisher.send(
                out,
                ("<a href=\"old/shisantouketsu20250101.csv\">x</a>"
                        + "<a href=\"new/shisantouketsu20260110.csv\">y</a>")
                    .getBytes(StandardCharsets.UTF_8),
                "Content-Type: text/html"));
    CommandLineRun run = update("--list", "jp-mof");
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.CANNOT_OPEN);
    assertThat(publisher.asked()).containsExactly("/list.html", "/new/shisantouketsu20260110.csv");
    assertThat(run.err()).contains("jp-mof: no issue is in force");
    publisher.on("/list.html", (headers, out) -> Publisher.send(out, new byte[] {'x'}));
    assertThat(update("--list", "jp-mof").err()).contains("no longer links to the list");
  }

  @Test
  void aProxyIsGoneThrough() throws IOException {
    try (Publisher proxy = new Publisher()) {
      proxy.on("/un.xml", Publisher.file(un(1000, "2026-02-27"), "\"one\""));
      publisher.on("/un.xml", Publisher.status(500));
      CommandLineRun run = update("--proxy", "127.0.0.1:" + proxy.port());
      assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
      assertThat(proxy.asked()).containsExactly("/un.xml");
      assertThat(publisher.asked()).isEmpty();
    }
  }

  @Test
  void onePublisherThatFailsDoesNotStopTheOthers() throws IOException {
    CommandLineRun run = update("--list", "jp-mof,un");
    assertThat(run.exit()).isEqualTo(ExitCode.CANNOT_OPEN);
    assertThat(run.out()).contains("unreachable", "updated");
    assertThat(status().out()).contains("2026-02-27");
  }

  @Test
  void whatNobodyCanFetchIsSaid() {
    CommandLineRun run =
        CommandLineRun.of(
            "lists", "update", "--home", folder.resolve("home"), "--list", "kr-fsc,un-1718");
    assertThat(run.exit()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("by hand", "https://www.kofiu.go.kr");
  }
}
