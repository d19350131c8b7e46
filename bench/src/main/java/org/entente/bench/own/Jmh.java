package org.entente.bench.own;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// One class of JMH benchmarks in one fork. A row is a benchmark by its method's name, with the
/// seconds a call took in each measured iteration.
final class Jmh {
  private static final int WARM_UP = 3;
  private static final int ITERATIONS = 5;
  private static final TimeValue EACH = TimeValue.seconds(2);

  private Jmh() {}

  static Map<String, List<Double>> run(Class<?> type, String param, Path value, Path log)
      throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(type.getName() + "\\.")
                    .param(param, value.toString())
                    .mode(Mode.AverageTime)
                    .timeUnit(TimeUnit.SECONDS)
                    .warmupIterations(WARM_UP)
                    .warmupTime(EACH)
                    .measurementIterations(ITERATIONS)
                    .measurementTime(EACH)
                    .forks(1)
                    .threads(1)
                    .jvmArgs("-Xmx3g", "-XX:+UseParallelGC", "--enable-native-access=ALL-UNNAMED")
                    .shouldFailOnError(true)
                    .output(log.toString())
                    .build())
            .run();
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    for (RunResult result : results) {
      List<Double> scores = new ArrayList<>();
      for (var fork : result.getBenchmarkResults()) {
        for (IterationResult iteration : fork.getIterationResults()) {
          scores.add(iteration.getPrimaryResult().getScore());
        }
      }
      String name = result.getParams().getBenchmark();
      seconds.put(name.substring(name.lastIndexOf('.') + 1), scores);
    }
    return seconds;
  }

  /// The middle one.
  static double median(List<Double> scores) {
    return scores.stream().sorted().skip(scores.size() / 2).findFirst().orElseThrow();
  }
}
