package cajal.exchange.hdf5;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The head of a group or array: version 2 of the object header in the HDF5 file format
/// specification, with all links and attributes inside.
final class ObjectHeader {

  private static final int DATASPACE = 0x01;
  private static final int LINK_INFO = 0x02;
  private static final int DATATYPE = 0x03;
  private static final int FILL_VALUE = 0x05;
  private static final int LINK = 0x06;
  private static final int LAYOUT = 0x08;
  private static final int GROUP_INFO = 0x0A;
  private static final int ATTRIBUTE = 0x0C;
  private static final int CONSTANT = 1;
  private static final int LARGEST_MESSAGE = 65_000;

  private ObjectHeader() {}

  /// Where things lie in the file.
  interface Addresses {
    long of(H5Node node);

    long data(H5Dataset dataset);

    /// The values of an attribute or array of texts or references.
    byte[] encoded(H5Content content);
  }

  /// @throws IllegalArgumentException if an attribute is longer than the format allows
  static byte[] of(H5Node node, Addresses addresses) {
    Bytes messages = new Bytes();
    switch (node) {
      case H5Group group -> group(group, addresses, messages);
      case H5Dataset dataset -> dataset(dataset, addresses, messages);
    }
    for (Map.Entry<String, H5Content> attribute : node.attributes().entrySet()) {
      attribute(attribute.getKey(), attribute.getValue(), addresses, messages);
    }
    // Flag 2: the length of the messages takes four bytes.
    return new Bytes()
        .ascii("OHDR")
        .u8(2)
        .u8(2)
        .u32(messages.size())
        .put(messages)
        .checked()
        .toArray();
  }

  private static void message(Bytes messages, int kind, int flags, Bytes body) {
    if (body.size() > LARGEST_MESSAGE) {
      throw new IllegalArgumentException(
          "an attribute of " + body.size() + " bytes is longer than HDF5 allows");
    }
    messages.u8(kind).u16(body.size()).u8(flags).put(body);
  }

  private static void group(H5Group group, Addresses addresses, Bytes messages) {
    message(messages, LINK_INFO, 0, new Bytes().u8(0).u8(0).u64(Bytes.NOWHERE).u64(Bytes.NOWHERE));
    message(messages, GROUP_INFO, CONSTANT, new Bytes().u8(0).u8(0));
    for (Map.Entry<String, H5Node> child : group.children().entrySet()) {
      byte[] name = child.getKey().getBytes(StandardCharsets.UTF_8);
      // Flags: the name is UTF-8, its length takes two bytes.
      message(
          messages,
          LINK,
          0,
          new Bytes()
              .u8(1)
              .u8(0x11)
              .u8(1)
              .u16(name.length)
              .put(name)
              .u64(addresses.of(child.getValue())));
    }
  }

  private static void dataset(H5Dataset dataset, Addresses addresses, Bytes messages) {
    H5Content content = dataset.content();
    message(messages, DATASPACE, 0, dataspace(content));
    message(messages, DATATYPE, CONSTANT, datatype(content));
    // Space is taken late and a fill value written if one is set, which none is.
    message(messages, FILL_VALUE, CONSTANT, new Bytes().u8(3).u8(0x0A));
    long bytes = (long) content.count() * width(content);
    message(
        messages,
        LAYOUT,
        0,
        new Bytes()
            .u8(3)
            .u8(1)
            .u64(bytes == 0 ? Bytes.NOWHERE : addresses.data(dataset))
            .u64(bytes));
  }

  private static void attribute(
      String name, H5Content content, Addresses addresses, Bytes messages) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    Bytes type = datatype(content);
    Bytes space = dataspace(content);
    message(
        messages,
        ATTRIBUTE,
        0,
        new Bytes()
            .u8(3)
            .u8(0)
            .u16(utf8.length + 1)
            .u16(type.size())
            .u16(space.size())
            .u8(1)
            .put(utf8)
            .u8(0)
            .put(type)
            .put(space)
            .put(addresses.encoded(content)));
  }

  private static Bytes dataspace(H5Content content) {
    long[] shape = content.shape();
    Bytes space = new Bytes().u8(2).u8(shape.length).u8(0).u8(shape.length == 0 ? 0 : 1);
    for (long length : shape) {
      space.u64(length);
    }
    return space;
  }

  /// Bytes of one value.
  static int width(H5Content content) {
    return switch (content) {
      case H5Content.Numbers numbers -> numbers.type().bytes();
      case H5Content.Texts _ -> 16;
      case H5Content.References _ -> 8;
    };
  }

  private static Bytes datatype(H5Content content) {
    return switch (content) {
      case H5Content.Numbers numbers ->
          numbers.type().isFloat() ? floating(numbers.type()) : whole(numbers.type());
      // Class 9, a sequence that is a text (1) in UTF-8 (1 in the next byte), of single bytes.
      case H5Content.Texts _ ->
          new Bytes().u8(0x19).u8(1).u8(1).u8(0).u32(16).put(whole(H5Content.Type.UINT8));
      case H5Content.References _ -> new Bytes().u8(0x17).zeros(3).u32(8);
    };
  }

  private static Bytes whole(H5Content.Type type) {
    return new Bytes()
        .u8(0x10)
        .u8(type.isSigned() ? 0x08 : 0)
        .u16(0)
        .u32(type.bytes())
        .u16(0)
        .u16(8 * type.bytes());
  }

  // IEEE 754: places and lengths of sign, exponent and mantissa in bits, and the exponent's bias.
  private static Bytes floating(H5Content.Type type) {
    boolean wide = type == H5Content.Type.FLOAT64;
    return new Bytes()
        .u8(0x11)
        .u8(0x20)
        .u8(wide ? 63 : 31)
        .u8(0)
        .u32(type.bytes())
        .u16(0)
        .u16(wide ? 64 : 32)
        .u8(wide ? 52 : 23)
        .u8(wide ? 11 : 8)
        .u8(0)
        .u8(wide ? 52 : 23)
        .u32(wide ? 1023 : 127);
  }
}
