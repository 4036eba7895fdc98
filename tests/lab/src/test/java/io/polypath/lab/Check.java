package io.polypath.lab;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line {@code PASS sentence | saw} or {@code FAIL sentence | saw} of a scenario.
 *
 * @param sentence what the check proves
 * @param saw what was seen, for people
 */
record Check(boolean passed, String sentence, String saw) {
  private static final Pattern LINE = Pattern.compile("(PASS|FAIL) (.*?)(?: \\| (.*))?");

  /** The check on this line of output, or null where the line is none. */
  static Check parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return null;
    }
    String saw = matcher.group(3);
    return new Check(matcher.group(1).equals("PASS"), matcher.group(2), saw == null ? "" : saw);
  }
}
