package org.entente.exchange.stix.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingTest {
  /// One observation of an object with all kinds of values, and what it refers to.
  private static final String KINDS =
      """
      {"type":"bundle","objects":[
       {"type":"observed-data","id":"observed-data--1","number_observed":1,
        "first_observed":"2026-01-01T00:00:00Z","last_observed":"2026-01-01T00:00:00Z",
        "object_refs":["thing--1","thing--2"]},
       {"type":"thing","id":"thing--1","whole":5,"part":12.658,"yes":true,"text":"hello",
        "ip":"11.22.33.44","block":"11.22.33.44/20","six":"2001:db8::17","nothing":null,
        "name_hex":"616c696365","name_bin":"YWxpY2U=","wide":"\\u0103lice","latin":"alice",
        "when":"2026-01-01T12:00:00.1230Z","list":[{"n":1},{"n":2}],"has-hyphen":1,
        "composed":"caf\\u00e9","lines":"a\\nb","next_ref":"thing--2","next_refs":["thing--2","thing--3"]},
       {"type":"thing","id":"thing--2","text":"second","whole":9},
       {"type":"thing","id":"thing--3","text":"third"},
       {"type":"other","id":"other--1","text":"not observed"}]}
      """;

  private static boolean matches(String pattern, String observed) {
    return StixPattern.parse(pattern)
        .matches(Observations.of("test", JsonReader.parse("test", observed)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thing:whole = 5",
        "thing:whole = 5.0",
        "thing:whole > 4.9",
        "thing:whole NOT < 5",
        "thing:whole != 'x'",
        "thing:whole != true",
        "thing:whole NOT = false",
        "thing:whole IN (-4, 5, 6.6)",
        "thing:whole NOT IN ('a')",
        "thing:whole NOT LIKE 'x'",
        "thing:part = 12.658",
        "thing:part < 12.65801",
        "thing:yes = true",
        "thing:yes != 1",
        "thing:text >= 'hello'",
        "thing:text < 'zelda'",
        "thing:text LIKE 'he__o'",
        "thing:text LIKE '%l%'",
        "thing:text MATCHES 'l+'",
        "thing:text MATCHES '(?<=h)e'",
        "thing:text NOT IN ()",
        "thing:lines MATCHES 'a.b'",
        "thing:lines LIKE 'a_b'",
        "thing:composed MATCHES 'cafe\u0301'",
        "thing:composed LIKE 'cafe\u0301'",
        "thing:composed != 'cafe\u0301'"
      })
  void aComparisonHolds(String comparison) {
    assertThat(matches("[" + comparison + "]", KINDS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thing:latin = h'616c696365'",
        "thing:name_hex = 'alice'",
        "thing:name_bin = h'616c696365'",
        "thing:name_bin > 'aardvark'",
        "thing:name_hex MATCHES '\\\\x61li[c\\\\x01]e'",
        "thing:name_bin LIKE '%lic%'",
        "thing:name_bin NOT LIKE '\u0103%'",
        "thing:wide != h'616c696365'",
        "thing:when = t'2026-01-01T12:00:00.123Z'",
        "thing:when < t'2026-01-01T12:00:00.1231Z'",
        "thing:when IN (t'2020-01-01T00:00:00Z', t'2026-01-01T12:00:00.123Z')",
        "thing:text != t'2026-01-01T00:00:00Z'",
        "thing:ip ISSUBSET '11.22.41.123/20'",
        "thing:ip NOT ISSUBSET '11.22.123.41/20'",
        "thing:block ISSUPERSET '11.22.41.123/29'",
        "thing:block NOT ISSUPERSET '11.22.33.44/13'",
        "thing:six ISSUBSET '2001:db8::/32'",
        "thing:whole NOT ISSUBSET '11.22.33.44'",
        "thing:list[*].n = 2",
        "thing:list[1].n = 2",
        "thing:'has-hyphen' = 1",
        "thing:next_ref.text = 'second'",
        "thing:next_refs[*].text = 'third'",
        "thing:next_ref = 'thing--2'",
        "thing:nothing != 'x'",
        "EXISTS thing:list[0].n",
        "NOT EXISTS thing:missing",
        "thing:text = 'hello' AND thing:whole = 5",
        "(thing:text = 'x' OR thing:text = 'second') AND thing:whole > 8"
      })
  void aComparisonOfBytesTimesAndListsHolds(String comparison) {
    assertThat(matches("[" + comparison + "]", KINDS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thing:missing = 1",
        "thing:missing != 1",
        "thing:missing NOT = 1",
        "thing:missing NOT IN (1)",
        "thing:part != 12.658",
        "thing:whole = 'hello'",
        "thing:part > h'01'",
        "thing:yes = 1",
        "thing:text = t'2026-01-01T00:00:00Z'",
        "thing:text LIKE 'hell'",
        "thing:text LIKE 'HELLO'",
        "thing:wide = h'616c696365'",
        "thing:wide < h'ff'",
        "thing:name_bin = '\u0103lice'",
        "thing:nothing = 'x'",
        "thing:nothing LIKE '%'",
        "thing:list[2].n = 2",
        "thing:list[-1].n = 2",
        "thing:list.n = 2",
        "thing:list = 1",
        "thing:ip ISSUBSET '11.22.123.41/20'",
        "thing:ip ISSUBSET 'no address'",
        "thing:six ISSUBSET '0.0.0.0/0'",
        "EXISTS thing:missing",
        "NOT EXISTS thing:text AND thing:text = 'hello'",
        "thing:text = 'hello' AND thing:whole = 9",
        "other:text = 'not observed'",
        "observed-data:number_observed = 1",
        "thing:text = 'third'",
        "thing:text = 'hello' AND other:text = 'not observed'"
      })
  void aComparisonDoesNotHold(String comparison) {
    assertThat(matches("[" + comparison + "]", KINDS)).isFalse();
  }

  /// Alice at second 0, Bob twice at 5, Carol from 10 to 12.
  private static final String PEOPLE =
      "["
          + person("alice", 0, 0, 1)
          + ","
          + person("bob", 5, 5, 2)
          + ","
          + person("carol", 10, 12, 1)
          + "]";

  private static String person(String name, int first, int last, int count) {
    return """
        {"type":"observed-data","number_observed":%d,
         "first_observed":"2026-01-01T00:00:%02dZ","last_observed":"2026-01-01T00:00:%02dZ",
         "objects":{"0":{"type":"p","name":"%s","like_ref":"1"},"1":{"type":"q","name":"of %s"}}}
        """
        .formatted(count, first, last, name, name);
  }

  private static String at(int second) {
    return "t'2026-01-01T00:00:%02dZ'".formatted(second);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[p:name = 'alice'] AND [p:name = 'bob']",
        "[p:name = 'bob'] AND [p:name = 'bob']",
        "[p:name = 'x'] OR [p:name = 'bob']",
        "[p:name = 'alice'] FOLLOWEDBY [p:name > 'alice']",
        "[p:name = 'bob'] FOLLOWEDBY [p:name = 'bob']",
        "[p:like_ref.name = 'of bob']",
        "[p:name LIKE '%'] REPEATS 4 TIMES",
        "[p:name = 'bob'] WITHIN 0.001 SECONDS",
        "([p:name = 'alice'] AND [p:name = 'bob']) WITHIN 6 SECONDS",
        "([p:name = 'alice'] AND [p:name = 'bob']) WITHIN 5.0001 SECONDS",
        "([p:name = 'bob'] AND [p:name = 'carol']) WITHIN 5.1 SECONDS",
        "[p:name LIKE '%'] REPEATS 3 TIMES WITHIN 6 SECONDS",
        "([p:name = 'bob'] OR [p:name = 'carol']) REPEATS 3 TIMES",
        "([p:name = 'alice'] FOLLOWEDBY [p:name > 'a']) REPEATS 1 TIMES",
        "[p:name = 'x'] OR [p:name = 'alice'] AND [p:name = 'bob']"
      })
  void anExpressionMatches(String pattern) {
    assertThat(matches(pattern, PEOPLE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[p:name = 'alice'] AND [p:name = 'alice']",
        "[p:name = 'alice'] AND [p:name < 'b']",
        "[p:name = 'bob'] FOLLOWEDBY [p:name = 'alice']",
        "[p:name = 'bob'] REPEATS 3 TIMES",
        "[p:name LIKE '%'] REPEATS 5 TIMES",
        "([p:name = 'alice'] AND [p:name = 'bob']) WITHIN 5 SECONDS",
        "([p:name = 'bob'] AND [p:name = 'carol']) WITHIN 5 SECONDS",
        "[p:name LIKE '%'] REPEATS 3 TIMES WITHIN 5 SECONDS",
        "([p:name = 'bob'] FOLLOWEDBY [p:name = 'bob']) REPEATS 2 TIMES",
        "[p:name = 'alice'] OR [p:name = 'x'] FOLLOWEDBY [p:name = 'y']",
        "[p:name = 'carol'] FOLLOWEDBY [p:name = 'bob'] AND [p:name = 'alice']"
      })
  void anExpressionDoesNotMatch(String pattern) {
    assertThat(matches(pattern, PEOPLE)).isFalse();
  }

  @Test
  void aStartIsIncludedAndAStopIsNot() {
    String bob = "[p:name = 'bob'] START %s STOP %s";
    assertThat(matches(bob.formatted(at(5), at(6)), PEOPLE)).isTrue();
    assertThat(matches(bob.formatted(at(4), at(5)), PEOPLE)).isFalse();
    assertThat(matches(bob.formatted(at(5), at(5)), PEOPLE)).isFalse();
    assertThat(matches(bob.formatted(at(9), at(1)), PEOPLE)).isFalse();
    String both = "([p:name = 'alice'] AND [p:name = 'carol']) START %s STOP %s";
    assertThat(matches(both.formatted(at(0), at(11)), PEOPLE)).isTrue();
    assertThat(matches(both.formatted(at(0), at(10)), PEOPLE)).isFalse();
  }

  /// A matcher that lists all bindings needs C(40, 20) of them here.
  @Test
  @Timeout(20)
  void manyRepeatsDoNotExplode() {
    StringBuilder many = new StringBuilder("[");
    for (int i = 0; i < 40; i++) {
      many.append(i == 0 ? "" : ",").append(person("alice", i, i, 1));
    }
    String all = many.append("]").toString();
    assertThat(matches("[p:name = 'alice'] REPEATS 20 TIMES WITHIN 20 SECONDS", all)).isTrue();
    assertThat(matches("[p:name = 'alice'] REPEATS 20 TIMES WITHIN 19 SECONDS", all)).isFalse();
    assertThat(matches("[p:name = 'alice'] REPEATS 41 TIMES", all)).isFalse();
    assertThat(matches("([p:name = 'alice'] FOLLOWEDBY [p:name LIKE 'a%']) REPEATS 20 TIMES", all))
        .isTrue();
  }

  @Test
  @Timeout(30)
  void workIsBoundedAndThatIsSaid() {
    StringBuilder many = new StringBuilder("[" + person("early", 0, 0, 1));
    for (int i = 1; i < 50; i++) {
      many.append(",").append(person("n", i, i, 1));
    }
    String hard = "[p:name = 'n'] FOLLOWEDBY ".repeat(9) + "[p:name = 'early']";
    assertThatThrownBy(() -> matches(hard, many.append("]").toString()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("steps");
    String backtracking = "[p:name MATCHES '(?=(a+)+$)b|(a+)+\\\\1c']";
    assertThatThrownBy(() -> matches(backtracking, person("a".repeat(60), 0, 0, 1)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("regular expression");
  }

  @Test
  void observationsThatAreNoneAreRefused() {
    assertThatThrownBy(() -> matches("[a:b = 1]", "[1]")).isInstanceOf(BadInput.class);
    assertThatThrownBy(
            () -> matches("[a:b = 1]", "{\"type\":\"observed-data\",\"id\":\"observed-data--7\"}"))
        .hasMessageContaining("observed-data--7: first_observed is missing");
  }
}
