package org.entente.app.follow;

import java.io.IOException;
import java.time.Duration;
import org.entente.chain.follow.Follower;
import org.entente.chain.follow.NodeFailure;

/// Steps again and again until it is asked to stop. A node that fails is no reason to end.
public final class FollowLoop {
  /// What is done after each step, such as a look at what waits to be mined.
  public interface Turn {
    Turn NONE = () -> {};

    void run() throws IOException, InterruptedException;
  }

  private FollowLoop() {}

  /// With `once`, ends when caught up, and lets a [NodeFailure] through.
  public static void run(Follower<?> follower, Stop stop, Duration poll, boolean once, Turn turn)
      throws IOException, InterruptedException {
    while (!stop.isAsked()) {
      boolean done = false;
      try {
        done = follower.step();
        if (done) {
          turn.run();
        }
      } catch (NodeFailure e) {
        if (once) {
          throw e;
        }
        done = true; // who failed was told by the follower; it waits by itself
      }
      if (done && once) {
        return;
      }
      if (done) {
        stop.await(poll);
      }
    }
  }
}
