package io.polypath.agent.config.effective;

import io.polypath.agent.config.grammar.Section;
import io.polypath.agent.config.option.ConfigOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A configuration that a grammar made and that was damaged on the way: by one who knows the options, or by nobody. */
final class BrokenText {

    private static final ConfigOption[] OPTIONS = ConfigOption.values();
    private static final Section[] SECTIONS = Section.values();

    private static final String[] VALUES = {
        "yes", "no", "0", "1", "-1", "12", "queue", "fail", "immediate", "off", "infinity", "99999999999999999999", "-99999999999",
        "service-time 0", "1 queue_if_no_path", "3 a b", "alua", "ID_SERIAL", "sd:ID_SERIAL x y:", "scsi:fcp", "^sd[a-z]", "!^sd",
        "(", "[[:alpha:]", "a{1,99999}", "*", "\\", "(((((a)))))", "0x123:aptpl", "zz", "0660", "9999", "root", "a/b", "", " ", "\t",
        "{", "}", "#", "!", "\"\"", "\u00e9\u00ff", "\u0000", "\u001b[31m", "%s%n", "$(reboot)", "x"
    };

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    BrokenText(Random random) {
        this.random = random;
        int sections = random.nextInt(12);
        for (int i = 0; i < sections; i++) {
            section(SECTIONS[random.nextInt(SECTIONS.length)], 0);
        }
        for (int damage = random.nextInt(6); damage > 0; damage--) {
            damage();
        }
    }

    String text() {
        return text.toString();
    }

    private void section(Section section, int depth) {
        text.append(pick(20) ? "nonsense" : section.keyword()).append(pick(15) ? "" : " {").append(pick(15) ? " tail" : "").append('\n');
        for (int i = random.nextInt(8); i > 0; i--) {
            option(section);
        }
        List<Section> inside = new ArrayList<>();
        for (Section other : SECTIONS) {
            if (other.parent() == section || pick(40)) {
                inside.add(other);
            }
        }
        for (Section other : depth < 3 ? inside : List.<Section>of()) {
            if (!pick(3)) {
                section(other, depth + 1);
            }
        }
        text.append(pick(15) ? "" : "}").append('\n');
    }

    private void option(Section section) {
        ConfigOption option = OPTIONS[random.nextInt(OPTIONS.length)];
        for (int tries = 0; tries < 20 && !option.allowedIn(section); tries++) {
            option = OPTIONS[random.nextInt(OPTIONS.length)];
        }
        String value = pick(60) ? "y".repeat(random.nextInt(5_000)) : VALUES[random.nextInt(VALUES.length)];
        String quoted = pick(2) ? '"' + value + (pick(6) ? "" : "\"") : value;
        text.append(option.keyword()).append(pick(20) ? "" : " ").append(quoted).append(pick(10) ? " more" : "")
                .append(pick(10) ? " # said" : "").append(pick(12) ? "\r\n" : pick(12) ? "" : "\n");
    }

    /** One time in {@code times}. */
    private boolean pick(int times) {
        return random.nextInt(times) == 0;
    }

    private void damage() {
        int at = text.isEmpty() ? 0 : random.nextInt(text.length());
        switch (random.nextInt(6)) {
            case 0 -> text.setLength(at);
            case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(10)));
            case 2 -> text.insert(at, (char) random.nextInt(256));
            case 3 -> text.insert(at, random.nextBoolean() ? "}" : "\"");
            case 4 -> text.insert(at, "z".repeat(random.nextInt(70_000)));
            default -> text.append(text.substring(at, Math.min(text.length(), at + 500)));
        }
    }
}
