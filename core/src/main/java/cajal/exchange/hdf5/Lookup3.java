package cajal.exchange.hdf5;

/// The checksum of HDF5's metadata: Bob Jenkins' hash "lookup3" of 2006, which its author gave to
/// the public domain.
final class Lookup3 {

  private static final int SEED = 0xdeadbeef;

  private int a;
  private int b;
  private int c;

  private Lookup3() {}

  /// The checksum of the first bytes of an array.
  static int of(byte[] bytes, int length) {
    Lookup3 hash = new Lookup3();
    hash.a = SEED + length;
    hash.b = hash.a;
    hash.c = hash.a;
    int at = 0;
    // The last block, even a whole one, is mixed in another way than those before it.
    while (length - at > 12) {
      hash.add(bytes, at, 12);
      hash.mix();
      at += 12;
    }
    if (length > at) {
      hash.add(bytes, at, length - at);
      hash.finish();
    }
    return hash.c;
  }

  private void add(byte[] bytes, int at, int count) {
    a += word(bytes, at, Math.min(4, count));
    b += word(bytes, at + 4, Math.clamp(count - 4, 0, 4));
    c += word(bytes, at + 8, Math.clamp(count - 8, 0, 4));
  }

  private static int word(byte[] bytes, int at, int count) {
    int word = 0;
    for (int i = 0; i < count; i++) {
      word |= (bytes[at + i] & 0xff) << (8 * i);
    }
    return word;
  }

  private void mix() {
    a -= c;
    a ^= Integer.rotateLeft(c, 4);
    c += b;
    b -= a;
    b ^= Integer.rotateLeft(a, 6);
    a += c;
    c -= b;
    c ^= Integer.rotateLeft(b, 8);
    b += a;
    a -= c;
    a ^= Integer.rotateLeft(c, 16);
    c += b;
    b -= a;
    b ^= Integer.rotateLeft(a, 19);
    a += c;
    c -= b;
    c ^= Integer.rotateLeft(b, 4);
    b += a;
  }

  private void finish() {
    c ^= b;
    c -= Integer.rotateLeft(b, 14);
    a ^= c;
    a -= Integer.rotateLeft(c, 11);
    b ^= a;
    b -= Integer.rotateLeft(a, 25);
    c ^= b;
    c -= Integer.rotateLeft(b, 16);
    a ^= c;
    a -= Integer.rotateLeft(c, 4);
    b ^= a;
    b -= Integer.rotateLeft(a, 14);
    c ^= b;
    c -= Integer.rotateLeft(b, 24);
  }
}
