package org.entente.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Messages;
import org.jspecify.annotations.Nullable;

/// Says in words what [FileSystemException] says by its class: its message is the bare file name.
final class CannotOpen {
  private CannotOpen() {}

  static String reason(IOException e, Messages messages) {
    if (e instanceof FileSystemException file) {
      return messages.text(
          CommandMessage.ERROR_CANNOT_OPEN, String.valueOf(file.getFile()), why(file, messages));
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private static String why(FileSystemException e, Messages messages) {
    return switch (e) {
      case NoSuchFileException _ -> messages.text(CommandMessage.ERROR_NO_SUCH_FILE);
      case AccessDeniedException _ -> messages.text(CommandMessage.ERROR_ACCESS_DENIED);
      case NotDirectoryException _ -> messages.text(CommandMessage.ERROR_NOT_A_FOLDER);
      case FileAlreadyExistsException _ -> messages.text(CommandMessage.ERROR_EXISTS);
      default -> ofSystem(e.getReason(), e, messages);
    };
  }

  /// In the system's words, with the next step where there is one.
  private static String ofSystem(
      @Nullable String reason, FileSystemException e, Messages messages) {
    if (reason == null) {
      return e.getClass().getSimpleName();
    }
    if (reason.startsWith("No space left") || reason.startsWith("Disk quota")) {
      return messages.text(CommandMessage.ERROR_NO_SPACE, reason);
    }
    return reason.startsWith("Read-only")
        ? messages.text(CommandMessage.ERROR_READ_ONLY, reason)
        : reason;
  }
}
