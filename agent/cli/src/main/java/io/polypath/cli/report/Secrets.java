package io.polypath.cli.report;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Leaves out of texts what nobody else should read: keys of persistent reservations, passwords, CHAP secrets. Lines are looked at by
 * themselves, comments among them; what is not known to be harmless beside such a word is taken away with it.
 */
public final class Secrets {

    static final String HIDDEN = "(left out)";

    /** Words whose value is a secret; {@code reservation_key file} says only that keys are in a file. */
    private static final Pattern NAMED = Pattern.compile(
            "(?im)([\"']?[\\w.-]*(?:reservation_key|passw|passphrase|secret|chap|credential|token)[\\w.-]*[\"']?(?:[ \\t]*[:=])?)[ \\t]*"
                    + "(?![\"']?file[\"']?\\s*,?\\s*$)(?=\\S).*$");

    /** iSCSI roots on the kernel's command line: {@code netroot=iscsi:user:password@…}. */
    private static final Pattern NETROOT = Pattern.compile("(netroot=iscsi:)[^@\\s]*@");

    private Secrets() {}

    public static String leftOut(String text) {
        return NETROOT.matcher(NAMED.matcher(text).replaceAll("$1 " + HIDDEN)).replaceAll("$1" + HIDDEN + "@");
    }

    /** Without the lines of which something was left out, so that a configuration can be read. */
    public static String withoutTraces(String text) {
        return text.lines().filter(line -> !line.contains(HIDDEN)).map(line -> line + "\n").collect(Collectors.joining());
    }

    public static byte[] leftOut(byte[] text) {
        return leftOut(new String(text, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
}
