package cajal.analyse.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cajal.analyse.fixture.Recordings;
import cajal.analyse.random.RandomSequence;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LempelZivTest {

  // Histories by hand, such as 0001101001000101 = 0.001.10.100.1000.101 of Kaspar & Schuster
  // (1987).
  @ParameterizedTest
  @CsvSource({
    "0, 1", "00, 2", "01, 2", "0000000000000000, 2", "0101010101010101, 3",
    "0001101001000101, 6", "1001111011000010, 6", "0110100110010110, 7", "0011, 3", "1000, 3"
  })
  void wordsAreThoseOfTheHistory(String sequence, int words) {
    assertThat(words(sequence)).isEqualTo(words);
  }

  @Test
  void theAutomatonCountsAsTheDefinitionDoes() {
    RandomSequence random = RandomSequence.of(1, "sequences");
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.below(200);
      int bias = 2 + random.below(8);
      for (int i = 0; i < length; i++) {
        text.append(random.below(bias) == 0 ? '1' : '0');
      }
      assertThat(words(text.toString()))
          .as(text.toString())
          .isEqualTo(byDefinition(text.toString()));
    }
  }

  @Test
  void theReferenceSequencesHaveTheirCounts() throws IOException {
    JsonObject expected =
        JsonParser.parseString(Files.readString(Recordings.reference("lz76/expected.json")))
            .getAsJsonObject();
    expected
        .getAsJsonObject("known")
        .entrySet()
        .forEach(entry -> assertThat(words(entry.getKey())).isEqualTo(entry.getValue().getAsInt()));
    for (JsonElement element : expected.getAsJsonArray("random")) {
      JsonObject one = element.getAsJsonObject();
      String sequence = one.get("seq").getAsString();
      int words = words(sequence);
      assertThat(words).isEqualTo(one.get("c").getAsInt());
      assertThat(LempelZiv.normalised(words, sequence.length(), 2))
          .isCloseTo(one.get("normalised").getAsDouble(), within(1e-12));
    }
  }

  private static int words(String sequence) {
    return LempelZiv.words(sequence.chars().map(c -> c - '0').toArray(), 2);
  }

  private static int byDefinition(String text) {
    int words = 0;
    int from = 0;
    while (from < text.length()) {
      int to = from + 1;
      while (to <= text.length() && text.substring(0, to - 1).contains(text.substring(from, to))) {
        to++;
      }
      words++;
      from = to;
    }
    return words;
  }
}
