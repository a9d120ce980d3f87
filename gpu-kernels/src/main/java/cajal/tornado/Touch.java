package cajal.tornado;

import cajal.kernel.Parallel;

/// Kernels that use an array and leave it as it is, so that it gets to the device.
public final class Touch {

  private Touch() {}

  public static void touch(double[] array) {
    for (@Parallel int i = 0; i < 1; i++) {
      double value = array[i];
      array[i] = value;
    }
  }

  public static void touch(float[] array) {
    for (@Parallel int i = 0; i < 1; i++) {
      float value = array[i];
      array[i] = value;
    }
  }

  public static void touch(int[] array) {
    for (@Parallel int i = 0; i < 1; i++) {
      int value = array[i];
      array[i] = value;
    }
  }

  public static void touch(long[] array) {
    for (@Parallel int i = 0; i < 1; i++) {
      long value = array[i];
      array[i] = value;
    }
  }
}
