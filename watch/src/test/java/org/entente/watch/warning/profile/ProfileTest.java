package org.entente.watch.warning.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.watch.warning.Finding;
import org.entente.watch.warning.RealAlerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a profile asks of an alert.
class ProfileTest {
  private static final String US =
      """
      <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>A1</identifier>\
      <sender>us@x</sender><sent>2026-03-01T00:00:00-00:00</sent><status>Actual</status>\
      <msgType>Alert</msgType><scope>Public</scope><code>IPAWSv1.0</code>\
      <info><language>en-US</language><category>Met</category><event>Tornado</event>\
      <urgency>Immediate</urgency><severity>Extreme</severity><certainty>Observed</certainty>\
      <eventCode><valueName>SAME</valueName><value>TOR</value></eventCode>\
      <expires>2026-03-01T01:00:00-00:00</expires><description>D</description>\
      <instruction>I</instruction>\
      <parameter><valueName>EAS-ORG</valueName><value>WXR</value></parameter>\
      <parameter><valueName>CMAMtext</valueName><value>Take shelter</value></parameter>\
      <area><areaDesc>A</areaDesc>\
      <geocode><valueName>SAME</valueName><value>006109</value></geocode></area></info></alert>\
      """;
  private static final String KR =
      """
      <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>A1</identifier>\
      <sender>kr@x</sender><sent>2026-03-01T09:00:00+09:00</sent><status>Actual</status>\
      <msgType>Alert</msgType><scope>Public</scope><code>대한민국정부1.1</code>\
      <info><language>ko-KR</language><category>Security</category><event>민방공공습경보</event>\
      <urgency>Immediate</urgency><severity>Extreme</severity><certainty>Observed</certainty>\
      <eventCode><valueName>TTAS.KO-07.0046/R5 재난 종류 코드</valueName><value>AL1</value>\
      </eventCode><senderName>S</senderName><headline>H</headline>\
      <parameter><valueName>CBSText</valueName><value>대피</value></parameter>\
      <area><areaDesc>A</areaDesc>\
      <geocode><valueName>행정구역코드</valueName><value>1100000000</value></geocode>\
      </area></info></alert>\
      """;
  private static final String JP =
      """
      <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>A1</identifier>\
      <sender>jp@x</sender><sent>2026-03-01T09:00:00+09:00</sent><status>Exercise</status>\
      <msgType>Alert</msgType><scope>Public</scope>\
      <info><language>ja</language><category>Safety</category><event>ミサイル発射</event>\
      <urgency>Immediate</urgency><severity>Extreme</severity><certainty>Observed</certainty>\
      <expires>2026-03-01T10:00:00+09:00</expires><headline>【訓練】避難</headline>\
      <instruction>避難</instruction><area><areaDesc>北海道</areaDesc>\
      <geocode><valueName>ISO3166-2</valueName><value>JP-01</value></geocode>\
      </area></info></alert>\
      """;

  @TempDir private Path folder;

  private static Profile.Judged judge(String profile, String alert) throws Exception {
    return Profile.named(profile).judge(alert.getBytes(UTF_8));
  }

  private static List<String> rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"us", "kr", "jp"})
  void anAlertOfItsOwnCountryHasNothingWrong(String profile) throws Exception {
    String alert =
        switch (profile) {
          case "us" -> US;
          case "kr" -> KR;
          default -> JP;
        };
    Profile.Judged judged = judge(profile, alert);
    assertThat(judged.errors()).isEmpty();
    assertThat(judged.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "us|IPAWSv1.0|other|error profile-some",
        "us|<expires>2026-03-01T01:00:00-00:00</expires>||error profile-present",
        "us|<value>TOR</value>|<value>TORN</value>|error profile-once",
        "us|<value>TOR</value>|<value>XYZ</value>|warning profile-among",
        "us|<value>006109</value>|<value>6109</value>|warning profile-some",
        "us|<value>WXR</value>|<value>ME</value>|warning profile-some",
        "us|<description>D</description>||warning profile-present",
        "us|en-US|ko-KR|warning profile-among",
        "us|Take shelter|대피|error profile-septets",
        "kr|ko-KR|en-US|error profile-any",
        "kr|대한민국정부1.1|other|warning profile-some",
        "kr|<value>AL1</value>|<value>air raid</value>|warning profile-some",
        "kr|<value>1100000000</value>|<value>11</value>|warning profile-some",
        "jp|<language>ja</language>|<language>en</language>|error profile-any",
        "jp|【訓練】||error profile-any",
        "jp|JP-01|JP-48|warning profile-some"
      })
  void whatItDoesOtherwiseIsTold(String profile, String from, String to, String rule)
      throws Exception {
    String alert =
        switch (profile) {
          case "us" -> US;
          case "kr" -> KR;
          default -> JP;
        };
    assertThat(alert).contains(from);
    Profile.Judged judged = judge(profile, alert.replace(from, to == null ? "" : to));
    boolean isError = rule.startsWith("error");
    String named = rule.substring(rule.indexOf(' ') + 1);
    assertThat(rules(isError ? judged.errors() : judged.warnings())).contains(named);
    if (!isError) {
      assertThat(judged.errors()).isEmpty();
    }
  }

  @Test
  void lengthsAreThoseOfTheBroadcast() throws Exception {
    assertThat(rules(judge("us", US.replace("Take shelter", "x".repeat(91))).errors()))
        .containsExactly("profile-septets");
    assertThat(judge("us", US.replace("Take shelter", "x".repeat(90))).errors()).isEmpty();
    Profile.Judged between = judge("kr", KR.replace("대피", "가".repeat(91)));
    assertThat(between.errors()).isEmpty();
    assertThat(rules(between.warnings())).containsExactly("profile-length");
    assertThat(rules(judge("kr", KR.replace("대피", "가".repeat(158))).errors()))
        .containsExactly("profile-length");
  }

  @Test
  void whatIsMeantNeedsNotSayThatItIsAnExercise() throws Exception {
    String alert = JP.replace("【訓練】", "").replace("Exercise", "Actual");
    assertThat(judge("jp", alert).errors()).isEmpty();
  }

  @Test
  void aPublishedAlertOfTheUnitedStatesLacksOnlyItsProfilesCode() throws Exception {
    Profile.Judged judged = Profile.named("us").judge(RealAlerts.bytes("samples/weather.cap"));
    assertThat(rules(judged.errors())).containsExactly("profile-some");
    assertThat(judged.errors().getFirst().text()).contains("code");
  }

  @Test
  void anotherCountryIsAnotherFile() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("au.csv"),
            """
            level,rule,when,where,name,value,source
            error,some,,code,,urn:x,"its profile, 2012"
            """);
    assertThat(rules(judge(file.toString(), US).errors())).containsExactly("profile-some");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error,other,,code,,x,s",
        "fatal,some,,code,,x,s",
        "error,some,,code,,[,s",
        "error,some,,code,,,s",
        "error,length,,code,,x,s",
        "error,present,,code,,x,s",
        "error,some,,code,,x,",
        "error,some,status,code,,x,s"
      })
  void whatIsNoRequirementIsRefused(String line) {
    String text = "level,rule,when,where,name,value,source\n" + line + "\n";
    assertThatThrownBy(() -> Profile.read("p", text)).isInstanceOf(BadInput.class);
  }
}
