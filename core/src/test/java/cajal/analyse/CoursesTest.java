package cajal.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import cajal.analyse.Panels.Curve;
import cajal.analyse.Panels.Label;
import cajal.figure.Axis;
import cajal.figure.Mark;
import cajal.figure.Palette;
import cajal.figure.Panel;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoursesTest {

  private static double[] numbers(int count) {
    return IntStream.range(0, count).asDoubleStream().toArray();
  }

  private static Panel plane(double[] x, double[] y) {
    return Courses.plane(new Curve("", x, y), numbers(x.length), Label.of("x"), Label.of("y"));
  }

  @Test
  void aSmoothPathIsJoinedAndAScatteredOneIsNot() {
    double[] circle = IntStream.range(0, 500).mapToDouble(i -> Math.sin(i / 40.0)).toArray();
    double[] other = IntStream.range(0, 500).mapToDouble(i -> Math.cos(i / 40.0)).toArray();
    assertThat(plane(circle, other).marks()).hasOnlyElementsOfType(Mark.Line.class);
    SplittableRandom random = new SplittableRandom(2);
    double[] noise = random.doubles(500).toArray();
    Panel scattered = plane(noise, random.doubles(500).toArray());
    assertThat(scattered.marks()).hasOnlyElementsOfType(Mark.Dots.class);
    assertThat(scattered.marks().stream().mapToInt(mark -> ((Mark.Dots) mark).x().length).sum())
        .as("every moment is a dot")
        .isEqualTo(500);
  }

  @Test
  void curvesOfManyPointsGetRowsOfTheirOwn() {
    double[] long1 = new SplittableRandom(3).doubles(2000, -1, 1).toArray();
    List<Curve> curves =
        List.of(
            new Curve("one", numbers(2000), long1), new Curve("two", numbers(2000), long1.clone()));
    Panel panel =
        Courses.overTime(curves, new Label("Time", "s"), Label.of("Score"), Palette.LIGHT);
    assertThat(((Axis.Names) panel.y()).names()).containsExactly("two", "one");
    assertThat(panel.scaleBar()).isPresent();
    double[] upper = ((Mark.Line) panel.marks().get(0)).y();
    double[] lower = ((Mark.Line) panel.marks().get(1)).y();
    assertThat(Arrays.stream(upper)).allMatch(y -> y >= 1 && y <= 2);
    assertThat(Arrays.stream(lower)).allMatch(y -> y >= 0 && y <= 1);
  }
}
