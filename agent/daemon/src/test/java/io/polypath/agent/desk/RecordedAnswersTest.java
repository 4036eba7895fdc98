package io.polypath.agent.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.polypath.agent.record.DeskOutcome;
import io.polypath.agent.show.DevicesPage;
import io.polypath.agent.show.MapTexts;
import io.polypath.agent.show.TextSheet;
import io.polypath.agent.view.HostView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same question about the same host gets the same answer, byte for byte. */
class RecordedAnswersTest {

    /** Of a host that stood still while it was asked. */
    private static final List<String> STAGES = List.of("healthy", "broken", "countdown");

    @TestFactory
    Stream<DynamicTest> pagesAreTheIncumbents() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String stage : STAGES) {
            Answers answers = Answers.of(stage);
            HostView host = RecordedHost.of(answers);
            for (Answers.Answer answer : answers.answers()) {
                tests.add(dynamicTest(stage + ": " + answer.question(), () -> assertEquals(answer.text(), ask(answer.question(), host))));
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> wordsMeanWhatTheyMeantToTheIncumbent() {
        HostView host = RecordedHost.of(Answers.of("healthy"));
        return Answers.of("words").answers().stream().map(answer ->
                dynamicTest(answer.question(), () -> compare(answer, host)));
    }

    /** The configuration itself is compared where its page is made. */
    @TestFactory
    Stream<DynamicTest> rulesAndDevicesAreShownAsTheIncumbentShowsThem() {
        HostView host = RecordedHost.of(Answers.of("healthy"));
        return Answers.of("configuration").answers().stream()
                .filter(answer -> !answer.question().startsWith("show config"))
                .map(answer -> dynamicTest(answer.question(), () -> compare(answer, host)));
    }

    private static void compare(Answers.Answer answer, HostView host) {
        switch (Grammar.read(answer.question())) {
            case Reading.Refused(String text) -> assertEquals(answer.text(), text);
            case Reading.Understood(Meaning.Show(Page page), List<String> arguments, long limit) ->
                assertEquals(answer.text(), ask(answer.question(), host));
            case Reading.Understood(Meaning.Leave leave, List<String> arguments, long limit) ->
                assertEquals(answer.text(), DeskOutcome.OK.text());
            case Reading.Understood order -> assertTrue(!answer.text().contains("CLI commands reference"), answer.text());
        }
    }

    private static String ask(String question, HostView host) {
        Reading.Understood command = assertInstanceOf(Reading.Understood.class, Grammar.read(question));
        Page page = assertInstanceOf(Meaning.Show.class, command.meaning()).page();
        TextSheet sheet = new TextSheet();
        boolean found = page.paint(sheet, host, command.arguments(), RecordedAnswersTest::devices, new MapTexts());
        return found ? sheet.toString() : DeskOutcome.NOT_FOUND.text();
    }

    /** As the lab's guest had them. */
    private static List<DevicesPage.Device> devices() {
        return Stream.of("sda", "sdb", "sdc", "sdd", "sde", "sdf", "sdg", "sdh", "sdi", "sdj", "sdk", "sdl", "sdm", "sdo", "sdn",
                "sdp", "dm-0", "dm-1", "dm-2").map(name -> new DevicesPage.Device(name, false)).toList();
    }
}
