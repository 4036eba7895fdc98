package io.polypath.agent.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.desk.Completions.Argument;
import io.polypath.agent.desk.Completions.Next;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionsTest {

    private static Next after(String line) {
        return Completions.after(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    @Test
    void aLineBeginsWithAKeywordOrWithOurName() {
        assertTrue(after("").words().containsAll(List.of("list", "show", "add", "del", "reconfigure", "polypath")));
    }

    @Test
    void onlyWhatMakesACommandFollows() {
        assertEquals(List.of("all"), after("reconfigure").words());
        assertEquals(List.of("path", "map", "multipath", "maps", "multipaths"), after("del").words());
        assertEquals(List.of("topology", "format", "raw", "json"), after("show map mpatha").words());
        assertEquals(List.of(), after("shutdown").words());
    }

    @Test
    void abbreviationsAreUnderstoodAndNonsenseEndsIt() {
        assertEquals(after("show paths raw").words(), after("sho paths ra").words());
        assertEquals(List.of(), after("show nonsense").words());
    }

    @Test
    void anArgumentIsToldByWhatItNames() {
        assertEquals(new Next(List.of(), Argument.PATH), after("fail path"));
        assertEquals(new Next(List.of(), Argument.MAP), after("show map"));
        assertEquals(new Next(List.of(), Argument.OTHER), after("switch map mpatha group"));
    }

    @Test
    void ourOwnWordsAreCompletedToo() {
        assertEquals(List.of("v1"), after("polypath").words());
        assertTrue(after("polypath v1").words().contains("why"));
    }

    /** A walk through everything that is ever proposed, with a name for each argument. */
    @Test
    void everyLineThatIsBuiltFromProposalsIsACommand() {
        int commands = walk(new ArrayList<>());
        assertTrue(commands > 60, commands + " commands");
    }

    private static int walk(List<String> line) {
        Next next = Completions.after(line);
        int commands = !line.isEmpty() && Grammar.read(String.join(" ", line)) instanceof Reading.Understood ? 1 : 0;
        boolean ended = next.words().isEmpty() && next.argument() == Argument.NONE;
        assertTrue(!ended || commands == 1, line::toString);
        List<String> words = next.argument() == Argument.NONE ? next.words() : List.of("name");
        for (String word : words) {
            if (!word.equals(Extension.WORD)) {
                List<String> longer = new ArrayList<>(line);
                longer.add(word);
                commands += walk(longer);
            }
        }
        return commands;
    }
}
