package org.entente.base.message;

/// Something Entente says to people, in English; `message_ko.properties` and
/// `message_ja.properties` beside this class hold the translations. `{0}`, `{1}`, … stand for
/// arguments. Each part has an enum of its own; a name stands for one message in all of them.
///
/// Not here, because programs and logs read it too and it must be the same everywhere: JSON, and
/// the reasons of [org.entente.base.BadInput] and of broken consensus rules.
public sealed interface Message
    permits AlertMessage,
        AllianceMessage,
        AttributionMessage,
        CaseMessage,
        ChainMessage,
        CommandMessage,
        DemoMessage,
        ListMessage,
        NodeMessage,
        OverlapMessage,
        PictureMessage,
        ReasonMessage,
        RequestMessage,
        ScreenMessage,
        SeaMessage,
        StixMessage,
        TraceMessage,
        WarningMessage,
        WatchMessage {
  /// The key of its translations.
  String name();

  String english();

  /// How many arguments it takes.
  default int arguments() {
    return Messages.arguments(this);
  }
}
