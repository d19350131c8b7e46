package org.entente.app.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.entente.screen.desk.Register;
import org.entente.screen.list.ListStore;

/// Two lists of a few rows, in the layouts of their publishers.
public final class SmallLists {
  public static final String WALLET = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96";

  private static final String KOREA =
      """
      구분,연번,유형,성명(한글),성명(영문),이명,생년월일,국적,여권번호,소속·직책,지정일,해제일,근거,가상자산주소,비고
      독자제재,1,개인,박진혁,PAK Jin Hyok,PARK Jin Hyok,1984-08-15,북한,,,2023-02-10,,외국환거래법,0x098B716B8Aaf21512996dC57EB0615e2383E2f96,사이버
      독자제재,2,개인,오충성,O Chung Song,,,북한,,,2023-02-10,2024-01-01,,,
      """;
  private static final String SDN =
      """
      17069,"CHONG CHON GANG","vessel","DPRK",-0- ,-0- ,"General Cargo",-0- ,-0- ,"Korea, North",-0- ,"Vessel Registration Identification IMO 7937317."
      25308,"PARK, Jin Hyok","individual","DPRK3",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 15 Aug 1984; nationality Korea, North; a.k.a. 'BLACKJACK'."
      30001,"CHOSUN EXPO",-0- ,"DPRK3",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"a.k.a. 'KOREA EXPO JOINT VENTURE'."
      """;

  private SmallLists() {}

  /// Takes them into the lists of `home`.
  public static void importTo(Path folder, Path home) throws IOException {
    importTo(folder, home, SDN);
  }

  /// The same with other rows of the American list; Korea's stays.
  public static void importTo(Path folder, Path home, String sdn) throws IOException {
    Path lists = Files.createDirectories(folder);
    Files.writeString(lists.resolve("kr"), KOREA);
    Path us = Files.writeString(lists.resolve("us"), sdn.replace("\n", "\r\n"));
    if (sdn.equals(SDN)) {
      // An issue without a date of its own is as old as its file.
      Files.setLastModifiedTime(us, FileTime.from(Instant.now().minus(2, ChronoUnit.DAYS)));
    }
    CommandLineRun run = CommandLineRun.of("lists", "import", lists, "--home", home);
    if (run.exit() != ExitCode.DONE) {
      throw new IllegalStateException(run.err());
    }
  }

  public static String sdn() {
    return SDN;
  }

  public static Register register(Path home) throws IOException {
    return new Register(List.copyOf(ListStore.in(home.resolve("lists")).loadCurrent()));
  }
}
