package org.entente.app.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListsCommandTest {
  private static final String KOREA =
      """
      구분,연번,유형,성명(한글),성명(영문),이명,생년월일,국적,여권번호,소속·직책,지정일,해제일,근거,가상자산주소,비고
      독자제재,1,개인,박진혁,PAK Jin Hyok,PARK Jin Hyok,,북한,,,2023-02-10,,외국환거래법,,사이버
      """;
  private static final String SDN =
      """
      17069,"CHONG CHON GANG","vessel","DPRK",-0- ,-0- ,"General Cargo",-0- ,-0- ,"Korea, North",-0- ,"Vessel Registration Identification IMO 7937317."
      """;

  @TempDir private Path folder;
  private Path lists;

  @BeforeEach
  void writeLists() throws IOException {
    lists = Files.createDirectory(folder.resolve("in"));
    Files.writeString(lists.resolve("anything.txt"), KOREA);
    Files.writeString(lists.resolve("part.dat"), SDN.replace("\n", "\r\n"));
    Files.writeString(lists.resolve("readme"), "no list\n");
  }

  private CommandLineRun lists(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "lists";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--home";
    all[arguments.length + 2] = folder.resolve("home").toString();
    return CommandLineRun.of((Object[]) all);
  }

  @Test
  void partsOfListsAreTakenInWithAWarning() {
    CommandLineRun run = lists("import", lists.toString(), "--format", "json");
    assertThat(run.exit()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("\"list\" : \"kr\"", "\"list\" : \"us-sdn\"");
    assertThat(run.err()).contains("us-sdn may not be the whole list", "readme");
  }

  @Test
  void strictRefusesThemAndKeepsNothing() {
    CommandLineRun run = lists("import", lists.toString(), "--strict");
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("may not be the whole list us-sdn");
    assertThat(lists("status").out()).contains("No list is kept");
  }

  @Test
  void statusShowsWhatIsKept() {
    lists("import", lists.toString());
    CommandLineRun run = lists("status", "--format", "json");
    assertThat(run.exit()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("\"ageDays\"", "\"targets\" : 1", "\"diff\" : null");
    assertThat(lists("import", lists.toString()).out()).contains("known already");
  }

  @Test
  void aFolderWithoutAListIsAnError() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    CommandLineRun run = lists("import", empty.toString());
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("no list is among the files");
  }
}
