package cajal.connectome.exchange;

import cajal.problem.Problem;
import cajal.problem.Problem.Place;
import cajal.problem.ProblemException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML of a person's file, read element by element, without any document type or entity from
/// elsewhere: a file can neither fetch nor grow.
final class XmlSource {

  private XmlSource() {}

  /// What is done with the elements of a file.
  interface Handler {

    /// At the start of an element, whose attributes `xml` has; text that it holds may be read on.
    void start(String element, XMLStreamReader xml) throws XMLStreamException;

    /// At the end of an element.
    void end(String element, XMLStreamReader xml);
  }

  /// Gives all elements to the handler.
  ///
  /// @throws ProblemException if it is no XML, with its line
  static void read(GivenFile file, Handler handler) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(file.text()));
      try {
        while (xml.hasNext()) {
          int event = xml.next();
          if (event == XMLStreamReader.START_ELEMENT) {
            handler.start(xml.getLocalName(), xml);
          }
          // Reading the text of an element moves on to its end.
          if (xml.getEventType() == XMLStreamReader.END_ELEMENT) {
            handler.end(xml.getLocalName(), xml);
          }
        }
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      int line = Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNumber());
      throw new ProblemException(
          Problem.error(
              new Place(file.name(), line, 1),
              "This is no XML from here on.",
              "The file may be cut short."));
    }
  }

  static int line(XMLStreamReader xml) {
    return xml.getLocation().getLineNumber();
  }

  static String attribute(XMLStreamReader xml, String name) {
    return Optional.ofNullable(xml.getAttributeValue(null, name)).orElse("");
  }
}
