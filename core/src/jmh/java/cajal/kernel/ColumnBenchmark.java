package cajal.kernel;

import cajal.model.ModelMath;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Long functions and random numbers, for a block of neurons; time for one value.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC"})
public class ColumnBenchmark {

  private static final int COUNT = 256;

  private final double[] arguments = new double[COUNT];
  private final double[] values = new double[3 * COUNT];
  private long step;

  @Setup(Level.Trial)
  public void fill() {
    Arrays.setAll(arguments, i -> -0.4 * i / COUNT);
  }

  private void reset() {
    System.arraycopy(arguments, 0, values, 0, COUNT);
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public double[] exp() {
    reset();
    Lanes.exp(values, 0, COUNT);
    return values;
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public double[] expReference() {
    return oneAfterTheOther(ModelMath::exp);
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public double[] exprel() {
    reset();
    Lanes.exprel(values, 0, COUNT, 2 * COUNT, COUNT);
    return values;
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public double[] exprelReference() {
    return oneAfterTheOther(ModelMath::exprel);
  }

  private double[] oneAfterTheOther(DoubleUnaryOperator function) {
    reset();
    for (int i = 0; i < COUNT; i++) {
      values[i] = function.applyAsDouble(values[i]);
    }
    return values;
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  public double[] normal() {
    Lanes.normal(values, 0, COUNT, 42, 0, step++);
    return values;
  }
}
