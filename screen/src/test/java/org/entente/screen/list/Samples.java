package org.entente.screen.list;

import java.util.LinkedHashMap;
import java.util.Map;

/// A small file of each form, made up after its schema.
final class Samples {
  static final String SDN_XML =
      """
      <?xml version="1.0" standalone="yes"?>
      <sdnList xmlns="http://tempuri.org/sdnList.xsd">
        <publshInformation><Publish_Date>02/27/2026</Publish_Date><Record_Count>2</Record_Count></publshInformation>
        <sdnEntry>
          <uid>25308</uid><firstName>Jin Hyok</firstName><lastName>PARK</lastName><sdnType>Individual</sdnType>
          <programList><program>DPRK3</program><program>CYBER2</program></programList>
          <idList>
            <id><uid>1</uid><idType>Passport</idType><idNumber>290333974</idNumber><idCountry>Korea, North</idCountry></id>
            <id><uid>2</uid><idType>Digital Currency Address - XBT</idType><idNumber>12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h</idNumber></id>
            <id><uid>3</uid><idType>Gender</idType><idNumber>Male</idNumber></id>
          </idList>
          <akaList>
            <aka><uid>4</uid><type>a.k.a.</type><category>strong</category><lastName>PAK</lastName><firstName>Chin-Hyok</firstName></aka>
            <aka><uid>5</uid><type>a.k.a.</type><category>weak</category><lastName>BLACKJACK</lastName></aka>
          </akaList>
          <dateOfBirthList><dateOfBirthItem><uid>6</uid><dateOfBirth>15 Aug 1984</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem></dateOfBirthList>
          <nationalityList><nationality><uid>7</uid><country>Korea, North</country><mainEntry>true</mainEntry></nationality></nationalityList>
        </sdnEntry>
        <sdnEntry>
          <uid>17069</uid><lastName>CHONG CHON GANG</lastName><sdnType>Vessel</sdnType>
          <programList><program>DPRK</program></programList>
          <idList><id><uid>8</uid><idType>Vessel Registration Identification</idType><idNumber>IMO 7937317</idNumber></id></idList>
          <vesselInfo><callSign>HMYN</callSign><vesselType>General Cargo</vesselType><vesselFlag>Korea, North</vesselFlag></vesselInfo>
        </sdnEntry>
      </sdnList>
      """;

  static final String ADVANCED =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML" Version="3">
        <DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>2</Month><Day>27</Day></DateOfIssue>
        <ReferenceValueSets>
          <AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1403">Name</AliasType></AliasTypeValues>
          <CountryValues><Country ID="11082" ISO2="KP">Korea, North</Country></CountryValues>
          <FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="10">Nationality Country</FeatureType><FeatureType ID="25">Location</FeatureType><FeatureType ID="344">Digital Currency Address - XBT</FeatureType><FeatureType ID="224">Gender</FeatureType></FeatureTypeValues>
          <DetailReferenceValues><DetailReference ID="91526">Male</DetailReference></DetailReferenceValues>
          <IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType></IDRegDocTypeValues>
          <ListValues><List ID="1550">SDN List</List></ListValues>
          <LegalBasisValues><LegalBasis ID="91" LegalBasisShortRef="Executive Order 13722">Executive Order 13722 (North Korea)</LegalBasis></LegalBasisValues>
          <NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType><NamePartType ID="1525">Entity Name</NamePartType></NamePartTypeValues>
          <PartySubTypeValues><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType></PartySubTypeValues>
          <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType></PartyTypeValues>
          <RelationTypeValues><RelationType ID="15001">Acting for or on behalf of</RelationType></RelationTypeValues>
          <SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="1705">Block</SanctionsType></SanctionsTypeValues>
          <ScriptValues><Script ID="215" ScriptCode="Latn">Latin</Script><Script ID="160" ScriptCode="Arab">Arabic</Script></ScriptValues>
        </ReferenceValueSets>
        <Locations><Location ID="77"><LocationCountry CountryID="11082" CountryRelevanceID="1"/><LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true" LocPartValueTypeID="1" LocPartValueStatusID="1"><Comment/><Value>Pyongyang</Value></LocationPartValue></LocationPart></Location></Locations>
        <IDRegDocuments><IDRegDocument ID="5" IDRegDocTypeID="1571" IdentityID="9001" IssuedBy-CountryID="11082" ValidityID="1"><Comment/><IDRegistrationNo>290333974</IDRegistrationNo></IDRegDocument></IDRegDocuments>
        <DistinctParties>
          <DistinctParty FixedRef="25308"><Comment/>
            <Profile ID="25308" PartySubTypeID="4">
              <Identity ID="9001" FixedRef="25308" Primary="true" False="false">
                <Alias FixedRef="25308" AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="1" FixedRef="25308" DocNameStatusID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="100" ScriptID="215" ScriptStatusID="1" Acronym="false">PARK</NamePartValue></DocumentedNamePart><DocumentedNamePart><NamePartValue NamePartGroupID="101" ScriptID="215" ScriptStatusID="1" Acronym="false">Jin Hyok</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
                <Alias FixedRef="25308" AliasTypeID="1400" Primary="false" LowQuality="true"><DocumentedName ID="2" FixedRef="25308" DocNameStatusID="2"><DocumentedNamePart><NamePartValue NamePartGroupID="100" ScriptID="215" ScriptStatusID="1" Acronym="false">BLACKJACK</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
                <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="100" NamePartTypeID="1520"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="101" NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups>
              </Identity>
              <Feature ID="1" FeatureTypeID="8"><FeatureVersion ID="2" ReliabilityID="1560"><Comment/><DatePeriod CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false"><Start Approximate="false" YearFixed="false" MonthFixed="false" DayFixed="false"><From><Year>1984</Year><Month>1</Month><Day>1</Day></From><To><Year>1984</Year><Month>1</Month><Day>1</Day></To></Start><End Approximate="false" YearFixed="false" MonthFixed="false" DayFixed="false"><From><Year>1984</Year><Month>12</Month><Day>31</Day></From><To><Year>1984</Year><Month>12</Month><Day>31</Day></To></End></DatePeriod></FeatureVersion><IdentityReference IdentityID="9001" IdentityFeatureLinkTypeID="1"/></Feature>
              <Feature ID="3" FeatureTypeID="10"><FeatureVersion ID="4" ReliabilityID="1560"><Comment/><VersionLocation LocationID="77"/></FeatureVersion></Feature>
              <Feature ID="5" FeatureTypeID="25"><FeatureVersion ID="6" ReliabilityID="1560"><Comment/><VersionLocation LocationID="77"/></FeatureVersion></Feature>
              <Feature ID="7" FeatureTypeID="344"><FeatureVersion ID="8" ReliabilityID="1560"><Comment/><VersionDetail DetailTypeID="1432">12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h</VersionDetail></FeatureVersion></Feature>
              <Feature ID="9" FeatureTypeID="224"><FeatureVersion ID="10" ReliabilityID="1560"><Comment/><VersionDetail DetailTypeID="1431" DetailReferenceID="91526"/></FeatureVersion></Feature>
            </Profile>
          </DistinctParty>
          <DistinctParty FixedRef="27307"><Comment/>
            <Profile ID="27307" PartySubTypeID="3">
              <Identity ID="9002" FixedRef="27307" Primary="true" False="false">
                <Alias FixedRef="27307" AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="3" FixedRef="27307" DocNameStatusID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="102" ScriptID="215" ScriptStatusID="1" Acronym="false">LAZARUS GROUP</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
                <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="102" NamePartTypeID="1525"/></MasterNamePartGroup></NamePartGroups>
              </Identity>
            </Profile>
          </DistinctParty>
        </DistinctParties>
        <ProfileRelationships><ProfileRelationship ID="1" From-ProfileID="25308" To-ProfileID="27307" RelationTypeID="15001" RelationQualityID="1" Former="false" SanctionsEntryID="1"><Comment/></ProfileRelationship></ProfileRelationships>
        <SanctionsEntries>
          <SanctionsEntry ID="1" ProfileID="25308" ListID="1550"><EntryEvent ID="1" EntryEventTypeID="1" LegalBasisID="91"><Comment/><Date CalendarTypeID="1"><Year>2018</Year><Month>9</Month><Day>6</Day></Date></EntryEvent><SanctionsMeasure ID="1" SanctionsTypeID="1"><Comment>DPRK3</Comment></SanctionsMeasure><SanctionsMeasure ID="2" SanctionsTypeID="1705"><Comment/></SanctionsMeasure></SanctionsEntry>
        </SanctionsEntries>
      </Sanctions>
      """;

  static final String UK_XML =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <Designations><DateGenerated>2026-02-27</DateGenerated>
        <Designation><LastUpdated>01/02/2026</LastUpdated><DateDesignated>31/03/2016</DateDesignated><UniqueID>DPR0001</UniqueID><OFSIGroupID>13337</OFSIGroupID><UNReferenceNumber>KPi.017</UNReferenceNumber>
          <Names><Name><Name6>JANG</Name6><Name1>Yong</Name1><Name2>Son</Name2><NameType>Primary Name</NameType></Name><Name><Name6>CHANG</Name6><NameType>Alias</NameType><AliasStrength>Low Quality</AliasStrength></Name></Names>
          <NonLatinNames><NonLatinName><NameNonLatinScript>장용선</NameNonLatinScript></NonLatinName></NonLatinNames>
          <RegimeName>The Democratic People's Republic of Korea (Sanctions) (EU Exit) Regulations 2019</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip><SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed>
          <IndividualDetails><Individual><DOBs><DOB>20/02/1957</DOB><DOB>dd/mm/1958</DOB></DOBs><Nationalities><Nationality>North Korea</Nationality></Nationalities><PassportDetails><Passport><PassportNumber>563110024</PassportNumber></Passport></PassportDetails></Individual></IndividualDetails>
        </Designation>
      </Designations>
      """;

  static final String UK_CSV =
      """
      Report Date: 27-Feb-2026
      Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name type,Alias strength,Regime Name,Designation Type,Date Designated,D.O.B,Nationality(/ies),Passport number,IMO number
      01/02/2026,DPR0001,13337,KPi.017,JANG,Yong,Son,Primary Name,,DPRK,Individual,31/03/2016,20/02/1957,North Korea,563110024,
      01/02/2026,DPR0001,13337,KPi.017,CHANG,,,Alias,Low Quality,DPRK,Individual,31/03/2016,20/02/1957,North Korea,563110024,
      01/02/2026,DPR0002,13338,,HAP JANG GANG 6,,,Primary Name,,DPRK,Ship,31/03/2018,,,,9066540
      """;

  static final String FTM =
      """
      {"id":"NK-1","caption":"Park Jin Hyok","schema":"Person","properties":{"name":["PARK Jin Hyok"],"weakAlias":["Blackjack"],"birthDate":["1984-08-15"],"nationality":["kp"],"gender":["male"],"passportNumber":["290333974"]}}
      {"id":"NK-2","caption":"CHONG CHON GANG","schema":"Vessel","properties":{"name":["CHONG CHON GANG"],"imoNumber":["IMO7937317"],"flag":["kp"]}}
      {"id":"S-1","schema":"Sanction","properties":{"entity":["NK-1"],"program":["DPRK3"],"listingDate":["2018-09-06"]}}
      """;

  private Samples() {}

  /// By the form that must recognise it.
  static Map<String, String> byForm() {
    Map<String, String> samples = new LinkedHashMap<>();
    samples.put("ofac-sdn-xml", SDN_XML);
    samples.put("ofac-advanced", ADVANCED);
    samples.put("uk-xml", UK_XML);
    samples.put("uk-csv", UK_CSV);
    samples.put("ftm-json", FTM);
    return samples;
  }
}
