package org.entente.exchange.stix.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.entente.base.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternFormTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[file:size = 7]",
        "[file:size == +7]",
        "[file:size <> -7.5]",
        "[a:b = .5]",
        "[file:hashes.'x-own' = 'x' OR file:hashes.MD5 LIKE 'y%']",
        "[email-message:body_multipart[*].body_raw_ref.name MATCHES '^Final.+\\\\.exe$']",
        "[x:'with-hyphen'[3].y[-1] NOT LIKE '%a_']",
        "[ipv4-addr:value NOT ISSUBSET '10.0.0.0/8' AND ipv6-addr:value ISSUPERSET '2001:db8::1']",
        "[a:b IN ('x', 'it\\'s' , 'y')]",
        "[a:b NOT IN ()]",
        "[a:b IN (1, 2.5)]",
        "[a:b = true AND a:c NOT = false]",
        "[a:b = h'00ff' OR a:b = b'AQIDBA==' OR a:b >= t'2026-01-31T23:59:60.123456Z']",
        "[EXISTS a:b.c]",
        "[NOT EXISTS a:b]",
        "( [(a:b IN(443,6443) AND a:c != 0) ])",
        "[a:b=1] REPEATS 5 TIMES WITHIN 0.5 SECONDS",
        "[a:b=1] START t'2026-01-01T00:00:00Z' STOP t'2026-01-02T00:00:00Z' REPEATS 2 TIMES",
        "([a:b=1] WITHIN 5 SECONDS) WITHIN 6 SECONDS",
        "[a:b=1] FOLLOWEDBY ([a:b=2] OR [a:b=3]) AND [a:b=4]",
        "/* why */ [a:b=1] // that\n OR [a:b = 'two\nlines']",
        "[a:b\u3000=\u00a01]"
      })
  void whatTheGrammarAllowsIsRead(String text) {
    assertThat(StixPattern.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "file:size = 1",
        "[]",
        "[file:size]",
        "[file:size = ]",
        "[file.size = 1]",
        "[file:hashes.MD5 = cead3f77]",
        "[file:hashes.SHA-256 = 'x']",
        "[a:with-hyphen = 1]",
        "[a:b MATCHES /x/]",
        "[a:b = \"x\"]",
        "[a:b = 'x]",
        "[a:b = 'a\\b']",
        "[a:b MATCHES '(']",
        "[a:b =? 1]",
        "[a:b > true]",
        "[a:b = null]",
        "[a:b = 01]",
        "[a:b = 1x]",
        "[a:b = 5.]",
        "[a:b = t'2026-02-30T00:00:00Z']",
        "[a:b = t'2026-01-01T00:00:00']",
        "[a:b = t'2026-01-01t00:00:00Z']",
        "[a:b = b'====']",
        "[a:b = b'AQ']",
        "[a:b = h'0']",
        "[a:b IN (1, 'x')]",
        "[a:b IN (1,)]",
        "[a:b ISSUBSET 1]",
        "[NOT a:b = 1]",
        "[a:b[x] = 1]",
        "[a:AND = 1]",
        "[a:b = 1] within 2 SECONDS",
        "[a:b = 1] WITHIN 2 HOURS",
        "[a:b = 1] WITHIN -2 SECONDS",
        "[a:b = 1] WITHIN 0 SECONDS",
        "[a:b = 1] REPEATS 0 TIMES",
        "[a:b = 1] REPEATS 1.5 TIMES",
        "[a:b = 1] START t'2026-01-01T00:00:00Z'",
        "[a:b = 1] START '2026-01-01T00:00:00Z' STOP '2026-01-01T00:00:01Z'",
        "[a:b = 1] WITHIN 5 SECONDS WITHIN 6 SECONDS",
        "[a:b=1] REPEATS 2 TIMES REPEATS 2 TIMES",
        "[a:b = 1] AND",
        "[a:b = 1] [a:b = 2]",
        "([a:b = 1]",
        "[a:b = 1])",
        "[a:b = 1 AND]",
        "[(a:b = 1]",
        "[file:hashes.'SHA-256' = 'f00']",
        "/* [a:b=1]",
        "[a:b = 1] FOLLOWEDBY OR [a:b=2]"
      })
  void whatTheGrammarForbidsIsRefused(String text) {
    assertThatThrownBy(() -> StixPattern.parse(text)).isInstanceOf(BadInput.class);
  }

  @Test
  void aMistakeIsToldWithLineAndColumn() {
    assertThatThrownBy(() -> StixPattern.parse("[a:b = 1]\n AND [a:c ! 1]"))
        .hasMessageContaining("pattern, line 2, column 11");
    assertThatThrownBy(() -> StixPattern.parse("(".repeat(500) + "[a:b=1]"))
        .hasMessageContaining("nested more than");
  }

  @Test
  void theTestedPathsAreTold() {
    assertThat(StixPattern.parse("[a:b.'c-d'[*] = 1] AND [EXISTS e:f[2]]").paths())
        .extracting(ObjectPath::type)
        .containsExactly("a", "e");
  }
}
