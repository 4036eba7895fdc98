package io.polypath.ffm.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutProofTest {
    @TempDir Path directory;

    @Test
    void everyGeneratedLayoutAndConstantIsWhatTheCCompilerSays() throws Exception {
        List<Fact> facts = GeneratedFacts.all();
        assertTrue(facts.size() > 500, "the proof must not run over an empty package");
        prove("generated", facts);
    }

    @Test
    void everyHandmadeNumberIsWhatTheCCompilerSays() throws Exception {
        prove("handmade", HandmadeFacts.all());
    }

    @Test
    void aWrongOffsetIsFound() throws Exception {
        Fact wrong = Fact.number("sg_io_hdr.cmdp offset", "offsetof(struct sg_io_hdr, cmdp)", 25);
        assertEquals(List.of("sg_io_hdr.cmdp offset=24"), CProgram.ask(directory, List.of(wrong)));
        assertEquals("sg_io_hdr.cmdp offset=25", wrong.line());
    }

    private void prove(String what, List<Fact> facts) throws Exception {
        List<String> answers = CProgram.ask(directory, facts);
        assertEquals(String.join("\n", facts.stream().map(Fact::line).toList()), String.join("\n", answers));
        System.out.println("layout proof: " + facts.size() + " " + what + " facts equal those of cc");
    }
}
