package org.entente.app.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which addresses everybody means the same machine by.
class ReachTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,false",
    "10.1.2.3,false",
    "172.16.0.1,false",
    "192.168.1.1,false",
    "169.254.169.254,false",
    "100.64.0.1,false",
    "0.0.0.0,false",
    "192.0.0.8,false",
    "198.19.0.1,false",
    "224.0.0.1,false",
    "255.255.255.255,false",
    "8.8.8.8,true",
    "100.128.0.1,true",
    "::1,false",
    "::,false",
    "fe80::1,false",
    "fd00::1,false",
    "ff02::1,false",
    "::ffff:10.0.0.1,false",
    "64:ff9b::a00:1,false",
    "2002:a00:1::1,false",
    "2001:0:1::1,false",
    "2606:4700::1111,true"
  })
  void whatIsPublicIsTold(String address, boolean isPublic) throws Exception {
    assertThat(Reach.isPublic(InetAddress.getByName(address))).isEqualTo(isPublic);
  }
}
