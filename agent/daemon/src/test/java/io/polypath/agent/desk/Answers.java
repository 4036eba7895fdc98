package io.polypath.agent.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What multipathd answered, as the lab's control-socket scenario wrote it down.
 *
 * @param answers in the order in which the questions were put
 */
record Answers(List<Answer> answers) {

    record Answer(String question, String text) {}

    static Answers of(String stage) {
        String all = resource(stage + ".answers");
        List<Answer> answers = new ArrayList<>();
        int at = 0;
        while (at < all.length()) {
            int questionEnd = all.indexOf('\n', at);
            int countEnd = all.indexOf('\n', questionEnd + 1);
            int bytes = Integer.parseInt(all.substring(questionEnd + 3, countEnd));
            String question = all.substring(at + 2, questionEnd);
            at = countEnd + 1 + bytes;
            answers.add(new Answer(question, all.substring(countEnd + 1, at)));
        }
        return new Answers(answers);
    }

    static String resource(String name) {
        try (InputStream in = Answers.class.getResourceAsStream("/incumbent-0.14.3/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String to(String beginning) {
        for (Answer answer : answers) {
            if (answer.question().startsWith(beginning)) {
                return answer.text();
            }
        }
        throw new IllegalArgumentException("not asked: " + beginning);
    }
}
